"""The way through a report, as one table: each step, whether it may be skipped, and when it is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from passage.doors.frame.places import provinces_of
from passage.doors.worker import choices, consents, questions
from passage.doors.worker.answers import Answers
from passage.doors.worker.questions import Question
from passage.doors.worker.scene import Scene

Asked = Callable[[Answers, Scene], bool]


@dataclass(frozen=True)
class Step:
    """One page of the report. `template` draws it; a step without fields only tells something."""

    code: str
    form: type[Question]
    asked: Asked
    may_skip: bool = False
    template: str = "worker/question.html"

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(self.form.base_fields)


def always(answers: Answers, scene: Scene) -> bool:
    return True


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
    Step("advice", questions.Page, only_advice, template="worker/advice.html"),
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
BY_CODE = {step.code: step for step in STEPS}
REPORTS = ("self", "other", "group")
CONSENT_STEPS = ("keep", "may_contact", "share_here", "share_home", "blind_check", "statistics")
FIELD_NAMES = tuple(name for step in STEPS for name in step.fields)


def way(answers: Answers, scene: Scene) -> list[Step]:
    """The steps that these answers lead through."""
    return [step for step in STEPS if step.asked(answers, scene)]


def after(step: Step, answers: Answers, scene: Scene) -> Step:
    """The next step on the way; the last one stays."""
    later = STEPS[STEPS.index(step) + 1 :]
    return next((other for other in later if other.asked(answers, scene)), STEPS[-1])


def before(step: Step, answers: Answers, scene: Scene) -> Step | None:
    """The step before on the way; nothing before the first."""
    earlier = STEPS[: STEPS.index(step)]
    return next((other for other in reversed(earlier) if other.asked(answers, scene)), None)


def is_answered(step: Step, answers: Answers, scene: Scene) -> bool:
    """Whether what is there would pass: skipped where that is allowed, or right."""
    return check_step(step, answers, scene) is not None


def check_step(step: Step, answers: Answers, scene: Scene) -> dict[str, Any] | None:
    """What was answered at one step, cleaned; nothing for a skipped one, None for one that is wrong."""
    if step.code == "need" and answers.one("about") not in REPORTS:
        return None
    if step.may_skip and not any(value for name in step.fields for value in answers.many(name)):
        return {}
    if not step.fields:
        return {}
    form = step.form(answers, scene, check=True)
    return form.cleaned_data if form.is_valid() else None


def check_all(answers: Answers, scene: Scene) -> tuple[Step | None, dict[str, Any]]:
    """The first step on the way whose answer is refused at Send, and everything that was answered before it, cleaned."""
    told: dict[str, Any] = {}
    for step in way(answers, scene):
        found = check_step(step, answers, scene)
        if found is None:
            return step, told
        told |= found
    return None, told


def first_open(answers: Answers, scene: Scene) -> Step:
    """After a change: the first step that was not seen yet or no longer fits, else the check page."""
    for step in way(answers, scene):
        if step.code not in answers.seen or not is_answered(step, answers, scene):
            return step
    return STEPS[-1]


def has_number(step: Step, answers: Answers) -> bool:
    """Whether the person asked to come back with a number instead of reporting."""
    return step.code == "need" and answers.one("about") == "number"


def may_send(answers: Answers) -> bool:
    """Nothing is sent without a yes to being kept."""
    return answers.one("keep") == choices.YES
