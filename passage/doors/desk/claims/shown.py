"""What stands on the page of a claim, as lines with their words: limits, questions, steps, proof, what is to be done."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passage.doors.desk import words
from passage.doors.desk.claims import words as claim_words
from passage.doors.desk.referrals.words import lines
from passage.doors.frame import owed_words
from passage.doors.frame.papers.owed_tables import DOUBTFUL
from passage.doors.frame.papers.shortening import shortened
from passage.doors.frame.rows import draw_badge
from passage.node.claims import queries
from passage.rules.claims import ClaimState, Clock, Nearness, Question, asked

Doing = tuple[str, str, SafeString]


def facts(view: queries.ClaimView) -> list[tuple[str, str]]:
    """The few things of a claim that an officer must always see."""
    rows = [
        (_("Law of"), claim_words.country(view.claim.country)),
        (_("Employer"), view.facts.employer),
        (_("Has it"), view.case.assigned_to.name if view.case.assigned_to else _("nobody yet")),
    ]
    return [row for row in rows if row[1]]


def clock(found: Clock, currency: str) -> dict[str, Any]:
    today = timezone.localdate()
    near, left = found.nearness(today), found.days_left(today)
    word = {
        Nearness.PAST: _("passed"),
        Nearness.LAST_DAY: _("last day today"),
    }.get(near) or ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}
    return {
        "what": words.word(claim_words.CLOCKS, found.kind),
        "day": found.due,
        "section": found.section,
        "certainty": claim_words.certainty_badge(str(found.certainty)) if found.section else SafeString(""),
        "near": draw_badge(word, claim_words.NEARNESS[str(near)]),
        "note": found.note,
        "amount": claim_words.money(found.amount, currency) if found.amount else "",
    }


def doings(view: queries.ClaimView) -> list[Doing]:
    """What is to be done, the most pressing first: a sentence, where it is done, a mark."""
    at = {name: reverse(f"desk:{name}", args=[view.claim.public_id]) for name in ("claim-course", "claim-proof", "claim-worker")}
    return [*_needed(view, at["claim-worker"]), *_unanswered(view), *_unfiled(view, at)]


def _needed(view: queries.ClaimView, at: str) -> list[Doing]:
    today = timezone.localdate()
    found = []
    for need in (need for need in view.needs if need.answered_at is None):
        late = bool(need.due_on and need.due_on < today)
        mark = draw_badge(words.day(need.due_on), "danger" if late else "waiting") if need.due_on else SafeString("")
        asked_for = {"what": words.word(claim_words.NEEDS, need.what), "words": need.words}
        sentence = _("The worker is asked for %(what)s: %(words)s") % asked_for
        found.append((sentence, at, mark))
    return found


def _unanswered(view: queries.ClaimView) -> list[Doing]:
    if view.claim.led_by:
        return []
    return [(line["label"], line["url"], line["mark"]) for line in questions(view) if line["open"]]


def _unfiled(view: queries.ClaimView, at: dict[str, str]) -> list[Doing]:
    """What is left before somebody files it: proof, and the filing."""
    if view.claim.led_by:
        return []
    found = []
    if view.unproved and view.claim.state not in (ClaimState.PAID, ClaimState.WITHDRAWN, ClaimState.LAPSED):
        nothing = _("Nothing speaks yet to: %(what)s") % {"what": ", ".join(words.words(claim_words.SHOWN, view.unproved))}
        found.append((nothing, at["claim-proof"], SafeString("")))
    if view.claim.state == ClaimState.DRAFT and view.reckoning:
        found.append((_("It is a draft: write down when it is filed"), at["claim-course"], SafeString("")))
    return found


def questions(view: queries.ClaimView) -> list[dict[str, Any]]:
    """Every question that the facts call for, and whether it was answered."""
    return [_question(view, question) for question in Question if question in asked(view.facts.given)]


def _question(view: queries.ClaimView, question: Question) -> dict[str, Any]:
    is_open = question in view.questions
    word, kind = (_("still needed"), "waiting") if is_open else (_("answered"), "done")
    if is_open and question in view.facts.answered:
        word = _("asked again: it decides an amount")
    return {
        "label": words.word(claim_words.QUESTIONS, question),
        "url": reverse("desk:claim-facts", args=[view.claim.public_id, str(question)]),
        "open": is_open,
        "mark": draw_badge(word, kind),
    }


def total(view: queries.ClaimView) -> str:
    """All that is owed, as an amount or a range; "" where nothing can be reckoned."""
    return claim_words.money(view.reckoning.total, view.law.currency) if view.reckoning else ""


def reckoned(view: queries.ClaimView) -> dict[str, Any]:
    """The reckoning in words; what is alike together where there are too many lines for a page."""
    if view.reckoning is None:
        return {"owed": None}
    fitting = shortened(view.reckoning)
    owed = owed_words.in_words(fitting, words.language())
    return {
        "owed": owed,
        "doubtful": DOUBTFUL,
        "is_shortened": fitting != view.reckoning,
        "groups": [_group(part) for part in owed.parts],
        "points": _points(owed.points),
    }


def _points(points: tuple[owed_words.PointWords, ...]) -> list[dict[str, Any]]:
    """What is not settled; the same of several stretches of days once, with all their days."""
    alike: dict[tuple[object, ...], list[owed_words.PointWords]] = {}
    for point in points:
        alike.setdefault((point.sentence, point.question, point.section, point.readings), []).append(point)
    return [{"point": each[0], "periods": "; ".join(filter(None, (one.period for one in each)))} for each in alike.values()]


def _group(part: owed_words.PartWords) -> dict[str, Any]:
    """Lines that were paid for together, and the marks of those that are not sure."""
    periods = list(dict.fromkeys(line.period for line in part.lines))
    marks = dict.fromkeys(line.mark for line in part.lines if line.mark.is_doubtful)
    what = " · ".join(dict.fromkeys(line.what for line in part.lines))
    badges = [draw_badge(mark.word, mark.kind) for mark in marks]
    if any(line.late for line in part.lines):
        badges.append(draw_badge(_("not checked for days so late"), "waiting"))
    said = _("%(days)s: %(what)s, owed %(amount)s") % {"days": ", ".join(periods), "what": what, "amount": part.short}
    return {"summary": format_html("{} {}", said, format_html_join(" ", "{}", ((badge,) for badge in badges))), "part": part}


def told(view: queries.ClaimView) -> list[str]:
    """What the node that brings the claim told of it, without what stands elsewhere on the page."""
    said = {name: value for name, value in view.facts.told.items() if name not in ("claim", "leads", "limits", "needs", "state")}
    return lines(said)


def step(found: queries.StepView) -> dict[str, Any]:
    texts = [found.detail.get("office", ""), found.detail.get("words", "")]
    if found.detail.get("awarded"):
        texts.append(_("ordered: %(amount)s") % {"amount": found.detail["awarded"]})
    if found.acted:
        texts.append(_("acted: %(who)s") % {"who": words.word(claim_words.ACTED, found.acted)})
    return {
        "title": words.word(claim_words.STEPS, found.after),
        "at": words.day(found.on),
        "iso": words.day(found.on),
        "text": " · ".join(filter(None, texts)),
        "by": found.by,
        "kind": "danger" if found.after == ClaimState.LAPSED else "",
    }


def payments(view: queries.ClaimView) -> list[tuple[queries.PaymentView, str, str]]:
    return [
        (each, claim_words.money(each.amount, view.law.currency), words.word(claim_words.ACTED, each.received))
        for each in view.payments
    ]


def evidence(piece: queries.EvidenceView) -> dict[str, Any]:
    return {
        "kind": words.word(claim_words.EVIDENCE, piece.kind),
        "words": piece.words,
        "kept": piece.kept,
        "shows": ", ".join(words.words(claim_words.SHOWN, piece.shows)),
        "by": piece.by,
    }
