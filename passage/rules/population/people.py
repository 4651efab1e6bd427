"""Invented people and what a second record of them may look like.

Names are put together from word lists of the package with frequencies after Zipf; no list of persons stands behind them.
How often a date is half known, a telephone changes or a name is written in another script are assumptions, written here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import accumulate
from random import Random

from passage.rules import population
from passage.rules.linkage.record import Record
from passage.rules.population.writing import in_latin, in_thai, with_a_slip
from passage.rules.text.dates import PartialDate
from passage.rules.text.scripts import Script

SCRIPTS = (Script.MYANMAR, Script.KHMER, Script.LAO, Script.THAI)
_SHARES = (0.55, 0.25, 0.15, 0.05)
_PROVINCES = 25


@dataclass(frozen=True)
class Invented:
    """Somebody invented: the script of their own name, and their record as they would tell it."""

    script: Script
    record: Record


@cache
def _words(name: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """A word list, the commonest first, and its running Zipf weights."""
    text = resources.files(population).joinpath("data", f"{name}.txt").read_text("utf-8")
    words = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(words), tuple(accumulate(1 / (rank + 5) for rank in range(len(words))))


class Population:
    """People invented one after the other; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)  # noqa: S311 no secret

    def person(self) -> Invented:
        """The next person."""
        chance = self._chance
        script = chance.choices(SCRIPTS, _SHARES)[0]
        surname = self._surname(script)
        names = self._full(script, surname)
        record = Record(
            names=(names,),
            sex=chance.choice(("feminine", "masculine")),
            birth=self._birth(),
            home_place=f"{script.value} {chance.randrange(_PROVINCES)}",
            phone=f"0{chance.randrange(60, 99)}{chance.randrange(10**7):07d}" if chance.random() < 0.6 else "",
            parents=(self._full(script, surname),) if chance.random() < 0.5 else (),
        )
        return Invented(script, record)

    def again(self, person: Invented) -> Record:
        """Another record of the same person: another clerk, another script, half of it forgotten or changed."""
        chance = self._chance
        known = person.record
        return replace(
            known,
            names=(self._rewritten(known.names[0], person.script),),
            sex=known.sex if chance.random() < 0.99 else "",
            birth=self._birth_again(known.birth),
            home_place=known.home_place if chance.random() < 0.8 else "",
            phone=known.phone if chance.random() < 0.5 else "",
            parents=tuple(self._rewritten(name, person.script) for name in known.parents if chance.random() < 0.5),
        )

    def _pick(self, name: str) -> str:
        words, weights = _words(name)
        return self._chance.choices(words, cum_weights=weights)[0]

    def _surname(self, script: Script) -> str:
        if script is Script.KHMER:
            return self._pick("km_surname" if self._chance.random() < 0.7 else "km_word")
        if script is Script.LAO:
            return self._pick("lo") + self._pick("lo") + self._pick("lo")
        return self._pick("th_word") + self._pick("th_word") if script is Script.THAI else ""

    def _full(self, script: Script, surname: str) -> str:
        chance = self._chance
        if script is Script.MYANMAR:
            words = chance.choices((2, 3, 4), (0.35, 0.5, 0.15))[0]
            return "".join(self._pick("my") for _ in range(words))
        if script is Script.KHMER:
            given = self._pick("km_given") if chance.random() < 0.3 else self._pick("km_word")
            return f"{surname} {given}"
        if script is Script.LAO:
            return f"{self._pick('lo')}{self._pick('lo')} {surname}"
        return f"{self._pick('th_word')} {surname}"

    def _birth(self) -> PartialDate:
        chance = self._chance
        year = chance.randrange(1958, 2008)
        known = chance.random()
        if known < 0.1:
            return PartialDate(year)
        if known < 0.25:
            return PartialDate(year, 1, 1)
        return PartialDate(year, chance.randrange(1, 13), chance.randrange(1, 29))

    def _birth_again(self, birth: PartialDate | None) -> PartialDate | None:
        chance = self._chance
        if birth is None:
            return None
        change = chance.random()
        if change < 0.05:
            return None
        if change < 0.15:
            return PartialDate(birth.year)
        if change < 0.25:
            return PartialDate(birth.year, 1, 1)
        if change < 0.28:
            return PartialDate(birth.year + chance.choice((-1, 1)))
        if change < 0.30 and birth.day and birth.day <= 12:
            return PartialDate(birth.year, birth.day, birth.month)
        return birth

    def _rewritten(self, name: str, script: Script) -> str:
        chance = self._chance
        how = chance.random()
        if how < 0.55:
            written = in_latin(name, script, chance)
        elif how < 0.75 and script is not Script.THAI:
            written = in_thai(name, script, chance)
        else:
            written = name
        if chance.random() < 0.05:
            written = with_a_slip(written, chance)
        words = written.split()
        return f"{words[-1]} {' '.join(words[:-1])}" if len(words) > 1 and chance.random() < 0.1 else written
