"""Titles and forms of address that stand before a name in five languages and are no part of it for comparing."""

from __future__ import annotations

import re

# Written apart from the name.
_LATIN = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "master", "madam", "dr", "prof", "rev", "sir"),
        *("u", "daw", "ko", "ma", "maung"),
        *("lok", "loksrey", "neaksrey", "oknha"),
        *("thao", "nang", "nangsao"),
        *("nai", "khun"),
    )
)
# Written apart or against the name.
_NATIVE = (
    *("លោកស្រី", "លោក", "អ្នកស្រី", "អ្នកនាង", "នាយ", "នាង", "កញ្ញា", "ឧកញ៉ា", "ឯកឧត្តម"),
    *("ທ້າວ", "ນາງສາວ", "ນາງ", "ທ່ານ"),
    *("นางสาว", "นาย", "นาง", "เด็กชาย", "เด็กหญิง", "คุณ", "ดร"),
    *("ဒေါက်တာ", "ဦး", "ဒေါ်", "ကို", "မောင်"),
)
# One letter: never cut off a longer word.
_NATIVE_APART = ("မ",)
_WORDS = _LATIN | frozenset(_NATIVE) | frozenset(_NATIVE_APART)
_PREFIXES = tuple(sorted(_NATIVE, key=len, reverse=True))
_BY_FIRST_LETTER: dict[str, list[str]] = {}
for _prefix in _PREFIXES:
    _BY_FIRST_LETTER.setdefault(_prefix[0], []).append(_prefix)

# Abbreviations whose dots would fall apart into letters.
_DOTTED = re.compile(r"^\s*(?:น\.\s?ส\.|ด\.\s?ช\.|ด\.\s?ญ\.|ນ\.\s?ສ\.)\s*(?=\S)")

# What may begin a syllable: a consonant or independent vowel, in Thai and Lao also a vowel written first; a Burmese
# consonant that is killed, or one below another, ends the syllable before it.
_SYLLABLE_START = re.compile(
    r"[\u1780-\u17b3]"
    r"|[\u0e01-\u0e2e\u0e40-\u0e44](?!\u0e4c)"
    r"|[\u0e81-\u0eae\u0ec0-\u0ec4\u0edc-\u0edf]"
    r"|[\u1000-\u102a\u103f\u1075-\u1081](?![\u1039\u103a])"
)


def is_title(word: str) -> bool:
    """Whether a folded word, alone, is a title."""
    return word in _WORDS


def without_dotted_title(text: str) -> str:
    """A text without a dotted Thai or Lao title in front of a name."""
    return _DOTTED.sub("", text)


def without_prefix(word: str) -> str:
    """A word without a title written against it; the word itself where the rest is no name or repeats it (ကိုကိုထွန်း)."""
    for prefix in _BY_FIRST_LETTER.get(word[:1], ()):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= 2 and not rest.startswith(prefix) and _SYLLABLE_START.match(rest):
            return rest
    return word
