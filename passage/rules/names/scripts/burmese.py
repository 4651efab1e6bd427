"""Burmese names as units: an onset with its medials, and a rhyme (vowel, final and tone) that is spelled as a whole.

Spelling after the Myanmar Language Commission (MLC), with the letters that Shan, Mon and Karen names add. A syllable that
begins with its vowel is one unit. Sounds are those of Yangon speech, with the finals that Latin and Thai spellings write.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from passage.rules.names.scripts.burmese_spelling import RULE_SHARE, RULES
from passage.rules.names.units import Reading

__all__ = ["GENERIC", "RULES", "RULE_SHARE", "read"]

GENERIC = ("တိုင်းဒေသကြီး", "ပြည်နယ်", "မြို့နယ်", "ကျေးရွာ", "နိုင်ငံ", "ခရိုင်", "မြို့", "တိုင်း", "ဒေသ", "ရွာ")

# Forms of address of Shan, Karen, Mon and Chin that stand in front of a name or are part of it.
_PREFIXES = ("ဆလိုင်း", "စိုင်း", "မန်း", "နန်း", "နော်", "ခွန်", "စဝ်", "စော", "မင်း", "မိ")
_WITHOUT_PREFIX_BITS = 4.0
_WITHOUT_GENERIC_BITS = 1.0

# Sound of each letter that can begin a syllable; the Shan, Mon and Karen ones are named beside their Burmese fellows.
_SOUNDS = {
    **dict.fromkeys("ကၵ", "k"),
    **dict.fromkeys("ခၶ", "kh"),
    **dict.fromkeys("ဂဃၷ", "g"),
    **dict.fromkeys("ငၚ", "ng"),
    **dict.fromkeys("စဆၸၐၑ", "s"),
    **dict.fromkeys("ဇဈၛၹ", "z"),
    **dict.fromkeys("ဉညၺ", "ny"),
    **dict.fromkeys("ဋတ", "t"),
    **dict.fromkeys("ဌထႀသၥ", "th"),
    **dict.fromkeys("ဍဎဒဓၻ", "d"),
    **dict.fromkeys("ဏနၼ", "n"),
    **dict.fromkeys("ပ", "p"),
    **dict.fromkeys("ဖၽ", "ph"),
    **dict.fromkeys("ၾ", "f"),
    **dict.fromkeys("ဗဘၿၜၝ", "b"),
    **dict.fromkeys("မ", "m"),
    **dict.fromkeys("ယရ", "y"),
    **dict.fromkeys("လဠ", "l"),
    **dict.fromkeys("ဝ", "w"),
    **dict.fromkeys("ဟႁ", "h"),
    **dict.fromkeys("ၡ", "s"),
    **dict.fromkeys("ၦ", "p"),
    **dict.fromkeys("အ", "q"),
}
# With medial ya or ra velars are palatal; medial ha makes ya, and la or sa with ya, a hushing sound (Thai writes ฉ or ช).
_PALATALS = {"k": "c", "kh": "ch", "g": "j", "ng": "ny", "y": "y"}
_HUSHED = re.compile("[ယရ]\u103b?\u103e|သ\u103b\u103e?|လ\u103b\u103e")
# Syllables with spellings of their own: kri: (great) behind another, and Shan Möng and Keng (town) anywhere.
_GREAT = "ကြီး"
_OWN = (_GREAT, "မိုငး", "ကျိုငး")
# Initial vowels that are spelled otherwise inside a name (U, but Oo).
_OTHERWISE_INSIDE = ("ူး", "ု")
_INDEPENDENT = {"ဣ": "ိ", "ဤ": "ီ", "ဥ": "ု", "ဦ": "ူ", "ဧ": "ေ", "ဩ": "ော", "ဪ": "ော", "၏": "ိ"}
_VOWEL_ORDER = "\u1031\u102d\u102e\u1035\u1032\u1033\u102f\u1030\u1034\u102c\u1036"
_VOWELS = {
    **{"": "a", "ာ": "a", "ိ": "i", "ီ": "i", "ု": "u", "ူ": "u", "ေ": "e", "\u1035": "e", "ဲ": "E", "ော": "O", "ို": "o"},
    **{"\u1033": "i", "\u1034": "o", "ီု": "U", "ိူ": "@"},
}
# What a final letter does to the vowel before it.
_FINALS = {
    **dict.fromkeys("ကခဂဃ", "k"),
    **dict.fromkeys("ငၚ", "ng"),
    **dict.fromkeys("စဆဇဈ", "s"),
    **dict.fromkeys("ည", "ny"),
    **dict.fromkeys("ဉ", "nn"),
    **dict.fromkeys("ဋဌဍဎတထဒဓသ", "t"),
    **dict.fromkeys("ပဖဗဘၽၾ", "p"),
    **dict.fromkeys("ဏနၼံ", "n"),
    **{"မ": "m", "ယ": "y", "ရ": "r", "လ": "l", "ဠ": "l", "ဝ": "w", "ဟ": "h", "ၵ": "k", "ၺ": "n"},
}
_RHYMES = {
    ("", "k"): "E+k",
    ("", "ng"): "i+n",
    ("", "s"): "i+t",
    ("", "ny"): "i",
    ("", "nn"): "i+n",
    ("", "y"): "E",
    ("ိ", "t"): "e+t",
    ("ိ", "p"): "e+p",
    ("ိ", "n"): "e+n",
    ("ိ", "m"): "e+m",
    ("ု", "k"): "o+k",
    ("ု", "t"): "o+t",
    ("ု", "p"): "o+p",
    ("ု", "n"): "o+n",
    ("ု", "m"): "o+m",
    ("ော", "k"): "O+k",
    ("ော", "ng"): "O+ng",
    ("ို", "k"): "a+y+k",
    ("ို", "ng"): "a+y+ng",
    ("ွ", "t"): "u+t",
    ("ွ", "p"): "u+p",
    ("ွ", "n"): "u+n",
    ("ွ", "m"): "u+m",
}

_UNREAD = re.compile("[^\u1000-\u109f]+")
_LETTER = "".join(_SOUNDS)
_FOLDS = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        # Kinzi is a final; great sa is sa twice; the letter u stands for a killed nya; a zero or seven for wa or ra.
        ("\u1004\u103a\u1039", "\u1004\u103a"),
        ("(?<=.)\u103f", "\u101e\u1039\u101e"),
        ("\u103f", "\u101e"),
        ("\u1025(?=\u1037?[\u1039\u103a]|\u102c)", "\u1009"),
        ("\u101e\u103c(?:\u1031\u102c?)?", "\u1029"),
        ("(?<![\u1040-\u1049])\u1040(?![\u1040-\u1049])", "\u101d"),
        (f"(?<![\u1040-\u1049])\u1047(?=[{_LETTER}\u102b-\u103e])", "\u101b"),
        # A killed letter with a medial is a final and the onset of the next syllable in one.
        (f"([{_LETTER}])\u103a(?=[\u102b-\u1032\u103b-\u103e])", "\\1\u103a\\1"),
        ("([\u102b-\u103e])\\1+", "\\1"),
    )
)
# Finds what any of them may change; few words have such a thing.
_TO_FOLD = re.compile("[\u103f\u1025\u1040\u1047]|\u103a[\u1039\u102b-\u1032\u103b-\u103e]|\u101e\u103c|([\u102b-\u103e])\\1")
_SHAN = re.compile("[\u1075-\u1081]")
# Tall aa as aa; Shan vowels as their Burmese fellows, its tones left out.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u102b\u1062\u1083", "\u102c"),
        **{"\u1082": "\u103d", "\u1084": "\u1031", "\u1085": "\u1032", "\u1086": "\u101a\u103a", "\u1022": "\u1021"},
        **dict.fromkeys(map(chr, (*range(0x1087, 0x108E), 0x108F, 0x109A, 0x109B, 0x109C)), None),
    }
)
_SYLLABLE = re.compile(
    f"([{_LETTER}\u1023-\u1027\u1029\u102a\u104f])"
    "([\u103b-\u103e\u105e-\u1060]*)"
    "([\u102b-\u1036]*)"
    "([\u1037\u1038]*)"
    f"((?:[{_LETTER}]\u1037?(?:\u103a\u1037?|\u1039(?=[{_LETTER}])))*)"
    "([\u1037\u1038\u103a]*)"
)
_FINAL_MARKS = str.maketrans("", "", "\u1037\u1038\u1039\u103a")


def read(word: str) -> tuple[Reading, ...]:
    """The readings of a Burmese word: as written, then without a word for town or state behind it or an address before it."""
    text = _folded(word)
    rest = text
    if text.endswith(GENERIC):
        rest = next((text.removesuffix(end) for end in GENERIC if text.endswith(end) and text != end), text)
    options = {text: 0.0, rest: 0.0 if rest == text else _WITHOUT_GENERIC_BITS}
    for prefix in _PREFIXES if rest.startswith(_PREFIXES) else ():
        name = rest.removeprefix(prefix)
        if name != rest and _begins_syllable(name) and not name.startswith(prefix):
            options[name] = _WITHOUT_PREFIX_BITS
            break
    found = {_units(option): bits for option, bits in reversed(options.items())}
    return tuple(Reading(units, bits) for units, bits in sorted(found.items(), key=lambda each: each[1]) if units)


def _folded(word: str) -> str:
    text = unicodedata.normalize("NFC", _UNREAD.sub("", word)).translate(_SIGNS)
    if _TO_FOLD.search(text):
        for pattern, into in _FOLDS:
            text = pattern.sub(into, text)
    return text


def _begins_syllable(text: str) -> bool:
    match = _SYLLABLE.match(text)
    return match is not None and not match[6].startswith("\u103a")


def _units(text: str) -> tuple[str, ...]:
    is_shan = _SHAN.search(text) is not None
    found: list[str] = []
    for parts in _SYLLABLE.findall(text):
        found += _syllable(parts, is_shan, bool(found))
    return tuple(found)


@lru_cache(maxsize=20_000)
def _syllable(parts: tuple[str, ...], is_shan: bool, is_later: bool) -> tuple[str, ...]:
    letter, medials, vowel, tone, finals, after = parts
    vowel = "".join(sorted({*_INDEPENDENT.get(letter, ""), *vowel}, key=_VOWEL_ORDER.find))
    letter = "အ" if letter in _INDEPENDENT else letter
    tones = "".join(mark for mark in "\u1037\u1038" if mark in tone + finals + after)
    finals = finals.translate(_FINAL_MARKS)
    has_wa = "\u103d" in medials
    sounds = _shan_rhyme(vowel, finals, has_wa=has_wa) if is_shan else _rhyme(vowel, finals, has_wa=has_wa)
    detail = f"{'ွ' if has_wa else ''}{vowel}{finals}{tones}"
    onset = letter + "".join(sorted(set(medials) - {"\u103d"}))
    if onset == "အ":
        return (f"r/{sounds}/{'-' if is_later and detail in _OTHERWISE_INSIDE else ''}အ{detail}",)
    whole = onset + detail
    if whole in _OWN and (is_later or whole != _GREAT):
        return (f"o/{_onset(onset)}/{whole}", f"r/{sounds}/{whole}")
    return (f"o/{_onset(onset)}/{onset}", f"r/{sounds}/{'ၵ' if is_shan else ''}{detail}")


def _onset(letters: str) -> str:
    """The sounds of a letter and its medials."""
    sound = _SOUNDS[letters[0]]
    if _HUSHED.fullmatch(letters):
        return "ch"
    if "\u103b" in letters or "\u103c" in letters:
        return _PALATALS.get(sound) or f"{sound}+y"
    return sound


def _rhyme(vowel: str, finals: str, *, has_wa: bool) -> str:
    if "\u1036" in vowel and not finals:
        vowel, finals = vowel.replace("\u1036", ""), "\u1036"
    final = _FINALS.get(finals[:1], "")
    short = "" if vowel == "ာ" and final in ("t", "p", "n", "m") else vowel
    if has_wa and ("ွ" + short, final) in _RHYMES:
        return _RHYMES["ွ" + short, final]
    sounds = _RHYMES.get((vowel, final)) or _literal(vowel, final)
    return f"w+{sounds}" if has_wa else sounds


def _literal(vowel: str, final: str) -> str:
    """A vowel and a final that each keep their own sound."""
    spoken = _VOWELS.get(vowel) or _VOWELS.get(vowel[:2]) or _VOWELS.get(vowel[:1], "a")
    return f"{spoken}+{'n' if final in ('ny', 'nn') else final}" if final else spoken


def _shan_rhyme(vowel: str, finals: str, *, has_wa: bool) -> str:
    final = _FINALS.get(finals[:1], "")
    if has_wa and not vowel and final:
        return f"O+{final}"
    if vowel == "ို":
        return f"U+{final}" if final else "U"
    sounds = _literal(vowel.replace("\u1036", ""), final or ("m" if "\u1036" in vowel else ""))
    return f"w+{sounds}" if has_wa else sounds
