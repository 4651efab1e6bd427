"""Lao names as units. Lao writes nearly all it speaks; the units are those of Thai where the sound is the same.

Read after the orthography of the reform of 1975, with the letters older spellings keep (ຣ, silent letters under ໌).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from passage.rules.names.scripts.lao_spelling import RULE_SHARE, RULES
from passage.rules.names.units import Reading

__all__ = ["GENERIC", "RULES", "RULE_SHARE", "read"]

_ONSETS = {
    **{"ກ": "k", "ຂ": "kh", "ຄ": "kh", "ງ": "ng", "ຈ": "c", "ສ": "s", "ຊ": "s", "ຍ": "ny", "ດ": "d", "ຕ": "t", "ຖ": "th"},
    **{"ທ": "th", "ນ": "n", "ບ": "b", "ປ": "p", "ຜ": "ph", "ຝ": "f", "ພ": "ph", "ຟ": "f", "ມ": "m", "ຢ": "y", "ຣ": "r"},
    **{"ລ": "l", "ວ": "w", "ຫ": "h", "ອ": "q", "ຮ": "h", "ຼ": "l", "ໞ": "k", "ໟ": "ny"},
}
_CODAS = {
    **{"ກ": "k", "ງ": "ng", "ດ": "t", "ບ": "p", "ນ": "n", "ມ": "m", "ຍ": "y", "ວ": "w", "ຣ": "n", "ລ": "n"},
    **{"ຕ": "t", "ສ": "t", "ຈ": "t", "ຊ": "t", "ຖ": "t", "ທ": "t", "ປ": "p", "ພ": "p", "ຂ": "k", "ຄ": "k", "ຟ": "p"},
}
_C = "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮໞໟ"
_SIGN = "[ະັາິີຶືຸູົໍຽ]"
_LED_BY_H = "ຫ[ງຍນມຣລວຼ]"
_ONSET = f"(?:{_LED_BY_H}(?!{_SIGN}?$)|{_LED_BY_H}(?={_SIGN})|[ກຂຄ]ວ(?=[ະັາິີຽ])|[ກຂຄປພຜຕບຟ][ຣລຼ](?={_SIGN}|[{_C}])|[{_C}])"
_LED = f"(?:{_LED_BY_H}|[ກຂຄ]ວ(?=[{_C}](?!{_SIGN}))|[ກຂຄປພຜຕບຟ]ຼ|[{_C}])"
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
# For the names of groups: the vowel or rhyme, and the signs that it is written with.
_VOWELS = {
    **{"aw": "r/a+w/ເົາ", "ay": "r/a+y/ໄ", "ay2": "r/a+y/ໄ", "ay3": "r/a+y/ັຍ", "am": "r/a+m/ຳ"},
    **{"Oq": "v/O/ເາະ", "O": "v/O/ອ", "Ua": "v/Ua/ເຶອ", "ia": "v/ia/ເຍ", "ia2": "v/ia/ຽ", "ua": "v/ua/ົວ", "ua2": "v/ua/ວ"},
    **{"oe": "v/@/ເີ", "e": "v/e/ເ", "E": "v/E/ແ", "o": "v/o/ໂ"},
}
# Vowels that are spelled together with the final glide after them: ຫ້ວຍ Houay, ແກ້ວ Keo, ຂຽວ Khiao, ງິ້ວ Ngiou.
_GLIDING = {("ua", "y"), ("u", "y"), ("Ua", "y"), ("@", "y"), ("E", "w"), ("e", "w"), ("i", "w"), ("ia", "w")}

_MARKS = re.compile("[\u0ec8-\u0ecb\u0ece]")
_AM = re.compile("\u0ecd\u0eb2")
_OTHER = re.compile(f"[^{_C}ະັາິີຶືຸູົໍຽຳຼເແໂໄໃໆ໌]+")
_SILENCED = re.compile(f"[{_C}]{_SIGN}?\u0ecc|\u0ecc")
_AGAIN = re.compile("^(.{1,20})ໆ$")
_LIGATURES = str.maketrans({"ໜ": "ຫນ", "ໝ": "ຫມ"})
GENERIC = tuple(
    unicodedata.normalize("NFKC", word)
    for word in (*("ນະຄອນຫຼວງ", "ນະຄອນຫລວງ", "ກຳແພງນະຄອນ", "ຈັງຫວັດ", "ປະເທດ", "ອຳເພີ", "ເມືອງ", "ແຂວງ", "ບ້ານ", "ນະຄອນ", "ເຂດ", "ລັດ"),)
)
_WITHOUT_GENERIC_BITS = 1.0


def read(word: str) -> tuple[Reading, ...]:
    """The readings of a Lao word: as written, and without a word for province, district or village before it."""
    text = _folded(word)
    rest = next((text.removeprefix(start) for start in _GENERIC if text.startswith(start) and text != start), "")
    whole, bare = tuple(_units(text)), tuple(_units(rest))
    if not whole:
        return ()
    return (Reading(whole), Reading(bare, _WITHOUT_GENERIC_BITS)) if bare else (Reading(whole),)


def _folded(word: str) -> str:
    """The letters of Lao alone: no tones, no silenced letters, one spelling of am, of ແ and of ໜ and ໝ."""
    text = _MARKS.sub("", unicodedata.normalize("NFC", word)).translate(_LIGATURES)
    return _AGAIN.sub("\\1\\1", _SILENCED.sub("", _OTHER.sub("", _AM.sub("ຳ", text)).replace("ເເ", "ແ")))


_GENERIC = tuple(map(_folded, GENERIC))


def _units(text: str) -> Iterator[str]:
    """The units; a vowel and the glide that ends its syllable are one where they are spelled together."""
    held = ""
    for unit in _apart(text):
        if unit.startswith("c/") and held.startswith("v/"):
            (_, vowel, sign), (_, glide, letter) = held.split("/"), unit.split("/")
            if (vowel, glide) in _GLIDING:
                held = f"r/{vowel}+{glide}/{sign}{letter}"
                continue
        if held:
            yield held
        held = unit
    if held:
        yield held


def _apart(text: str) -> Iterator[str]:
    """The units with every vowel and every final alone."""
    takes_coda = False
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "bare":
            yield from _bare(match["bare"], takes_coda, match.end() == len(text))
            takes_coda = not takes_coda
            continue
        sign = match["vowel"] or ""
        yield from _onset(match[kind if not sign else "sign"])
        yield f"v/{_SIGNS[sign]}/{sign}" if sign else _VOWELS[kind]
        takes_coda = sign != "ະ" and not _VOWELS.get(kind, "").startswith("r/")


def _onset(letters: str) -> Iterator[str]:
    first, second = letters[0], letters[1:]
    if first == "ຫ" and second:
        yield f"o/{_ONSETS[second]}/ຫ{'ລ' if second == 'ຼ' else second}"
        return
    yield f"o/{_ONSETS[first]}/{first}"
    if second:
        yield f"o/{_ONSETS[second]}/-{second}"


def _bare(letter: str, takes_coda: bool, is_last: bool) -> Iterator[str]:
    if takes_coda and letter in _CODAS:
        yield f"c/{_CODAS[letter]}/{letter}"
    elif is_last and not takes_coda:
        yield f"x//{letter}"
    else:
        yield f"o/{_ONSETS[letter]}/{letter}"
        yield "v/a/~"
