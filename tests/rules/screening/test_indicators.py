"""The lists are complete, dated and sourced, and a list with unread strengths is refused."""

from collections import Counter

import pytest

from passage.rules.journey.sources import Certainty
from passage.rules.screening import Element, NoSuchSet, NotUsable, Strength, indicator_set, sets
from passage.rules.screening.indicators import _is_complete, table

LETTERS = {"S": Strength.STRONG, "M": Strength.MEDIUM, "W": Strength.WEAK}
DELPHI = {"delphi_adult_labour": "adult_labour", "delphi_child_labour": "child_labour"}


def test_the_usable_lists_are_these_five() -> None:
    assert set(sets()) == {"ilo11", "delphi_adult_labour", "delphi_child_labour", "palermo", "unodc_sexual"}


@pytest.mark.parametrize("set_id", ["delphi_adult_sexual", "delphi_child_sexual"])
def test_the_sexual_delphi_lists_are_refused_while_their_strengths_are_unread(set_id: str) -> None:
    with pytest.raises(NotUsable) as refused:
        indicator_set(set_id)
    assert refused.value.code == "strengths_unknown"


def test_one_unread_strength_is_enough_to_refuse_a_list() -> None:
    rows: list[dict[str, str | None]] = [{"adult_sexual": "S"}, {"adult_sexual": "W"}]
    of = {
        "null_means": "unknown",
        "usable_for_scoring": True,
        "profiles": {"adult_sexual": {"state": "complete"}},
        "dimensions": [{"indicators": rows}],
    }
    assert _is_complete(of, "adult_sexual")
    rows[1]["adult_sexual"] = None
    assert not _is_complete(of, "adult_sexual")


def test_a_list_that_does_not_exist_is_refused() -> None:
    with pytest.raises(NoSuchSet) as refused:
        indicator_set("score")
    assert refused.value.code == "no_such_set"


@pytest.mark.parametrize(("set_id", "profile"), DELPHI.items())
def test_the_strengths_of_each_dimension_add_up_to_the_published_totals(set_id: str, profile: str) -> None:
    of = indicator_set(set_id)
    for dimension, published in table("indicators_delphi.json")["counts"][profile].items():
        found = Counter(sign.strength for sign in of.indicators if sign.dimension == dimension)
        assert found == {LETTERS[letter]: count for letter, count in published.items()}, dimension


@pytest.mark.parametrize(("set_id", "profile"), DELPHI.items())
def test_each_delphi_list_has_as_many_signs_as_it_says(set_id: str, profile: str) -> None:
    assert len(indicator_set(set_id).indicators) == table("indicators_delphi.json")["profiles"][profile]["items"]


def test_the_child_list_has_no_weak_sign_and_leaves_out_two_of_the_adult_list() -> None:
    adult, child = (indicator_set(set_id) for set_id in DELPHI)
    assert Strength.WEAK not in {sign.strength for sign in child.indicators}
    assert {sign.id for sign in child.indicators} < {sign.id for sign in adult.indicators}
    assert len(adult.indicators) - len(child.indicators) == 2


def test_from_recruitment_to_destination_documents_debt_and_confinement_become_strong_for_adults() -> None:
    strength = {sign.id: sign.strength for sign in indicator_set("delphi_adult_labour").indicators}
    for sign in ("confiscation_of_documents", "debt_bondage", "isolation_confinement_or_surveillance"):
        assert strength[f"coercive_recruitment:{sign}"] is Strength.MEDIUM
        assert strength[f"coercion_destination:{sign}"] is Strength.STRONG


def test_the_ilo_list_has_eleven_indicators_without_weights() -> None:
    of = sets()["ilo11"]
    assert [sign.ilo11 for sign in of.indicators] == [(number,) for number in range(1, 12)]
    assert {sign.strength for sign in of.indicators} == {None}


def test_the_prompts_on_sexual_exploitation_have_no_weight_and_one_line_is_not_asked() -> None:
    of = sets()["unodc_sexual"]
    assert len(of.indicators) == 16
    assert {sign.strength for sign in of.indicators} == {None}
    assert {sign.id for sign in of.indicators} - {sign.id for sign in of.asked()} == {"any_age"}


def test_the_protocol_has_five_acts_nine_means_and_seven_purposes() -> None:
    found = Counter(sign.dimension for sign in sets()["palermo"].indicators)
    assert found == {Element.ACT: 5, Element.MEANS: 9, Element.PURPOSE: 7}


@pytest.mark.parametrize("set_id", sets())
def test_every_list_has_title_source_version_and_certainty(set_id: str) -> None:
    of = sets()[set_id]
    assert of.title
    assert of.source.text
    assert of.certainty in Certainty
    assert of.version.startswith(of.published)
    assert of.compiled_on in of.version
    assert len(of.version) <= 32


@pytest.mark.parametrize("set_id", sets())
def test_every_sign_has_an_id_of_its_own_a_label_and_a_known_dimension(set_id: str) -> None:
    of = sets()[set_id]
    ids = [sign.id for sign in of.indicators]
    assert len(ids) == len(set(ids))
    assert all(sign.label and sign.certainty in Certainty for sign in of.indicators)
    assert {sign.dimension for sign in of.indicators} == {dimension.id for dimension in of.dimensions}
    assert all(1 <= number <= 11 for sign in of.indicators for number in sign.ilo11)


def test_lists_nobody_proof_read_say_so() -> None:
    assert sets()["delphi_adult_labour"].last_verified is None
    assert sets()["delphi_adult_labour"].certainty is Certainty.PROBABLE
