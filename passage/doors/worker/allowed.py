"""What a worker allowed, in sentences, and how each yes or no is changed from behind the number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from passage.doors.worker import consents
from passage.doors.worker.answers import Answers
from passage.doors.worker.consents import Share, Wording
from passage.doors.worker.dates import show_day
from passage.doors.worker.setting import peer_titles, scene_now
from passage.doors.worker.words import field_words
from passage.node.cases import actions as cases
from passage.node.cases.queries import visit
from passage.node.people.actions import ConsentGiven
from passage.node.referrals import actions as referrals

if TYPE_CHECKING:
    from passage.node.cases.queries.visit import VisitPage
    from passage.node.cases.visits import Visitor
    from passage.node.people.models import Consent

QUESTIONS = {"contact": "may_contact", "blind_check": "blind_check", "statistics": "statistics"}


@dataclass(frozen=True)
class Allowed:
    """One line of the list: what is allowed or not, and the words of the button that changes it."""

    which: str
    sentence: str
    change: str


@dataclass(frozen=True)
class PermissionChange:
    """Yes becomes no, or no becomes yes, for something this node does."""

    what: str
    grants: bool
    wording: Wording

    @property
    def question(self) -> str:
        return self.wording.question if self.grants else _("Take this back?")

    @property
    def explained(self) -> tuple[str, ...]:
        return self.wording.explained if self.grants else (self.wording.question, _("From now on the answer is no."))

    @property
    def yes(self) -> str:
        return _("Yes, I allow it") if self.grants else _("Yes, take it back")

    def make(self, by: Visitor, language: str) -> None:
        cases.change_permission(
            by=by,
            what=self.what,
            granted=self.grants,
            language=language,
            text_id=self.wording.id,
            text_hash=self.wording.hash(),
        )


@dataclass(frozen=True)
class ConsentWithdrawal:
    """A consent is taken back; who was told is told that it was."""

    consent_id: UUID
    title: str

    @property
    def question(self) -> str:
        return _("Take this back?")

    @property
    def explained(self) -> tuple[str, ...]:
        return (
            _("From now on %(name)s is told nothing more about you by us.") % {"name": self.title},
            _("If they were told something before, we let them know at once that you took it back."),
        )

    @property
    def yes(self) -> str:
        return _("Yes, take it back")

    def make(self, by: Visitor, language: str) -> None:
        referrals.withdraw_consent(by=by, consent=visit.own_consent(by, self.consent_id))


@dataclass(frozen=True)
class ConsentRenewal:
    """A consent that ended or was taken back is given again, for the same recipient, purpose and fields."""

    recipient: str
    share: Share
    wording: Wording

    @property
    def question(self) -> str:
        return self.wording.question

    @property
    def explained(self) -> tuple[str, ...]:
        return self.wording.explained

    @property
    def yes(self) -> str:
        return _("Yes, I allow it")

    def make(self, by: Visitor, language: str) -> None:
        given = ConsentGiven(
            recipient=self.recipient,
            purpose=self.share.purpose,
            fields=self.share.fields,
            days=self.share.days,
            text_id=self.wording.id,
            text_hash=self.wording.hash(),
            language=language,
            channel="worker_door",
        )
        cases.change_consent(by=by, consent=given)


Change = PermissionChange | ConsentWithdrawal | ConsentRenewal


def list_allowed(page: VisitPage, language: str) -> list[Allowed]:
    """Every consent to share, then what this node itself may do."""
    titles = peer_titles(language)
    lines = [_line_of_consent(row, titles, language) for row in _newest(page)]
    said = {
        "contact": (_("We may use the contact you gave."), _("We do not contact you.")),
        "blind_check": (
            _("We may ask other desks whether they know you."),
            _("We do not ask other desks whether they know you."),
        ),
        "statistics": (_("Your report is counted in figures."), _("Your report is not counted in figures.")),
    }
    for what, (yes, no) in said.items():
        granted = page.permissions.get(what, False)
        if what == "contact" and what not in page.permissions:
            continue
        lines.append(Allowed(what, yes if granted else no, _("Take back") if granted else _("Allow")))
    return lines


def find_change(page: VisitPage, which: str, language: str) -> Change | None:
    """The change that a button of the list stands for; None for a button of nobody's page."""
    if which in QUESTIONS:
        words = consents.wording(QUESTIONS[which], Answers.fresh(), scene_now(language))
        return PermissionChange(which, not page.permissions.get(which, False), words)
    row = next((row for row in _newest(page) if str(row.public_id) == which), None)
    if row is None:
        return None
    title = peer_titles(language).get(row.recipient, row.recipient)
    if _is_live(row):
        return ConsentWithdrawal(row.public_id, title)
    share = Share(title, tuple(row.fields), row.purpose, max(1, (row.ends_at - row.given_at).days))
    return ConsentRenewal(row.recipient, share, consents.share_wording(share, "worker.share_again/1"))


def _newest(page: VisitPage) -> list[Consent]:
    """One consent for each recipient, purpose and set of fields: the newest says what holds."""
    seen: dict[tuple[str, str, tuple[str, ...]], Consent] = {}
    for row in page.consents:
        seen.setdefault((row.recipient, row.purpose, tuple(row.fields)), row)
    return list(seen.values())


def _is_live(row: Consent) -> bool:
    return row.withdrawn_at is None and row.ends_at > timezone.now()


def _line_of_consent(row: Consent, titles: dict[str, str], language: str) -> Allowed:
    named = {
        "name": titles.get(row.recipient, row.recipient),
        "fields": ", ".join(field_words(field) for field in row.fields),
        "day": show_day(row.withdrawn_at or row.ends_at, language),
    }
    if row.withdrawn_at:
        sentence = _("%(name)s may not know: %(fields)s. You took it back on %(day)s.") % named
    elif not _is_live(row):
        sentence = _("%(name)s may not know: %(fields)s. Your yes ended on %(day)s.") % named
    else:
        sentence = _("%(name)s may know: %(fields)s, until %(day)s.") % named
    return Allowed(str(row.public_id), sentence, _("Take back") if _is_live(row) else _("Allow"))
