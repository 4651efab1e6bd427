"""A written name, read once for comparing: its words in every script it holds, without titles, aliases apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, product
from math import inf
from operator import itemgetter
from typing import TypeVar

from passage.rules.names.languages import LANGUAGES, NATIVE
from passage.rules.names.latin import plain
from passage.rules.names.pool import LONGEST_NAME
from passage.rules.names.reading import is_native, readings
from passage.rules.names.units import Reading
from passage.rules.text.scripts import Script, script_of
from passage.rules.text.zawgyi import unicode_readings

# Marks between two names of one person: (ခ), (a), alias, a comma of Burmese, and what stands in parentheses.
_ALIASES = re.compile(r"\((?:ခ|a|or)\)|\ba\.?k\.?a\b\.?|\balias\b|@|\u1001\u17d4|[\u104a\u104b()\[\]/;]+", re.IGNORECASE)
_LONGEST = 200
_MOST_VARIANTS = 4
_MOST_READINGS = 8

WITHOUT_TITLES_BITS = 1.0
"""How much less likely it is that what looks like a title is left out elsewhere than that it is kept: Maung Win, U Thant."""
WITHOUT_GENERIC_BITS = 1.0
"""How much less likely it is that a word for province, town and so on is left out elsewhere than that it is kept."""
LAST_FIRST_BITS = 3.0
"""How much less likely it is that the last word of a name is written first elsewhere than that the order is the same."""

ALONE_BITS = 6.0
"""How much less likely it is that one word of a name stands for all of it elsewhere."""


_Written = TypeVar("_Written", str, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Spelled:
    """A way to write a name in Latin letters a-z, and how many bits less likely than the best way."""

    letters: str
    bits: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name as written, and its readings in each script: `native` by script, `latin` in letters a-z; best first, few.

    Two are the same only when they are one object; `read` gives the same object for the same text, while it remembers it.
    """

    text: str
    native: dict[Script, tuple[Reading, ...]]
    latin: tuple[Spelled, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare: no letter of the five scripts."""
        return not self.native and not self.latin


@lru_cache(maxsize=4096)
def read(text: str) -> Name:
    """Read a name as written. Raises nothing, whatever the text; what is longer than 200 characters is cut there.

    Burmese that may be Zawgyi is read both ways.
    """
    return _name(text, unicode_readings(text[:_LONGEST]))


def read_as_written(text: str) -> Name:
    """Read a name that is known to be Unicode."""
    return _name(text, (text[:_LONGEST],))


def _name(text: str, meant: Iterable[str]) -> Name:
    native: dict[Script, dict[tuple[str, ...], float]] = {}
    latin: dict[str, float] = {}
    for variant in list(dict.fromkeys(chain.from_iterable(map(_names_in, meant))))[:_MOST_VARIANTS]:
        for words, bits in _word_readings(variant):
            for script, own in _by_script(words).items():
                if script is Script.LATIN:
                    _keep_best(latin, _spelled(own, bits))
                else:
                    _keep_best(native.setdefault(script, {}), _native(script, own, bits))
    return Name(
        text=text,
        native={script: _readings(found) for script, found in native.items() if found},
        latin=tuple(Spelled(*each) for each in sorted(latin.items(), key=itemgetter(1))),
    )


def _names_in(text: str) -> list[str]:
    """The names of one person that a text holds, and all of it as one."""
    parts = (text,) if is_native(text) else (*_ALIASES.split(text), _ALIASES.sub(" ", text))
    return [part for part in parts if part.strip()]


def _word_readings(text: str) -> Iterator[tuple[tuple[str, ...], float]]:
    """The words with what looks like a title, and without."""
    bare, *whole = readings(text)
    yield from ((words, 0.0) for words in whole or [bare])
    if whole:
        yield bare, WITHOUT_TITLES_BITS


def _by_script(words: Iterable[str]) -> dict[Script, list[str]]:
    found: dict[Script, list[str]] = {}
    for word in words:
        script = script_of_word(word)
        if script is Script.MIXED:
            for known in (*NATIVE, Script.LATIN):
                found.setdefault(known, []).append(word)
        elif script in LANGUAGES or word.isdecimal():
            found.setdefault(script if script in LANGUAGES else next(iter(found), Script.LATIN), []).append(word)
    return found


script_of_word = lru_cache(maxsize=65_536)(script_of)


@lru_cache(maxsize=65_536)
def read_word(script: Script, word: str) -> tuple[Reading, ...]:
    """The readings of one word of a script, best first."""
    return LANGUAGES[script].read(word)


def _native(script: Script, words: Sequence[str], bits: float) -> Iterator[tuple[tuple[str, ...], float]]:
    """The units of the words together, the likeliest of their combinations, and the bits of each."""
    language = LANGUAGES[script]
    options = []
    for word in words:
        read_so = read_word(script, word)
        if len(words) > 1 and word in language.generic:
            read_so = (*read_so, Reading((), WITHOUT_GENERIC_BITS))
        if read_so:
            options.append(read_so)
    if len(options) > 1:
        yield from ((each[0].units[:LONGEST_NAME], bits + ALONE_BITS) for each in options if each[0].units)
    for choice in islice(product(*options), _MOST_READINGS):
        units = tuple(chain.from_iterable([reading.units for reading in choice]))[:LONGEST_NAME]
        if units:
            yield units, bits + sum([reading.bits for reading in choice])


def _spelled(words: Sequence[str], bits: float) -> Iterator[tuple[str, float]]:
    """The letters of the words, whole, turned and in part, and the bits of each."""
    letters = [found for found in map(plain, words) if found]
    if not letters:
        return
    yield "".join(letters), bits
    if len(letters) > 1:
        yield letters[-1] + "".join(letters[:-1]), bits + LAST_FIRST_BITS
        own = [word for word in letters if word not in LANGUAGES[Script.LATIN].generic]
        if own and len(own) < len(letters):
            yield "".join(own), bits + WITHOUT_GENERIC_BITS
        yield from ((word, bits + ALONE_BITS) for word in own)


def _keep_best(best: dict[_Written, float], found: Iterable[tuple[_Written, float]]) -> None:
    for written, bits in found:
        if bits < best.get(written, inf):
            best[written] = bits


def _readings(best: dict[tuple[str, ...], float]) -> tuple[Reading, ...]:
    return tuple(Reading(*each) for each in sorted(best.items(), key=itemgetter(1))[:_MOST_READINGS])
