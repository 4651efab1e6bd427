"""Making the learned tables from pairs of names: native spelling, letters a-z; and those of Latin spellings from each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from passage.rules.names.background import Background
from passage.rules.names.languages import LANGUAGES
from passage.rules.names.latin import plain
from passage.rules.names.learning import learn
from passage.rules.names.name import read_as_written
from passage.rules.names.spelling import Knowledge, Spelling
from passage.rules.names.units import Reading
from passage.rules.text.scripts import Script

LICENCES = ("MIT", "MIT (data: NCDD gazetteer)", "Apache-2.0", "Wikidata CC0", "CC BY 4.0")
"""The licences under which pairs may be learned from; all others are for evaluation only."""

_SPELLINGS_OF_A_NAME = 2
_SEED = 20191030


@dataclass(frozen=True)
class Pair:
    """A name in its script and in Latin letters, with the licence of the list it stands in. `kind` as in the list."""

    native: str
    latin: str
    licence: str
    kind: str = ""


def train(pairs: Mapping[Script, Sequence[Pair]]) -> dict[Script, Knowledge]:
    """The knowledge of each script from pairs of the four native scripts; the same for the same pairs.

    Pairs under other licences than `LICENCES` are passed over. Lao, for which hardly a pair is known, learns from the Thai
    pairs as well, sound by sound. The background of Lao, Thai and Latin is that of all names.
    """
    usable = {script: [pair for pair in found if pair.licence in LICENCES] for script, found in pairs.items()}
    everyone = Background.learned(plain(pair.latin) for script in sorted(usable) for pair in usable[script])
    knowledge = {}
    for script in (Script.KHMER, Script.MYANMAR, Script.THAI):
        knowledge[script] = _learned(script, list(_readings(script, usable.get(script, ()))))
    # The official spelling of places alone would make what people write freely (v, j, ee) look rare, and so telling.
    knowledge[Script.THAI] = replace(knowledge[Script.THAI], background=everyone)
    lao = [*_readings(Script.LAO, usable.get(Script.LAO, ())), *_readings(Script.THAI, usable.get(Script.THAI, ()))]
    knowledge[Script.LAO] = replace(_learned(Script.LAO, lao), background=everyone)
    respelled = [
        each
        for script in (Script.KHMER, Script.MYANMAR, Script.THAI)
        for each in _respelled(Spelling(knowledge[script]), list(_readings(script, usable.get(script, ()))))
    ]
    knowledge[Script.LATIN] = replace(_learned(Script.LATIN, respelled), background=everyone)
    return knowledge


def _learned(script: Script, pairs: Sequence[tuple[Reading, str]]) -> Knowledge:
    language = LANGUAGES[script]
    return learn(pairs, Knowledge(rules=language.rules, rule_share=language.rule_share))


def _readings(script: Script, pairs: Sequence[Pair]) -> Iterator[tuple[Reading, str]]:
    for pair in pairs:
        found = read_as_written(pair.native).native.get(script)
        letters = plain(pair.latin)
        if found and letters:
            yield found[0], letters


def _respelled(spelling: Spelling, pairs: Sequence[tuple[Reading, str]]) -> Iterator[tuple[Reading, str]]:
    """Each Latin spelling beside others that the table holds likely for the same name."""
    chance = np.random.default_rng(_SEED)
    latin = LANGUAGES[Script.LATIN]
    for reading, letters in pairs:
        for _ in range(_SPELLINGS_OF_A_NAME):
            other = "".join(_drawn(spelling, unit, chance) for unit in reading.units)
            if other:
                yield from ((found, other) for found in latin.read(letters))


def _drawn(spelling: Spelling, unit: str, chance: np.random.Generator) -> str:
    """One spelling of a unit, as likely as the table holds it."""
    row = spelling.probabilities(unit).astype(np.float64)
    named = np.array([not piece.startswith("?") for piece in spelling.pieces])
    row = np.where(named & (row > 0.01), row, 0)
    return spelling.pieces[int(chance.choice(len(row), p=row / row.sum()))] if row.sum() else ""
