"""Which places a written address names: each part looked up, and the parts fitted together up the hierarchy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from passage.rules import names
from passage.rules.places.gazetteer import COUNTRIES, gazetteer, key
from passage.rules.places.parts import Part, parts
from passage.rules.places.place import Level, Place
from passage.rules.text.zawgyi import unicode_readings

# Bits for a name spelled as known, for each of its letters more, and the most that a spelling the matcher explains can reach.
_KNOWN_BITS, _LETTER_BITS, _MOST_LETTERS = 10.0, 0.5, 16
_LEAST_FUZZY_BITS, _MOST_FUZZY_BITS = 4.0, 9.5
_LEVEL_AGREES_BITS, _LEVEL_DIFFERS_BITS = 2.0, -8.0
# Of places of one name the larger is meant more often.
_DEEPER_BITS = -1.0
# For each word that no part takes: Phnom Phen is rather a misspelled Phnom Penh than the district of Phen.
_UNTAKEN_BITS = -3.0
_SHORTEST_FUZZY = 4


@dataclass(frozen=True, slots=True)
class Matched:
    """A part of an address, as written, that stands for a place. `is_known`: spelled as in the gazetteer."""

    text: str
    place: Place
    bits: float
    is_known: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A place that an address may name. `bits`: the evidence of all its parts; compare them only for one address.

    `is_certain`: spelled as in the gazetteer, no word beside it left over. `matched`: the place's own part, then those of places
    around it. `rest`: parts that name nothing known, whose level is said.
    """

    place: Place
    bits: float
    is_certain: bool
    matched: tuple[Matched, ...]
    rest: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    part: Part
    matched: Matched


_Hits = dict[str, list[_Hit]]


def find(text: str, country: str | None = None, limit: int = 5) -> tuple[Found, ...]:
    """The places that an address in any of the five scripts may name, likeliest first, at most `limit`; () when none.

    `country`: only places of this ISO 3166-1 code. The deepest place named comes first where the parts agree. A name spelled
    otherwise goes through the name matcher; that of a commune only where its province or district is named too. Villages
    are not known. Raises nothing.
    """
    return tuple(each for each in _found(text) if country in (None, each.place.country))[: max(limit, 0)]


@lru_cache(maxsize=8192)
def _found(text: str) -> tuple[Found, ...]:
    best: dict[str, Found] = {}
    for meant in dict.fromkeys(unicode_readings(text)):
        for each in _fitted(parts(meant)):
            held = best.get(each.place.code)
            if held is None or each.bits > held.bits:
                best[each.place.code] = each
    return tuple(sorted(best.values(), key=lambda each: (-each.bits, each.place.code)))


def _fitted(asked: tuple[Part, ...]) -> Iterator[Found]:
    hits: _Hits = defaultdict(list)
    _add(hits, (hit for part in asked for hit in _known(part)))
    open_parts = [part for part in asked if part.may_vary and _is_open(part, hits)]
    said = _countries_said(hits)
    _add(hits, (hit for part in open_parts for hit in _fuzzy(part, _upper_keys(), said)))
    around = {code for code, found in hits.items() if gazetteer().places[code].level in (Level.PROVINCE, Level.DISTRICT)}
    for part in open_parts:
        _add(hits, (hit for code in sorted(around) for hit in _fuzzy(part, _commune_keys(code), said)))
    for code, own in hits.items():
        yield max((_with_those_around(hit, hits, asked) for hit in own), key=lambda found: (found.bits, code))


def _add(hits: _Hits, found: Iterable[_Hit]) -> None:
    for hit in list(found):
        hits[hit.matched.place.code].append(hit)


def _is_open(part: Part, hits: _Hits) -> bool:
    """Whether nothing known of the said level, or of a country, province or district, takes the part's words or more already."""
    wanted = part.levels or {Level.COUNTRY, Level.PROVINCE, Level.DISTRICT}
    return not any(
        hit.matched.place.level in wanted and hit.part.start <= part.start and part.end <= hit.part.end
        for found in hits.values()
        for hit in found
    )


