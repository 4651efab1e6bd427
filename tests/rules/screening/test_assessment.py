"""What an assessment shows: outcomes, elements, the child rule, and the answers behind each point."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.journey.ages import AgeRange, Minor, age_on
from passage.rules.screening import (
    Answer,
    Assessment,
    Caution,
    Element,
    NoSuchAnswer,
    NoSuchIndicator,
    NoSuchSet,
    NotUsable,
    Outcome,
    Rule,
    assess,
    profile_for,
    sets,
)
from passage.rules.screening.assessment import ElementResult
from passage.rules.text.dates import PartialDate
from tests.examples import at_most

ADULT_SET, CHILD_SET = "delphi_adult_labour", "delphi_child_labour"
YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
ADULT, CHILD = AgeRange(30, 30), AgeRange(16, 16)

# A fisher: promised a cannery, papers taken, confined on board, unpaid. One line for each dimension.
FISHER = [
    "deceptive_recruitment:deceived_about_the_nature_of_the_job_location_or_employer",
    "deceptive_recruitment:deceived_about_wages_earnings",
    "exploitation:excessive_working_days_or_hours",
    "exploitation:low_or_no_salary",
    "coercion_destination:confiscation_of_documents",
    "coercion_destination:isolation_confinement_or_surveillance",
]


def of(signs: list[str], *, set_id: str = ADULT_SET, age: AgeRange | None = ADULT, **palermo: Answer) -> Assessment:
    return assess(set_id=set_id, answers=dict.fromkeys(signs, YES), palermo=palermo, age=age)


def element(found: Assessment, name: Element) -> ElementResult:
    return next(result for result in found.elements if result.element is name)


def test_the_fisher_shows_three_dimensions_and_the_published_outcome() -> None:
    found = of(FISHER)
    assert found.positive() == ("deceptive_recruitment", "exploitation", "coercion_destination")
    assert found.outcome is Outcome.TRAFFICKING_FOR_FORCED_LABOUR
    assert set(found.signs) == set(FISHER)
    assert {id for part in found.dimensions if part.positive for id in part.because} == set(FISHER)


def test_without_coercion_it_is_deception_and_exploitation() -> None:
    assert of(FISHER[:4]).outcome is Outcome.DECEPTION_AND_EXPLOITATION


def test_exploitation_alone_is_a_labour_rights_case() -> None:
    assert of(FISHER[2:4]).outcome is Outcome.EXPLOITED_MIGRANT


def test_without_exploitation_the_outcome_is_none() -> None:
    assert of([*FISHER[:2], *FISHER[4:]]).outcome is Outcome.NONE
    assert of([]).outcome is Outcome.NONE


def test_exploitation_and_coercion_without_recruitment_have_no_published_outcome() -> None:
    assert of(FISHER[2:]).outcome is Outcome.NO_PUBLISHED_OUTCOME


def test_the_assessment_holds_no_score_and_no_decision() -> None:
    numbers = {field.name for field in dataclasses.fields(Assessment)}
    assert not {name for name in numbers if "score" in name or "decision" in name or "status" in name}


def test_unknown_and_no_count_for_nothing() -> None:
    silent = assess(set_id=ADULT_SET, answers={}, age=ADULT)
    for answer in (NO, UNKNOWN):
        found = assess(set_id=ADULT_SET, answers=dict.fromkeys(FISHER, answer), age=ADULT)
        assert found.dimensions == silent.dimensions
        assert found.outcome is silent.outcome
        assert found.signs == ()


def test_what_was_not_asked_and_what_nobody_knew_are_kept_apart() -> None:
    found = assess(set_id=ADULT_SET, answers={FISHER[0]: YES, FISHER[1]: UNKNOWN, FISHER[2]: NO}, age=ADULT)
    assert found.unknown == (FISHER[1],)
    assert len(found.unanswered) == 67 - 3
    assert not set(found.unanswered) & set(FISHER[:3])


def test_a_positive_dimension_stands_behind_its_element_with_no_act_made_up() -> None:
    found = of(FISHER)
    assert element(found, Element.MEANS).dimensions == ("deceptive_recruitment", "coercion_destination")
    assert element(found, Element.PURPOSE).dimensions == ("exploitation",)
    assert not element(found, Element.ACT).present


def test_an_adult_reading_needs_act_means_and_purpose() -> None:
    found = of(FISHER, transportation=YES)
    (reading,) = found.readings
    assert (reading.rule, reading.complete) == (Rule.ADULT, True)
    assert element(found, Element.ACT).yes == ("transportation",)
    (reading,) = of(FISHER).readings
    assert reading.missing == (Element.ACT,)


def test_answers_for_and_against_an_element_are_both_shown() -> None:
    found = of([], deception=YES, use_of_force=NO, abduction=UNKNOWN)
    means = element(found, Element.MEANS)
    assert (means.yes, means.no, means.present) == (("deception",), ("use_of_force",), True)
    assert "fraud" in means.unanswered
    assert "abduction" not in means.unanswered


def test_for_a_child_act_and_purpose_suffice_without_means() -> None:
    found = of([], set_id=CHILD_SET, age=CHILD, recruitment=YES, forced_labour_or_services=YES)
    (reading,) = found.readings
    assert (reading.rule, reading.needed, reading.complete) == (Rule.CHILD, (Element.ACT, Element.PURPOSE), True)


def test_for_a_child_an_act_and_a_positive_exploitation_dimension_suffice() -> None:
    (reading,) = of(FISHER[2:4], set_id=CHILD_SET, age=CHILD, harbouring=YES).readings
    assert reading.complete


def test_the_same_facts_do_not_suffice_for_an_adult() -> None:
    (reading,) = of([], recruitment=YES, forced_labour_or_services=YES).readings
    assert (reading.rule, reading.missing) == (Rule.ADULT, (Element.MEANS,))


@pytest.mark.parametrize(
    ("birth", "episode", "rules"),
    [
        ("2006-05-17", "2024-05-16", [Rule.CHILD]),
        ("2006-05-17", "2024-05-17", [Rule.ADULT]),
        ("2006-05-17", "2024-05-18", [Rule.ADULT]),
        ("2008-02-29", "2026-02-28", [Rule.CHILD]),
        ("2008-02-29", "2026-03-01", [Rule.ADULT]),
        ("2006", "2023-12-31", [Rule.CHILD]),
        ("2006", "2024-01-01", [Rule.ADULT, Rule.CHILD]),
        ("2006", "2024-12-31", [Rule.ADULT]),
        ("2006-05-17", "2024", [Rule.ADULT, Rule.CHILD]),
    ],
)
def test_the_rule_is_that_of_the_age_on_the_date_of_the_episode(birth: str, episode: str, rules: list[Rule]) -> None:
    age = age_on(PartialDate.from_iso(birth), PartialDate.from_iso(episode))
    found = of(FISHER, age=age)
    assert [reading.rule for reading in found.readings] == rules


@pytest.mark.parametrize("age", [None, AgeRange(17, 18), AgeRange(0, 99)])
def test_an_open_age_shows_both_readings_and_decides_neither(age: AgeRange | None) -> None:
    found = of([], age=age, recruitment=YES, forced_labour_or_services=YES)
    assert found.minor is Minor.UNKNOWN
    assert {reading.rule: reading.complete for reading in found.readings} == {Rule.ADULT: False, Rule.CHILD: True}
    assert Caution.AGE_UNKNOWN in found.cautions


def test_the_table_for_adults_is_not_read_for_a_child() -> None:
    found = of(FISHER, age=CHILD)
    assert found.outcome is Outcome.NO_PUBLISHED_OUTCOME
    assert Caution.ADULT_LIST_FOR_A_CHILD in found.cautions
    assert found.positive() == of(FISHER).positive()


def test_the_list_proposed_follows_the_age() -> None:
    assert profile_for(CHILD) == (CHILD_SET,)
    assert profile_for(ADULT) == (ADULT_SET,)
    assert profile_for(None) == profile_for(AgeRange(17, 18)) == (ADULT_SET, CHILD_SET)


def test_the_child_list_for_an_adult_is_remarked() -> None:
    assert Caution.CHILD_LIST_FOR_AN_ADULT in of([], set_id=CHILD_SET).cautions


def test_threats_weigh_more_for_a_child() -> None:
    signs = ["coercion_destination:threats_of_violence_against_victim", "coercion_destination:under_strong_influence"]
    assert of(signs, age=ADULT).positive() == ()
    assert of(signs, set_id=CHILD_SET, age=CHILD).positive() == ("coercion_destination",)


def test_the_ilo_indicators_touched_name_the_answers_that_touch_them() -> None:
    touched = {item.number: item.by for item in of(["exploitation:wage_manipulation"]).ilo11}
    assert touched == {8: ("exploitation:wage_manipulation",), 9: ("exploitation:wage_manipulation",)}
    assert [item.number for item in of(["debt_bondage", "isolation"], set_id="ilo11").ilo11] == [4, 9]


@pytest.mark.parametrize("set_id", ["ilo11", "unodc_sexual", "palermo"])
def test_a_list_without_weights_gives_no_dimension_and_no_outcome(set_id: str) -> None:
    every = [sign.id for sign in sets()[set_id].indicators]
    found = of(every, set_id=set_id)
    assert found.dimensions == ()
    assert found.outcome is Outcome.NO_PUBLISHED_OUTCOME


def test_a_prompt_never_fills_an_element() -> None:
    found = of([sign.id for sign in sets()["unodc_sexual"].asked()], set_id="unodc_sexual")
    assert not any(result.present for result in found.elements)
    assert Caution.PROMPTS_ONLY in found.cautions


def test_the_protocol_can_be_answered_as_a_list_of_its_own() -> None:
    found = assess(set_id="palermo", answers={"recruitment": YES}, palermo={"servitude": YES}, age=CHILD)
    assert found.readings[0].complete
    assert set(found.signs) == {"recruitment", "servitude"}


def test_every_part_names_its_source_version_and_certainty() -> None:
    found = of(FISHER)
    assert [cited.what for cited in found.sources] == ["list", "dimension_rule", "combination", "palermo", "ilo11"]
    assert all(cited.version and cited.source.text and cited.source.certainty for cited in found.sources)
    assert found.set_version == sets()[ADULT_SET].version
    assert Caution.NEVER_VERIFIED in found.cautions


def test_an_answer_to_a_question_of_another_list_is_refused() -> None:
    with pytest.raises(NoSuchIndicator) as refused:
        of(["debt_bondage"])
    assert refused.value.code == "no_such_indicator"
    with pytest.raises(NoSuchIndicator) as refused:
        of([], illegal_entry=YES)
    assert refused.value.code == "no_such_element"


def test_a_fourth_answer_is_refused() -> None:
    with pytest.raises(NoSuchAnswer) as refused:
        assess(set_id=ADULT_SET, answers={FISHER[0]: "perhaps"})  # type: ignore[dict-item]
    assert refused.value.code == "no_such_answer"


def test_a_refused_or_unknown_list_cannot_be_assessed() -> None:
    with pytest.raises(NotUsable):
        assess(set_id="delphi_child_sexual", answers={})
    with pytest.raises(NoSuchSet):
        assess(set_id="delphi", answers={})


AGES = st.none() | st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: AgeRange(min(pair), max(pair)))
PALERMO = st.dictionaries(st.sampled_from([sign.id for sign in sets()["palermo"].indicators]), st.sampled_from(Answer))


@st.composite
def screenings(draw: st.DrawFn) -> tuple[str, dict[str, Answer]]:
    set_id = draw(st.sampled_from(sorted(sets())))
    ids = [sign.id for sign in sets()[set_id].indicators]
    return set_id, draw(st.dictionaries(st.sampled_from(ids), st.sampled_from(Answer)))


@given(screenings(), PALERMO, AGES)
@at_most(200)
def test_no_combination_of_known_answers_is_refused_and_each_can_be_stored(
    screening: tuple[str, dict[str, Answer]], palermo: dict[str, Answer], age: AgeRange | None
) -> None:
    set_id, answers = screening
    found = assess(set_id=set_id, answers=answers, palermo=palermo, age=age)
    stored = json.loads(json.dumps(dataclasses.asdict(found)))
    assert stored["outcome"] in set(Outcome)
    assert 1 <= len(found.readings) <= 2
    assert set(found.signs) == {
        id for id, answer in {**answers, **(palermo if set_id == "palermo" else {})}.items() if answer is YES and id != "any_age"
    }


@given(st.sampled_from([ADULT_SET, CHILD_SET]), st.data())
@at_most(200)
def test_one_more_yes_never_makes_a_positive_dimension_negative(set_id: str, data: st.DataObject) -> None:
    ids = [sign.id for sign in sets()[set_id].indicators]
    answers = data.draw(st.dictionaries(st.sampled_from(ids), st.sampled_from(Answer)))
    more = data.draw(st.sampled_from(ids))
    before = assess(set_id=set_id, answers=answers, age=ADULT)
    after = assess(set_id=set_id, answers={**answers, more: YES}, age=ADULT)
    assert set(before.positive()) <= set(after.positive())


@given(screenings(), AGES)
@at_most(100)
def test_answers_unknown_could_as_well_be_left_out(screening: tuple[str, dict[str, Answer]], age: AgeRange | None) -> None:
    set_id, answers = screening
    told = {id: answer for id, answer in answers.items() if answer is not UNKNOWN}
    with_them, without = (assess(set_id=set_id, answers=given, age=age) for given in (answers, told))
    assert with_them.dimensions == without.dimensions
    assert with_them.outcome is without.outcome
    assert with_them.readings == without.readings
    assert with_them.ilo11 == without.ilo11
