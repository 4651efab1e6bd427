"""Which script a text is in, and whether Burmese in it was typed in the old Zawgyi encoding."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Script(StrEnum):
    """The scripts of the five languages, and what else a text can be."""

    KHMER = "khmer"
    LAO = "lao"
    MYANMAR = "myanmar"
    THAI = "thai"
    LATIN = "latin"
    OTHER = "other"
    MIXED = "mixed"
    NONE = "none"


@dataclass(frozen=True)
class Language:
    """A language of the worker's door: BCP 47 code, its own name, its script."""

    code: str
    native_name: str
    script: Script


LANGUAGES = (
    Language("km", "ខ្មែរ", Script.KHMER),
    Language("lo", "ລາວ", Script.LAO),
    Language("my", "မြန်မာ", Script.MYANMAR),
    Language("th", "ไทย", Script.THAI),
    Language("en", "English", Script.LATIN),
)

_RANGES = {
    Script.KHMER: re.compile(r"[\u1780-\u17ff\u19e0-\u19ff]"),
    Script.LAO: re.compile(r"[\u0e80-\u0eff]"),
    Script.MYANMAR: re.compile(r"[\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff]"),
    Script.THAI: re.compile(r"[\u0e00-\u0e7f]"),
    Script.LATIN: re.compile(
        r"[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a]"
    ),
}
# Texts of letters of one script alone, which most names are: known without looking at each letter.
_WHOLLY = {
    Script.KHMER: re.compile(r"[\u1780-\u17a2\u17b6-\u17c5]+"),
    Script.LAO: re.compile(r"[\u0e81\u0e82\u0e84\u0e86-\u0e8a\u0e8c-\u0ea3\u0ea5\u0ea7-\u0eae\u0eb0-\u0ebd\u0ec0-\u0ec4]+"),
    Script.MYANMAR: re.compile(r"[\u1000-\u1021\u102b-\u1032\u1036-\u103e]+"),
    Script.THAI: re.compile(r"[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45]+"),
    Script.LATIN: re.compile(r"[A-Za-z]+"),
}
_ANY_KNOWN = re.compile("|".join(pattern.pattern for pattern in _RANGES.values()))


def script_of(text: str) -> Script:
    """The one script of all letters of a text; `mixed` for several, `none` without a letter. Digits and marks do not count."""
    for script, whole in _WHOLLY.items():
        if whole.fullmatch(text):
            return script
    letters = "".join(c for c in text if c.isalpha() or unicodedata.category(c) in ("Mn", "Mc"))
    found = [script for script, pattern in _RANGES.items() if pattern.search(letters)]
    if any(c.isalpha() for c in _ANY_KNOWN.sub("", letters)):
        found.append(Script.OTHER)
    if not found:
        return Script.NONE
    return found[0] if len(found) == 1 else Script.MIXED


# Signs that no Unicode Burmese has: the vowel e or the medial (Zawgyi's ra) before its consonant at the start of a word,
# and U+1039, which Zawgyi uses as the visible killer and Unicode only to stack a consonant below.
_ZAWGYI = re.compile(
    r"(?:^|[^\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f\u200c\u200d\u25cc])[\u1031\u103b][\u1000-\u1021]"
    r"|\u1039(?![\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e])"
    r"|\u1031\u1031"
)


def looks_like_zawgyi(text: str) -> bool:
    """Whether Burmese text can only be read in the Zawgyi encoding.

    Conservative: one sign that Unicode Burmese never has is needed, so a short Zawgyi text without such a sign is not
    found, and good Unicode is not accused. A hint to ask, never a reason to change the text.
    """
    return _ZAWGYI.search(text) is not None
