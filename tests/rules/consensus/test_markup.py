"""What a delegation wrote into the text becomes proposals; what cannot be read is listed with its place, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.consensus.markup import (
    Exported,
    FileReading,
    MarkedParagraph,
    NotRead,
    Reading,
    Unread,
    read_markup,
)
from passage.rules.consensus.redline import Mark, Run
from passage.rules.consensus.words import Key, ProposalAction

TEXTS = (
    "Recalling that every worker has dignity,",
    "Each Party informs workers before they leave.",
    "A request to trace a family is answered within 30 days.",
)
NUMBERS = ("P1", "1", "2")
PROVISIONS = tuple(Exported(Key(f"POA-{number}"), number, text) for number, text in zip(NUMBERS, TEXTS, strict=True))
HANDED_OUT = ["Plan of action", *(f"{number}\t{text}" for number, text in zip(NUMBERS, TEXTS, strict=True))]


def paragraph(
    text: str | tuple[Run, ...], mark: Mark = Mark.KEPT, *comments: str
) -> tuple[tuple[Run, ...], Mark, tuple[str, ...]]:
    return ((Run(Mark.KEPT, text),) if isinstance(text, str) else text, mark, comments)


def file(*rows: object, not_read: tuple[NotRead, ...] = ()) -> FileReading:
    given_ = [row if isinstance(row, tuple) and len(row) == 3 and isinstance(row[1], Mark) else paragraph(row) for row in rows]  # type: ignore[arg-type]
    return FileReading(tuple(MarkedParagraph(place, *row) for place, row in enumerate(given_, 1)), not_read)


def reading(*rows: object, not_read: tuple[NotRead, ...] = ()) -> Reading:
    return read_markup(file(*rows, not_read=not_read), file(*HANDED_OUT), PROVISIONS, "en")


def kept(text: str) -> Run:
    return Run(Mark.KEPT, text)


def cut(text: str) -> Run:
    return Run(Mark.DELETED, text)


def new(text: str) -> Run:
    return Run(Mark.INSERTED, text)


def told(found: Reading) -> list[tuple[str, str, str]]:
    return [(each.key, each.action.value, each.text) for each in found.proposals]


def reasons(found: Reading) -> list[tuple[int, Unread]]:
    return [(each.place, each.reason) for each in found.not_read]


def test_a_file_as_it_was_handed_out_proposes_nothing() -> None:
    assert reading(*HANDED_OUT) == Reading((), ())


def test_tracked_words_make_a_replacement_and_the_comment_its_reason() -> None:
    changed = (kept("2\tA request to trace a family is answered "), cut("within 30 days"), new("promptly"), kept("."))
    found = reading(*HANDED_OUT[:3], paragraph(changed, Mark.KEPT, "Our offices have no line.", "See note 4."))
    (only,) = found.proposals
    assert (only.key, only.action, only.text) == (
        "POA-2",
        ProposalAction.REPLACE,
        "A request to trace a family is answered promptly.",
    )
    assert (only.rationale, only.is_tracked, only.place) == ("Our offices have no line.\n\nSee note 4.", True, 4)
    assert found.not_read == ()


def test_words_changed_without_tracking_are_found_by_comparing() -> None:
    found = reading(*HANDED_OUT[:3], "2\tA request to trace a family is answered within 15 days.")
    assert told(found) == [("POA-2", "replace", "A request to trace a family is answered within 15 days.")]
    assert not found.proposals[0].is_tracked


@pytest.mark.parametrize("number", ["2\t", "2.\t", " 2)\t", ""])
def test_a_provision_is_known_by_its_words_too(number: str) -> None:
    found = reading(*HANDED_OUT[:3], f"{number}A request to trace a family of a worker is answered within 30 days.")
    assert told(found) == [("POA-2", "replace", "A request to trace a family of a worker is answered within 30 days.")]


def test_a_provision_that_was_struck_out_is_proposed_for_deletion() -> None:
    struck = paragraph((cut("1\tEach Party informs workers before they leave."),), Mark.DELETED)
    assert told(reading(*HANDED_OUT[:2], struck, HANDED_OUT[3])) == [("POA-1", "delete", "")]


def test_a_new_paragraph_stands_after_the_one_before() -> None:
    found = reading(*HANDED_OUT[:3], paragraph((new("2\tWorkers pay no fee."),)), HANDED_OUT[3])
    assert told(found) == [("POA-1", "insert_after", "Workers pay no fee.")]
    assert told(reading(paragraph((new("First of all,"),)), *HANDED_OUT))[0][0] == ""


def test_a_paragraph_begun_at_the_end_of_another_is_a_new_one() -> None:
    """As Word writes it: the end of the old paragraph is the inserted one."""
    found = reading(
        *HANDED_OUT[:2], paragraph(HANDED_OUT[2], Mark.INSERTED), paragraph((new("Workers pay no fee."),)), HANDED_OUT[3]
    )
    assert told(found) == [("POA-1", "insert_after", "Workers pay no fee.")]


def test_a_paragraph_cut_in_two_is_one_text_of_two_paragraphs() -> None:
    first, rest = paragraph("1\tEach Party informs workers", Mark.INSERTED), paragraph(" before they leave.")
    assert told(reading(*HANDED_OUT[:2], first, rest, HANDED_OUT[3])) == [
        ("POA-1", "replace", "Each Party informs workers\nbefore they leave.")
    ]


def test_paragraphs_drawn_together_are_listed_and_nothing_is_guessed() -> None:
    one = paragraph((kept("1\tEach Party informs workers"), cut(" before they leave.")), Mark.DELETED)
    found = reading(*HANDED_OUT[:2], one, HANDED_OUT[3])
    assert found.proposals == ()
    assert reasons(found) == [(3, Unread.JOINED)]


def test_what_nobody_knows_is_listed_with_its_place() -> None:
    found = reading(*HANDED_OUT, "Dear colleagues, here is our text.")
    assert found == Reading((), (NotRead(5, Unread.UNKNOWN_PARAGRAPH, "Dear colleagues, here is our text."),))


def test_a_provision_that_is_not_there_is_not_taken_for_deleted() -> None:
    found = reading(*HANDED_OUT[:3])
    assert found == Reading((), (NotRead(0, Unread.MISSING_PROVISION, f"2 {TEXTS[2]}"),))


def test_a_comment_without_a_change_is_listed() -> None:
    found = reading(*HANDED_OUT[:3], paragraph(HANDED_OUT[3], Mark.KEPT, "Why 30?"))
    assert found.not_read == (NotRead(4, Unread.COMMENT_ALONE, "Why 30?"),)


def test_brackets_that_cannot_be_read_and_texts_without_end_are_listed() -> None:
    found = reading(*HANDED_OUT[:2], f"1\t{TEXTS[1]} [KH: and", f"2\t{'x' * 20_001}")
    assert found.proposals == ()
    assert reasons(found) == [(3, Unread.BAD_BRACKETS), (4, Unread.TOO_LONG)]


def test_what_the_reader_could_not_read_is_passed_on_unless_it_was_handed_out_so() -> None:
    table, image = NotRead(1, Unread.TABLE, "Day"), NotRead(2, Unread.IMAGE, "")
    found = read_markup(file(*HANDED_OUT, not_read=(table, image, table)), file(*HANDED_OUT, not_read=(table,)), PROVISIONS, "en")
    assert found.not_read == (image, table)


def test_two_provisions_of_the_same_words_are_told_apart_by_their_numbers() -> None:
    same = (Exported(Key("A"), "1", "Same words."), Exported(Key("B"), "2", "Same words."))
    found = read_markup(file("2\tSame words.", "1\tOther words."), file("1\tSame words.", "2\tSame words."), same, "en")
    assert told(found) == [("A", "replace", "Other words.")]


runs = st.builds(Run, st.sampled_from(Mark), st.one_of(st.text(max_size=12), st.sampled_from([*HANDED_OUT, "1\t", "[", "]"])))
rows = st.lists(
    st.tuples(st.lists(runs, max_size=4).map(tuple), st.sampled_from(Mark), st.lists(st.text(max_size=5), max_size=2).map(tuple)),
    max_size=6,
)


@given(rows, st.sampled_from(["km", "th", "en"]))
def test_whatever_stands_in_a_file_is_read_or_listed(given_: list[object], language: str) -> None:
    found = read_markup(file(*given_), file(*HANDED_OUT), PROVISIONS, language)
    known = {provision.key for provision in PROVISIONS} | {""}
    assert all(each.key in known and (each.text or each.action is ProposalAction.DELETE) for each in found.proposals)
    replaced = [each.key for each in found.proposals if each.action is not ProposalAction.INSERT_AFTER]
    assert len(set(replaced)) == len(replaced)
