"""What the page behind the number says: how far it is, what comes next, who was told, who looked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passage.doors.worker.allowed import list_allowed
from passage.doors.worker.dates import show_day
from passage.doors.worker.setting import peer_titles, title
from passage.doors.worker.words import PURPOSES, ROLES, field_words, say
from passage.node.agency import queries as agency
from passage.node.referrals import queries as referrals

if TYPE_CHECKING:
    from passage.node.cases.queries.visit import VisitPage
    from passage.node.referrals.queries import ShownOverride, Told

STAGES: dict[str, str | Promise] = {
    "received": gettext_lazy("Your report has arrived. Nobody has opened it yet."),
    "being_read": gettext_lazy("Somebody is reading your report."),
    "answered": gettext_lazy("We have answered you. See the messages below."),
    "worked_on": gettext_lazy("An officer is working on your case."),
    "in_return": gettext_lazy("Your return home is being prepared."),
    "handed_over": gettext_lazy("You have been received in your home country."),
    "reintegration": gettext_lazy("You are back home. We stay in touch with you."),
    "closed": gettext_lazy("Your case is closed. If you write to us, it is opened again."),
}

NEXT: dict[str, str | Promise] = {
    "danger": gettext_lazy("Next: somebody reads it, at the latest on %(day)s."),
    "acknowledgement": gettext_lazy("Next: we confirm that we have it, at the latest on %(day)s."),
    "first_reply": gettext_lazy("Next: our first answer, at the latest on %(day)s."),
    "feedback": gettext_lazy("Next: we tell you what came of it, at the latest on %(day)s."),
}
LATE = gettext_lazy("This should have happened by %(day)s. We are late. A supervisor can see that.")

TOLD_STATES: dict[str, str | Promise] = {
    "in_progress": gettext_lazy("They have not answered yet."),
    "accepted": gettext_lazy("They have accepted it."),
    "rejected": gettext_lazy("They could not take it."),
    "done": gettext_lazy("They have done it."),
    "revoked": gettext_lazy("It was taken back, and they have been told so."),
    "undelivered": gettext_lazy("It could not be delivered, so they do not know."),
}

# Until it has arrived and was answered, what became of the message is what counts.
DELIVERIES: dict[str, str | Promise] = {
    "waiting": gettext_lazy("It is on its way and has not arrived yet."),
    "refused": gettext_lazy("It was not let in there, so they do not know."),
    "undelivered": TOLD_STATES["undelivered"],
    "stopped": gettext_lazy("It was stopped before it arrived."),
}


def visit_context(page: VisitPage, language: str) -> dict[str, Any]:
    """Everything on the page but the boxes to write in."""
    return {
        "stage": STAGES[str(page.stage)],
        "next_step": next_sentence(page, language),
        "unread": page.unread,
        "messages": [
            {
                "mine": message.from_worker,
                "who": _("You") if message.from_worker else _("We"),
                "at": show_day(message.at, language),
                "new": not message.from_worker and message.read_at is None,
                "text": message.text,
            }
            for message in page.messages
        ],
        "told": [told_line(told, language) for told in referrals.told(page.person)],
        "decided": [override_line(each, language) for each in referrals.overrides_of(page.person) if not each.used],
        "looked": looked_lines(page, language),
        "allowed": list_allowed(page, language),
        "kept_until": kept_sentence(page, language),
    }


def next_sentence(page: VisitPage, language: str) -> str:
    """The next promise with its date; a missed one is said plainly."""
    if page.next_at is None or page.next_kind not in NEXT:
        return ""
    words = LATE if page.next_at < timezone.now() else NEXT[page.next_kind]
    return str(words) % {"day": show_day(page.next_at, language)}


def looked_lines(page: VisitPage, language: str) -> list[str]:
    """Role, desk and day of each look; never a name. Several looks of one desk on one day are one line."""
    desks = agency.desk_names(language)
    lines = [
        _("%(role)s, %(desk)s, %(day)s")
        % {"role": say(ROLES, look.role), "desk": desks.get(look.desk, look.desk), "day": show_day(look.at, language)}
        for look in page.looked
    ]
    return list(dict.fromkeys(lines))


def told_line(told: Told, language: str) -> dict[str, str]:
    """Who was told what, when and for what; an override is said plainly."""
    sentence = _("%(name)s was told on %(day)s: %(fields)s.") % {
        "name": title(told.names, told.recipient, language),
        "fields": ", ".join(field_words(field) for field in told.fields),
        "day": show_day(told.at, language),
    }
    override = _("This was done without your yes, because a life or a child was in danger. Two people decided it.")
    state = DELIVERIES.get(told.delivery) or TOLD_STATES.get(told.state, "")
    return {
        "sentence": sentence,
        "purpose": _("They may use it only %(purpose)s.") % {"purpose": say(PURPOSES, told.purpose)},
        "state": str(state),
        "override": override if told.override else "",
    }


def override_line(decided: ShownOverride, language: str) -> str:
    """A decision under which nothing was told yet; the person sees it all the same."""
    named = {
        "name": peer_titles(language).get(decided.recipient, decided.recipient),
        "fields": ", ".join(field_words(field) for field in decided.fields),
        "day": show_day(decided.approved_at, language),
        "until": show_day(decided.ends_at, language),
    }
    return (
        _(
            "On %(day)s two people decided that %(name)s may be told without your yes until %(until)s, because a life or a child "
            "is in danger: %(fields)s. Nothing has been told so far."
        )
        % named
    )


def kept_sentence(page: VisitPage, language: str) -> str:
    """When an untouched report goes; shown at each visit, so that it never goes silently."""
    if page.held_for:
        return _("Your report is kept as long as a claim for you needs it.")
    if page.has_case:
        return _("Your report is kept as long as officers work on your case.")
    last = timezone.now() + timedelta(days=agency.published_policy(language).retention_days)
    return _("If neither you nor we write anything, the report is deleted on %(day)s.") % {"day": show_day(last, language)}
