"""Month names of five languages and the words that stand around them in a written date."""

from __future__ import annotations

import unicodedata
from functools import cache

from babel import Locale

# English as this region writes it: day first.
LOCALES = {"km": "km", "lo": "lo", "my": "my", "th": "th", "en": "en_GB"}

# Spellings that people use and CLDR lacks.
_MORE = {"sept": 9, "កុម្ភះ": 2, "កុម្ភ": 2, "ឩសភា": 5, "កក្តដា": 7, "ធ្នូរ": 12, "ဇန်နဝါရီ": 1, "ဩဂုတ်": 8, "သြဂုတ်": 8}

# Day, month, year and their ordinals, longest first, so that ວັນທີ is not read as ວັນ and a rest.
PARTICLES = tuple(
    sorted(
        (
            *("ថ្ងៃទី", "ថ្ងៃ", "ទី", "ខែ", "ឆ្នាំ"),
            *("ວັນທີ", "ວັນ", "ທີ", "ເດືອນ", "ປີ"),
            *("ခုနှစ်", "ခု", "နှစ်", "လ", "ရက်နေ့", "ရက်", "နေ့"),
            *("วันที่", "วัน", "ที่", "เดือน", "ปี"),
            *("day", "of", "the", "st", "nd", "rd", "th"),
        ),
        key=len,
        reverse=True,
    )
)


def fold(text: str) -> str:
    """One spelling of what looks alike: compatibility forms, case and dots away."""
    return unicodedata.normalize("NFKC", text).casefold().replace(".", "")


@cache
def month_numbers() -> dict[str, int]:
    """Folded month name -> 1 to 12, full and short names of all five languages (CLDR, by Babel)."""
    found = {fold(name): number for name, number in _MORE.items()}
    for code in LOCALES.values():
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names = Locale.parse(code).months[context][width]
                found.update({fold(str(name)): int(number) for number, name in names.items()})
    return found


@cache
def month_name(language: str, month: int) -> str:
    """The full name of month 1 to 12 as it stands in a date."""
    return str(Locale.parse(LOCALES[language]).months["format"]["wide"][month])


@cache
def order_of(language: str) -> tuple[str, ...]:
    """The order of d, m and y in a written date of the language, from CLDR's long pattern."""
    pattern = str(Locale.parse(LOCALES[language]).date_formats["long"].pattern)
    return tuple(letter for letter in pattern.replace("MMMM", "m") if letter in "dmy")


@cache
def writes_native_digits(language: str) -> bool:
    """Whether CLDR gives the language's own digits as the usual ones."""
    return str(Locale.parse(LOCALES[language]).default_numbering_system) != "latn"
