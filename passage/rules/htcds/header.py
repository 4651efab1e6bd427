"""The first row of a file: which columns are of the standard, which are taken, what is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from passage.rules.htcds.codes import fold
from passage.rules.htcds.standard import RECORD_ID, standard

# A row must say whom it is about and what happened: one field of each group. The standard itself requires none.
WHO = ("prs_FirstName", "prs_SecondName", "prs_MiddleName", RECORD_ID)
WHAT = (
    "vic_TypeOfExploitation",
    "vic_TraffickingStatus",
    "vic_MethodsOfControl",
    "vic_TypeOfSexExploitation",
    "hte_Description",
    "cco_CaseComment",
)
REQUIRED = (WHO, WHAT)

# What a report keeps of a row. The other fields of the standard are checked, so that a broken file is noticed, and not kept:
# exact positions and organisation records never, support plans and perpetrators because a report has no place for them.
TAKEN = (
    RECORD_ID,
    "prs_FirstName",
    "prs_MiddleName",
    "prs_SecondName",
    "prs_Birthdate",
    "prs_Gender",
    "prs_PrimaryLanguage",
    "prs_SecondaryLanguage",
    "prs_Citizenship",
    "prs_IdentityNumber",
    "prs_Email",
    "prs_HomePhone",
    "prs_MobilePhone",
    "prs_MailingStreet",
    "prs_MailingCity",
    "prs_MailingState",
    "prs_MailingCountry",
    "vic_AgreementToManagePersonalData",
    "vic_TraffickingStatus",
    "vic_TraffickingStatusDecisionMakingOrg",
    "vic_AgeWhenTrafficked",
    "vic_MethodOfRecruitment",
    "vic_MethodsOfControl",
    "vic_TypeOfExploitation",
    "vic_ForcedLabourIndustry",
    "vic_TypeOfSexExploitation",
    "cas_ReferringOrganisation",
    "cas_IncomingReferralDate",
    "cco_CaseComment",
    "hte_City",
    "hte_State",
    "hte_Country",
    "hte_Date",
    "hte_Type",
    "hte_Description",
    "con_Consent",
)


@dataclass(frozen=True)
class HeaderReading:
    """What the columns of a file are.

    `known`: column as written -> field of the standard. `unknown`: columns that are not read. `not_taken`: columns that are
    checked and not kept. `missing_required`: groups of fields of which each needs one and has none. `duplicated`: fields that
    several columns give; such a file is ambiguous and its rows should not be read.
    """

    known: Mapping[str, str]
    unknown: tuple[str, ...]
    not_taken: tuple[str, ...]
    missing_required: tuple[tuple[str, ...], ...]
    duplicated: tuple[str, ...]

    @property
    def is_usable(self) -> bool:
        """Whether rows under this header can be read."""
        return not self.missing_required and not self.duplicated


def read_header(columns: Iterable[str]) -> HeaderReading:
    """Read a file's columns: names or unambiguous labels of the standard, any case, with or without the suffix __c."""
    columns = tuple(columns)
    known = {column: field for column in columns if (field := field_of(column)) is not None}
    given = [field for column in columns if (field := field_of(column)) is not None]
    return HeaderReading(
        known=known,
        unknown=tuple(column for column in columns if column.strip() and column not in known),
        not_taken=tuple(column for column, field in known.items() if field not in TAKEN),
        missing_required=tuple(group for group in REQUIRED if not set(group) & set(given)),
        duplicated=tuple(dict.fromkeys(field for field in given if given.count(field) > 1)),
    )


def template_columns() -> tuple[str, ...]:
    """The columns of an empty file to fill in: the fields that are taken, without the deprecated ones."""
    return tuple(name for name in TAKEN if not standard().fields[name].deprecated)


def field_of(column: str) -> str | None:
    """The field that a column names; None if it names none."""
    name = column.strip("\ufeff \t\r\n")
    found = _columns().get(name)
    return found if found is not None else _columns().get(fold(name.removesuffix("__c")))


@cache
def _columns() -> dict[str, str]:
    fields = standard().fields.values()
    labels = [fold(field.label) for field in fields]
    found = {fold(f.label): f.name for f in fields if f.label and labels.count(fold(f.label)) == 1}
    for field in fields:
        found.update({field.name: field.name, fold(field.name): field.name})
    return found
