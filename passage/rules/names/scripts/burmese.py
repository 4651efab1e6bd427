"""Burmese names as units: an onset with its medials, and a rhyme (vowel, final and tone) that is spelled as a whole.

Orthography after the Myanmar Language Commission's spelling; romanisation after common use in Myanmar and MLCTS letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from passage.rules.names.spelling import Rows
from passage.rules.names.units import Reading

_CONSONANTS = {
    **dict(
        zip(
            "ကခဂဃငစဆဇဈဉညဋဌဍဎဏ", ("k", "kh", "g", "g", "ng", "s", "s", "z", "z", "ny", "ny", "t", "th", "d", "d", "n"), strict=True
        )
    ),
    **dict(
        zip(
            "တထဒဓနပဖဗဘမယရလဝသဟဠအ",
            ("t", "th", "d", "d", "n", "p", "ph", "b", "b", "m", "y", "y", "l", "w", "th", "h", "l", "q"),
            strict=True,
        )
    ),
    "ၐ": "s",
    "ၑ": "s",
    "ဿ": "th",
    "ၶ": "kh",
    "ၵ": "k",
    "ၸ": "s",
    "ၹ": "th",
    "ၻ": "ph",
    "ၽ": "ph",
    "ၾ": "f",
    "ၿ": "b",
    "ႀ": "d",
    "ႁ": "h",
}
# With medial ya or ra: velars become palatals; of the others the medial is heard as y.
_PALATAL = {"k": "c", "kh": "ch", "g": "j", "ng": "ny", "y": "y", "s": "s", "c": "c"}
# With medial ha: y and th with ya become s(h).
_INDEPENDENT = {"ဣ": "ိ", "ဤ": "ီ", "ဥ": "ု", "ဦ": "ူ", "ဧ": "ေ", "ဩ": "ော", "ဪ": "ော်", "၏": "ိ"}

_VOWELS = {
    "": ("a",),
    "ာ": ("a",),
    "ိ": ("i",),
    "ီ": ("i",),
    "ု": ("u",),
    "ူ": ("u",),
    "ေ": ("e",),
    "ဲ": ("E",),
    "ော": ("O",),
    "ို": ("o",),
    "ံ": ("a", "n"),
    "ုံ": ("o", "n"),
    "ိံ": ("e", "n"),
}
# Final consonants by what they do to the vowel before them.
_FINALS = {
    **dict.fromkeys("ကခဂဃ", "k"),
    "င": "ng",
    **dict.fromkeys("စဆဇဈ", "c"),
    "ည": "ny",
    "ဉ": "nn",
    **dict.fromkeys("ဋဌဍဎတထဒဓသဿ", "t"),
    **dict.fromkeys("ပဖဗဘ", "p"),
    **dict.fromkeys("ဏန", "n"),
    "မ": "m",
    "ယ": "y",
    "ရ": "r",
    "လ": "l",
    "ဠ": "l",
    "ဝ": "w",
    "ဟ": "h",
    "အ": "",
}
_RHYMES = {
    ("", "k"): ("E", "k"),
    ("", "ng"): ("i", "ng"),
    ("", "c"): ("i", "t"),
    ("", "ny"): ("i",),
    ("", "nn"): ("i", "n"),
    ("", "y"): ("E",),
    ("", "w"): ("a", "w"),
    ("ိ", "t"): ("e", "t"),
    ("ိ", "p"): ("e", "p"),
    ("ိ", "n"): ("e", "n"),
    ("ိ", "m"): ("e", "m"),
    ("ု", "t"): ("o", "t"),
    ("ု", "p"): ("o", "p"),
    ("ု", "n"): ("o", "n"),
    ("ု", "m"): ("o", "m"),
    ("ော", "k"): ("a", "w", "k"),
    ("ော", "ng"): ("a", "w", "ng"),
    ("ော", ""): ("O",),
    ("ို", "k"): ("a", "y", "k"),
    ("ို", "ng"): ("a", "y", "ng"),
    ("ို", "y"): ("o", "y"),
    ("ွ", "t"): ("u", "t"),
    ("ွ", "p"): ("u", "p"),
    ("ွ", "n"): ("u", "n"),
    ("ွ", "m"): ("u", "m"),
    ("ွံ", ""): ("u", "n"),
}

# Titles and prefixes of ethnic groups that another writing of the same name may leave out.
_PREFIXES = ("ဒေါက်တာ", "စိုင်း", "မောင်", "မန်း", "နန်း", "နော်", "ဒေါ်", "ဦး", "ကို", "စော", "မိ", "မင်း", "စဝ်", "ခွန်", "ဆလိုင်း", "မ")
GENERIC = ("တိုင်းဒေသကြီး", "ပြည်နယ်", "မြို့နယ်", "ကျေးရွာ", "နိုင်ငံ", "ခရိုင်", "မြို့", "တိုင်း", "ဒေသ", "ရွာ")
_WITHOUT_PREFIX_BITS = 4.0
_WITHOUT_GENERIC_BITS = 1.0

_NOT_BURMESE = re.compile("[^\u1000-\u1021\u1023-\u1027\u1029-\u1032\u1036-\u103f\u104f\u1050\u1051\u1075-\u1081]+")
_SYLLABLE = re.compile(
    "(?P<onset>[\u1000-\u1021\u103f\u1050\u1051\u1075-\u1081]|[\u1023-\u1027\u1029\u102a\u104f])"
    "(?P<medials>[\u103b-\u103e]*)"
    "(?P<vowel>[\u102b-\u1032\u1036]*)"
    "(?P<tone1>[\u1037\u1038]*)"
    "(?P<finals>(?:[\u1000-\u1021\u103f]\u1037?(?:\u103a\u1037?|\u1039(?=[\u1000-\u1021]))(?:\u103a\u1039)?)*)"
    "(?P<killed>\u103a?)"
    "(?P<tone2>[\u1037\u1038]*)"
)
_KINZI = re.compile("\u1004\u103a\u1039")


def read(word: str) -> tuple[Reading, ...]:
    """The readings of a Burmese word: as written, then without a title before or a word for town or state behind it."""
    text = _NOT_BURMESE.sub("", unicodedata.normalize("NFC", word)).replace("ါ", "ာ")
    text = _KINZI.sub("\u1004\u103a", text)
    whole = _units(text)
    if not whole:
        return ()
    found = [Reading(whole)]
    rest = next((text.removesuffix(end) for end in GENERIC if text.endswith(end) and text != end), "")
    if rest:
        found.append(Reading(_units(rest), _WITHOUT_GENERIC_BITS))
    for prefix in _PREFIXES:
        tail = (rest or text).removeprefix(prefix)
        if tail and tail != (rest or text) and _SYLLABLE.match(tail) and not tail.startswith(prefix):
            found.append(Reading(_units(tail), _WITHOUT_PREFIX_BITS))
            break
    return tuple(reading for reading in found if reading.units)


def _units(text: str) -> tuple[str, ...]:
    return tuple(unit for match in _SYLLABLE.finditer(text) for unit in _syllable(match.group()))


@lru_cache(maxsize=20_000)
def _syllable(text: str) -> tuple[str, ...]:
    match = _SYLLABLE.match(text)
    if match is None:
        return ()
    letter, medials = match["onset"], match["medials"]
    vowel = "".join(sorted(set(match["vowel"]), key="\u1031\u102d\u102e\u1032\u102f\u1030\u102c\u1036".find))
    if letter in _INDEPENDENT:
        vowel, letter = _INDEPENDENT[letter] + vowel, "အ"
    finals = "".join(c for c in match["finals"] if c not in "\u1037\u1038\u1039\u103a")
    if match["killed"] and not finals and vowel.endswith("ော"):
        vowel = vowel + "\u103a"
    tone = "".join(sorted({c for c in match["tone1"] + match["finals"] + match["tone2"] if c in "\u1037\u1038"}))
    return (_onset(letter, medials.replace("\u103d", "")), _rhyme(vowel, "\u103d" in medials, finals, tone))


def _onset(letter: str, medials: str) -> str:
    sound = _CONSONANTS[letter]
    glide = "\u103b" in medials or "\u103c" in medials
    if "\u103e" in medials and (sound == "y" or (glide and letter in "လသ")):
        sounds = "s"
    elif glide and sound in _PALATAL:
        sounds = _PALATAL[sound]
    elif glide:
        sounds = f"{sound}+y"
    else:
        sounds = sound
    return f"o/{sounds}/{letter}{medials}"


def _rhyme(vowel: str, has_wa: bool, finals: str, tone: str) -> str:
    final = _FINALS.get(finals[:1], "")
    base = vowel.removesuffix("\u103a")
    if has_wa and ("ွ" + base, final) in _RHYMES:
        sounds = _RHYMES["ွ" + base, final]
    else:
        sounds = _RHYMES.get((base, final)) or (*_VOWELS.get(base, ("a",)), *((final.replace("nn", "n"),) if final else ()))
        sounds = tuple("t" if sound in ("c", "h") and at else sound for at, sound in enumerate(sounds))
        if has_wa:
            sounds = ("w", *sounds)
    return f"r/{'+'.join(sounds)}/{'ွ' if has_wa else ''}{vowel}{finals}{tone}"


RULES: Rows = {
    "r/u/ူ": {"u": 0.5, "oo": 0.4, "ou": 0.1},
    "r/u/ူ\u1038": {"u": 0.5, "oo": 0.4, "ou": 0.1},
}
RULE_SHARE = 0.0
