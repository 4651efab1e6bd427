"""Citations of the tables in the reader's language: the instrument by its name, section, clause, article and paragraph.

What is not known stays in English, and says so by its language: a wrong name of a law is worse than an English one.
"""

from __future__ import annotations

import re
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passage.doors.frame.owed_words.codes import AREAS
from passage.doors.frame.owed_words.figures import native
from passage.doors.frame.owed_words.values import CitedWords
from passage.rules.labour_law.parameters import citation
from passage.rules.text.dates import BUDDHIST_OFFSET, show_date

INSTRUMENTS: dict[str, str | Promise] = {
    "LPA": gettext_lazy("Labour Protection Act"),
    "MR2557": gettext_lazy("Ministerial Regulation on sea fishing (2014)"),
    "MR2561": gettext_lazy("Ministerial Regulation on sea fishing (2018)"),
    "MR2565": gettext_lazy("Ministerial Regulation on sea fishing (2022)"),
    "MR": gettext_lazy("Ministerial Regulation"),
    "FWA2562": gettext_lazy("Labour Protection in Fishing Work Act"),
    "C188": gettext_lazy("ILO Convention No. 188"),
    "Civil & Commercial Code": gettext_lazy("Civil and Commercial Code"),
    "Royal Ordinance": gettext_lazy("Royal Ordinance on foreigners' work"),
    "EA": gettext_lazy("Employment Act of Malaysia"),
    "NWCC Act": gettext_lazy("Minimum Wage Act of Malaysia"),
    "TLB Regulations": gettext_lazy("Termination and Lay-Off Regulations of Malaysia"),
}
_PLACES: dict[str, str | Promise] = {
    "s.": gettext_lazy("section %(number)s"),
    "cl.": gettext_lazy("clause %(number)s"),
    "Art.": gettext_lazy("article %(number)s"),
    "art.": gettext_lazy("article %(number)s"),
    "reg.": gettext_lazy("regulation %(number)s"),
    "para ": gettext_lazy("paragraph %(number)s"),
    "No.": gettext_lazy("No. %(number)s"),
}
_NAMES = "|".join(sorted(map(re.escape, INSTRUMENTS), key=len, reverse=True))
_PIECE = re.compile(
    rf"(?P<name>{_NAMES})(?![\w])|(?P<kind>s\.|cl\.|[Aa]rt\.|reg\.|para |No\.)\s?(?P<number>\d[\dA-Z/-]*)"
    r"|B\.E\. ?(?P<era>\d{4})|(?P<schedule>First Schedule)|(?P<rest>\((?:\d+[A-Z]?|[a-z]{1,2}|[ivx]+)\)|, | )"
)
_NOTICE = re.compile(r"[a-z]{2}-mw-(\d{4}-\d\d-\d\d)-(\w+)[\w-]*(?:, (.+))?")
_SECTION = re.compile(r"(?P<act>[A-Z]+) (?P<section>s\.[^:;]+)")
_AGREED = re.compile(r"agreed wage \((.+)\)")


def cited(section: str, language: str) -> CitedWords:
    """A citation, whose parts stand apart by a semicolon, in the language that is set. `language` also says which digits."""
    pieces = [piece.strip() for piece in section.split(";")]
    words = [_piece(piece, language) or _piece(citation(piece), language) for piece in _together(pieces)]
    if not all(words):
        return CitedWords(section, "en")
    return CitedWords("; ".join(filter(None, words)), language)


def _together(pieces: list[str]) -> list[str]:
    """Sections of the same act that follow each other as one piece, so that its name stands once."""
    found: list[str] = []
    for piece in pieces:
        act = _SECTION.fullmatch(piece)
        if act and found and found[-1].startswith(f"{act['act']} s."):
            found[-1] += f", {act['section']}"
        else:
            found.append(piece)
    return found


def _piece(piece: str, language: str) -> str | None:
    if found := _NOTICE.fullmatch(piece):
        return _notice(found, language)
    if found := _AGREED.fullmatch(piece):
        law = _read(found[1], language)
        return None if law is None else _("agreed wage (%(law)s)") % {"law": law}
    if piece in AREAS:
        return str(AREAS[piece])
    return _read(piece, language)


def _notice(found: re.Match[str], language: str) -> str | None:
    day, kind, area = found.groups()
    general, hotel = _("minimum wage notice in force from %(day)s"), _("minimum wage notice for hotels in force from %(day)s")
    words = (hotel if kind == "hotel" else general) % {"day": show_date(date.fromisoformat(day), language)}
    if area is None:
        return words
    return f"{words}, {AREAS[area]}" if area in AREAS else None


def _read(text: str, language: str) -> str | None:
    """The words of a citation, or None where a part of it is not known."""
    words, at = [], 0
    while at < len(text):
        found = _PIECE.match(text, at)
        if found is None:
            return None
        words.append(_word(found, language))
        at = found.end()
    return "".join(words).strip() or None


def _word(found: re.Match[str], language: str) -> str:
    if found["name"]:
        return str(INSTRUMENTS[found["name"]])
    if found["kind"]:
        return str(_PLACES[found["kind"]]) % {"number": native(found["number"], language)}
    if found["schedule"]:
        return _("First Schedule")
    if found["era"]:
        year = int(found["era"])
        shown = str(year if language == "th" else year - BUDDHIST_OFFSET)
        return _("of %(year)s") % {"year": native(shown, language)}
    return native(found["rest"], language)
