"""A written address in its parts: which words may be the name of a place, and of what level a word beside it says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from passage.rules.places.place import Level

_LONGEST = 200
_MOST_WORDS = 12
_MOST_TOGETHER = 5

Levels = frozenset[Level]
_COUNTRY, _PROVINCE = frozenset({Level.COUNTRY}), frozenset({Level.PROVINCE})
_DISTRICT, _COMMUNE = frozenset({Level.DISTRICT}), frozenset({Level.COMMUNE})
_BELOW: Levels = frozenset()
"""Of villages, wards, streets and houses: none of the levels that are known."""

# Before a name, also against the word before it; what is no name where it stands last (ភ្នំស្រុក is a district).
_BEFORE = {
    **dict.fromkeys(("จังหวัด", "ខេត្ត", "រាជធានី"), _PROVINCE),
    **dict.fromkeys(("อำเภอ", "ស្រុក", "ខណ្ឌ"), _DISTRICT),
    **dict.fromkeys(("ตำบล", "ឃុំ", "សង្កាត់"), _COMMUNE),
    **dict.fromkeys(("ประเทศ", "ប្រទេស", "ປະເທດ"), _COUNTRY),
}
# Before a name, at the beginning of a word only. The name may hold the word itself: เมืองชลบุรี, บ้านบึง, Ban Bueng.
_MAYBE_BEFORE = {
    **dict.fromkeys(("ແຂວງ", "ນະຄອນຫຼວງ", "ນະຄອນຫລວງ", "จ."), _PROVINCE),
    **dict.fromkeys(("อ.", "เขต", "ເມືອງ", "เมือง"), _DISTRICT),
    **dict.fromkeys(("ต.", "แขวง"), _COMMUNE),
    "ក្រុង": _PROVINCE | _DISTRICT,
    **dict.fromkeys(("ភូមិ", "ບ້ານ", "บ้าน", "หมู่บ้าน", "หมู่ที่", "หมู่", "ม.", "ถนน", "ถ.", "ផ្លូវ", "ຖະໜົນ"), _BELOW),
}
# After a Burmese name.
_AFTER = {
    **dict.fromkeys(("တိုင်းဒေသကြီး", "ပြည်နယ်", "တိုင်း"), _PROVINCE),
    **dict.fromkeys(("မြို့နယ်", "ခရိုင်"), _DISTRICT),
    "မြို့": _PROVINCE | _DISTRICT,
    "ကျေးရွာအုပ်စု": _COMMUNE,
    **dict.fromkeys(("ရပ်ကွက်", "ကျေးရွာ", "ရွာ", "လမ်း"), _BELOW),
    "နိုင်ငံ": _COUNTRY,
}
_LATIN_BEFORE = {
    **dict.fromkeys(("khaet", "khett", "changwat", "jangwat", "khoueng", "khoueang"), _PROVINCE),
    "khet": _PROVINCE | _DISTRICT,
    **dict.fromkeys(("srok", "khan", "amphoe", "amphur", "ampur", "amphoer"), _DISTRICT),
    **dict.fromkeys(("muang", "mueang", "meuang"), _DISTRICT),
    "krong": _PROVINCE | _DISTRICT,
    **dict.fromkeys(("tambon", "tambol", "khum", "sangkat"), _COMMUNE),
    "khwaeng": _COMMUNE | _PROVINCE,
    **dict.fromkeys(("phum", "phoum", "ban", "baan", "moo", "mu"), _BELOW),
}
# Before or after a name in English.
_LATIN_AROUND = {
    **dict.fromkeys(("province", "prov", "state", "region", "division"), _PROVINCE),
    **dict.fromkeys(("district", "dist", "township", "tsp"), _DISTRICT),
    **dict.fromkeys(("commune", "subdistrict", "sub-district"), _COMMUNE),
    **dict.fromkeys(("village", "ward", "road", "street", "tract"), _BELOW),
    "country": _COUNTRY,
    **dict.fromkeys(("city", "town", "municipality", "prefecture", "capital"), _PROVINCE | _DISTRICT),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Words of an address that may be one name. `levels`: of what level a word beside them says it is, None where none says.

    `start` and `end`: the words it takes, counted over the whole address. `is_whole`: it is all that stands between two marks.
    Not `may_vary`: only a name spelled just so counts.
    """

    text: str
    levels: Levels | None
    start: int
    end: int
    is_whole: bool = True
    may_vary: bool = True


@dataclass(frozen=True, slots=True)
class _Stretch:
    words: tuple[str, ...]
    levels: Levels | None = None
    whole: str = ""
    """The words with the one that says the level, where that may be part of the name."""


