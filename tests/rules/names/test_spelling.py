"""Spelling tables: what is learned from pairs, how a pool is ranked, and that both are repeatable."""

from __future__ import annotations

import numpy as np
import pytest

from passage.rules.names.background import Background
from passage.rules.names.latin import plain
from passage.rules.names.learning import learn
from passage.rules.names.spelling import Knowledge, Spelling
from passage.rules.names.units import Reading, backoff, sounds_of


def read(text: str) -> Reading:
    """A toy script: capitals are onsets, small letters vowels."""
    return Reading(tuple(f"{'o' if letter.isupper() else 'v'}/{letter.lower()}/{letter}" for letter in text))


PAIRS = [
    (read(a), b)
    for a, b in [
        ("KaTi", "khathi"),
        ("KaKa", "khakha"),
        ("TiTa", "thitha"),
        ("KiTa", "khitha"),
        ("TaKi", "thakhi"),
        ("SaSi", "sasi"),
    ]
]


@pytest.fixture(scope="module")
def learned() -> Spelling:
    return Spelling(learn(PAIRS, Knowledge()))


def test_a_unit_is_judged_by_its_sound_and_then_by_its_role() -> None:
    assert backoff("o/k/ก") == ("o/k/ก", "o/k", "o")
    assert backoff("o/k") == ("o/k", "o")
    assert backoff("x//ร") == ("x//ร", "x/", "x")
    assert sounds_of("r/ai+ng/x") == ("ai", "ng")
    assert sounds_of("x//ร") == ()


def test_two_letters_of_one_consonant_are_learned_as_one_spelling(learned: Spelling) -> None:
    row = learned.probabilities("o/k/K")
    assert learned.pieces[int(row.argmax())] == "kh"
    assert row[learned.numbers["kh"]] > 0.5


def test_the_right_spelling_of_a_name_never_learned_comes_first(learned: Spelling) -> None:
    letters = ["khisi", "thisi", "khasa", "sikhi", "khisikhi", "k", "khisi" * 12]
    pool, background = learned.pool(letters)
    scores = learned.scores([read("KiSi")], pool, background)
    assert letters[int(scores.argmax())] == "khisi"
    assert scores.shape == (len(letters),)
    assert np.isfinite(scores[:-1]).all()
    assert scores[-1] == -np.inf, "letters that four units cannot write never come before others, however rare they are"


def test_a_reading_less_likely_by_two_bits_scores_two_bits_less(learned: Spelling) -> None:
    pool, background = learned.pool(["khisi"])
    best = learned.scores([read("KiSi")], pool, background)
    less = learned.scores([Reading(read("KiSi").units, 2.0)], pool, background)
    assert best[0] - less[0] == pytest.approx(2.0, abs=1e-4)


def test_the_scores_of_a_name_do_not_depend_on_its_pool(learned: Spelling) -> None:
    alone, background = learned.pool(["khisi"])
    together, backgrounds = learned.pool(["sasi", "khisi", "thatha", "khitha"])
    first = learned.scores([read("KiSi")], alone, background)[0]
    assert learned.scores([read("KiSi")], together, backgrounds)[1] == pytest.approx(first, abs=1e-4)


def test_a_rule_keeps_its_share_against_any_number_of_pairs() -> None:
    rules = {"o/k/K": {"kh": 0.5, "g": 0.5}}
    free = Spelling(learn(PAIRS * 20, Knowledge(rules=rules)))
    held = Spelling(learn(PAIRS * 20, Knowledge(rules=rules, rule_share=0.5)))
    assert free.probabilities("o/k/K")[free.numbers["g"]] < 0.05
    assert held.probabilities("o/k/K")[held.numbers["g"]] > 0.2


def test_learning_twice_gives_the_same_table() -> None:
    assert learn(PAIRS, Knowledge()).counts == learn(PAIRS, Knowledge()).counts


def test_pairs_that_no_spelling_can_join_are_passed_over() -> None:
    knowledge = learn([*PAIRS, (Reading(()), "ka"), (read("Ka"), ""), (read("K"), "khakhakhakha")], Knowledge())
    assert knowledge.counts == learn(PAIRS, Knowledge()).counts


def test_a_common_name_is_likelier_than_an_odd_one() -> None:
    background = Background.learned(["sokha", "sophea", "sokhom", "sopheap"])
    assert background.bits("sokha") > background.bits("xqzkv")


@pytest.mark.parametrize(
    ("text", "letters"), [("Sok Ha", "sokha"), ("Tiến", "tien"), ("O'Neil-2", "oneil"), ("សុខា", ""), ("", "")]
)
def test_only_the_letters_a_to_z_are_compared(text: str, letters: str) -> None:
    assert plain(text) == letters
