"""Burmese typed in the Zawgyi encoding, turned into Unicode, and which of the two a text is in.

Zawgyi uses the code points of the Myanmar block in another meaning and order: vowel e and medial ra stand before their
consonant, stacked consonants and kinzi have code points of their own. The correspondences are those of the published
Zawgyi-One code chart; the order of marks is that of Unicode Technical Note 11.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_KINZI = "\u1004\u103a\u1039"
# Zawgyi has kinzi behind the letter that carries it, Unicode before.
_KINZI_BEHIND = "\u1064"
_BELOW = zip(
    "\u1060\u1061\u1062\u1063\u1065\u1066\u1067\u1068\u1069\u106c\u106d\u1070\u1071\u1072\u1073\u1074\u1075\u1076"
    "\u1077\u1078\u1079\u107a\u107b\u1093\u107c\u1085",
    "\u1000\u1001\u1002\u1003\u1005\u1006\u1006\u1007\u1008\u100b\u100c\u100f\u1010\u1010\u1011\u1011\u1012\u1013"
    "\u1014\u1015\u1016\u1017\u1018\u1018\u1019\u101c",
    strict=True,
)
_MEANING = str.maketrans(
    {
        **{code: "\u1039" + letter for code, letter in _BELOW},
        **dict.fromkeys("\u103b\u107e\u107f\u1080\u1081\u1082\u1083\u1084", "\u103c"),
        **{"\u1033": "\u102f", "\u1034": "\u1030", "\u1039": "\u103a", "\u103a": "\u103b", "\u107d": "\u103b"},
        **{"\u103c": "\u103d", "\u103d": "\u103e", "\u1087": "\u103e", "\u108a": "\u103d\u103e"},
        **{"\u1088": "\u103e\u102f", "\u1089": "\u103e\u1030", "\u105a": "\u102b\u103a", "\u108e": "\u102d\u1036"},
        **{"\u1086": "\u103f", "\u106a": "\u1009", "\u106b": "\u100a", "\u108f": "\u1014", "\u1090": "\u101b"},
        **{"\u106e": "\u100d\u1039\u100d", "\u106f": "\u100d\u1039\u100e", "\u1091": "\u100f\u1039\u100d"},
        **{"\u1092": "\u100b\u1039\u100c", "\u1097": "\u100b\u1039\u100b", "\u1096": "\u1039\u1010\u103d"},
        **{"\u1094": "\u1037", "\u1095": "\u1037"},
        **{"\u108b": _KINZI_BEHIND + "\u102d", "\u108c": _KINZI_BEHIND + "\u102e", "\u108d": _KINZI_BEHIND + "\u1036"},
    }
)
_VOWELS_AND_TONES = "\u102d\u102e\u1032\u102f\u1030\u102b\u102c\u1036\u103a\u1037\u1038"
_ORDER = "\u103b\u103c\u103d\u103e\u1031" + _VOWELS_AND_TONES
_CLUSTER = re.compile(
    "(\u1031?)(\u103c?)([\u1000-\u1021\u103f\u1025])"
    f"((?:\u1039[\u1000-\u1021]|[\u103b\u103d\u103e{_KINZI_BEHIND}{_VOWELS_AND_TONES}])*)"
)
_STACKED = re.compile("\u1039[\u1000-\u1021]")
# A letter is killed and yet carries a medial in a word like that for man: the killer stays in front.
_KILLED_WITH_MEDIAL = re.compile("^(\u103a)(?=[\u103b-\u103e])")
_U_AS_NYA = re.compile("\u1025(?=[\u1039\u103a\u102c])")
_ZERO_AS_WA = re.compile("\u1040(?=[\u102b-\u103e])|(?<=[\u1031\u103b])\u1040")

# The sign of ra, typed before its consonant, and the wa of the syllable before it, in the wrong order.
_RA_BEFORE_WA = re.compile("\u103b\u103c(?=[\u1000-\u1021])")

_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff]")
_MYANMAR = re.compile("[\u1000-\u109f]")
# A zero stands for wa where a vowel follows.
_LETTER = (
    "(?:[\u1000-\u102a\u103f\u104c-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e]"
    "|\u1040(?=[\u102b-\u103e]))"
)
# A letter stands below one of its own class, or below a sibilant, la or a kinzi.
_CLASSES = ("\u1000-\u1003", "\u1005-\u100a", "\u100b-\u100f", "\u1010-\u1014", "\u1015-\u1019")
_STACK = "|".join((*(f"(?<=[{each}])\u1039[{each}]" for each in _CLASSES), f"(?:\u103a|(?<=[\u101c-\u1020]))\u1039{_LETTER}"))
# One syllable, or part of one, as each encoding orders it.
_IN_UNICODE = re.compile(
    f"{_LETTER}(?:{_STACK})*(?:\u103a(?=[\u103b-\u103e]))?[\u103b\u105e\u105f]?\u103c?[\u103d\u1082]?[\u103e\u1060]?"
    "[\u1031\u1084]?(?:[\u1033-\u1035\u1071-\u1074\u1085\u1086]|[\u102b-\u1030\u1032\u1036\u1062\u1083]*)\u1037?\u103a?"
    "[\u1037\u1063\u1064\u1067-\u106d\u1087-\u108d\u108f\u109a-\u109d]*\u1038?"
    "|[\u1040-\u104b\u109e\u109f]|(?<![\u1000-\u1074])[\u1090-\u1099]"
)
_IN_ZAWGYI = re.compile(
    "\u1031?[\u103b\u107e-\u1084]?[\u1000-\u102a\u1040\u104c-\u104f\u106a\u106b\u106e\u106f\u1086\u108f-\u1092\u1097]"
    "[\u1060-\u1069\u106c\u106d\u1070-\u107c\u1085\u1093\u1096]?\u1039?(?:\u1037?\u103a)?\u103c?\u107d?[\u103d\u1087\u108a]?"
    "[\u102b-\u1030\u1032-\u1034\u1036-\u1039\u103d\u105a\u1064\u1087-\u108e\u1094-\u1095]*"
    "|[\u1040-\u104b]"
)
# What a Burmese syllable hardly ever has: a medial on a letter that takes none, u below medial wa, a killed letter without
# another before it, a final behind a long vowel, Shan letters among Burmese ones.
_ODD = re.compile(
    "[^\u1000-\u1003\u1015-\u1019\u101b\u101c\u101e\u103a]\u103b"
    "|[^\u1000-\u1004\u1010\u1012\u1013\u1015-\u1019\u101e\u103b]\u103c"
    "|[^\u1004\u1009\u100a\u100f\u1014\u1019-\u101e\u1020\u103b-\u103d]\u103e"
    "|\u103d\u103e?\u102d?[\u102f\u1030]"
    "|(?:^|[^\u1000-\u109f]|[\u1038\u103a])[\u1000-\u1021][\u103b-\u103e]?\u103a"
    "|[\u1021\u101f]\u103a|[\u1030\u102e\u1031\u1032][\u1000-\u1021]\u1037?\u103a|\u103b\u103c"
    "|[\u1075-\u1081](?=[\u1000-\u1003\u1005-\u100f\u1012-\u1014\u1016-\u1018\u1021])"
)
_STRAY_WEIGHT = 3
_DECISIVE = 3


def to_unicode(text: str) -> str:
    """Text in Zawgyi as Unicode, NFC. What is not Burmese is left as it is."""
    return _turned(_tidied(text))


def _tidied(zawgyi: str) -> str:
    return _RA_BEFORE_WA.sub("\u103c\u103b", _ZERO_AS_WA.sub("\u101d", _UNSEEN.sub("", zawgyi)))


def _turned(tidied: str) -> str:
    text = _CLUSTER.sub(lambda found: _ordered(*found.groups()), tidied.translate(_MEANING))
    return _U_AS_NYA.sub("\u1009", unicodedata.normalize("NFC", text))


@lru_cache(maxsize=16_384)
def _ordered(e: str, ra: str, letter: str, marks: str) -> str:
    stacked = "".join(_STACKED.findall(marks))
    rest = _STACKED.sub("", marks)
    kinzi = _KINZI if _KINZI_BEHIND in rest else ""
    rest = rest.replace(_KINZI_BEHIND, "")
    killed = _KILLED_WITH_MEDIAL.match(rest)
    first, rest = (killed[1], rest[1:]) if killed else ("", rest)
    return kinzi + letter + stacked + first + "".join(sorted({*ra, *rest, *e}, key=_ORDER.find))


def unicode_readings(text: str) -> tuple[str, ...]:
    """The text as it may be meant, likeliest first: as it is, turned from Zawgyi, or both where the letters leave it open."""
    if not _MYANMAR.search(text):
        return (text,)
    normal, tidied = unicodedata.normalize("NFC", _UNSEEN.sub("", text)), _tidied(text)
    for_zawgyi = _strays(_IN_UNICODE, normal) + _odd_syllables(normal) - _strays(_IN_ZAWGYI, tidied)
    if for_zawgyi < 0:
        return (text,)
    turned = _turned(tidied)
    for_zawgyi -= _odd_syllables(turned)
    if for_zawgyi < 0 or turned == normal:
        return (text,)
    return (turned,) if for_zawgyi >= _DECISIVE else (text, turned)


def _strays(encoding: re.Pattern[str], text: str) -> int:
    """How much the characters of a text that are out of order in an encoding speak against it."""
    return _STRAY_WEIGHT * len(_MYANMAR.findall(encoding.sub("", text)))


def _odd_syllables(text: str) -> int:
    return len(_ODD.findall(text))
