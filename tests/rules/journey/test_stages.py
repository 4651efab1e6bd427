"""The table of stages, and which dates of episodes cannot be true."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from passage.rules.journey.stages import Doubt, Episode, Problem, Stage, all_facts, check_episodes, facts
from passage.rules.screening import sets
from passage.rules.text.dates import PartialDate


def day(text: str) -> PartialDate:
    return PartialDate.from_iso(text)


def test_every_stage_stands_in_the_table_in_order() -> None:
    assert tuple(all_facts()) == tuple(Stage)


def test_every_stage_names_risks_and_services_and_its_source() -> None:
    for of in all_facts().values():
        assert of.risks
        assert of.services
        assert of.source.text
        assert of.source.certainty == "probable"


def test_the_palermo_acts_of_the_stages_are_acts_of_the_protocol() -> None:
    acts = {indicator.id for indicator in sets()["palermo"].indicators if indicator.dimension == "act"}
    assert {act for of in all_facts().values() for act in of.palermo_acts} <= acts
    assert facts(Stage.RECRUITMENT).palermo_acts == ("recruitment",)


def test_the_event_types_are_those_of_htcds() -> None:
    assert {of.htcds_event_type for of in all_facts().values()} == {"Recruitment", "Transit", "Exploitation", None}


def test_global_compact_objectives_lie_between_1_and_23() -> None:
    assert all(1 <= number <= 23 for of in all_facts().values() for number in of.gcm)


@given(st.lists(st.sampled_from(Stage)))
def test_no_order_of_stages_is_ever_doubted(stages: list[Stage]) -> None:
    assert check_episodes([Episode(stage, day("2020"), day("2020")) for stage in stages], today=date(2024, 1, 1)) == ()


def test_an_end_before_the_beginning_is_doubted() -> None:
    episodes = [Episode(Stage.TRANSIT), Episode(Stage.EMPLOYMENT, day("2021-03-02"), day("2021-03-01"))]
    assert check_episodes(episodes) == (Problem(1, Doubt.ENDS_BEFORE_BEGINS),)


def test_a_partial_end_that_can_still_fit_is_not_doubted() -> None:
    assert check_episodes([Episode(Stage.EMPLOYMENT, day("2021-03-02"), day("2021"))]) == ()


def test_an_episode_in_the_future_or_before_the_birth_is_doubted() -> None:
    episodes = [Episode(Stage.DECISION, day("2025-01-02")), Episode(Stage.DECISION, ends=day("1989"))]
    assert check_episodes(episodes, today=date(2025, 1, 1), birth=day("1990")) == (
        Problem(0, Doubt.IN_FUTURE),
        Problem(1, Doubt.BEFORE_BIRTH),
    )


def test_today_is_not_the_future() -> None:
    assert check_episodes([Episode(Stage.DECISION, day("2025-01-01"), day("2025"))], today=date(2025, 1, 1)) == ()
