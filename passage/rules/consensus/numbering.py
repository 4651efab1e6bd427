"""Paragraph and line numbers of a version: the same in every language, on every page and in every file.

Both come from the working text alone. A translation shows its paragraph's number and the lines of the text that it translates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from passage.rules.consensus.cutting import MEASURE, lines
from passage.rules.consensus.texts import Provision
from passage.rules.consensus.words import Key, ProvisionKind

_LETTERS = {ProvisionKind.PREAMBLE: "P", ProvisionKind.OPERATIVE: "", ProvisionKind.ANNEX: "A"}


@dataclass(frozen=True, slots=True)
class Numbered:
    """One provision. `paragraph`: "P2" in the preamble, "14" in the operative part, "A1" in an annex. `lines`: of the working
    text, the first of which is line `first_line` of the version, counted from 1."""

    key: Key
    paragraph: str
    first_line: int
    lines: tuple[str, ...]

    @property
    def last_line(self) -> int:
        return self.first_line + len(self.lines) - 1


def number(provisions: Iterable[Provision], working: str, measure: int = MEASURE) -> tuple[Numbered, ...]:
    """Numbers of all provisions in their order. `working`: language of their texts; `measure`: clusters in a line."""
    counts: Counter[ProvisionKind] = Counter()
    found: list[Numbered] = []
    line = 1
    for provision in provisions:
        counts[provision.kind] += 1
        cut = tuple(lines(provision.text, working, measure))
        found.append(Numbered(provision.key, f"{_LETTERS[provision.kind]}{counts[provision.kind]}", line, cut))
        line += len(cut)
    return tuple(found)
