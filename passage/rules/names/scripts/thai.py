"""Thai names as units. Vowels that stand before their consonant are read after it, silenced letters are kept as silent.

Thai writes no vowel between many consonants: `สมชาย` is som-chai, `ธนพร` tha-na-phon. Such consonants get a vowel unit of
their own whose spelling may be nothing, a or o; how often each is meant is learned from where the unit stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from passage.rules.names.scripts.thai_spelling import RULE_SHARE, RULES
from passage.rules.names.units import Reading

__all__ = ["GENERIC", "ONSETS", "RULES", "RULE_SHARE", "read"]

ONSETS = {
    **dict.fromkeys("ก", "k"),
    **dict.fromkeys("ขฃคฅฆ", "kh"),
    "ง": "ng",
    "จ": "c",
    **dict.fromkeys("ฉชฌ", "ch"),
    **dict.fromkeys("ซศษส", "s"),
    **dict.fromkeys("ญย", "y"),
    **dict.fromkeys("ฎด", "d"),
    **dict.fromkeys("ฏต", "t"),
    **dict.fromkeys("ฐถฑฒทธ", "th"),
    **dict.fromkeys("ณน", "n"),
    "บ": "b",
    "ป": "p",
    **dict.fromkeys("ผพภ", "ph"),
    **dict.fromkeys("ฝฟ", "f"),
    "ม": "m",
    "ร": "r",
    **dict.fromkeys("ลฬ", "l"),
    "ว": "w",
    **dict.fromkeys("หฮ", "h"),
    "อ": "q",
}
_CODAS = {
    **dict.fromkeys("กขคฆ", "k"),
    "ง": "ng",
    **dict.fromkeys("จชซฌฎฏฐฑฒดตถทธศษสฉ", "t"),
    **dict.fromkeys("บปพฟภผฝ", "p"),
    **dict.fromkeys("นญณรลฬ", "n"),
    "ม": "m",
    "ย": "y",
    "ว": "w",
    **dict.fromkeys("หฮอ", ""),
}
_C = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_CLUSTER = "(?:ก[รลว]|ข[รลว]|ค[รลว]|ต[รล]|ป[รล]|ผ[ล]|พ[รล]|ท[ร]|ส[ร]|ศ[ร]|ฟ[รล]|บ[รล]|ด[ร]|ห[งญนมยรลว]|จ(?=ริ)ร)"
_SIGN = "[ะาิีึืุูั]"
_ONSET = f"(?:(?<!น)ทร|(?!ทร){_CLUSTER}|[{_C}])"
# After a vowel written in front, two consonants begin a syllable only when a third follows that has no vowel of its own.
_LED = f"(?:(?<!น)ทร(?=[{_C}])|(?!ทร){_CLUSTER}(?=[{_C}](?!{_SIGN}))|[{_C}])"

# What can be read with certainty, in order of preference; every group is an onset, a vowel sign or a silent part.
_TOKEN = re.compile(
    f"(?P<silent>[{_C}]ร[ิุ]?์|[{_C}][ิุ]?์)"
    f"|เ(?P<ia>{_ONSET})ียะ?"
    f"|เ(?P<Ua>{_ONSET})ือะ?"
    f"|เ(?P<aw>{_ONSET})า(?!ะ)"
    f"|เ(?P<Oq>{_ONSET})าะ"
    f"|เ(?P<at>{_ONSET})อะ?(?!{_SIGN})"
    f"|เ(?P<ay2>{_ONSET})ย(?![ะาิีึืุูัรลวน])"
    f"|เ(?P<short>[{_C}])(?P<short2>[รลชวงนม])ิ(?=[{_C}](?!{_SIGN}))"
    f"|เ(?P<oe>{_CLUSTER}|[{_C}])ิ"
    f"|เ(?P<e>{_LED})[็ะ]?"
    f"|แ(?P<E>{_LED})[็ะ]?"
    f"|โ(?P<o>{_LED})ะ?"
    f"|[ไใ](?P<ay>{_LED})ย?(?!{_SIGN})"
    f"|[ไใ](?P<ay3>[{_C}])"
    f"|(?P<ua>{_ONSET})ัวะ?"
    f"|(?P<ay4>{_ONSET})ัย(?![ะาิีึืุูั])"
    f"|(?P<am>{_ONSET})ำ"
    f"|(?P<an>{_ONSET})รร(?![ะาิีึืุูั])"
    f"|(?P<sign>{_ONSET})(?P<vowel>{_SIGN})(?:(?<=ื)อ)?"
    f"|(?P<O>{_ONSET})อ(?!{_SIGN})"
    "|(?P<ru>[ฤฦ])ๅ?"
    f"|(?P<bare>[{_C}])"
)
_SIGNS = {"ะ": "a", "า": "a", "ิ": "i", "ี": "i", "ึ": "U", "ื": "U", "ุ": "u", "ู": "u", "ั": "a"}


class _Coda(Enum):
    """Whether a vowel sign is followed by a final consonant of its syllable."""

    NEVER = 0
    MAY = 1
    MUST = 2


_NO_CODA = ("ay", "ay2", "ay3", "ay4", "aw", "am", "Oq")
_TONES = re.compile("[\u0e48-\u0e4b\u0e4e\u0e3a]")
_AM = re.compile("\u0e4d([\u0e48-\u0e4b]*)\u0e32")
_OTHER = re.compile(f"[^{_C}ฤฦๅะาิีึืุูัเแโไใำ็์ๆ]+")
GENERIC = (
    "กรุงเทพมหานคร",
    "เทศบาลเมือง",
    "เทศบาลตำบล",
    "เทศบาลนคร",
    "นครหลวง",
    "จังหวัด",
    "ประเทศ",
    "อำเภอ",
    "ตำบล",
    "เมือง",
    "แขวง",
    "เขต",
    "รัฐ",
    "ภาค",
    "บ้าน",
)
_WITHOUT_GENERIC_BITS = 1.0
_OPENED_BITS = 1.0


def read(word: str) -> tuple[Reading, ...]:
    """The readings of a Thai word: as written, and without a word for province or district before it."""
    text = _AM.sub("\\1ำ", unicodedata.normalize("NFC", word))
    text = _OTHER.sub("", _TONES.sub("", text))
    rest = next((text.removeprefix(start) for start in GENERIC if text.startswith(start) and text != start), "")
    found = {
        tuple(_units(text)): 0.0,
        tuple(_units(text, opened=True)): _OPENED_BITS,
        tuple(_units(rest)): _WITHOUT_GENERIC_BITS,
        tuple(_units(rest, opened=True)): _WITHOUT_GENERIC_BITS + _OPENED_BITS,
    }
    whole = tuple(_units(text))
    return tuple(Reading(units, 0.0 if units == whole else bits) for units, bits in found.items() if units)


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[tuple[str, str, str], ...]:
    """The text as (kind, letters, vowel sign): kind is a group name of the token pattern."""
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "short2":
            found += [("bare", match["short"], ""), ("oe", match["short2"], "ิ")]
        elif kind == "vowel":
            found.append(("sign", match["sign"], match["vowel"]))
        else:
            found.append((kind, match[kind], ""))
    return tuple(found)


def _units(text: str, opened: bool = False) -> Iterator[str]:
    """`opened`: read the first pair of a long run of bare consonants as two open syllables (tha-na-phon)."""
    run = ""
    coda = _Coda.NEVER
    for kind, letters, sign in (*_pieces(text), ("end", "", "")):
        if kind == "bare":
            run += letters
            continue
        yield from _bare(run, coda, kind in ("end", "silent"), opened)
        run = ""
        if kind == "silent":
            yield from (f"x//{letter}" for letter in letters if letter in ONSETS)
            coda = _Coda.NEVER
        elif kind == "ru":
            yield "r/r+U/ฤ"
            coda = _Coda.MAY
        elif kind != "end":
            yield from _core(kind, letters, sign)
            coda = _Coda.NEVER if kind in _NO_CODA or sign == "ะ" else _Coda.MUST if sign == "ั" else _Coda.MAY


def _core(kind: str, letters: str, sign: str) -> Iterator[str]:
    """An onset and the vowel written with it."""
    yield from _onset(letters)
    if kind == "sign":
        yield f"v/{_SIGNS[sign]}/{sign}"
    elif kind == "am":
        yield "r/a+m/ำ"
    elif kind == "an":
        yield "v/a/รร"
    elif kind in ("ay", "ay3"):
        yield "r/a+y/ไ"
    elif kind == "ay4":
        yield "r/a+y/ัย"
    elif kind == "ay2":
        yield "r/@+y/เย"
    elif kind == "aw":
        yield "r/a+w/เา"
    elif kind == "Oq":
        yield "v/O/เาะ"
    else:
        sound = {"oe": "@", "at": "@"}.get(kind, kind)
        yield f"v/{sound}/{kind}"


def _onset(letters: str) -> Iterator[str]:
    first, second = letters[0], letters[1:]
    if not second:
        yield f"o/{ONSETS[first]}/{first}"
    elif first == "ห":
        yield f"o/{ONSETS[second]}/ห{second}"
    elif first in "ทสศจ":
        yield f"o/{'s' if first != 'จ' else 'c'}/{letters}"
    else:
        yield f"o/{ONSETS[first]}/{first}"
        yield f"o/{ONSETS[second]}/{second}"


def _bare(run: str, coda: _Coda, at_end: bool, opened: bool) -> Iterator[str]:
    """Consonants without a written vowel: what ends the syllable before them, then pairs with o, or single ones with a."""
    if run and coda is not _Coda.NEVER and _ends_syllable(run, coda, at_end):
        yield from _final(run[0], linked=not at_end or len(run) > 1)
        run = run[1:]
        if at_end and len(run) == 1:
            yield f"x//{run}"
            return
    singles = 2 if opened and len(run) >= 4 - (not at_end) else 0
    while run:
        left = len(run)
        where = f"{min(left, 4)}{'e' if at_end else 'm'}"
        yield f"o/{ONSETS[run[0]]}/{run[0]}"
        if left == 1 or singles or (left % 2 and at_end):
            yield f"v/a/{where}"
            run = run[1:]
            singles = max(0, singles - 1)
        elif run[1] == "ว" and left >= 3:
            yield "v/ua/ว"
            yield from _final(run[2], linked=left > 3 or not at_end)
            run = run[3:]
        else:
            yield f"v/O/ร{where}" if run[1] == "ร" else f"v/o/{where}"
            yield from _final(run[1], linked=left > 2 or not at_end)
            run = run[2:]


def _ends_syllable(run: str, coda: _Coda, at_end: bool) -> bool:
    """Whether the first of some bare consonants belongs to the vowel before them."""
    if coda is _Coda.MUST:
        return True
    if run[0] in "อหฮ":
        return False
    if at_end and len(run) == 2:
        silent_r = run[1] == "ร" and run[0] in "ตดช"
        return silent_r or run[0] == run[1] or run[1] in "ห" or _CODAS[run[0]] == _CODAS[run[1]] == "t"
    return not at_end or len(run) % 2 == 1


def _final(letter: str, *, linked: bool) -> Iterator[str]:
    """A final; where more follows it may be spoken again with a (ราชบุรี, rat-cha-bu-ri)."""
    yield f"c/{_CODAS[letter]}/{letter}{'+' if linked else ''}"
    if linked and letter != "ง":
        yield f"x//+{letter}"
