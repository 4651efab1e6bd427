"""What a reckoning says, as plain text. Beside each stands the value it was made from, for those who calculate on."""

from __future__ import annotations

from dataclasses import dataclass

from passage.rules.labour_law import Check, Line, OpenPoint, Part, Reckoning


@dataclass(frozen=True, slots=True)
class Mark:
    """How sure something is: a word and the shape that stands with it (`kind` of the frame's badge), never colour alone.

    `sentence`: the same in full, for a legend or for paper. `is_doubtful`: it must be seen at a glance.
    """

    word: str
    kind: str
    sentence: str
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class CitedWords:
    """A section of a law. `language`: in which it is written: English where nobody has put the citation into the reader's."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class LineWords:
    """One line. `formula`: the computation in figures and signs. `late`: said where the law was not looked at for these days."""

    period: str
    what: str
    quantity: str
    formula: str
    amount: str
    section: CitedWords
    since: str
    mark: Mark
    late: str
    lapses: str
    line: Line

    @property
    def counted(self) -> str:
        """The computation and what it gives; the amount alone where there was nothing to compute."""
        return f"{self.formula} = {self.amount}" if any(sign in self.formula for sign in "×÷+") else self.amount


@dataclass(frozen=True, slots=True)
class PartWords:
    """Lines that were paid for together."""

    lines: tuple[LineWords, ...]
    paid: str
    short: str
    part: Part


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """One way to read a law that is open. `language`: English where nobody has put it into the reader's.

    `would_be`: what another reading than the one used would give, where that was reckoned, else "".
    """

    text: str
    language: str
    is_used: bool
    would_be: str = ""


@dataclass(frozen=True, slots=True)
class PointWords:
    """Something that is not settled. `question`: what would settle it, asked of the worker where `may_be_told`, else of a lawyer
    or an inspector."""

    period: str
    sentence: str
    question: str
    may_be_told: bool
    readings: tuple[ReadingWords, ...]
    section: CitedWords
    point: OpenPoint


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What the law asks beside money, and whether it was kept, as a mark."""

    period: str
    sentence: str
    kept: Mark
    section: CitedWords
    mark: Mark
    check: Check


@dataclass(frozen=True, slots=True)
class OwedWords:
    """All of it. `total`: an amount, or a range, with its currency. `partial`: said where some days have no amount, else "".

    `apart`: never in the total. `notes`: what holds of every reckoning: papers change nothing, how it is rounded, who checked.
    """

    language: str
    parts: tuple[PartWords, ...]
    apart: tuple[LineWords, ...]
    points: tuple[PointWords, ...]
    checks: tuple[CheckWords, ...]
    total: str
    partial: str
    lapses: str
    notes: tuple[str, ...]
    reckoning: Reckoning

    @property
    def is_doubtful(self) -> bool:
        """Whether the total rests on a rule that is not sure, or was not checked for days so late."""
        lines = [line for part in self.parts if part.part.short.high for line in part.lines]
        return any(line.mark.is_doubtful or line.late for line in lines)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks that occur, each once: for a legend."""
        lines = [line for part in self.parts for line in part.lines] + list(self.apart)
        return tuple(dict.fromkeys([line.mark for line in lines] + [check.mark for check in self.checks]))
