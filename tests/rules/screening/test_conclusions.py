"""Who may conclude what about a person's status."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.screening import (
    OWN_DESK,
    Assertion,
    Basis,
    Conclusion,
    NoAuthorityKnown,
    NotAllowed,
    check_conclusion,
    identifies,
    identifying_authority,
)

ON = date(2026, 3, 2)
AUTHORITIES = {"TH": {"th_mdt"}, "KH": {"kh_moi"}, "LA": {"la_atd"}, "MM": {"mm_police", "mm_dor"}}
EVERY_CODE = [*sorted(code for codes in AUTHORITIES.values() for code in codes), OWN_DESK, "ngo"]


def conclude(country: str, assertion: Assertion, authority: str, basis: Basis, on: date = ON) -> Conclusion:
    return check_conclusion(country, assertion, authority, basis=basis, on=on, today=ON)


def refusal(country: str, assertion: Assertion, authority: str, basis: Basis, on: date = ON) -> str:
    with pytest.raises(NotAllowed) as refused:
        conclude(country, assertion, authority, basis, on)
    return refused.value.code


@pytest.mark.parametrize(("country", "codes"), AUTHORITIES.items())
def test_each_country_names_its_own_authority_with_source_and_certainty(country: str, codes: set[str]) -> None:
    found = identifying_authority(country)
    assert set(found.codes) == codes
    assert found.text
    assert found.source.text
    assert found.source.certainty == "certain"


def test_a_country_of_which_nothing_is_known_has_no_authority() -> None:
    with pytest.raises(NoAuthorityKnown) as refused:
        identifying_authority("VN")
    assert refused.value.code == "no_authority_known"
    assert not identifies("VN", "th_mdt")
    assert refusal("VN", Assertion.ACTUAL, "th_mdt", Basis.TOLD_BY_AUTHORITY) == "not_the_identifying_authority"


@given(st.sampled_from(sorted(AUTHORITIES)), st.sampled_from(EVERY_CODE))
def test_actual_stands_only_on_the_authority_of_that_country(country: str, authority: str) -> None:
    if authority in AUTHORITIES[country]:
        found = conclude(country, Assertion.ACTUAL, authority, Basis.FORMAL_IDENTIFICATION)
        assert found == Conclusion(Assertion.ACTUAL, country, authority, Basis.FORMAL_IDENTIFICATION, ON)
    else:
        code = refusal(country, Assertion.ACTUAL, authority, Basis.FORMAL_IDENTIFICATION)
        assert code == "not_the_identifying_authority"


def test_the_thai_team_cannot_make_a_person_an_actual_victim_in_cambodia() -> None:
    assert refusal("KH", Assertion.ACTUAL, "th_mdt", Basis.TOLD_BY_AUTHORITY) == "not_the_identifying_authority"


@pytest.mark.parametrize("basis", [Basis.SCREENING, Basis.INTERVIEW])
def test_a_screening_never_carries_actual(basis: Basis) -> None:
    assert refusal("TH", Assertion.ACTUAL, "th_mdt", basis) == "basis_too_weak"


@pytest.mark.parametrize("assertion", [Assertion.POSSIBLE, Assertion.NOT])
@pytest.mark.parametrize("country", ["TH", "KH", "LA", "MM", "VN"])
def test_a_desk_may_conclude_possible_or_not_from_its_screening(country: str, assertion: Assertion) -> None:
    assert conclude(country, assertion, OWN_DESK, Basis.SCREENING).assertion is assertion


@pytest.mark.parametrize("basis", [Basis.FORMAL_IDENTIFICATION, Basis.TOLD_BY_AUTHORITY])
def test_nobody_claims_a_formal_basis_for_another_authority(basis: Basis) -> None:
    assert refusal("LA", Assertion.NOT, OWN_DESK, basis) == "not_the_identifying_authority"


def test_a_conclusion_names_an_authority_and_no_day_to_come() -> None:
    assert refusal("TH", Assertion.POSSIBLE, " ", Basis.SCREENING) == "no_authority"
    assert refusal("TH", Assertion.POSSIBLE, OWN_DESK, Basis.SCREENING, date(2026, 3, 3)) == "date_in_future"
