"""Nothing that a reckoning can hold is without words, in any of the five languages."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import pytest
import yaml
from django.utils import translation

from passage.doors.frame.owed_words import OwedWords, codes, in_words, readings
from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import Open, Rule, What, facts_from, law_of, reckon
from tests.rules.labour_law.everything import all_facts
from tests.rules.labour_law.test_malaysia import CASES as MALAYSIA
from tests.rules.labour_law.test_worked_cases import TABLE

LANGUAGES = ("km", "lo", "my", "th", "en")
DATA = resources.files("passage.rules.labour_law") / "data"
TABLES = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in DATA.iterdir() if path.name.endswith(".yaml")}


def readings_in(table: Any) -> list[str]:
    """The text of every reading in a table, wherever it stands."""
    if isinstance(table, list):
        return [text for each in table for text in readings_in(each)]
    if not isinstance(table, dict):
        return []
    own = [text for name, text in table.get("readings", {}).items() if len(name) == 1]
    return own + [text for each in table.values() for text in readings_in(each)]


@cache
def everything(language: str) -> tuple[OwedWords, ...]:
    cases = [{"workplace": {"province": "TH-10", "areas": []}, **case["facts"]} for case in TABLE["cases"]]
    malaysia = {"country": "MY", "workplace": {"province": "MY-14", "areas": [], "employees": 10}}
    cases += [{**malaysia, **case["facts"]} for case in MALAYSIA]
    found = [facts_from(given) for given in (*all_facts(), *cases)]
    return tuple(in_words(reckon(facts, law_of(facts.country)), language) for facts in found)


@pytest.mark.parametrize(
    ("kind", "words"),
    [(What, codes.WHAT), (Open, codes.OPEN), (Rule, codes.CHECKS), (Certainty, codes.CERTAINTY)],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_no_code_is_without_words(kind: Any, words: dict[Any, Any]) -> None:
    assert set(words) == set(kind)


def test_every_reading_of_the_tables_has_words_and_a_question_and_no_other_has() -> None:
    in_tables = {text for table in TABLES.values() for text in readings_in(table)}
    assert in_tables == set(readings.ANSWERS) == set(readings.QUESTIONS)


def test_every_place_with_a_rate_of_its_own_has_a_name() -> None:
    rows = (DATA / "th_minimum_wage.csv").read_text("utf-8").splitlines()
    named = {row.split(",")[3] for row in rows[1:]} - {""}
    assert named == set(codes.AREAS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_formula_citation_and_reading_that_comes_up_is_in_the_language_of_the_reader(language: str) -> None:
    for words in everything(language):
        lines = [line for part in words.parts for line in part.lines] + list(words.apart)
        cited = [each.section for each in (*lines, *words.points, *words.checks)]
        assert [each.text for each in cited if each.language != language] == []
        assert all(line.line.unit in codes.UNITS for line in lines)
        assert all(reading.language == language for point in words.points for reading in point.readings)
        if language != "en":
            shown = [text for line in lines for text in (line.formula, line.quantity, line.amount, line.period, line.what)]
            assert not any(re.search("[A-Za-z]", text) for text in shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_doubt_has_a_word_a_shape_and_a_sentence(language: str) -> None:
    with translation.override(language):
        marks = [codes.CERTAINTY[certainty] for certainty in Certainty]
        assert len({str(word) for word, _, _ in marks}) == len({str(sentence) for _, _, sentence in marks}) == len(marks)
    doubtful = {shape for certainty, (_, shape, _) in codes.CERTAINTY.items() if certainty in ("uncertain", "unverified")}
    assert doubtful == {"waiting"}
