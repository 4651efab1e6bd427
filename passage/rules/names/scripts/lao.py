"""Lao names as units. Lao writes nearly all it speaks; the units are those of Thai where the sound is the same.

Spelled in Latin letters after French fashion (x, ou, -one, -anh, -ay), after English, or both in one name; the shares are
estimates of common use, written by hand and fitted to nothing, for no openly licensed list of Lao names is known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from passage.rules.names.spelling import Rows
from passage.rules.names.units import Reading

_ONSETS = {
    **{"ກ": "k", "ຂ": "kh", "ຄ": "kh", "ງ": "ng", "ຈ": "c", "ສ": "s", "ຊ": "s", "ຍ": "ny", "ດ": "d", "ຕ": "t", "ຖ": "th"},
    **{"ທ": "th", "ນ": "n", "ບ": "b", "ປ": "p", "ຜ": "ph", "ຝ": "f", "ພ": "ph", "ຟ": "f", "ມ": "m", "ຢ": "y", "ຣ": "r"},
    **{"ລ": "l", "ວ": "w", "ຫ": "h", "ອ": "q", "ຮ": "h", "ໜ": "n", "ໝ": "m", "ຼ": "l", "ໞ": "k", "ໟ": "ny"},
}
_CODAS = {
    **{"ກ": "k", "ງ": "ng", "ດ": "t", "ບ": "p", "ນ": "n", "ມ": "m", "ຍ": "y", "ວ": "w", "ຽ": "y", "ຣ": "n", "ລ": "n"},
    **{"ຕ": "t", "ສ": "t", "ຈ": "t", "ຊ": "t", "ຖ": "t", "ທ": "t", "ປ": "p", "ພ": "p", "ຂ": "k", "ຄ": "k", "ຟ": "p"},
}
_C = "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮໜໝໞໟ"
_SIGN = "[ະັາິີຶືຸູົໍຽ]"
_ONSET = f"(?:ຫ[ງຍນມຣລວຼ](?!{_SIGN}?$)|ຫ[ງຍນມຣລວຼ](?={_SIGN})|[ກຂຄ]ວ(?=[ະັາິີຽ])|[ກຂຄປພຜຕບຟ][ຣລຼ](?={_SIGN}|[{_C}])|[{_C}])"
_LED = f"(?:ຫ[ງຍນມຣລວຼ]|[ກຂຄ]ວ(?=[{_C}](?!{_SIGN}))|[ກຂຄປພຜຕບຟ]ຼ|[{_C}])"
_TOKEN = re.compile(
    f"ເ(?P<aw>{_LED})ົາ"
    f"|ເ(?P<Oq>{_LED})າະ"
    f"|ເ(?P<Ua>{_LED})[ຶືັ]ອ"
    f"|ເ(?P<ia>{_LED})(?:ັຍ|ຍ(?!{_SIGN})|ຽ)"
    f"|ເ(?P<oe>{_LED})[ິີຶື]"
    f"|ເ(?P<e>{_LED})[ະັ]?"
    f"|ແ(?P<E>{_LED})[ະັ]?"
    f"|ໂ(?P<o>{_LED})[ະັ]?"
    f"|[ໄໃ](?P<ay>{_LED})ຍ?(?!{_SIGN})"
    f"|[ໄໃ](?P<ay2>[{_C}])"
    f"|(?P<ua>{_ONSET})(?:ົວະ?|ັວ)"
    f"|(?P<ia2>{_ONSET})ັ?ຽ"
    f"|(?P<ay3>{_ONSET})ັຍ(?!{_SIGN})"
    f"|(?P<am>{_ONSET})ຳ"
    f"|(?P<sign>{_ONSET})(?P<vowel>{_SIGN})"
    f"|(?P<ua2>{_ONSET})ວ(?=[{_C}](?!{_SIGN}))"
    f"|(?P<O>{_ONSET})ອ(?!{_SIGN})"
    f"|(?P<bare>[{_C}])"
)
_SIGNS = {"ະ": "a", "ັ": "a", "າ": "a", "ິ": "i", "ີ": "i", "ຶ": "U", "ື": "U", "ຸ": "u", "ູ": "u", "ົ": "o", "ໍ": "O", "ຽ": "ia"}
_SOUNDS = {"Oq": "O", "oe": "@", "ia2": "ia", "ua2": "ua"}
_RHYMES = {"aw": "a+w", "ay": "a+y", "ay2": "a+y", "ay3": "a+y", "am": "a+m"}

_MARKS = re.compile("[\u0ec8-\u0ecb\u0ece]")
_AM = re.compile("\u0ecd([\u0ec8-\u0ecb]*)\u0eb2")
_OTHER = re.compile(f"[^{_C}ະັາິີຶືຸູົໍຽຳຼເແໂໄໃ໌]+")
_SILENCED = re.compile(f"[{_C}]{_SIGN}?\u0ecc|\u0ecc")
GENERIC = ("ນະຄອນຫຼວງ", "ນະຄອນຫລວງ", "ກຳແພງນະຄອນ", "ຈັງຫວັດ", "ປະເທດ", "ອຳເພີ", "ເມືອງ", "ແຂວງ", "ບ້ານ", "ນະຄອນ", "ເຂດ", "ລັດ")
_WITHOUT_GENERIC_BITS = 1.0


def read(word: str) -> tuple[Reading, ...]:
    """The readings of a Lao word: as written, and without a word for province, district or village before it."""
    text = unicodedata.normalize("NFC", word)
    rest = next((text.removeprefix(start) for start in GENERIC if text.startswith(start) and text != start), "")
    whole, bare = tuple(_units(text)), tuple(_units(rest))
    if not whole:
        return ()
    return (Reading(whole), Reading(bare, _WITHOUT_GENERIC_BITS)) if bare else (Reading(whole),)


def _units(word: str) -> Iterator[str]:
    text = _MARKS.sub("", _AM.sub("\\1ຳ", word))
    text = _OTHER.sub("", _SILENCED.sub("", text))
    takes_coda = False
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "bare":
            yield from _bare(match["bare"], takes_coda, match.end() == len(text))
            takes_coda = not takes_coda
            continue
        yield from _onset(match[kind if kind != "vowel" else "sign"])
        if kind == "vowel":
            sign = match["vowel"]
            yield f"v/{_SIGNS[sign]}/{sign}"
        elif kind in _RHYMES:
            yield f"r/{_RHYMES[kind]}/{kind}"
        else:
            yield f"v/{_SOUNDS.get(kind, kind)}/{kind}"
        takes_coda = kind not in _RHYMES and match.group("vowel") != "ະ"


def _onset(letters: str) -> Iterator[str]:
    first, second = letters[0], letters[1:]
    if first == "ຫ" and second:
        yield f"o/{_ONSETS[second]}/ຫ{'ລ' if second == 'ຼ' else second}"
        return
    yield f"o/{_ONSETS[first]}/{first}"
    if second:
        yield f"o/{_ONSETS[second]}/{second}"


def _bare(letter: str, takes_coda: bool, is_last: bool) -> Iterator[str]:
    if takes_coda and letter in _CODAS:
        yield f"c/{_CODAS[letter]}/{letter}"
    elif is_last and not takes_coda:
        yield f"x//{letter}"
    else:
        yield f"o/{_ONSETS[letter]}/{letter}"
        yield "v/a/"


RULE_SHARE = 0.7

RULES: Rows = {
    "o/k": {"k": 0.95, "g": 0.02, "c": 0.03},
    "o/kh": {"kh": 0.85, "k": 0.15},
    "o/ng": {"ng": 0.85, "gn": 0.05, "n": 0.05, "nh": 0.05},
    "o/c": {"ch": 0.55, "j": 0.2, "c": 0.1, "t": 0.05, "tch": 0.1},
    "o/s": {"s": 0.85, "x": 0.12, "z": 0.03},
    "o/s/ຊ": {"x": 0.55, "s": 0.35, "ch": 0.08, "z": 0.02},
    "o/ny": {"ny": 0.25, "y": 0.3, "nh": 0.25, "gn": 0.15, "n": 0.05},
    "o/d": {"d": 1.0},
    "o/t": {"t": 0.97, "d": 0.03},
    "o/th": {"th": 0.85, "t": 0.15},
    "o/n": {"n": 0.97, "nn": 0.03},
    "o/b": {"b": 1.0},
    "o/p": {"p": 0.97, "b": 0.03},
    "o/ph": {"ph": 0.85, "p": 0.15},
    "o/f": {"f": 0.9, "ph": 0.1},
    "o/m": {"m": 0.97, "mm": 0.03},
    "o/y": {"y": 0.85, "j": 0.05, "gn": 0.03, "ny": 0.05, "i": 0.02},
    "o/r": {"r": 0.7, "l": 0.3},
    "o/l": {"l": 0.93, "r": 0.07},
    "o/l/ຫລ": {"l": 0.85, "hl": 0.1, "lh": 0.05},
    "o/n/ຫນ": {"n": 0.9, "hn": 0.05, "nh": 0.05},
    "o/w": {"v": 0.65, "w": 0.33, "u": 0.02},
    "o/h": {"h": 0.97, "": 0.03},
    "o/q": {"": 1.0},
    "v/a": {"a": 0.93, "ah": 0.02, "ar": 0.01, "u": 0.02, "": 0.01, "aa": 0.01},
    "v/i": {"i": 0.75, "y": 0.17, "ee": 0.06, "e": 0.02},
    "v/U": {"eu": 0.4, "u": 0.25, "ue": 0.25, "e": 0.05, "ou": 0.05},
    "v/u": {"ou": 0.55, "u": 0.33, "oo": 0.12},
    "v/e": {"e": 0.88, "ay": 0.05, "a": 0.02, "ae": 0.03, "ey": 0.02},
    "v/E": {"e": 0.42, "ae": 0.4, "a": 0.05, "eh": 0.05, "ea": 0.03, "ai": 0.05},
    "v/o": {"o": 0.8, "oh": 0.05, "ou": 0.05, "oo": 0.05, "u": 0.05},
    "v/O": {"o": 0.78, "or": 0.12, "aw": 0.05, "oo": 0.02, "au": 0.01, "oh": 0.02},
    "v/@": {"eu": 0.35, "oe": 0.3, "e": 0.15, "ue": 0.05, "er": 0.1, "u": 0.05},
    "v/ia": {"ie": 0.4, "ia": 0.3, "ea": 0.15, "e": 0.1, "iea": 0.03, "ya": 0.02},
    "v/Ua": {"eua": 0.45, "ua": 0.1, "uea": 0.25, "oua": 0.05, "euo": 0.05, "ue": 0.05, "eu": 0.05},
    "v/ua": {"oua": 0.4, "ua": 0.35, "ou": 0.1, "uo": 0.05, "o": 0.05, "oa": 0.05},
    "r/a+m": {"am": 0.85, "um": 0.12, "ham": 0.03},
    "r/a+y": {"ay": 0.5, "ai": 0.4, "i": 0.03, "y": 0.04, "ei": 0.03},
    "r/a+w": {"ao": 0.75, "aw": 0.1, "au": 0.08, "ow": 0.05, "aou": 0.02},
    "c/k": {"k": 0.85, "c": 0.07, "ck": 0.03, "g": 0.02, "": 0.03},
    "c/ng": {"ng": 0.95, "g": 0.02, "n": 0.03},
    "c/t": {"t": 0.5, "d": 0.25, "th": 0.18, "te": 0.04, "de": 0.03},
    "c/p": {"p": 0.5, "b": 0.43, "be": 0.03, "pe": 0.04},
    "c/n": {"n": 0.62, "ne": 0.22, "nh": 0.13, "nne": 0.02, "hn": 0.01},
    "c/m": {"m": 0.93, "me": 0.05, "mm": 0.02},
    "c/y": {"y": 0.6, "i": 0.33, "ye": 0.02, "ille": 0.02, "": 0.03},
    "c/w": {"o": 0.55, "w": 0.2, "ou": 0.05, "v": 0.05, "u": 0.05, "eo": 0.05, "ow": 0.05},
    "x": {"": 0.8},
}
