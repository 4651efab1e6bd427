"""The published dimension rule at each of its boundaries, and every row of the combination table."""

import itertools
import re

import pytest

from passage.rules.screening import Outcome, Strength, indicator_set
from passage.rules.screening.delphi import clauses, combination_source, combinations, outcome, rule_source, weigh
from passage.rules.screening.indicators import table

ADULT = "delphi_adult_labour"
DECEPTIVE, COERCIVE, ABUSE = "deceptive_recruitment", "coercive_recruitment", "recruitment_abuse_vulnerability"
EXPLOITATION, COERCION, ABUSE_THERE = "exploitation", "coercion_destination", "abuse_vulnerability_destination"
DIMENSIONS = (DECEPTIVE, COERCIVE, ABUSE, EXPLOITATION, COERCION, ABUSE_THERE)
COMBINATIONS = [frozenset(c) for size in range(7) for c in itertools.combinations(DIMENSIONS, size)]


def counts(strong: int, medium: int, weak: int) -> dict[Strength, int]:
    return {Strength.STRONG: strong, Strength.MEDIUM: medium, Strength.WEAK: weak}


def clause_of(strong: int, medium: int, weak: int) -> str | None:
    found = counts(strong, medium, weak)
    return next((clause.id for clause in clauses() if clause.holds(found)), None)


@pytest.mark.parametrize(
    ("strong", "medium", "weak", "clause"),
    [
        (0, 0, 0, None),
        (1, 0, 0, None),
        (2, 0, 0, "two_strong"),
        (1, 1, 0, "strong_and_another"),
        (1, 0, 1, "strong_and_another"),
        (0, 2, 0, None),
        (0, 3, 0, "three_medium"),
        (0, 2, 1, "two_medium_one_weak"),
        (0, 1, 9, None),
        (0, 0, 9, None),
    ],
)
def test_a_dimension_is_positive_exactly_from_the_published_boundary(
    strong: int, medium: int, weak: int, clause: str | None
) -> None:
    assert clause_of(strong, medium, weak) == clause


def test_the_clauses_mean_what_their_published_words_say() -> None:
    for found in itertools.product(range(5), repeat=3):
        strong, medium, weak = found
        for clause in clauses():
            said = eval(clause.text, {"strong": strong, "medium": medium, "weak": weak})  # noqa: S307 - our own table
            assert clause.holds(counts(*found)) == said, (clause.text, found)


def test_one_more_yes_never_turns_a_positive_dimension_negative() -> None:
    for strong, medium, weak in itertools.product(range(5), repeat=3):
        if clause_of(strong, medium, weak):
            assert clause_of(strong + 1, medium, weak)
            assert clause_of(strong, medium + 1, weak)
            assert clause_of(strong, medium, weak + 1)


def test_the_result_names_the_clause_and_the_answers_behind_it() -> None:
    of = indicator_set(ADULT)
    dimension = next(part for part in of.dimensions if part.id == EXPLOITATION)
    yes = {"exploitation:excessive_working_days_or_hours", "exploitation:no_access_to_education", "exploitation:other"}
    found = weigh(of, dimension, yes)
    assert (found.positive, found.strong, found.medium, found.weak) == (True, 1, 0, 1)
    assert found.clause is not None
    assert found.clause.text == "strong >= 1 and (medium + weak) >= 1"
    assert set(found.because) == {"exploitation:excessive_working_days_or_hours", "exploitation:no_access_to_education"}


def test_a_sign_of_one_dimension_says_nothing_in_another() -> None:
    of = indicator_set(ADULT)
    dimension = next(part for part in of.dimensions if part.id == COERCIVE)
    assert weigh(of, dimension, {"coercion_destination:debt_bondage"}).because == ()


@pytest.mark.parametrize("recruitment", [DECEPTIVE, COERCIVE, ABUSE])
def test_recruitment_exploitation_and_coercion_are_called_trafficking_for_forced_labour(recruitment: str) -> None:
    positive = {recruitment, EXPLOITATION, COERCION}
    assert outcome(ADULT, positive) is Outcome.TRAFFICKING_FOR_FORCED_LABOUR
    assert outcome(ADULT, positive | {ABUSE_THERE}) is Outcome.TRAFFICKING_FOR_FORCED_LABOUR


def test_deception_and_exploitation_without_coercion_have_their_own_name() -> None:
    assert outcome(ADULT, {DECEPTIVE, EXPLOITATION}) is Outcome.DECEPTION_AND_EXPLOITATION
    assert outcome(ADULT, {DECEPTIVE, EXPLOITATION, ABUSE_THERE}) is Outcome.DECEPTION_AND_EXPLOITATION


def test_exploitation_alone_is_a_labour_rights_case() -> None:
    assert outcome(ADULT, {EXPLOITATION}) is Outcome.EXPLOITED_MIGRANT


def test_without_exploitation_there_is_no_outcome_whatever_else_is_positive() -> None:
    without = [positive for positive in COMBINATIONS if EXPLOITATION not in positive]
    assert {outcome(ADULT, positive) for positive in without} == {Outcome.NONE}


@pytest.mark.parametrize(
    "positive",
    [{COERCIVE, EXPLOITATION}, {ABUSE, EXPLOITATION}, {EXPLOITATION, COERCION}, {EXPLOITATION, ABUSE_THERE}],
)
def test_what_the_table_does_not_cover_has_no_published_outcome(positive: set[str]) -> None:
    assert outcome(ADULT, positive) is Outcome.NO_PUBLISHED_OUTCOME


def test_all_64_combinations_fall_under_at_most_one_row() -> None:
    assert len(COMBINATIONS) == 64
    for positive in COMBINATIONS:
        assert sum(row.matches(positive) for row in combinations(ADULT)) <= 1


def test_the_64_combinations_are_shared_out_as_published() -> None:
    found = [outcome(ADULT, positive) for positive in COMBINATIONS]
    assert {name: found.count(name) for name in Outcome} == {
        Outcome.TRAFFICKING_FOR_FORCED_LABOUR: 14,
        Outcome.DECEPTION_AND_EXPLOITATION: 8,
        Outcome.EXPLOITED_MIGRANT: 1,
        Outcome.NONE: 32,
        Outcome.NO_PUBLISHED_OUTCOME: 9,
    }


def test_the_rows_mean_what_their_published_words_say() -> None:
    for row, told in zip(combinations(ADULT), table("indicators_delphi.json")["combination"]["adult_labour"], strict=True):
        words = re.sub(r"\b(AND|OR|NOT)\b", lambda found: found.group().lower(), told["when"])
        for positive in COMBINATIONS:
            if told["when"] == "exploitation only":
                said = positive == {EXPLOITATION}
            else:
                said = eval(words, {name: name in positive for name in DIMENSIONS})  # noqa: S307 - our own table
            assert row.matches(positive) == said, (told["when"], positive)


def test_no_table_is_published_for_children_or_for_lists_without_weights() -> None:
    for set_id in ("delphi_child_labour", "ilo11", "palermo", "unodc_sexual"):
        assert combinations(set_id) == ()
        assert outcome(set_id, COMBINATIONS[-1]) is Outcome.NO_PUBLISHED_OUTCOME


def test_the_rule_and_the_table_say_where_they_come_from() -> None:
    assert rule_source().text == "WCMS_105023 p.3"
    assert rule_source().certainty == "certain"
    assert combination_source().certainty == "probable"