def _known(part: Part) -> Iterator[_Hit]:
    letters = key(part.text)
    for place in gazetteer().by_key.get(letters, ()):
        bits = _KNOWN_BITS + _LETTER_BITS * min(len(letters), _MOST_LETTERS)
        yield _hit(part, place, bits, is_known=True)


_Index = dict[str, tuple[Place, ...]]


def _countries_said(hits: _Hits) -> frozenset[str]:
    """The countries that are named, or in which a known place of the level that is said lies; all when there is none."""
    found = (hit for each in hits.values() for hit in each)
    said = (hit for hit in found if hit.matched.place.level in (hit.part.levels or {Level.COUNTRY}))
    return frozenset(hit.matched.place.country for hit in said) or frozenset(COUNTRIES)


def _fuzzy(part: Part, index: _Index, countries: frozenset[str]) -> Iterator[_Hit]:
    if len(key(part.text)) < _SHORTEST_FUZZY:
        return
    asked = names.read(part.text)
    levels = part.levels or frozenset(Level)
    same_sounds = (place for each in names.keys(asked) for place in index.get(each, ()))
    near = {place.code: place for place in same_sounds if place.level in levels and place.country in countries}
    written = [(place, name) for place in near.values() for name in gazetteer().names(place)]
    best: dict[str, float] = {}
    for (place, _), bits in zip(written, names.bits([(asked, names.read(name)) for _, name in written]), strict=True):
        best[place.code] = max(best.get(place.code, 0.0), float(bits))
    for code, bits in best.items():
        if bits >= _LEAST_FUZZY_BITS:
            yield _hit(part, near[code], min(bits, _MOST_FUZZY_BITS), is_known=False)


def _hit(part: Part, place: Place, bits: float, *, is_known: bool) -> _Hit:
    if part.levels is not None:
        bits += _LEVEL_AGREES_BITS if place.level in part.levels else _LEVEL_DIFFERS_BITS
    return _Hit(part, Matched(part.text, place, bits, is_known))


def _with_those_around(own: _Hit, hits: _Hits, asked: tuple[Part, ...]) -> Found:
    """The place of a hit, with the best parts left for each of the places around it."""
    taken = [own]
    for around in gazetteer().lineage(own.matched.place)[:-1]:
        free = (hit for hit in hits.get(around.code, ()) if not any(_overlap(hit.part, other.part) for other in taken))
        best = max(free, key=lambda hit: hit.matched.bits, default=None)
        if best is not None and best.matched.bits > 0:
            taken.append(best)
    words = {at for part in asked for at in range(part.start, part.end)}
    untaken = len(words) - sum(hit.part.end - hit.part.start for hit in taken)
    bits = sum(hit.matched.bits for hit in taken) + _DEEPER_BITS * own.matched.place.level + _UNTAKEN_BITS * untaken
    is_certain = own.matched.is_known and (own.part.is_whole or not untaken)
    # Of a stretch the words alone, which come first in `asked`.
    left = {part.start: part for part in reversed(asked) if part.levels and not any(_overlap(part, hit.part) for hit in taken)}
    return Found(own.matched.place, bits, is_certain, tuple(hit.matched for hit in taken), tuple(left.values()))


def _overlap(a: Part, b: Part) -> bool:
    return a.start < b.end and b.start < a.end


def _keys(places: Iterable[Place]) -> _Index:
    found: defaultdict[str, dict[str, Place]] = defaultdict(dict)
    for place in places:
        for name in gazetteer().names(place):
            for each in names.keys(names.read(name)):
                found[each][place.code] = place
    return {each: tuple(places.values()) for each, places in found.items()}


@lru_cache(maxsize=1)
def _upper_keys() -> _Index:
    return _keys(place for place in gazetteer().places.values() if place.level < Level.COMMUNE)


@lru_cache(maxsize=64)
def _commune_keys(code: str) -> _Index:
    """The communes below a province or district."""
    below = gazetteer().below.get(code, ())
    return _keys(
        each for place in below for each in (place, *gazetteer().below.get(place.code, ())) if each.level is Level.COMMUNE
    )
