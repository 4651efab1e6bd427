"""A redline says what was deleted, what was inserted and what moved, in words that people of five scripts can read."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.consensus.cutting import words
from passage.rules.consensus.redline import Change, Fate, Mark, Run, compare, compare_versions
from passage.rules.consensus.words import Key

LANGUAGES = ("km", "lo", "my", "th", "en")
pieces = st.lists(
    st.sampled_from(["the ", "worker ", "ก", "้", "សិទ្ធិ", "\u17d2", "ລາວ", "ကူး", "\u1039", " ", ",", "👨\u200d👩", "a", "\n"])
)
texts = st.one_of(st.text(max_size=40), pieces.map("".join))
versions = st.dictionaries(st.sampled_from([Key(letter) for letter in "ABCDEFGH"]), texts).flatmap(
    lambda found: st.permutations(list(found.items()))
)


def written(runs: tuple[Run, ...]) -> str:
    shapes = {Mark.KEPT: "{}", Mark.DELETED: "[-{}-]", Mark.INSERTED: "[+{}+]"}
    return "".join(shapes[run.mark].format(run.text) for run in runs)


@pytest.mark.parametrize(
    ("language", "old", "new", "redline"),
    [
        ("en", "pays within 30 days.", "pays within 15 days.", "pays within [-30-][+15+] days."),
        (
            "en",
            "shall inform the worker",
            "may inform the worker in writing",
            "[-shall-][+may+] inform the worker[+ in writing+]",
        ),
        ("en", "thirty days", "sixty weeks", "[-thirty days-][+sixty weeks+]"),
        (
            "th",
            "แรงงานได้รับการคุ้มครองภายใน 30 วัน",
            "แรงงานและครอบครัวได้รับการคุ้มครองภายใน 30 วัน",
            "แรงงาน[+และครอบครัว+]ได้รับการคุ้มครองภายใน 30 วัน",
        ),
        ("km", "កម្មករមានសិទ្ធិទទួលប្រាក់ឈ្នួល", "កម្មករមានសិទ្ធិទាមទារប្រាក់ឈ្នួល", "កម្មករមានសិទ្ធិ[-ទទួល-][+ទាមទារ+]ប្រាក់ឈ្នួល"),
        ("lo", "ແຮງງານໄດ້ຮັບຄ່າແຮງ", "ແຮງງານຕ້ອງໄດ້ຮັບຄ່າແຮງ", "ແຮງງານ[+ຕ້ອງ+]ໄດ້ຮັບຄ່າແຮງ"),
        ("my", "အလုပ်သမားသည် လစာရရှိသည်", "အလုပ်သမားသည် ကြိုတင်ငွေရရှိသည်", "အလုပ်သမားသည် [-လစာ-][+ကြိုတင်ငွေ+]ရရှိသည်"),
    ],
)
def test_a_redline_shows_whole_words(language: str, old: str, new: str, redline: str) -> None:
    assert written(compare(old, new, language)) == redline


def test_a_text_of_which_little_stays_is_shown_as_written_anew() -> None:
    old, new = "The Parties exchange lists of licensed recruiters.", "Each State publishes a register of fees."
    assert compare(old, new, "en") == (Run(Mark.DELETED, old), Run(Mark.INSERTED, new))


def test_equal_texts_have_one_run_and_empty_ones_none() -> None:
    assert compare("a", "a", "en") == (Run(Mark.KEPT, "a"),)
    assert compare("", "", "en") == ()


@given(texts, texts, st.sampled_from(LANGUAGES))
def test_both_texts_stand_in_their_redline(old: str, new: str, language: str) -> None:
    runs = compare(old, new, language)
    assert "".join(run.text for run in runs if run.mark is not Mark.INSERTED) == old
    assert "".join(run.text for run in runs if run.mark is not Mark.DELETED) == new
    assert all(run.text for run in runs)
    assert all(one.mark is not other.mark for one, other in itertools.pairwise(runs))


@given(texts, texts, st.sampled_from(LANGUAGES))
def test_no_run_begins_inside_a_word(old: str, new: str, language: str) -> None:
    runs = compare(old, new, language)
    for text, other in ((old, Mark.INSERTED), (new, Mark.DELETED)):
        ends, place = {0}, 0
        for word in words(text, language):
            place += len(word)
            ends.add(place)
        place = 0
        for run in runs:
            if run.mark is not other:
                assert place in ends
                place += len(run.text)


def test_a_moved_provision_is_shown_where_it_stands_now_and_was() -> None:
    old = [(Key(key), f"text of {key}") for key in "ABCDE"]
    new = [old[0], old[3], (Key("F"), "new"), old[1], (Key("E"), "text of Z")]
    assert [
        (change.key, change.fate, change.before, change.after, change.is_moved) for change in compare_versions(old, new, "en")
    ] == [
        ("A", Fate.UNCHANGED, 1, 1, False),
        ("D", Fate.UNCHANGED, 4, 2, True),
        ("F", Fate.INSERTED, 0, 3, False),
        ("B", Fate.UNCHANGED, 2, 4, False),
        ("C", Fate.DELETED, 3, 0, False),
        ("E", Fate.CHANGED, 5, 5, False),
    ]


def test_what_is_deleted_at_the_beginning_stands_there() -> None:
    found = compare_versions([(Key("A"), "a"), (Key("B"), "b")], [(Key("B"), "b")], "en")
    assert [(change.key, change.fate) for change in found] == [("A", Fate.DELETED), ("B", Fate.UNCHANGED)]


@given(versions, versions)
def test_both_versions_stand_in_their_redline(old: list[tuple[Key, str]], new: list[tuple[Key, str]]) -> None:
    changes = compare_versions(old, new, "km")
    before = sorted((change for change in changes if change.before), key=lambda change: change.before)
    after = [change for change in changes if change.after]
    assert [(change.key, _text(change, Mark.INSERTED)) for change in before] == old
    assert [(change.key, _text(change, Mark.DELETED)) for change in after] == new
    assert [change.after for change in after] == list(range(1, len(new) + 1))
    stayed = [change.before for change in after if change.before and not change.is_moved]
    assert stayed == sorted(stayed)


def _text(change: Change, without: Mark) -> str:
    return "".join(run.text for run in change.runs if run.mark is not without)
