"""Thai names as units. Vowels that stand before their consonant are read after it, silenced letters are kept as silent.

Thai writes no vowel between many consonants: `สมชาย` is som-chai, `ธนพร` tha-na-phon. Runs of such consonants are cut into
syllables by cost (see `thai_runs`); their vowels are units of their own, and how each is spelled is learned from where it
stands. Read after the Royal Institute's dictionary and its general system of transcription (RTGS, 1999).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from operator import attrgetter

from passage.rules.names.scripts.thai_runs import CONSONANTS, TONE, Coda, Way, cluster, final, ways
from passage.rules.names.scripts.thai_spelling import RULE_SHARE, RULES
from passage.rules.names.units import Reading

__all__ = ["GENERIC", "RULES", "RULE_SHARE", "read"]

_C = CONSONANTS
_SIGN = "[ะาิีึืุูั]"
# ทร is s, but thr after a short vowel and n (จันทรา); ร after ส and ศ is mostly a syllable of its own (สราวุธ, นริศรา).
_S = "(?<![ัิุ])(?<![ัิุ]น)ทร|ศร(?=ี)|(?<!ิ)สร(?=[ะอ])"
_CLUSTER = f"(?:(?<!ั)(?:{_S}|[กขค][รล]|กว(?!ั)|[ขค]ว|(?<![ิุ])ตร|[ปพฟบ][รล]|ผล|ดร|จร(?=ิง))|ห[งญนมยลว]|หร(?=[ูีอ]))"
_ONSET = f"(?:{_CLUSTER}|[{_C}])"
# After a vowel written in front, two consonants begin a syllable only when a third follows that has no vowel of its own.
_LED = f"(?:{_CLUSTER}(?=่?[{_C}](?!{_SIGN}))|[{_C}])"

# What can be read with certainty, in order of preference; every group is an onset, a vowel sign or a silent part.
_TOKEN = re.compile(
    f"(?P<silent>[{_C}]ร[ิุ]?์|[{_C}][ิุ]?์)"
    f"|เ(?P<ia>{_ONSET})ีย(?!์)ะ?"
    f"|เ(?P<Ua>{_ONSET})ือะ?"
    f"|เ(?P<aw>{_ONSET})า(?!ะ)"
    f"|เ(?P<Oq>{_ONSET})าะ"
    f"|เ(?P<at>{_ONSET})อะ?(?!{_SIGN})"
    f"|เ(?P<ay2>{_ONSET})่?ย(?![ะาิีึืุูัรลวน])"
    f"|เ(?P<oe>{_CLUSTER}|สร|[{_C}])ิ"
    f"|เ(?P<e>{_LED})่?[็ะ]?"
    f"|แ(?P<E>{_LED})่?[็ะ]?"
    f"|โ(?P<o>{_LED})่?ะ?"
    f"|[ไใ](?P<ayy>{_CLUSTER}|[{_C}])่?ย(?!{_SIGN})"
    f"|[ไใ](?P<ay>{_CLUSTER}(?!{_SIGN})|[{_C}])่?"
    # Nothing here without a sign, ร or อ behind the onset: looked at once for all of them.
    f"|(?=[{_C}]{{1,2}}[ะาิีึืุูัำ็อร])(?:"
    f"(?P<ua>{_ONSET})ัวะ?"
    f"|(?P<ay4>{_ONSET})ัย(?!{_SIGN})"
    f"|(?P<am>{_ONSET})ำ"
    f"|(?P<an>{_ONSET})รร(?!{_SIGN})"
    f"|(?P<sign>{_ONSET})(?P<vowel>{_SIGN})(?:(?<=ื)อ)?"
    f"|(?P<O>{_ONSET})็?อ(?!{_SIGN}|อ))"
    f"|(?P<ru>(?:{_ONSET})?[ฤฦ])ๅ?"
    "|ฺ(?P<weak>[ิุ])"
    f"|(?P<bare>[{_C}]่?)"
)
_END = ("end", "", "")
_SIGNS = {"ะ": "a", "า": "a", "ิ": "i", "ี": "i", "ึ": "U", "ื": "U", "ุ": "u", "ู": "u", "ั": "a"}
_WITHOUT_CODA = {"am": "r/a+m/ำ", "ay": "r/a+y/ไ", "ayy": "r/a+y/ไ", "ay2": "r/@+y/เย", "ay4": "r/a+y/ัย"}
_WITHOUT_CODA |= {"aw": "r/a+w/เา", "Oq": "v/O/เาะ"}
_VOWELS = _WITHOUT_CODA | {"an": "v/a/รร", "oe": "v/@/oe", "at": "v/@/at"}
_CODAS = {
    **dict.fromkeys([*_WITHOUT_CODA, "ะ", "weak"], Coda.NEVER),
    **dict.fromkeys("ิุึ", Coda.SHORT),
    "ั": Coda.MUST,
    "an": Coda.RR,
}

# A tone mark tells where a syllable begins only where it stands between two consonants.
_TONE = re.compile(f"(?<=[{_C}])[\u0e48-\u0e4b](?=[{_C.replace('อ', '')}])")
_TONES = re.compile("[\u0e48-\u0e4b]")
_AM = re.compile("\u0e4d([\u0e48-\u0e4b]*)\u0e32")
_OTHER = re.compile(f"[^{_C}ฤฦๅะาิีึืุูัเแโไใำ็์่-๋ๆํ]+")
_SILENCERS = re.compile("[ิุ์]")
_AGAIN = re.compile("^(.{1,20})ๆ$")
# Two consonants after a vowel in front that are two syllables: the vowel is spoken in the second (เสถียร sa-thian).
_TWO_SYLLABLES = re.compile(
    "([เแโไ])(กษ(?=ม)|ขม(?=ร)|[ฉช]ล(?=[ยิ])|สด(?=[็ง])|สว(?=[งย])|ถล(?=[ิง])|สม(?=อ)|[ตฉ]น(?=ด)|พย(?=ม)|ส[วล]$|ศล|ผท"
    f"|ผ[ชด](?=[ิ])|จร(?=ิ)|(?!{_CLUSTER})[{_C}]{{2}}(?=ีย(?!์)|ือ))"
)
# Words with a letter that is not spoken though no mark says so.
_UNSPOKEN = {"เกียรติ์": "เกียต", "เกียรต": "เกียร์ต", "มารถ": "มาร์ถ", "รารถ": "ราร์ถ", "พรหม": "พร่ม", "พราหม": "พราม", "อรอน": "อรฺอน"}
_UNSPOKEN_WORD = re.compile("|".join(_UNSPOKEN))
# i and u at the end of Indic words, mostly silent there: ชาติ chat, เหตุ het, วุฒิ wut, สมบัติ sombat.
_WEAK = re.compile(f"(ชาต|ญาต|ธาต|โชต|เหต|เกต|เกียร์ต|ภูม|[ิุ]ฒ|[ิฤ]ท(?=ธิ$)|โพธ|[{_C}]ัต(?=ิ$))ธ?([ิุ])(?!์)")
_GENERIC = (
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
GENERIC = tuple(unicodedata.normalize("NFKC", word) for word in _GENERIC)
# All but the words that names of people begin with as well.
_BARE_GENERIC = tuple(word for word in _GENERIC if word not in ("รัฐ", "ภาค"))
_WITHOUT_GENERIC_BITS = 1.0
_LONGEST = 200
_MOST = 4
_MOST_OTHERS = 2


def read(word: str) -> tuple[Reading, ...]:
    """The readings of a Thai word: as written, and without a word for province or district before it.

    Letters beyond 200 are not read.
    """
    text = _AM.sub("\\1ำ", _OTHER.sub("", unicodedata.normalize("NFC", word))[:_LONGEST]).replace("ํ", "")
    text = text.replace("เเ", "แ")
    if text.endswith("ๆ"):
        text = _AGAIN.sub("\\1\\1", text)
    readings = list(_readings(text))
    if text.startswith(_BARE_GENERIC):
        rest = next((text.removeprefix(start) for start in _BARE_GENERIC if text.startswith(start) and text != start), "")
        readings += _readings(rest, _WITHOUT_GENERIC_BITS)
    found: dict[tuple[str, ...], Reading] = {}
    for reading in readings:
        found.setdefault(reading.units, reading)
    return tuple(sorted(found.values(), key=attrgetter("bits")))[:_MOST]


def _readings(text: str, bits: float = 0.0) -> Iterator[Reading]:
    """The best reading, then those in which one run of bare consonants is cut the second way."""
    segments = [segment for segment in _segments(_spelled_out(text)) if segment]
    if not segments:
        return
    best = [segment[0].units for segment in segments]
    yield Reading(tuple(chain.from_iterable(best)), bits)
    second = [at for at, segment in enumerate(segments) if len(segment) > 1]
    for at in second[:_MOST_OTHERS]:
        units = chain(*best[:at], segments[at][1].units, *best[at + 1 :])
        yield Reading(tuple(units), bits + segments[at][1].cost - segments[at][0].cost)


def _spelled_out(text: str) -> str:
    """The text as if every silent letter were marked and every vowel stood with its consonant."""
    text = _TONES.sub(lambda found: TONE if _TONE.match(text, found.start()) else "", text)
    text = _UNSPOKEN_WORD.sub(lambda found: _UNSPOKEN[found[0]], text)
    return _WEAK.sub("\\1ฺ\\2", _TWO_SYLLABLES.sub(_moved, text))


def _moved(found: re.Match[str]) -> str:
    return f"{found[2][0]}ะ{found[1]}{found[2][1]}"


def _segments(text: str) -> Iterator[tuple[Way, ...]]:
    """The ways to read each run of bare consonants and, one way each, what stands between them."""
    run, before, coda = "", "", Coda.NEVER
    pieces = _pieces(text)
    for at, (kind, letters, sign) in enumerate((*pieces, _END)):
        if kind == "bare":
            run += letters
            continue
        if run:
            yield ways(run, coda, at_end=kind in ("end", "silent"))
        elif before == "an":
            yield (Way(0.0, ("c/n/รร",)),)
        if kind == "silent":
            closes = not run and coda is not Coda.NEVER and len(letters) == 2
            spoken = final(letters[0], linked=at + 1 < len(pieces)) if closes else ()
            # Silent ร and ล in words of other languages stand before the final: เติร์ด, ชอล์ก.
            within = not run and letters in ("ร", "ล")
            coda = coda if within else Coda.NEVER
            yield (Way(0.0, (*spoken, *(f"x//{letter}{'์' if within else ''}" for letter in letters[closes:]))),)
        elif kind != "end":
            yield _way(kind, letters, sign, at + 1 == len(pieces))
            coda = _CODAS.get(sign or kind, Coda.LONG)
        run, before = "", kind


def _pieces(text: str) -> list[tuple[str, str, str]]:
    """The text as (kind, letters, vowel sign): kind is a group name of the token pattern."""
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "vowel":
            found.append(("sign", match["sign"], match["vowel"]))
        else:
            found.append((kind, _SILENCERS.sub("", match[kind]) if kind == "silent" else match[kind], ""))
    return found


@lru_cache(maxsize=16_384)
def _way(kind: str, letters: str, sign: str, is_last: bool) -> tuple[Way, ...]:
    """The one way to read an onset and the vowel written with it."""
    return (Way(0.0, _core(kind, letters, sign, is_last=is_last)),)


def _core(kind: str, letters: str, sign: str, *, is_last: bool) -> tuple[str, ...]:
    """An onset and the vowel written with it."""
    if kind == "weak":
        return (f"v//{letters}{'' if is_last else '+'}",)
    if kind == "ru":
        return (*_before_ru(letters[:-1]), "r/r+U/ฤ")
    onset = cluster(letters)
    if kind == "sign":
        if sign == "ิ" and letters in ("ปร", "พร", "บร"):
            onset = (onset[0], "v/a/ริ", onset[1])
        return (*onset, f"v/{_SIGNS[sign]}/{sign}")
    again = ("x//+ย",) if kind in ("ay4", "ayy") and not is_last else ()
    return (*onset, _VOWELS.get(kind, f"v/{kind}/{kind}"), *again)


def _before_ru(letters: str) -> tuple[str, ...]:
    """What stands before ฤ: one syllable with it (กฤ kri), but นฤ na-rue."""
    if not letters:
        return ()
    return (*cluster(letters), "v/a/ฤ") if letters in "นมรสวห" else cluster(letters)
