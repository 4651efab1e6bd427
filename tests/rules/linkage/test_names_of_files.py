"""Names of whole files as arrays: read as the matcher reads them, weighed by how common they are there."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.linkage.posterior import TWICE, posterior
from passage.rules.linkage.reading import Names, read, shortened, together
from passage.rules.linkage.weighing import UNEXPLAINED, NameWeights
from passage.rules.names import compare
from passage.rules.names import read as read_name
from passage.rules.names.comparing import Channel
from passage.rules.population import Population

TEXTS = ["សុខ ដារ៉ា", "Sok Dara", "Dara Sok", "สมชาย ใจดี", "အောင်ကျော်", "Aung Kyaw", "U Thant", "", "?", "Sokha / សុខា"]


def evidence(texts: list[str], bearers: list[int] | None = None) -> NameWeights:
    return NameWeights(read(texts), np.array(bearers or [1] * len(texts)))


def signs(names: Names) -> list[tuple[object, ...]]:
    """The ways of names with their signs spelled out."""
    found: list[tuple[object, ...]] = []
    for way, script in enumerate(names.script):
        own = names.signs[names.start[way] : names.start[way + 1]]
        found.append(tuple(names.units[sign] if script else int(sign) for sign in own))
    return found


def test_parts_read_apart_are_as_if_read_at_once() -> None:
    whole, parted = read(TEXTS), together([read(TEXTS[:3]), read([]), read(TEXTS[3:])])
    assert signs(whole) == signs(parted)
    for field in fields(Names):
        if field.name not in ("signs", "units"):
            assert np.array_equal(getattr(whole, field.name), getattr(parted, field.name)), field.name


def test_a_text_without_letters_has_no_ways_and_a_title_is_kept_and_left_out() -> None:
    assert np.diff(read(TEXTS).first).tolist() == [2, 2, 2, 2, 1, 2, 3, 0, 0, 2]


def test_skeletons_lose_one_class_at_a_time() -> None:
    at, found = shortened(np.array([0x123, 0x12], np.uint64), 3)
    assert at.tolist() == [0, 0, 0, 0]
    assert sorted(found.tolist()) == [0x12, 0x13, 0x23, 0x123]


def test_names_of_one_person_weigh_more_than_names_of_two_in_every_script() -> None:
    made = Population(3)
    known = [made.person() for _ in range(150)]
    texts = [each.record.names[0] for each in known] + [made.again(each).names[0] for each in known]
    weights, rows = evidence(texts), np.arange(len(known))
    own = weights.bits(rows, rows + len(known))
    others = weights.bits(rows, np.roll(rows, 1) + len(known))
    assert np.median(own) > 6
    assert np.mean(own > others) > 0.9
    assert own.min() >= np.log2(UNEXPLAINED) - 1e-3


def test_the_likelihood_is_the_matchers() -> None:
    """With the background of two files taken off again, pairs stand in the order the matcher gives them."""
    asked, offered = "អ៊ូច បឹងរាំង", ["Uch Boengreang", "Uch Boengreung", "Ouch Beng Reang", "Och Baengraing", "Kong Sopheap"]
    names = read([asked, *offered])
    weights = NameWeights(names, np.ones(len(names), np.int64))
    right = names.first[1:-1]
    tables = weights._tables(Channel.KHMER)
    ours = tables.scored(weights._written, weights._written, np.full(len(right), names.first[0]), right)
    theirs = [compare(read_name(asked), read_name(each)) for each in offered]
    assert np.argmax(ours) == np.argmax(theirs)
    assert np.argmin(ours) == np.argmin(theirs)


def test_a_common_name_weighs_less_than_a_rare_one_and_nothing_weighs_more_than_its_rarity() -> None:
    rare, common = (
        evidence(["Sok Dara", "Kyaw Zin"], [count, 1000 - count]).bits(*np.zeros((2, 1), np.int64)) for count in (1, 900)
    )
    assert rare[0] > common[0]
    assert common[0] <= -np.log2(0.9) + 0.1


def test_words_in_another_order_are_found() -> None:
    weights = evidence(TEXTS)
    straight, turned, other = weights.bits(np.array([0, 0, 0]), np.array([1, 2, 5]))
    assert straight >= turned > other


@pytest.mark.parametrize("twice", [0.0, TWICE, 1.0])
def test_the_number_of_true_pairs_follows_from_the_weights(twice: float) -> None:
    rows = np.arange(100)
    found = posterior(rows, rows, np.where(rows < 60, 12.0, -12.0), expected=5, twice=twice)
    assert found[:60].min() > 0.99
    assert found[60:].max() < 0.05
    assert len(posterior(rows[:0], rows[:0], np.empty(0), expected=5, twice=twice)) == 0


def test_where_nobody_stands_twice_rivals_speak_against_each_other() -> None:
    left, right = np.array([0, 0, 1]), np.array([0, 1, 2])
    weight = np.array([10.0, 10.0, 10.0])
    shared, other, alone = posterior(left, right, weight, expected=2, twice=0)
    assert shared == other < 0.51
    assert alone > 0.99
    assert posterior(left, right, weight, expected=2, twice=1).min() > 0.99


def test_who_stands_twice_is_found_twice_where_both_are_plain() -> None:
    left, right = np.array([0, 0, 1, 1]), np.array([0, 1, 2, 3])
    plain, also, weak, weaker = posterior(left, right, np.array([30.0, 28.0, 4.0, 3.5]), expected=3)
    assert min(plain, also) > 0.99
    assert 0.4 < weaker < weak < 0.7


@given(st.lists(st.floats(-8, 12), min_size=1, max_size=6), st.floats(0.001, 1))
def test_rivals_weigh_what_all_sets_of_pairs_weigh_together(weight: list[float], twice: float) -> None:
    odds = np.exp2(weight)
    whole, own = 1.0, np.zeros(len(odds))
    for size in range(1, len(odds) + 1):
        for chosen in combinations(range(len(odds)), size):
            weighs = twice ** (size - 1) * float(np.prod(odds[list(chosen)]))
            whole += weighs
            own[list(chosen)] += weighs
    expected = max(1.0, float((own / whole).sum()))
    found = posterior(np.zeros(len(odds), np.int64), np.arange(len(odds)), np.array(weight), expected=expected, twice=twice)
    np.testing.assert_allclose(found, own / whole, rtol=0.01)
