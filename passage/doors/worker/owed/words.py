"""What the pages say beside the reckoning: what was taken for granted, what to do, the answers once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from passage.doors.frame.owed_words import OwedWords, PointWords
from passage.doors.frame.owed_words.figures import native
from passage.doors.worker.answers import Answers
from passage.doors.worker.owed.choices import SECTORS
from passage.doors.worker.owed.facts import Told, period_of
from passage.doors.worker.owed.scene import OwedScene
from passage.doors.worker.owed.steps import WAY
from passage.doors.worker.summary import answer_in_words
from passage.rules.labour_law import Open
from passage.rules.labour_law.parameters import NoSuchParameter

Row = tuple[str, list[str], tuple[str, str]]

# The question that would settle a point, where it is one of these.
_ASKED_AT = {
    Open.NO_SUCH_PROVINCE: "where",
    Open.AREA_NOT_KNOWN: "district",
    Open.MINIMUM_BEFORE_FIRST: "agreed",
    Open.MINIMUM_NOT_VERIFIED: "agreed",
    Open.EMPLOYEES_NOT_KNOWN: "hotel",
    Open.EXCLUDED: "work",
}


@dataclass(frozen=True)
class Unsettled:
    """An open point, and the step that asks for it, if one does."""

    words: PointWords
    step: str


def once(points: Iterable[PointWords]) -> list[PointWords]:
    """Each point once, whatever its days: what is said of it, and of which section, is the same."""
    return list({(point.sentence, point.question, point.section.text): point for point in points}.values())


def unsettled(words: OwedWords, answers: Answers, scene: OwedScene) -> Iterator[Unsettled]:
    """The open points, each with the question that would settle it, where one of these pages asks it."""
    for point in once(words.points):
        step = _ASKED_AT.get(point.point.code, "")
        is_asked = bool(step) and WAY.by_code[step].asked(answers, scene)
        yield Unsettled(point, step if is_asked else "")


def granted(told: Told, scene: OwedScene) -> Iterator[str]:
    """What was counted with although nobody said it."""
    if told.get("hours_low") is None and told.get("hours_high") is None:
        yield _("You named no hours. So the normal hours of a day are counted, and no overtime.")
    if not told.get("off"):
        yield _("You named no days off. So one day off a week is counted.")
    elif told["off"] == "0":
        yield _("You had no day off. So one day of each week, Sunday, is counted as work on a day off.")
    first, last = period_of(told, scene)
    if told["pay"] == "monthly" and (first.day != 1 or (last + timedelta(1)).day != 1):
        yield _("For part of a month, a part of the monthly wage and of what was paid is counted.")
    yield _("Holidays other than 1 May are not counted. If you worked on one, more may be owed.")
    yield _("Interest for paying late is not counted. It may come on top.")
    if any(when.day is None for name in ("began", "ended_on", "told_on") if (when := told.get(name))):
        yield _("Where you named only a month, its last day is counted.")


def time_limits(scene: OwedScene) -> Iterator[str]:
    """How long an inspector takes, and what is not known of the time limits of a court."""
    try:
        found = scene.law.parameters.at("claim.inspector_order_days", scene.today).value
    except NoSuchParameter:
        found = None
    if found:
        days = {name: native(str(found[key]), scene.language) for name, key in (("days", "value"), ("more", "extension"))}
        yield _("A labour inspector decides within %(days)s days, and may take %(more)s days more.") % days
    yield _("We do not know whether a complaint to the inspector stops the time limit of the court. Ask early.")


def answer_rows(answers: Answers, scene: OwedScene) -> list[Row]:
    """(question, answer, button) for each step on the way, in its order and in the language of the scene."""
    with translation.override(scene.language):
        return [row for step in WAY.led(answers, scene) for row in _rows_of(step.code, answers, scene)]


def _rows_of(code: str, answers: Answers, scene: OwedScene) -> Iterator[Row]:
    form = WAY.by_code[code].form(answers, scene, check=False)
    said = [(str(field.label), answer_in_words(name, field, answers)) for name, field in form.fields.items()]
    if form.heading and said:
        given = zip(form.fields, said, strict=True)
        lines = [beside(label, words) for name, (label, words) in given if any(value.strip() for value in answers.many(name))]
        yield str(form.heading), lines or [_("No answer")], ("go", f"to:{code}")
        return
    for label, words in said:
        yield label, words, ("go", f"to:{code}")


def beside(label: str, words: list[str]) -> str:
    """A label and what belongs to it, in one line."""
    return _("%(what)s: %(answer)s") % {"what": label, "answer": ", ".join(words)}


def report_fields(answers: Answers, scene: OwedScene) -> list[tuple[str, str]]:
    """What a report begins with, beside the province, which it names alike; nothing that was not said here."""
    given = {
        "kinds": "wages_unpaid",
        "wants": "wages",
        "country": scene.law.country,
        "sector": SECTORS.get(answers.one("work"), ""),
    }
    return [(name, value) for name, value in given.items() if value]
