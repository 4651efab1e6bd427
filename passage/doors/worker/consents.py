"""What a worker is asked to agree to, word for word; the hash of the words read goes into the consent."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from django.utils.html import format_html_join
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from passage.doors.worker import choices
from passage.doors.worker.answers import Answers
from passage.doors.worker.dates import show_count
from passage.doors.worker.fields import OneOf
from passage.doors.worker.questions import Question
from passage.doors.worker.scene import Recipient, Scene
from passage.doors.worker.words import PURPOSES, field_words, say
from passage.node.people.actions import ConsentGiven
from passage.rules.consent import Channel, Field, Purpose

SHARED_DAYS = 180
SHARED_FIELDS = (Field.ACCOUNT, Field.EMPLOYER, Field.NEEDS)
SHARED_PURPOSE = Purpose.PROTECTION


@dataclass(frozen=True)
class Wording:
    """One question as it is read. `id` names the text and its version."""

    id: str
    question: str
    explained: tuple[str, ...]

    def hash(self) -> str:
        return hashlib.sha256("\n".join((self.question, *self.explained)).encode()).hexdigest()


def _keep(answers: Answers, scene: Scene) -> Wording:
    days = scene.policy.retention_days
    return Wording(
        "worker.keep/1",
        _("May we keep your report here?"),
        (
            ngettext(
                "We keep it for %(days)s day after you or we last wrote, and longer only while we work on it.",
                "We keep it for %(days)s days after you or we last wrote, and longer only while we work on it.",
                days,
            )
            % {"days": show_count(days, scene.language)},
            _("If you say no, nothing is sent and nothing is kept."),
        ),
    )


def _contact(answers: Answers, scene: Scene) -> Wording:
    return Wording(
        "worker.contact/1",
        _("May we use the contact you gave us?"),
        (_("If you say no, we do not contact you. You can read our answer with your number."),),
    )


@dataclass(frozen=True)
class Share:
    """What one recipient would be told, for what, and for how many days."""

    title: str
    fields: tuple[str, ...] = tuple(str(field) for field in SHARED_FIELDS)
    purpose: str = str(SHARED_PURPOSE)
    days: int = SHARED_DAYS


def share_wording(share: Share, text_id: str) -> Wording:
    """The words in which sharing is asked."""
    fields = ", ".join(field_words(field) for field in share.fields)
    told = [_("They would be told: %(fields)s.") % {"fields": fields}]
    if not {"name", "contact"} & set(share.fields):
        told.append(_("They are not told your name and not how to reach you."))
    return Wording(
        text_id,
        _("May we tell %(name)s about your report?") % {"name": share.title},
        (
            *told,
            _("They may use it only %(purpose)s.") % {"purpose": say(PURPOSES, share.purpose)},
            ngettext("Your yes ends after %(days)s day.", "Your yes ends after %(days)s days.", share.days)
            % {"days": show_count(share.days, get_language() or "en")},
            _("If you say no, they are not told. We help you all the same."),
        ),
    )


def _blind_check(answers: Answers, scene: Scene) -> Wording:
    return Wording(
        "worker.blind_check/1",
        _("May we ask other desks whether they already know you?"),
        (
            _("They are not told your name or what happened. They only answer: perhaps yes, or no."),
            _("If you say no, you may have to tell your story again."),
        ),
    )


def _statistics(answers: Answers, scene: Scene) -> Wording:
    return Wording(
        "worker.statistics/1",
        _("May we count your report in figures?"),
        (
            _("Nobody can be recognised in these figures."),
            _("If you say no, your report is not counted. Nothing else changes."),
        ),
    )


WORDINGS: dict[str, Callable[[Answers, Scene], Wording]] = {
    "keep": _keep,
    "may_contact": _contact,
    "blind_check": _blind_check,
    "statistics": _statistics,
}
PERMISSIONS = {"keep": "keep", "may_contact": "contact", "blind_check": "blind_check", "statistics": "statistics"}


def recipient_of(code: str, answers: Answers, scene: Scene) -> Recipient | None:
    """Who would be told by this consent; nobody where no such node is in the register."""
    return scene.here if code == "share_here" else scene.home(answers.one("home_country"))


def wording(code: str, answers: Answers, scene: Scene) -> Wording:
    """The words of one consent question in the language that is spoken now."""
    if code in WORDINGS:
        return WORDINGS[code](answers, scene)
    recipient = recipient_of(code, answers, scene)
    assert recipient is not None, "a consent without recipient is not asked"
    return share_wording(Share(recipient.title), f"worker.{code}/1")


class ConsentQuestion(Question):
    """One consent: no, unless yes is chosen. Yes to sharing carries who is meant, so that it fits nobody else."""

    scene: Scene
    code: ClassVar[str]

    def prepare(self) -> None:
        words = wording(self.code, self.answers, self.scene)
        recipient = None if self.code in WORDINGS else recipient_of(self.code, self.answers, self.scene)
        field = self.fields[self.code]
        assert isinstance(field, OneOf)
        field.label = words.question
        field.help_text = format_html_join("", "<p>{}</p>", ((line,) for line in words.explained))
        field.choices = [(recipient.name if recipient else choices.YES, choices.AGREE[0][1]), choices.AGREE[1]]


class Keep(ConsentQuestion):
    code = "keep"
    keep = OneOf(choices.AGREE, initial=choices.NO)


class MayContact(ConsentQuestion):
    code = "may_contact"
    may_contact = OneOf(choices.AGREE, initial=choices.NO)


class ShareHere(ConsentQuestion):
    code = "share_here"
    share_here = OneOf(choices.AGREE, initial=choices.NO)


class ShareHome(ConsentQuestion):
    code = "share_home"
    share_home = OneOf(choices.AGREE, initial=choices.NO)


class BlindCheck(ConsentQuestion):
    code = "blind_check"
    blind_check = OneOf(choices.AGREE, initial=choices.NO)


class Statistics(ConsentQuestion):
    code = "statistics"
    statistics = OneOf(choices.AGREE, initial=choices.NO)


def given_consents(codes: tuple[str, ...], answers: Answers, scene: Scene) -> list[ConsentGiven]:
    """The consents to share that were given, among the questions that were asked."""
    found = []
    for code in codes:
        recipient = None if code in WORDINGS else recipient_of(code, answers, scene)
        if recipient is None or answers.one(code) != recipient.name:
            continue
        words = wording(code, answers, scene)
        found.append(
            ConsentGiven(
                recipient=recipient.name,
                purpose=str(SHARED_PURPOSE),
                fields=tuple(str(field) for field in SHARED_FIELDS),
                days=SHARED_DAYS,
                text_id=words.id,
                text_hash=words.hash(),
                language=scene.language,
                channel=str(Channel.WORKER_DOOR),
            )
        )
    return found


def given_permissions(codes: tuple[str, ...], answers: Answers) -> dict[str, bool]:
    """Yes or no to each thing this node itself may do that was asked."""
    return {what: answers.one(code) == choices.YES for code, what in PERMISSIONS.items() if code in codes}


def permission_texts(codes: tuple[str, ...], answers: Answers, scene: Scene) -> dict[str, tuple[str, str]]:
    """Text and hash of each question on what this node may do, as it was read."""
    found = {}
    for code, what in PERMISSIONS.items():
        if code in codes:
            words = wording(code, answers, scene)
            found[what] = (words.id, words.hash())
    return found
