"""What a report can take of one row of the standard."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields

from passage.rules.htcds import crosswalk
from passage.rules.htcds.cells import Value
from passage.rules.htcds.standard import RECORD_ID, standard
from passage.rules.text.dates import PartialDate


@dataclass(frozen=True)
class HtcdsRow:
    """One person and one event, cleaned. "" and () stand for not given.

    `names`: the full name as one spelling. `sex`: feminine, masculine, other. `citizenships`, `country_of_address`,
    `event_country`: ISO 3166-1 alpha-2. `languages`: BCP 47, the first language first. `phones`: E.164, the mobile first.
    `address`: words; it is `home_place` too when it lies in a country of citizenship or in none given. `documents`: identity
    numbers, sensitive. `status`, `status_authority`, `exploitation`, `sex_exploitation`, `methods_of_control`,
    `recruitment`, `industry`, `event_type`: codes of the standard; `industry_detail` a label of its subdivisions.
    `ilo_indicators`, `kinds`, `sector`: what those point to here, by the crosswalk (a hint, no answer). `age_then`: years, when
    first trafficked. `consent`: the standard's one box; None where the file says nothing, and False is what an unticked box of
    many systems gives. It never is a consent to share. `formula_like`: fields whose text a spreadsheet would run; kept as
    written, to be escaped in every export.
    """

    record_id: str = ""
    names: tuple[str, ...] = ()
    sex: str = ""
    gender: str = ""
    birth: PartialDate | None = None
    citizenships: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    email: str = ""
    address: str = ""
    country_of_address: str = ""
    home_place: str = ""
    documents: tuple[str, ...] = ()
    status: str = ""
    status_authority: str = ""
    exploitation: tuple[str, ...] = ()
    sex_exploitation: tuple[str, ...] = ()
    methods_of_control: tuple[str, ...] = ()
    recruitment: tuple[str, ...] = ()
    industry: str = ""
    industry_detail: str = ""
    age_then: int | None = None
    event_type: str = ""
    event_date: PartialDate | None = None
    event_country: str = ""
    event_place: str = ""
    narrative: str = ""
    referred_by: str = ""
    referred_on: PartialDate | None = None
    consent: bool | None = None
    ilo_indicators: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    sector: str = ""
    formula_like: tuple[str, ...] = ()


class Cells:
    """The read cells of a row by field, each asked for as what it is."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values

    def text(self, name: str) -> str:
        value = self._values.get(name)
        return value if isinstance(value, str) else ""

    def codes(self, name: str) -> tuple[str, ...]:
        value = self._values.get(name)
        return value if isinstance(value, tuple) else ()

    def date(self, name: str) -> PartialDate | None:
        value = self._values.get(name)
        return value if isinstance(value, PartialDate) else None

    def number(self, name: str) -> int | None:
        value = self._values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def box(self, name: str) -> bool | None:
        value = self._values.get(name)
        return value if isinstance(value, bool) else None

    def all_text(self, *names: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text for name in names if (text := self.text(name))))


_TEXTS = (
    *(RECORD_ID, "prs_FirstName", "prs_MiddleName", "prs_SecondName", "prs_IdentityNumber", "prs_Email"),
    *("prs_MailingStreet", "prs_MailingCity", "prs_MailingState", "hte_City", "hte_State", "hte_Description"),
    *("cas_ReferringOrganisation", "cco_CaseComment"),
)
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula (OWASP, CSV Injection); such a text is escaped in exports."""
    return text.lstrip(" \n").startswith(_FORMULA_SIGNS)


def row_of(cells: Cells) -> HtcdsRow:
    """Put the cells of a sound row together."""
    methods, exploitation = cells.codes("vic_MethodsOfControl"), cells.codes("vic_TypeOfExploitation")
    industry, detail = _industry(cells.text("vic_ForcedLabourIndustry"))
    citizenships, country = cells.codes("prs_Citizenship"), cells.text("prs_MailingCountry")
    address = ", ".join(cells.all_text("prs_MailingStreet", "prs_MailingCity", "prs_MailingState"))
    gender = cells.text("prs_Gender")
    consent = cells.box("con_Consent")
    return HtcdsRow(
        record_id=cells.text(RECORD_ID),
        names=_names(cells),
        sex=crosswalk.sex(gender),
        gender=gender,
        birth=cells.date("prs_Birthdate"),
        citizenships=citizenships,
        languages=cells.all_text("prs_PrimaryLanguage", "prs_SecondaryLanguage"),
        phones=cells.all_text("prs_MobilePhone", "prs_HomePhone"),
        email=cells.text("prs_Email"),
        address=address,
        country_of_address=country,
        home_place=address if not country or country in citizenships else "",
        documents=cells.all_text("prs_IdentityNumber"),
        status=cells.text("vic_TraffickingStatus"),
        status_authority=cells.text("vic_TraffickingStatusDecisionMakingOrg"),
        exploitation=exploitation,
        sex_exploitation=cells.codes("vic_TypeOfSexExploitation"),
        methods_of_control=methods,
        recruitment=cells.codes("vic_MethodOfRecruitment"),
        industry=industry,
        industry_detail=detail,
        age_then=cells.number("vic_AgeWhenTrafficked"),
        event_type=cells.text("hte_Type"),
        event_date=cells.date("hte_Date"),
        event_country=cells.text("hte_Country"),
        event_place=", ".join(cells.all_text("hte_City", "hte_State")),
        narrative="\n\n".join(cells.all_text("hte_Description", "cco_CaseComment")),
        referred_by=cells.text("cas_ReferringOrganisation"),
        referred_on=cells.date("cas_IncomingReferralDate"),
        consent=cells.box("vic_AgreementToManagePersonalData") if consent is None else consent,
        ilo_indicators=crosswalk.ilo_indicators(methods),
        kinds=crosswalk.kinds(methods, exploitation),
        sector=crosswalk.sector(industry, detail),
        formula_like=tuple(name for name in _TEXTS if is_formula_like(cells.text(name))),
    )


def _names(cells: Cells) -> tuple[str, ...]:
    parts = (cells.text(name) for name in ("prs_FirstName", "prs_MiddleName", "prs_SecondName"))
    full = " ".join(filter(None, parts))
    return (full,) if full else ()


def _industry(value: str) -> tuple[str, str]:
    """Industry code and subdivision label: the cell holds the one or the other."""
    top = standard().subdivisions.get(value)
    return (top, value) if top else (value, "")


# What follows from the rest by our own tables: a better table must not make an old row look new.
_DERIVED = frozenset({"sex", "home_place", "ilo_indicators", "kinds", "sector", "formula_like"})


def row_fingerprint(row: HtcdsRow) -> str:
    """Hex SHA-256 of everything a row says, whatever its way of writing it: the same content has the same fingerprint.

    Canonical form: JSON, keys sorted, no blanks, UTF-8, dates as ISO 8601; empty values and what is derived are left
    out. It can be guessed from known content, so a node stores it key-hashed.
    """
    said = {field.name: getattr(row, field.name) for field in fields(row) if field.name not in _DERIVED}
    kept = {name: value for name, value in said.items() if value not in ("", (), None)}
    canonical = json.dumps(kept, default=str, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()
