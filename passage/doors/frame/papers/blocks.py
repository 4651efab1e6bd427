"""What a paper is put together from; typst/paper.typ draws each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from passage.doors.frame.papers.languages import Words

Shape = Literal["certain", "probable", "uncertain", "not_verified"]


@dataclass(frozen=True, slots=True)
class Title:
    words: Words
    kind: str = "title"


@dataclass(frozen=True, slots=True)
class Heading:
    words: Words
    on_new_page: bool = False
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class Sentence:
    words: Words
    kind: str = "sentence"


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody wrote, in a frame."""

    words: Words
    kind: str = "quote"


@dataclass(frozen=True, slots=True)
class Field:
    """A label and what stands beside it."""

    label: Words
    value: Words


@dataclass(frozen=True, slots=True)
class Fields:
    rows: tuple[Field, ...]
    kind: str = "fields"


@dataclass(frozen=True, slots=True)
class Marked:
    """How sure a rule is, as a word with a shape of its own."""

    words: Words
    shape: Shape


@dataclass(frozen=True, slots=True)
class Cell:
    """`more`: below the words."""

    words: Words = ()
    more: Words = ()
    marks: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """`is_sum`: it closes the rows above it."""

    cells: tuple[Cell, ...]
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """A table. `widths`: parts of the page; `right`: columns that are set to the right. `is_sheet`: to be written on by hand."""

    head: tuple[Words, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    right: tuple[int, ...] = ()
    is_sheet: bool = False
    kind: str = "lines"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in large type."""

    label: Words
    amount: Words
    kind: str = "amount"


@dataclass(frozen=True, slots=True)
class Legend:
    """Marks and what they mean."""

    items: tuple[tuple[Marked, Words], ...]
    kind: str = "legend"


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `is_open`: each has a box to tick."""

    items: tuple[Words, ...]
    is_open: bool = False
    kind: str = "items"


@dataclass(frozen=True, slots=True)
class Signatures:
    """A line to sign on above each of these."""

    signers: tuple[Words, ...]
    kind: str = "signatures"


PieceMark = Literal["plain", "sign", "party", "open", "inserted", "deleted"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a text under negotiation. `sign`: of a bracket; `party`: who wants what follows; `open`: words in brackets."""

    text: str
    mark: PieceMark = "plain"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph in one language, in one line, or in the numbered lines of the working text."""

    lang: str
    lines: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered paragraph, its languages side by side. `first_line`: number of the first line of the first, 0 for none.

    `note`: what is to be known of it, above it.
    """

    number: str
    passages: tuple[Passage, ...]
    first_line: int = 0
    note: Words = ()
    kind: str = "clause"


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""

    kind: str = "new_page"


Block = Title | Clause | NewPage | Heading | Sentence | Quote | Fields | Lines | Amount | Legend | Items | Signatures
