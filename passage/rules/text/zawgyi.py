"""Burmese typed in the Zawgyi encoding, turned into Unicode.

Zawgyi uses the code points of the Myanmar block in another meaning and order: vowel e and medial ra stand before their
consonant, stacked consonants and kinzi have code points of their own. The correspondences are those of the published
Zawgyi-One code chart. Which of the two a text is in is told by what syllables Burmese has: a killed letter, a wa or a ra of
one encoding is a medial in an impossible place in the other.
"""

from __future__ import annotations

import re
import unicodedata

from passage.rules.text.scripts import looks_like_zawgyi

_KINZI = "\u1004\u103a\u1039"
_BELOW = {
    **{
        0x1060: "\u1000",
        0x1061: "\u1001",
        0x1062: "\u1002",
        0x1063: "\u1003",
        0x1065: "\u1005",
        0x1066: "\u1006",
        0x1067: "\u1006",
    },
    **{
        0x1068: "\u1007",
        0x1069: "\u1008",
        0x106C: "\u100b",
        0x106D: "\u100c",
        0x1070: "\u100f",
        0x1071: "\u1010",
        0x1072: "\u1010",
    },
    **{
        0x1073: "\u1011",
        0x1074: "\u1011",
        0x1075: "\u1012",
        0x1076: "\u1013",
        0x1077: "\u1014",
        0x1078: "\u1015",
        0x1079: "\u1016",
    },
    **{0x107A: "\u1017", 0x107B: "\u1018", 0x1093: "\u1018", 0x107C: "\u1019", 0x1085: "\u101c"},
}
_MEANING: dict[int, str] = {
    **{code: "\u1039" + letter for code, letter in _BELOW.items()},
    **dict.fromkeys(range(0x107E, 0x1085), "\u103c"),
    **{0x1033: "\u102f", 0x1034: "\u1030", 0x1039: "\u103a", 0x103A: "\u103b", 0x103B: "\u103c", 0x103C: "\u103d"},
    **{0x103D: "\u103e", 0x107D: "\u103b", 0x1087: "\u103e", 0x1088: "\u103e\u102f", 0x1089: "\u103e\u1030"},
    **{0x108A: "\u103d\u103e", 0x105A: "\u102b\u103a", 0x106A: "\u1009", 0x106B: "\u100a", 0x106E: "\u100d\u1039\u100d"},
    **{0x106F: "\u100d\u1039\u100e", 0x1086: "\u103f", 0x108E: "\u102d\u1036", 0x108F: "\u1014", 0x1090: "\u101b"},
    **{0x1091: "\u100f\u1039\u100d", 0x1092: "\u100b\u1039\u100c", 0x1094: "\u1037", 0x1095: "\u1037"},
    **{0x1096: "\u1039\u1010\u103d", 0x1097: "\u100b\u1039\u100b"},
    **{0x1064: "\ue000", 0x108B: "\ue000\u102d", 0x108C: "\ue000\u102e", 0x108D: "\ue000\u1036"},
}
_ORDER = {
    mark: at
    for at, mark in enumerate("\u103b\u103c\u103d\u103e\u1031\u102d\u102e\u1032\u102f\u1030\u102b\u102c\u1036\u103a\u1037\u1038")
}
_SYLLABLE = re.compile(
    "(?P<e>\u1031?)(?P<ra>\u103c?)(?P<base>[\u1000-\u1021\u103f\u1025])(?P<marks>(?:\u1039[\u1000-\u1021]|[\ue000\u102b-\u1030\u1032\u1036-\u1038\u103a\u103b\u103d\u103e])*)"
)
_U_AS_NYA = re.compile("\u1025(?=[\u1039\u103a\u102c])")
_ZERO_AS_WA = re.compile("\u1040(?=[\u102b-\u103e])|(?<=[\u1000-\u103e])\u1040(?![\u1040-\u1049])")

# The sign of ra, typed before its consonant, and the wa of the syllable before it, in the wrong order.
_RA_BEFORE_WA = re.compile("\u103b\u103c(?=[\u1000-\u1021])")

_MYANMAR = re.compile("[\u1000-\u109f]")
_HA = "\u103e"

