"""A way through questions, as one table: what is asked when, what follows, what went before. It knows no question itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from passage.doors.worker.answers import Answers
from passage.doors.worker.questions import Question

Asked = Callable[[Answers, Any], bool]


def always(answers: Answers, scene: Any) -> bool:
    return True


@dataclass(frozen=True)
class Step:
    """One page. `template` draws it; a step without fields only tells something. `leads_out`: nothing is asked after it."""

    code: str
    form: type[Question]
    asked: Asked = always
    may_skip: bool = False
    template: str = "worker/question.html"
    leads_out: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(self.form.base_fields)


@dataclass(frozen=True)
class Move:
    """Where to go: the step, what is answered so far, and whether its answers are to be checked in sight."""

    step: Step
    answers: Answers
    check: bool = False
    changing: bool = False


@dataclass(frozen=True)
class Way:
    """Steps in their order. `refuses`: answers with which a step does not lead on, though its page takes them."""

    steps: tuple[Step, ...]
    refuses: Callable[[Step, Answers], bool] = lambda step, answers: False

    @cached_property
    def by_code(self) -> dict[str, Step]:
        return {step.code: step for step in self.steps}

    @cached_property
    def field_names(self) -> tuple[str, ...]:
        return tuple(name for step in self.steps for name in step.fields)

    @property
    def first(self) -> Step:
        return self.steps[0]

    @property
    def last(self) -> Step:
        return self.steps[-1]

    def led(self, answers: Answers, scene: Any) -> list[Step]:
        """The steps that these answers lead through."""
        return [step for step in self.steps if step.asked(answers, scene)]

    def after(self, step: Step, answers: Answers, scene: Any) -> Step:
        """The next step on the way; the last one stays."""
        later = self.steps[self.steps.index(step) + 1 :]
        return next((other for other in later if other.asked(answers, scene)), self.last)

    def before(self, step: Step, answers: Answers, scene: Any) -> Step | None:
        """The step before on the way; nothing before the first."""
        earlier = self.steps[: self.steps.index(step)]
        return next((other for other in reversed(earlier) if other.asked(answers, scene)), None)

    def told(self, step: Step, answers: Answers, scene: Any) -> dict[str, Any] | None:
        """What was answered at one step, cleaned; nothing for a skipped one, None for one that is wrong."""
        if self.refuses(step, answers):
            return None
        is_empty = not any(value for name in step.fields for value in answers.many(name))
        if not step.fields or (step.may_skip and is_empty):
            return {}
        form = step.form(answers, scene, check=True)
        return form.cleaned_data if form.is_valid() else None

    def all_told(self, answers: Answers, scene: Any) -> tuple[Step | None, dict[str, Any]]:
        """The first step on the way whose answer is wrong, and everything that was answered before it, cleaned."""
        told: dict[str, Any] = {}
        for step in self.led(answers, scene):
            found = self.told(step, answers, scene)
            if found is None:
                return step, told
            told |= found
        return None, told

    def first_open(self, answers: Answers, scene: Any) -> Step:
        """After a change: the first step that was not seen yet or no longer fits, else the last one."""
        for step in self.led(answers, scene):
            if step.code not in answers.seen or self.told(step, answers, scene) is None:
                return step
        return self.last

    def move(self, now: Move, go: str, scene: Any) -> Move:
        """Back, skip, change or on; a wrong answer stays where it is and is checked in sight."""
        if go == "stay":
            return now
        if go == "back":
            return replace(now, step=self.before(now.step, now.answers, scene) or self.first)
        if go.startswith("to:"):
            target = self.by_code.get(go[3:], now.step)
            return replace(now, step=target, changing=now.step is self.last) if target.asked(now.answers, scene) else now
        if go == "skip" and now.step.may_skip:
            return self._onwards(replace(now, answers=now.answers.without(now.step.fields)), scene)
        if now.step.fields and not now.step.form(now.answers, scene, check=True).is_valid():
            return replace(now, check=True)
        return self._onwards(now, scene)

    def _onwards(self, now: Move, scene: Any) -> Move:
        answers = now.answers.having_seen(now.step.code)
        following = self.after(now.step, answers, scene)
        if now.changing and not following.leads_out:
            following = self.first_open(answers, scene)
        return replace(now, step=following, answers=answers, changing=now.changing and following is not self.last)
