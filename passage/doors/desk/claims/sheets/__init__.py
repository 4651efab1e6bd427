"""The questions of a claim as forms: each takes its part of the facts and gives it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from passage.doors.desk import words
from passage.doors.desk.claims import words as claim_words
from passage.doors.desk.claims.sheets.base import Sheet
from passage.doors.desk.claims.sheets.days import AbsencesSheet, DaysSheet, MonthsSheet
from passage.doors.desk.claims.sheets.kept import KeptBackSheet
from passage.doors.desk.claims.sheets.sea import SeaSheet
from passage.doors.desk.claims.sheets.work import EndSheet, PaySheet, WorkSheet
from passage.doors.frame import places
from passage.node.claims import queries
from passage.rules.claims import Question
from passage.rules.labour_law import Law

__all__ = ["SHEETS", "Sheet", "choices_of"]

SHEETS: Mapping[Question, type[Sheet]] = {
    Question.WORK: WorkSheet,
    Question.PAY: PaySheet,
    Question.DAYS: DaysSheet,
    Question.MONTHS: MonthsSheet,
    Question.ABSENCES: AbsencesSheet,
    Question.END: EndSheet,
    Question.KEPT_BACK: KeptBackSheet,
    Question.AT_SEA: SeaSheet,
}


def choices_of(law: Law, given: Mapping[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """What the form of the work lets choose: provinces, areas of the province with rates of their own, kinds of workplace."""
    place = given.get("workplace", {})
    areas = dict.fromkeys([*(place.get("areas") or []), *queries.areas_of(law, place.get("province", ""))])
    # A country without a list of provinces here stands for all of them: its law is then the same everywhere, or asks back.
    provinces = places.provinces_of(law.country, words.language()) or ((law.country, claim_words.country(law.country)),)
    return {
        "province": [("", _("Choose")), *provinces],
        "areas": [(area, f"{area.partition(':')[2]} ({area.partition(':')[0]})") for area in areas],
        "establishment": [("", _("any other")), *((code, code.replace("_", " ")) for code in sorted(law.minimum_wages.classes))],
    }
