"""Rows of a file in the standard: what is taken, and every reason why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules import htcds
from passage.rules.htcds import Problem, ProblemCode
from passage.rules.text.dates import PartialDate
from passage.rules.text.digits import to_native

TODAY = date(2026, 11, 24)
SOUND = {
    "x_record_id": "R-17",
    "prs_FirstName": "Dara",
    "prs_SecondName": "Sok",
    "prs_Birthdate": "1998-01-12",
    "prs_Gender": "Feminine",
    "prs_PrimaryLanguage": "khm",
    "prs_Citizenship": "KHM",
    "prs_IdentityNumber": "N 012345",
    "prs_MobilePhone": "012 345 678",
    "prs_MailingCity": "Thma Koul",
    "prs_MailingState": "Battambang",
    "prs_MailingCountry": "KH",
    "vic_TraffickingStatus": "Possible Victim of Trafficking",
    "vic_TraffickingStatusDecisionMakingOrg": "NGO",
    "vic_MethodsOfControl": "Debt bondage; WithholdsDocuments|MethodsOfControlRestrictsMovement",
    "vic_TypeOfExploitation": "ForcedLabour",
    "vic_ForcedLabourIndustry": "Fishing and aquaculture",
    "vic_AgeWhenTrafficked": "27",
    "hte_Type": "Exploitation",
    "hte_Date": "03/2026",
    "hte_Country": "Thailand",
    "hte_City": "Ranong",
    "hte_Description": "Kept on the boat.\nNo pay.",
    "con_Consent": "true",
    "org_ShippingLatitude": "9.96",
}
FIELDS = tuple(htcds.standard().fields)
WILD = st.text(st.characters(exclude_categories=[])) | st.text("0123456789๑២໓၄-/.,;|=+@\x00\n \u200b\ud800\ufffdTHkm")


def read(**changed: str) -> htcds.RowReading:
    return htcds.read_row(SOUND | changed, today=TODAY)


def taken(**changed: str) -> htcds.HtcdsRow:
    row = read(**changed).values
    assert row is not None
    return row


def codes(reading: htcds.RowReading) -> list[tuple[str, str]]:
    return [(problem.field, str(problem.code)) for problem in reading.problems]


def test_a_sound_row_is_taken_whole() -> None:
    row = taken()
    assert row.names == ("Dara Sok",)
    assert row.sex == "feminine"
    assert row.birth == PartialDate(1998, 1, 12)
    assert (row.citizenships, row.languages, row.phones) == (("KH",), ("km",), ("+85512345678",))
    assert row.documents == ("N 012345",)
    assert row.home_place == row.address == "Thma Koul, Battambang"
    assert (row.status, row.status_authority) == ("PossibleVictimOfTrafficking", "NGO")
    assert row.methods_of_control == ("DebtBondage", "WithholdsDocuments", "RestrictsMovement")
    assert row.ilo_indicators == (3, 7, 9)
    assert row.kinds == ("debt", "documents_taken", "locked_in")
    assert (row.industry, row.industry_detail, row.sector) == (
        "A_AgricultureForestryAndFishing",
        "Fishing and aquaculture",
        "fishing",
    )
    assert (row.event_type, row.event_date, row.event_country) == ("Exploitation", PartialDate(2026, 3), "TH")
    assert row.event_place == "Ranong"
    assert row.narrative == "Kept on the boat.\nNo pay."
    assert row.age_then == 27
    assert row.consent is True


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("prs_Gender", "Woman?", "unknown_code"),
        ("vic_MethodsOfControl", "DebtBondage;Nonsense", "unknown_code"),
        ("vic_MethodsOfControl", ";".join(["DebtBondage"] * 41), "too_long"),
        ("vic_TypeOfExploitation", "Slavery", "unknown_code"),
        ("vic_ForcedLabourIndustry", "Piracy", "unknown_code"),
        ("con_Consent", "perhaps", "unknown_code"),
        ("prs_Birthdate", "31/02/1998", "bad_date"),
        ("prs_Birthdate", "soon", "bad_date"),
        ("prs_Birthdate", "1850-01-01", "bad_date"),
        ("prs_Birthdate", "2600-01-01", "date_in_future"),
        ("hte_Date", "2026-11-25", "date_in_future"),
        ("prs_Citizenship", "KH;ZZ", "bad_country"),
        ("hte_Country", "Atlantis", "bad_country"),
        ("prs_PrimaryLanguage", "qqq", "bad_language"),
        ("prs_MobilePhone", "call me", "bad_phone"),
        ("prs_MobilePhone", "12", "bad_phone"),
        ("vic_AgeWhenTrafficked", "young", "not_a_number"),
        ("vic_AgeWhenTrafficked", "400", "not_a_number"),
        ("prs_NumberOfChildren", "-1", "not_a_number"),
        ("hte_Latitude", "north", "not_a_number"),
        ("prs_FirstName", "D" * 256, "too_long"),
        ("hte_Description", "x" * 8001, "too_long"),
        ("prs_FirstName", "Da\x00ra", "control_characters"),
        ("prs_FirstName", "Da\ufffdra", "control_characters"),
        ("hte_Description", "\x1b[31m", "control_characters"),
        ("hte_Date", "1990", "contradiction"),
        ("vic_AgeWhenTrafficked", "60", "contradiction"),
    ],
)
def test_each_bad_value_is_refused_with_its_field_and_reason(field: str, value: str, code: str) -> None:
    reading = read(**{field: value})
    assert reading.values is None
    assert codes(reading) == [(field, code)]


def test_all_problems_of_a_row_are_given_at_once_in_the_order_of_the_standard() -> None:
    reading = read(hte_Date="x", prs_Gender="x", con_Consent="perhaps")
    assert codes(reading) == [("prs_Gender", "unknown_code"), ("hte_Date", "bad_date"), ("con_Consent", "unknown_code")]


def test_a_row_needs_somebody_and_something() -> None:
    assert codes(htcds.read_row({"prs_FirstName": "Dara"}, today=TODAY)) == [("vic_TypeOfExploitation", "missing")]
    assert codes(htcds.read_row({"vic_TypeOfExploitation": "ForcedLabour"}, today=TODAY)) == [("prs_FirstName", "missing")]
    for who in ("prs_FirstName", "prs_SecondName", "x_record_id"):
        assert htcds.read_row({who: "A", "hte_Description": "kept"}, today=TODAY).values is not None


def test_a_refused_field_is_not_called_missing_as_well() -> None:
    reading = htcds.read_row({"prs_FirstName": "Dara", "vic_TypeOfExploitation": "x"}, today=TODAY)
    assert codes(reading) == [("vic_TypeOfExploitation", "unknown_code")]


@pytest.mark.parametrize("row", [{}, {"prs_FirstName": ""}, {"prs_FirstName": " \t", "other": "x"}, {"prs_FirstName": "\u200b"}])
def test_a_row_that_says_nothing_is_an_empty_row(row: dict[str, str]) -> None:
    assert codes(htcds.read_row(row, today=TODAY)) == [("", "empty_row")]


@given(st.dictionaries(st.sampled_from(FIELDS) | WILD, WILD, max_size=8))
def test_any_row_is_taken_or_refused_with_named_reasons(changed: dict[str, str]) -> None:
    for row in (changed, SOUND | changed):
        reading = htcds.read_row(row, today=TODAY)
        assert (reading.values is None) == bool(reading.problems)
        assert all(problem.code in ProblemCode and problem.field in ("", *FIELDS) for problem in reading.problems)
        if reading.values is not None:
            assert len(htcds.row_fingerprint(reading.values)) == 64


@given(st.sampled_from(FIELDS), st.text("xyz§", min_size=9, max_size=300))
def test_no_problem_holds_the_value(field: str, secret: str) -> None:
    assert secret not in repr(read(**{field: secret}).problems)


@pytest.mark.parametrize("language", ["km", "lo", "my", "shn", "th"])
def test_native_digits_and_buddhist_years_say_the_same(language: str) -> None:
    native = {
        "prs_Birthdate": to_native("12/1/2541", language),
        "vic_AgeWhenTrafficked": to_native("27", language),
        "prs_MobilePhone": to_native("012-345-678", language),
        "hte_Date": to_native("3/2569", language),
    }
    assert taken(**native) == taken()


@pytest.mark.parametrize(
    "changed",
    [
        {"prs_Birthdate": "12 ม.ค. 2541"},
        {"prs_Gender": "female"},
        {"prs_Citizenship": "Cambodia"},
        {"prs_FirstName": "  Dara\u200e "},
        {"vic_MethodsOfControl": "debtbondage|WITHHOLDS DOCUMENTS\nRestrictsMovement;"},
        {"con_Consent": "Yes"},
        {"org_ShippingLatitude": "1.5", "cas_Status": "Closed", "unknown": "x"},
    ],
)
def test_the_same_content_written_otherwise_has_the_same_fingerprint(changed: dict[str, str]) -> None:
    assert htcds.row_fingerprint(taken(**changed)) == htcds.row_fingerprint(taken())


@pytest.mark.parametrize(
    "changed",
    [
        {"x_record_id": "R-18"},
        {"prs_FirstName": "Dary"},
        {"prs_Birthdate": "1998"},
        {"vic_MethodsOfControl": "DebtBondage"},
        {"hte_Description": "Kept."},
        {"con_Consent": "false"},
        {"prs_IdentityNumber": ""},
    ],
)
def test_other_content_has_another_fingerprint(changed: dict[str, str]) -> None:
    assert htcds.row_fingerprint(taken(**changed)) != htcds.row_fingerprint(taken())


def test_a_fingerprint_does_not_change_from_release_to_release() -> None:
    row = htcds.HtcdsRow(record_id="R-1", names=("សុខ ដារ៉ា",), birth=PartialDate(1998, 1), consent=False)
    derived = replace(row, kinds=("debt",), ilo_indicators=(9,), sector="fishing", home_place="Ranong", sex="other")
    assert htcds.row_fingerprint(derived) == htcds.row_fingerprint(row)
    assert htcds.row_fingerprint(row) == "0841250bfa23ecedefb38bc49644ae0cb94a40bb6e9b71f9f664a13700f44241"


def test_an_unticked_box_and_no_box_are_told_apart() -> None:
    assert taken(con_Consent="no").consent is False
    assert taken(con_Consent="").consent is None
    assert taken(con_Consent="", vic_AgreementToManagePersonalData="1").consent is True


def test_formulas_stay_as_written_and_are_marked() -> None:
    row = taken(prs_FirstName="=HYPERLINK(1)", hte_Description="@SUM(1)", prs_MailingCity="-2+3")
    assert row.names == ("=HYPERLINK(1) Sok",)
    assert row.formula_like == ("prs_FirstName", "prs_MailingCity", "hte_Description")
    assert taken(prs_MobilePhone="+85512345678").formula_like == ()


def test_an_address_abroad_is_not_the_home_place() -> None:
    row = taken(prs_MailingCountry="TH", prs_MobilePhone="081 234 5678")
    assert row.home_place == ""
    assert row.address == "Thma Koul, Battambang"
    assert row.phones == ("+66812345678",)


@pytest.mark.parametrize(
    ("phone", "address", "country", "number"),
    [
        ("081 234 5678", "", "TH", "+66812345678"),
        ("012 345 678", "KH", "TH", "+85512345678"),
        ("66812345678", "", "", "+66812345678"),
        ("66812345678", "KH", "TH", "+66812345678"),
        ("+95 9 789 012 345", "", "TH", "+959789012345"),
    ],
)
def test_a_phone_is_read_by_the_country_of_the_address_then_by_that_of_the_reader(
    phone: str, address: str, country: str, number: str
) -> None:
    row = SOUND | {"prs_MobilePhone": phone, "prs_MailingCountry": address}
    reading = htcds.read_row(row, today=TODAY, country=country)
    assert reading.values is not None
    assert reading.values.phones == (number,)


def test_no_position_is_ever_in_a_row() -> None:
    row = taken(hte_Latitude="9.962345", hte_Longitude="98.634567", prs_MailingLatitude="13.098765")
    assert "9.962345" not in repr(row)
    assert "13.098765" not in repr(row)
    assert row == taken()


def test_columns_are_known_by_name_label_and_suffix_in_any_case() -> None:
    header = htcds.read_header(
        ["PRS_FIRSTNAME", "Type of Exploitation", "prs_Birthdate__c", "\ufeffx_record_id", "Type", "Notes", ""]
    )
    assert dict(header.known) == {
        "PRS_FIRSTNAME": "prs_FirstName",
        "Type of Exploitation": "vic_TypeOfExploitation",
        "prs_Birthdate__c": "prs_Birthdate",
        "\ufeffx_record_id": "x_record_id",
    }
    assert header.unknown == ("Type", "Notes")
    assert header.is_usable


def test_a_header_says_what_is_missing_doubled_and_not_kept() -> None:
    header = htcds.read_header(["prs_FirstName", "First Name", "hte_Latitude"])
    assert header.duplicated == ("prs_FirstName",)
    assert [group[0] for group in header.missing_required] == ["vic_TypeOfExploitation"]
    assert header.not_taken == ("hte_Latitude",)
    assert not header.is_usable
    assert len(htcds.read_header([]).missing_required) == 2


@given(st.lists(WILD, max_size=6))
def test_any_header_is_read(columns: list[str]) -> None:
    header = htcds.read_header(columns)
    assert set(header.known) | set(header.unknown) <= set(columns)


def test_the_template_is_a_usable_header_without_deprecated_columns() -> None:
    columns = htcds.template_columns()
    header = htcds.read_header(columns)
    assert header.is_usable
    assert header.unknown == header.not_taken == ()
    assert columns[0] == htcds.RECORD_ID
    assert "vic_AgreementToManagePersonalData" not in columns


def test_ten_thousand_rows_with_137_bad_ones_give_just_those() -> None:
    bad = {place * 73: place for place in range(137)}
    spoilt = [("prs_Birthdate", "31/02/1998"), ("prs_Citizenship", "ZZ"), ("vic_MethodsOfControl", "x"), ("prs_MobilePhone", "x")]
    refused: dict[int, tuple[Problem, ...]] = {}
    fingerprints = set()
    for number in range(10_000):
        row = SOUND | {"x_record_id": f"R-{number}"}
        if number in bad:
            field, value = spoilt[bad[number] % 4]
            row[field] = value
        reading = htcds.read_row(row, today=TODAY)
        if reading.values is None:
            refused[number] = reading.problems
        else:
            fingerprints.add(htcds.row_fingerprint(reading.values))
    assert set(refused) == set(bad)
    assert len(fingerprints) == 9_863
    assert all(problems[0].field == spoilt[bad[number] % 4][0] for number, problems in refused.items())
