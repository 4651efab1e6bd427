"""The packaged standard and the tables beside it."""

from __future__ import annotations

import pytest

from passage.rules import htcds
from passage.rules.htcds import crosswalk
from passage.rules.htcds.codes import country_code, language_code, listed_code, subdivision_label
from passage.rules.htcds.header import REQUIRED, TAKEN
from passage.rules.htcds.standard import Kind, load


def test_the_standard_is_whole_and_says_where_it_comes_from() -> None:
    found = htcds.standard()
    fields = [field for name, field in found.fields.items() if name != htcds.RECORD_ID]
    assert found.version == "2.0"
    assert len(fields) == 84
    assert [field.name for field in fields if field.deprecated] == [
        "vic_AgreementToManagePersonalData",
        "vic_Vulnerabilities",
        "vic_DetailsOfVulnerabilities",
    ]
    assert "IOM" in found.attribution
    assert "CC BY 4.0" in found.attribution
    assert found.source
    assert found.certainty == "certain"


def test_each_kind_of_field_is_told_from_type_and_code_list() -> None:
    fields = htcds.standard().fields
    assert {
        name: fields[name].kind for name in ("prs_Citizenship", "prs_MailingCountry", "hte_Country", "prs_PrimaryLanguage")
    } == {
        "prs_Citizenship": Kind.COUNTRIES,
        "prs_MailingCountry": Kind.COUNTRY,
        "hte_Country": Kind.COUNTRY,
        "prs_PrimaryLanguage": Kind.LANGUAGE,
    }
    assert {name for name, field in fields.items() if field.kind is Kind.POSITION} == {
        *("org_ShippingLongitude", "org_ShippingLatitude", "prs_MailingLongitude", "prs_MailingLatitude"),
        *("hte_Longitude", "hte_Latitude"),
    }
    assert {name for name, field in fields.items() if field.kind is Kind.CODES and not field.codes} == set()


def test_what_is_taken_and_needed_is_of_the_standard_and_never_a_position() -> None:
    fields = htcds.standard().fields
    assert set(TAKEN) <= set(fields)
    assert {name for group in REQUIRED for name in group} <= set(TAKEN)
    assert not [name for name in TAKEN if fields[name].kind is Kind.POSITION]


def test_every_method_of_control_has_a_row_in_the_crosswalk_with_its_certainty() -> None:
    codes = set(htcds.standard().fields["vic_MethodsOfControl"].codes)
    links = crosswalk.method_links()
    assert set(links) == codes | {"RestrictsMovement"}
    assert all(link.certainty in ("certain", "probable", "uncertain") for link in links.values())
    assert all(1 <= number <= 11 for link in links.values() for number in link.ilo11)
    assert all(link.ilo11 or link.certainty == "uncertain" for link in links.values())


def test_every_code_in_the_crosswalk_is_one_of_the_standard() -> None:
    table, found = load("crosswalk.json"), htcds.standard()
    exploitation = found.fields["vic_TypeOfExploitation"].codes
    industries = found.fields["vic_ForcedLabourIndustry"].codes
    assert {row["code"] for row in table["types_of_exploitation"]} <= set(exploitation)
    assert {row["code"] for row in table["industries"]} <= set(industries)
    assert {row["label"] for row in table["subdivisions"]} <= set(found.subdivisions)
    assert {row["code"] for row in table["genders"]} == set(found.fields["prs_Gender"].codes)
    assert set(found.subdivisions.values()) <= set(industries)
    assert len(found.subdivisions) == 48
    for name in ("crosswalk.json", "names.json"):
        assert load(name)["source"]
        assert load(name)["certainty"]
        assert load(name)["compiled_on"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TH", "TH"),
        ("th", "TH"),
        ("THA", "TH"),
        ("Thailand", "TH"),
        ("ไทย", "TH"),
        ("ថៃ", "TH"),
        ("LAO PDR", "LA"),
        ("Lao People's Democratic Republic", "LA"),
        ("ລາວ", "LA"),
        ("KHM", "KH"),
        ("កម្ពុជា", "KH"),
        ("Myanmar (Burma)", "MM"),
        ("Burma", "MM"),
        ("မြန်မာ", "MM"),
        ("XX", None),
        ("EU", None),
        ("UN", None),
        ("Atlantis", None),
        ("---", None),
    ],
)
def test_a_country_is_found_by_code_or_name_in_five_languages(text: str, code: str | None) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("khm", "km"),
        ("km", "km"),
        ("Khmer", "km"),
        ("ភាសាខ្មែរ", "km"),
        ("lao", "lo"),
        ("mya", "my"),
        ("bur", "my"),
        ("Burmese", "my"),
        ("ภาษาไทย", "th"),
        ("shn", "shn"),
        ("Karen", "kar"),
        ("eng", "en"),
        ("qqq", None),
        ("Klingonese", None),
    ],
)
def test_a_language_is_found_by_code_or_name(text: str, code: str | None) -> None:
    assert language_code(text) == code


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("vic_MethodsOfControl", "DebtBondage", "DebtBondage"),
        ("vic_MethodsOfControl", "debt bondage", "DebtBondage"),
        ("vic_MethodsOfControl", "MethodsOfControlDebtBondage", "DebtBondage"),
        ("vic_MethodsOfControl", "MethodsOfControlThreats", "PhysicalThreats"),
        ("vic_MethodsOfControl", "MethodsOfControlRestrictsMovement", "RestrictsMovement"),
        ("vic_MethodsOfControl", "MethodsOfControlUsesChildren", None),
        ("vic_TraffickingStatus", "possible victim of trafficking", "PossibleVictimOfTrafficking"),
        ("prs_Gender", "FEMALE", "Feminine"),
        ("prs_Gender", "", None),
    ],
)
def test_a_code_is_found_by_code_label_or_defined_name(field: str, text: str, code: str | None) -> None:
    assert listed_code(field, text) == code


def test_every_code_and_every_label_of_the_standard_is_found() -> None:
    for field in htcds.standard().fields.values():
        for code, label in field.codes.items():
            assert listed_code(field.name, code) == code
            assert listed_code(field.name, label.upper()) == code
    assert subdivision_label("fishing AND aquaculture") == "Fishing and aquaculture"


def test_the_sector_of_farms_and_boats_stays_unknown_without_the_subdivision() -> None:
    industry = "A_AgricultureForestryAndFishing"
    assert crosswalk.sector(industry, "") == ""
    assert crosswalk.sector(industry, "Fishing and aquaculture") == "fishing"
    assert crosswalk.sector("F_Construction", "") == "construction"
    assert crosswalk.sector("P_Education", "") == "other"
    assert crosswalk.sector("", "") == ""


def test_indicators_follow_from_methods_of_control() -> None:
    assert crosswalk.ilo_indicators(("WithholdsDocuments", "DebtBondage", "Other")) == (7, 9)
    assert crosswalk.kinds(("WithholdsDocuments", "DebtBondage"), ("ForcedLabour", "ChildLabour")) == (
        "child",
        "debt",
        "documents_taken",
    )
