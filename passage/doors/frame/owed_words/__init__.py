"""A reckoning in words: plain values in one of five languages, the same for the screen, the desk and paper.

`in_words(reckoning, language)` sets the language itself, so that one reckoning can stand in two languages beside each other.
"""

from passage.doors.frame.owed_words.values import (
    CheckWords,
    CitedWords,
    LineWords,
    Mark,
    OwedWords,
    PartWords,
    PointWords,
    ReadingWords,
)
from passage.doors.frame.owed_words.writing import in_words

__all__ = [
    "CheckWords",
    "CitedWords",
    "LineWords",
    "Mark",
    "OwedWords",
    "PartWords",
    "PointWords",
    "ReadingWords",
    "in_words",
]
