"""The way through a report, as one table: each step, whether it may be skipped, and when it is asked."""

from __future__ import annotations

from passage.doors.frame.places import provinces_of
from passage.doors.worker import choices, consents, questions
from passage.doors.worker.answers import Answers
from passage.doors.worker.scene import Scene
from passage.doors.worker.way import Step, Way, always


def in_danger(answers: Answers, scene: Scene) -> bool:
    return answers.one("danger") == choices.YES


def only_advice(answers: Answers, scene: Scene) -> bool:
    return answers.one("about") == "advice"


def in_known_country(answers: Answers, scene: Scene) -> bool:
    return bool(provinces_of(answers.one("country"), scene.language))


def wants_contact(answers: Answers, scene: Scene) -> bool:
    return answers.one("channel") not in ("", "none")


def child_not_told(answers: Answers, scene: Scene) -> bool:
    return "child" not in answers.many("kinds")


def concerns_child(answers: Answers, scene: Scene) -> bool:
    """Said to be about a child, or told by one: consents to share are then an officer's conversation, not a form's."""
    return "child" in answers.many("kinds") or answers.one("is_minor") == choices.YES


def adult(answers: Answers, scene: Scene) -> bool:
    return not concerns_child(answers, scene)


def may_share_here(answers: Answers, scene: Scene) -> bool:
    return adult(answers, scene) and scene.here is not None


def may_share_home(answers: Answers, scene: Scene) -> bool:
    return adult(answers, scene) and scene.home(answers.one("home_country")) is not None


def has_homes(answers: Answers, scene: Scene) -> bool:
    return adult(answers, scene) and bool(scene.homes)


STEPS: tuple[Step, ...] = (
    Step("danger", questions.Danger, always, may_skip=True),
    Step("help", questions.Page, in_danger, template="worker/help.html"),
    Step("readers", questions.Page, always, template="worker/readers.html"),
    Step("need", questions.Need, always),
    Step("advice", questions.Page, only_advice, template="worker/advice.html", leads_out=True),
    Step("happened", questions.Happened, always, may_skip=True),
    Step("country", questions.Country, always, may_skip=True),
    Step("province", questions.Province, in_known_country, may_skip=True),
    Step("work", questions.Work, always, may_skip=True),
    Step("duration", questions.Duration, always, may_skip=True),
    Step("story", questions.Story, always, may_skip=True),
    Step("wants", questions.Wants, always, may_skip=True),
    Step("contact", questions.Contact, always, may_skip=True),
    Step("reach", questions.Reach, wants_contact),
    Step("age", questions.Age, child_not_told, may_skip=True),
    Step("officer", questions.Page, concerns_child, template="worker/officer.html"),
    Step("keep", consents.Keep, always),
    Step("may_contact", consents.MayContact, wants_contact),
    Step("share_here", consents.ShareHere, may_share_here),
    Step("home", questions.Home, has_homes, may_skip=True),
    Step("share_home", consents.ShareHome, may_share_home),
    Step("blind_check", consents.BlindCheck, adult),
    Step("statistics", consents.Statistics, always),
    Step("check", questions.Page, always, template="worker/check.html"),
)
REPORTS = ("self", "other", "group")
CONSENT_STEPS = ("keep", "may_contact", "share_here", "share_home", "blind_check", "statistics")


def asks_for_no_report(step: Step, answers: Answers) -> bool:
    """Advice, or an old number, is a good answer on its page, but nothing that can be sent."""
    return step.code == "need" and answers.one("about") not in REPORTS


WAY = Way(STEPS, refuses=asks_for_no_report)
FIELD_NAMES = WAY.field_names


def has_number(step: Step, answers: Answers) -> bool:
    """Whether the person asked to come back with a number instead of reporting."""
    return step.code == "need" and answers.one("about") == "number"


def may_send(answers: Answers) -> bool:
    """Nothing is sent without a yes to being kept."""
    return answers.one("keep") == choices.YES