# What a syllable of Unicode Burmese is made of. Medials stand only below letters that Burmese has them with.
_ONSET = (
    "(?:[ကခဂဃဒပဖဗဘမယလသဟ]\u103b\u103d?\u103e?|[ကခဂဃငစဇတထဒဓပဖဗဘမသဟ]\u103c\u103d?\u103e?"
    "|[ငညဏနမယရလဝ]\u103d?\u103e|[က-အဿ]\u103d?|[ဣ-ဧဩဪ၌-၏])"
)
_VOWEL = "(?:ေ(?:[ါာ]\u103a?)?|ို|[ို]?ံ|[ိ-ူဲါာ])?"
_STACKED = (
    "(?:က္(?=[ကခယလ])|[ဂဃ]္(?=[ဂဃ])|င်္(?=[က-ဟ])|စ္(?=[စဆ])|ဇ္(?=[ဇဈ])|[ဉည]္(?=[စ-ည])|[ဋဍ]္(?=[ဋ-ဎ])|ဏ္(?=[ဋ-ဏ])|[တဒ]္(?=[တ-ဓ])"
    "|န္(?=[ဋ-နသ])|[ပဗ]္(?=[ပ-ဘ])|မ္(?=[ပ-မ])|ယ္(?=ယ)|လ္(?=[ကခဂတဒပမလ])|သ္(?=[ကတသ])|ဠ္(?=ဠ))"
)
_FINAL = f"(?:[က-ဠ]\u1037?\u103a\u1037?|{_STACKED})"
_SHAN = "[ဢၵ-ႁ][\u103b-\u103dႂ]*[\u1062ႃ-ႆိ-ံ]*(?:[ၵ-ႁက-ဟ]\u103a)?[\u1037\u1038ႇ-ႍ]*"
_SYLLABLES = re.compile(f"{_ONSET}{_VOWEL}[\u1037\u1038]?{_FINAL}*\u1038?|{_SHAN}|[၀-။]")
# A letter with medial ya and no vowel is rare; it is what a killed letter looks like in the wrong encoding.
_BARE_YA = re.compile("\u103b(?![\u102b-\u103a\u103d\u103e])(?![က-ဠ]\u1037?[\u103a\u1039])")
# Medial wa stands before no u, and before o only with a final; so looks a medial ra in the wrong encoding.
_WA_BEFORE_U = re.compile("\u103d\u103e?(?:[\u102f\u1030]|\u102d\u102f(?![က-ဠ]\u1037?\u103a))")
_ODD, _RARE = 2, 1


def to_unicode(text: str) -> str:
    """Text in Zawgyi as Unicode, NFC. What is not Burmese is left as it is."""
    text = _RA_BEFORE_WA.sub("\u103c\u103b", _ZERO_AS_WA.sub("\u101d", text.replace("\u200b", ""))).translate(_MEANING)
    text = unicodedata.normalize("NFC", _SYLLABLE.sub(_ordered, text))
    return _U_AS_NYA.sub("\u1009", text)


def _ordered(match: re.Match[str]) -> str:
    marks = match["marks"]
    stacked = "".join(re.findall("\u1039[\u1000-\u1021]", marks))
    rest = re.sub("\u1039[\u1000-\u1021]", "", marks)
    kinzi = _KINZI if "\ue000" in rest else ""
    signs = dict.fromkeys(match["ra"] + rest.replace("\ue000", "") + match["e"])
    ordered = "".join(sorted(signs, key=lambda sign: _ORDER.get(sign, 0)))
    return kinzi + match["base"] + stacked + ordered.replace("\u103b\u103a", "\u103a\u103b")


def unicode_readings(text: str) -> tuple[str, ...]:
    """The text as it may be meant, likeliest first: as it is, turned from Zawgyi, or both where both can be read."""
    if not _MYANMAR.search(text):
        return (text,)
    turned = to_unicode(text)
    composed = unicodedata.normalize("NFC", text)
    if turned == composed:
        return (text,)
    # Zawgyi has no U+103E.
    as_it_is, as_zawgyi = _oddity(composed), _oddity(turned) + _ODD * text.count(_HA)
    if as_it_is < _ODD <= as_zawgyi - as_it_is:
        return (text,)
    if as_zawgyi < _ODD and (as_it_is >= 2 * _ODD or looks_like_zawgyi(text)):
        return (turned,)
    return (text, turned) if as_it_is <= as_zawgyi else (turned, text)


def _oddity(text: str) -> int:
    """How much in a text in NFC Unicode Burmese does not have, or seldom: 2 for each such sign, 1 for a rare syllable."""
    left = _SYLLABLES.sub("", _ZERO_AS_WA.sub("\u101d", text))
    return _ODD * (len(_MYANMAR.findall(left)) + len(_WA_BEFORE_U.findall(text))) + _RARE * len(_BARE_YA.findall(text))
