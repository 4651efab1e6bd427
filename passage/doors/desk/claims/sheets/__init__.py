"""The questions of a claim as forms: each takes its part of the facts and gives it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from passage.doors.desk import words
from passage.doors.desk.claims import words as claim_words
from passage.doors.desk.claims.sheets.base import Sheet
from passage.doors.desk.claims.sheets.days import DaysSheet, KeptBackSheet, MonthsSheet
from passage.doors.desk.claims.sheets.work import EndSheet, PaySheet, WorkSheet
from passage.doors.frame import places
from passage.rules.claims import Question

__all__ = ["SHEETS", "Sheet", "choices_of"]

SHEETS: Mapping[Question, type[Sheet]] = {
    Question.WORK: WorkSheet,
    Question.PAY: PaySheet,
    Question.DAYS: DaysSheet,
    Question.MONTHS: MonthsSheet,
    Question.END: EndSheet,
    Question.KEPT_BACK: KeptBackSheet,
}


def choices_of(country: str, given: Mapping[str, Any], areas: list[str]) -> dict[str, list[tuple[str, str]]]:
    """What the form of the work lets choose: provinces of the country, and areas that the reckoning asks about."""
    known = dict.fromkeys([*(given.get("workplace", {}).get("areas") or []), *areas])
    # A country without a list of provinces here stands for all of them: its law is then the same everywhere, or asks back.
    provinces = places.provinces_of(country, words.language()) or ((country, claim_words.country(country)),)
    return {
        "province": [("", str(_("Choose"))), *provinces],
        "areas": [(area, area.partition(":")[2] + f" ({area.partition(':')[0]})") for area in known],
    }
