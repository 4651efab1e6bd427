"""Invented people: the same for the same seed, of every script, and mostly to be found again by another record."""

from __future__ import annotations

from random import Random

from passage.rules import linkage
from passage.rules.population import Population
from passage.rules.population.writing import in_latin, in_thai, with_a_slip
from passage.rules.text.scripts import Script, script_of


def test_the_same_seed_invents_the_same_people() -> None:
    assert [Population(3).person() for _ in range(1)] == [Population(3).person() for _ in range(1)]
    one, other = Population(3), Population(3)
    assert [one.person() for _ in range(50)] == [other.person() for _ in range(50)]
    assert Population(4).person() != Population(3).person()


def test_people_of_four_scripts_are_invented_each_named_in_their_own() -> None:
    made = Population(1)
    people = [made.person() for _ in range(300)]
    assert {each.script for each in people} == {Script.KHMER, Script.LAO, Script.MYANMAR, Script.THAI}
    assert all(script_of(each.record.names[0]) is each.script for each in people)


def test_another_record_of_a_person_shares_a_key_and_has_evidence_in_most_cases() -> None:
    made = Population(2)
    people = [made.person() for _ in range(150)]
    again = [made.again(each) for each in people]
    met = [bool(linkage.search_keys(new)[0] & linkage.keys(old.record)) for old, new in zip(people, again, strict=True)]
    assert sum(met) >= 0.96 * len(met)
    likely = [linkage.compare(old.record, new).probability > 0.5 for old, new in zip(people, again, strict=True)]
    assert sum(likely) >= 0.85 * len(likely)


def test_names_are_written_in_other_scripts() -> None:
    chance = Random(1)
    assert script_of(in_latin("សុខ ដារ៉ា", Script.KHMER, chance)) is Script.LATIN
    assert script_of(in_thai("សុខ ដារ៉ា", Script.KHMER, chance)) is Script.THAI
    assert in_latin("", Script.KHMER, chance) == ""
    assert with_a_slip("ab", chance) == "ab"
    assert all(with_a_slip("sokha dara", Random(seed)) != "" for seed in range(20))
