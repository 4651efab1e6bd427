"""The way through the questions: each step, whether it may be skipped, and when it is asked."""

from __future__ import annotations

from passage.doors.worker.answers import Answers
from passage.doors.worker.owed import questions
from passage.doors.worker.owed.scene import OwedScene, areas_here, months_between
from passage.doors.worker.way import Step, Way


def in_hotel(answers: Answers, scene: OwedScene) -> bool:
    return answers.one("work") == "hotel"


def has_areas(answers: Answers, scene: OwedScene) -> bool:
    return bool(areas_here(answers, scene))


def was_paid_for_some(answers: Answers, scene: OwedScene) -> bool:
    return len(months_between(answers, scene)) > 1 and answers.one("paid_low") + answers.one("paid_high") not in ("", "0")


def was_dismissed(answers: Answers, scene: OwedScene) -> bool:
    return answers.one("ended") == "dismissed"


WAY = Way(
    (
        Step("where", questions.Where, may_skip=True, template="worker/owed/first.html"),
        Step("work", questions.Work),
        Step("hotel", questions.Hotel, in_hotel, may_skip=True),
        Step("district", questions.District, has_areas, may_skip=True),
        Step("pay", questions.Pay),
        Step("agreed", questions.Agreed, may_skip=True),
        Step("when", questions.When),
        Step("days", questions.Days, may_skip=True),
        Step("paid", questions.Paid),
        Step("unpaid", questions.Unpaid, was_paid_for_some, may_skip=True),
        Step("ended", questions.Ended, may_skip=True),
        Step("service", questions.Service, was_dismissed),
        Step("result", questions.Result, template="worker/owed/result.html"),
    )
)
