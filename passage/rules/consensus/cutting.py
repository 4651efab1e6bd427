"""Where a text may be cut: clusters of signs that are read as one, words of a dictionary, lines of a fixed measure (ICU).

Khmer, Lao, Burmese and Thai write no space between words, so words come from ICU's dictionaries. All offsets are code points.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import pairwise

import icu

MEASURE = 72
"""How many clusters a numbered line holds, whatever a page is wide: so line 12 is line 12 for everybody."""
_LAST_OF_BMP = "\uffff"
# Unicode's clusters end after the sign that stacks the next letter below (Khmer coeng, Burmese virama), and after the vowels
# that Thai and Lao write before their consonant; a reader sees one syllable there.
_HOLD_THE_NEXT = frozenset("\u17d2\u1039เแโใไເແໂໃໄ")


def clusters(text: str) -> list[str]:
    """What a reader takes for one letter each: extended grapheme clusters (Unicode Annex 29), stacked letters kept together."""
    return _pieces(text, _between_clusters(text, _cluster_ends(text)))


def words(text: str, language: str) -> list[str]:
    """Words, blanks and marks, which together are the text; none begins or ends inside a cluster."""
    ends = _ends(icu.BreakIterator.createWordInstance(icu.Locale(language)), text)
    return _pieces(text, _between_clusters(text, ends))


def lines(text: str, language: str, measure: int = MEASURE) -> list[str]:
    """The text in lines of at most `measure` clusters (blanks at the end aside), cut where the script allows it.

    Together they are the text. A line end ends a line; a run that nobody may cut is cut between clusters; "" is one line.
    """
    chances = _ends(icu.BreakIterator.createLineInstance(icu.Locale(language)), text)
    found: list[str] = []
    line, width = "", 0
    for run in _pieces(text, _between_clusters(text, chances)):
        needed = len(clusters(run.rstrip()))
        if line and width + needed > measure:
            found.append(line)
            line, width = "", 0
        while needed > measure:
            letters = clusters(run)
            found.append("".join(letters[:measure]))
            run = "".join(letters[measure:])
            needed -= measure
        line, width = line + run, width + len(clusters(run))
        if run.endswith("\n"):
            found.append(line)
            line, width = "", 0
    return [*found, line] if line or not found else found


def _pieces(text: str, ends: Iterable[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *ends])]


def _cluster_ends(text: str) -> list[int]:
    return _ends(icu.BreakIterator.createCharacterInstance(icu.Locale.getRoot()), text)


def _between_clusters(text: str, ends: Iterable[int]) -> list[int]:
    """Those of the places, in order, at which no letter is torn apart; the end of the text is one."""
    sound = set(_cluster_ends(text)).intersection(ends)
    return sorted(end for end in sound if end == len(text) or _is_between_letters(text, end))


def _is_between_letters(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    return before not in _HOLD_THE_NEXT and (unicodedata.category(after)[0] != "M" or before.isspace())


def _ends(iterator: icu.BreakIterator, text: str) -> list[int]:
    """ICU counts in UTF-16, where letters beyond the first plane are two."""
    iterator.setText(text)
    ends = list(iterator)
    if max(text, default="") <= _LAST_OF_BMP:
        return ends
    places, units = {0: 0}, 0
    for place, letter in enumerate(text, 1):
        units += 2 if letter > _LAST_OF_BMP else 1
        places[units] = place
    return [places[end] for end in ends if end in places]
