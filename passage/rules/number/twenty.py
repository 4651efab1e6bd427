"""The twenty digits themselves: drawing, writing, reading."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from passage.rules.number.damm import check_digit, is_consistent
from passage.rules.text.digits import to_ascii, to_native

LOCATOR_LENGTH = 5
SECRET_LENGTH = 14
LENGTH = LOCATOR_LENGTH + SECRET_LENGTH + 1
GROUP = 5
# Longer than any number with separators between all digits; what is longer is not read at all.
_LONGEST_TEXT = 200

_SEPARATORS = re.compile(
    r"[\s\-.,:;/_|()\[\]"
    r"\u00b7\u2022"  # dots
    r"\u2010-\u2015\u2212"  # dashes
    r"\u104a\u104b\u17d6"  # Burmese and Khmer marks
    r"\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+"  # what nobody sees
)
_DIGITS = re.compile(r"[0-9]+\Z")

Randbelow = Callable[[int], int]


class BadNumberCode(StrEnum):
    """Why a text is not a number of ours."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_DIGITS = "not_digits"
    WRONG_CHECK = "wrong_check"


class BadNumber(ValueError):
    """A text that cannot be a worker's number; says why in `code`, never what was typed."""

    def __init__(self, code: BadNumberCode) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass(frozen=True, repr=False)
class Number:
    """A locator of 5 digits and a secret of 14. Its `repr` shows nothing, so that no log can.

    Raises BadNumber not_digits for parts of any other form.
    """

    locator: str
    secret: str

    def __post_init__(self) -> None:
        for part, length in ((self.locator, LOCATOR_LENGTH), (self.secret, SECRET_LENGTH)):
            if len(part) != length or _DIGITS.match(part) is None:
                raise BadNumber(BadNumberCode.NOT_DIGITS)

    @property
    def digits(self) -> str:
        """All 20 digits, 0-9, the check digit last."""
        return self._body + check_digit(self._body)

    @property
    def last_group(self) -> str:
        """The last five digits, which the person types to show that the number was kept."""
        return self.digits[-GROUP:]

    def grouped(self, language: str | None = None) -> str:
        """Four groups of five joined by hyphens, in the digits of the language's script (ASCII without one)."""
        digits = self.digits
        text = "-".join(digits[i : i + GROUP] for i in range(0, LENGTH, GROUP))
        return to_native(text, language) if language else text

    @property
    def _body(self) -> str:
        return self.locator + self.secret

    def __repr__(self) -> str:
        return "Number(...)"


def draw(randbelow: Randbelow = secrets.randbelow) -> Number:
    """A fresh number. `randbelow(n)` gives an unguessable whole number from 0 to n - 1."""
    return Number(draw_locator(randbelow), draw_secret(randbelow))


def draw_locator(randbelow: Randbelow = secrets.randbelow) -> str:
    """Five digits, each value equally likely."""
    return f"{randbelow(10**LOCATOR_LENGTH):0{LOCATOR_LENGTH}d}"


def draw_secret(randbelow: Randbelow = secrets.randbelow) -> str:
    """Fourteen digits (46.5 bits), each value equally likely."""
    return f"{randbelow(10**SECRET_LENGTH):0{SECRET_LENGTH}d}"


def parse(text: str) -> Number:
    """Read a number as people type it: digits of any of the five scripts, any separators.

    Raises BadNumber: empty, not_digits (some other character), too_short, too_long, wrong_check.
    """
    if len(text) > _LONGEST_TEXT:
        raise BadNumber(BadNumberCode.TOO_LONG)
    digits = _SEPARATORS.sub("", to_ascii(_SEPARATORS.sub("", text)))
    if not digits:
        raise BadNumber(BadNumberCode.EMPTY)
    if _DIGITS.match(digits) is None:
        raise BadNumber(BadNumberCode.NOT_DIGITS)
    if len(digits) != LENGTH:
        raise BadNumber(BadNumberCode.TOO_SHORT if len(digits) < LENGTH else BadNumberCode.TOO_LONG)
    if not is_consistent(digits):
        raise BadNumber(BadNumberCode.WRONG_CHECK)
    return Number(digits[:LOCATOR_LENGTH], digits[LOCATOR_LENGTH:-1])