_MARKS = re.compile(r"[,;:\n\r\t/|()\[\]\u104a\u104b\u17d4\u17d6\u3001\uff0c]+")
_ONE_WORD = re.compile(r"\bsub[- ]district\b|\bwards? no\b", re.IGNORECASE)


def _any_of(words: dict[str, Levels]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SPLIT_BEFORE = re.compile(rf"(?=(?:{_any_of(_BEFORE)})\s*\S)")
_SPLIT_AFTER = re.compile(rf"(?<=\S)({_any_of(_AFTER)})(?=\s|$|[\u1000-\u102a])")
_BEGINS = re.compile(rf"({_any_of(_BEFORE | _MAYBE_BEFORE)})\s*")
_ENDS = re.compile(rf"(.+?)\s*({_any_of(_AFTER)})$")


def parts(address: str) -> tuple[Part, ...]:
    """The parts of an address, longer ones first. Raises nothing; what is longer than 200 characters or 12 words is cut there."""
    found: list[Part] = []
    at = 0
    for stretch in _stretches(_ONE_WORD.sub("subdistrict", address[:_LONGEST])):
        found += _of(stretch, at)
        at += len(stretch.words)
        if at >= _MOST_WORDS:
            break
    return tuple(sorted(found, key=lambda part: part.start - part.end))


def _of(stretch: _Stretch, at: int) -> Iterator[Part]:
    words, end = stretch.words[:_MOST_WORDS], at + min(len(stretch.words), _MOST_WORDS)
    # Nobody knows villages here, but บ้านบึง is a district.
    if stretch.levels != _BELOW:
        yield Part(" ".join(words), stretch.levels, at, end)
    if stretch.whole:
        yield Part(stretch.whole, stretch.levels or None, at, end, may_vary=stretch.levels != _BELOW)
    if stretch.levels is None:
        for first in range(len(words)):
            for last in range(first + 1, min(first + _MOST_TOGETHER, len(words)) + 1):
                if last - first < len(words):
                    yield Part(" ".join(words[first:last]), None, at + first, at + last, is_whole=False)


def _stretches(address: str) -> Iterator[_Stretch]:
    for chunk in _MARKS.split(address):
        for piece in _SPLIT_BEFORE.split(_SPLIT_AFTER.sub(r"\1 \n", chunk)):
            for line in piece.split("\n"):
                yield from _native_marked(line.split())


def _native_marked(words: list[str]) -> Iterator[_Stretch]:
    """Stretches of words, ended by each word that begins or ends with a native word for a level."""
    held: list[str] = []
    waiting: list[str] = list(words)
    while waiting:
        word = waiting.pop(0)
        begins, ends = _BEGINS.match(word), _ENDS.match(word)
        if begins:
            yield from _latin_marked(held)
            held = []
            rest = word[begins.end() :]
            if rest or waiting:
                name = rest or waiting.pop(0)
                may_belong = begins[1] in _MAYBE_BEFORE and not begins[1].endswith(".")
                yield _Stretch((name,), (_BEFORE | _MAYBE_BEFORE)[begins[1]], begins[1] + name if may_belong else "")
            else:
                yield _Stretch((word,))
        elif ends or (word in _AFTER and held):
            yield _Stretch((*held, ends[1]) if ends else tuple(held), _AFTER[ends[2] if ends else word])
            held = []
        else:
            held.append(word)
    yield from _latin_marked(held)


def _latin_marked(words: list[str]) -> Iterator[_Stretch]:
    """Stretches of words, ended by English words for a level after a name, begun by such words before it."""
    held: list[str] = []
    levels: Levels | None = None
    begun = ""
    for word in words:
        folded = word.casefold().strip(".")
        if folded in _LATIN_BEFORE and word != words[-1]:
            yield from _held(held, levels, begun)
            held, levels, begun = [], _LATIN_BEFORE[folded], word
        elif folded in _LATIN_AROUND and held:
            yield _Stretch(tuple(held), _LATIN_AROUND[folded], " ".join([*filter(None, [begun]), *held, word]))
            held, levels, begun = [], None, ""
        elif folded in _LATIN_AROUND and word != words[-1]:
            levels = _LATIN_AROUND[folded]
        elif folded != "of" or held:
            held.append(word)
    yield from _held(held, levels, begun)


def _held(held: list[str], levels: Levels | None, begun: str) -> Iterator[_Stretch]:
    if held:
        yield _Stretch(tuple(held), levels, " ".join([begun, *held]) if begun else "")
    elif begun:
        yield _Stretch((begun,))
