"""Brackets are read as delegates write them, and what is accepted can be seen before it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.consensus import brackets
from passage.rules.consensus.brackets import Bracket, BracketFault, Plain

DAYS = "Each State answers [KH, LA: within 30 days | MM: promptly]."
NESTED = "The Parties [KH: shall [LA: endeavour to ] inform | MM: may inform] the worker [...]."

marked = st.text(st.sampled_from("[]|[]| :.,…KHLAkhសុខาสชลတံ\n"), max_size=60)
anything = st.one_of(st.text(max_size=80), marked)


@st.composite
def balanced(draw: st.DrawFn, depth: int = 3) -> str:
    """A text whose brackets can be read."""
    words = st.text(st.sampled_from("abc กខ សុខា ."), max_size=8)
    pieces = [draw(words)]
    for _piece in range(draw(st.integers(0, 2)) if depth else 0):
        inner = st.tuples(st.sampled_from([(), ("KH",), ("LA", "MM")]), balanced(depth - 1))
        pieces += [brackets.write(draw(st.lists(inner, min_size=1, max_size=3))), draw(words)]
    return "".join(pieces)


def test_a_bracket_has_alternatives_with_who_wants_them() -> None:
    before, bracket, after = brackets.parse(DAYS)
    assert isinstance(bracket, Bracket)
    assert [(each.parties, DAYS[each.start : each.end]) for each in bracket.alternatives] == [
        (("KH", "LA"), "within 30 days"),
        (("MM",), "promptly"),
    ]
    assert (before, after) == (Plain("Each State answers ", 0, 19), Plain(".", 58, 59))


def test_who_wants_it_need_not_be_said_and_words_before_a_colon_are_words() -> None:
    (bracket,) = brackets.parse("[as follows: first | Kh: x | KH:x | KH:]")
    assert isinstance(bracket, Bracket)
    assert [each.parties for each in bracket.alternatives] == [(), (), (), ("KH",)]


def test_brackets_in_brackets_are_numbered_as_they_open() -> None:
    found = list(brackets.brackets_in(brackets.parse(NESTED)))
    assert [(each.number, each.depth, each.is_placeholder) for each in found] == [(0, 1, False), (1, 2, False), (2, 1, True)]
    assert brackets.count(NESTED) == 3


@pytest.mark.parametrize("text", ["[...]", "[…]", "[]", "[ … ]", "a [...] b"])
def test_a_place_for_text_to_come_is_not_clean(text: str) -> None:
    assert any(each.is_placeholder for each in brackets.brackets_in(brackets.parse(text)))
    assert not brackets.is_clean(text)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a [b", BracketFault.NOT_CLOSED, 2),
        ("[a [b]", BracketFault.NOT_CLOSED, 0),
        ("a] b", BracketFault.NOT_OPENED, 1),
        ("ខ្មែរ [ក]]", BracketFault.NOT_OPENED, 9),
        ("[" * 9 + "]" * 9, BracketFault.TOO_DEEP, 8),
    ],
)
def test_what_is_not_balanced_is_refused_with_its_place(text: str, code: BracketFault, place: int) -> None:
    with pytest.raises(brackets.BadBrackets) as caught:
        brackets.parse(text)
    assert (caught.value.code, caught.value.place) == (code, place)
    assert not brackets.is_clean(text)
    assert brackets.count(text) > 0


@pytest.mark.parametrize(
    ("text", "choice", "clean"),
    [
        (DAYS, {0: 0}, "Each State answers within 30 days."),
        (DAYS, {0: 1}, "Each State answers promptly."),
        (DAYS, {0: None}, "Each State answers."),
        ("Workers [KH: and their families | LA: ] are told.", {0: 1}, "Workers are told."),
        ("[Recalling the meeting,] the Parties", {0: None}, "the Parties"),
        (NESTED, {0: 0}, "The Parties shall [LA: endeavour to ] inform the worker [...]."),
        (NESTED, {0: 0, 1: 0, 2: None}, "The Parties shall endeavour to inform the worker."),
        (NESTED, {1: 0}, "The Parties [KH: shall endeavour to inform | MM: may inform] the worker [...]."),
        ("แรงงาน[KH: และครอบครัว | LA: ]ได้รับแจ้ง", {0: 1}, "แรงงานได้รับแจ้ง"),
    ],
)
def test_the_text_can_be_seen_as_it_would_stand_if_it_was_accepted(text: str, choice: brackets.Choice, clean: str) -> None:
    assert brackets.accepting(text, choice) == clean


def test_all_that_one_party_wants_is_one_choice() -> None:
    assert brackets.choice_of(NESTED, "LA") == {1: 0}
    assert brackets.choice_of(DAYS, "MM") == {0: 1}
    assert brackets.choice_of(DAYS, "TH") == {}


@pytest.mark.parametrize("choice", [{1: 0}, {0: 2}, {0: -1}])
def test_what_is_not_there_cannot_be_accepted(choice: brackets.Choice) -> None:
    with pytest.raises(brackets.NoSuchAlternative):
        brackets.accepting(DAYS, choice)


def test_the_plain_words_have_neither_marks_nor_parties() -> None:
    assert brackets.plain(DAYS) == "Each State answers within 30 days promptly ."
    assert brackets.plain("[KH: a | b") == "KH: a b"


@given(anything)
def test_no_text_does_more_than_raise_the_named_fault(text: str) -> None:
    assert brackets.is_clean(text) == (brackets.count(text) == 0)
    brackets.plain(text)
    try:
        found = list(brackets.brackets_in(brackets.parse(text)))
    except brackets.BadBrackets:
        return
    assert len(found) == brackets.count(text)
    assert all(text[each.start] == "[" and text[each.end - 1] == "]" for each in found)


@given(balanced())
def test_words_stand_where_their_places_say(text: str) -> None:
    def check(parts: tuple[brackets.Part, ...]) -> None:
        for part in parts:
            if isinstance(part, Plain):
                assert text[part.start : part.end] == part.text
            else:
                for alternative in part.alternatives:
                    check(alternative.parts)

    check(brackets.parse(text))


@given(balanced(), st.data())
def test_accepting_one_of_each_bracket_leaves_a_clean_text(text: str, data: st.DataObject) -> None:
    found = list(brackets.brackets_in(brackets.parse(text)))
    choice = {each.number: data.draw(st.sampled_from([*range(len(each.alternatives)), None])) for each in found}
    assert brackets.is_clean(brackets.accepting(text, choice))
    assert brackets.accepting(text, {}) == text
