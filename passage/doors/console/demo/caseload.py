"""An invented caseload of realistic size and variety: reports on every channel, cases in every state, referrals on their way."""

from __future__ import annotations

import hashlib
import random
import time
import uuid
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from django.conf import settings
from django.utils import timezone

from passage.doors.console.demo import claims
from passage.node.agency import queries as agency
from passage.node.cases import actions
from passage.node.cases.intake import NewReport
from passage.node.cases.visits import Newcomer
from passage.node.people.actions import ConsentGiven
from passage.node.people.profiles import Profile
from passage.node.referrals import actions as referrals
from passage.node.referrals import compose
from passage.node.referrals import queries as inbox
from passage.rules.screening import pictograms

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.audit.traces import Actor

INVENTED = Path(__file__).parent / "data" / "invented.yaml"
REPORTS = {"TH": 170, "KH": 80, "LA": 80, "MM": 80}
HOMES = ("KH", "LA", "MM")
NODE_OF = {"KH": "kh", "LA": "la", "MM": "mm"}
WANTS = ("talk", "wages", "documents", "leave_safely", "doctor", "shelter", "go_home", "only_tell")
TRACED = ("name", "sex", "birth", "home_place", "family")
NUMBERS = 3
ANSWER_WITHIN = 60
REASONS = ("resolved", "wished", "lost_contact", "outside_mandate", "not_a_report")


@cache
def invented() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(INVENTED.read_text("utf-8"))
    return found


@dataclass
class Chance:
    """The same invented people each time: chance with a fixed beginning."""

    random: random.Random

    def person(self, country: str) -> Profile:
        """An invented profile with a name in its own script and in Latin letters."""
        words, woman = invented()[country], self.random.random() < 0.5
        given = self.random.choice(words["given_f" if woman else "given_m"])
        family = self.random.choice(words["family"]) if words["family"] else {"n": "", "l": ""}
        order = ("family", "given") if country == "KH" else ("given", "family")
        parts = {"family": family, "given": given}
        native = " ".join(parts[name]["n"] for name in order).strip()
        latin = " ".join(parts[name]["l"] for name in order).strip()
        year = self.random.randint(1972, 2008)
        whole = self.random.random() < 0.4
        return Profile(
            names=(native, latin),
            sex="feminine" if woman else "masculine",
            birth=f"{year}-{self.random.randint(1, 12):02d}-{self.random.randint(1, 28):02d}" if whole else str(year),
            birth_certainty="documented" if whole else "stated",
            nationality=country,
            languages=(words["language"],),
            home_place=self.random.choice(words["places"]),
        )

    def report(self, channel: str, country: str, hours: int) -> NewReport:
        """An invented report, received so many hours ago."""
        words = invented()[country]
        anonymous = channel == "worker_door" and self.random.random() < 0.6
        codes = [item.code for item in pictograms()]
        kinds = tuple(self.random.sample(codes, self.random.choice((1, 2, 2, 3, 4))))
        province = self.random.choice(invented()["provinces_th"])
        return NewReport(
            channel=channel,
            language=words["language"],
            about=self.random.choice(("self", "self", "self", "other", "group")),
            danger=self.random.random() < 0.08,
            kinds=kinds,
            wants=tuple(self.random.sample(WANTS, 2)),
            story=self.random.choice(words["stories"]),
            country="TH",
            province=province,
            sector=self.random.choice(invented()["sectors"]),
            since=str(self.random.randint(2023, 2026)),
            people_count=self.random.choice((1, 1, 1, 1, 2, 4, 14)),
            profile=Profile(languages=(words["language"],)) if anonymous else self.person(country),
            received_at=timezone.now() - timedelta(hours=hours),
            submission=uuid.UUID(int=self.random.getrandbits(128), version=4),
        )


def fill(accounts: dict[str, Account]) -> None:
    """Fill this node. Everything goes through the same actions as real work."""
    here = settings.NODE_COUNTRY
    chance = Chance(random.Random(f"safe-passage-{here}"))  # noqa: S311
    cases = []
    for index in range(REPORTS[here]):
        country = chance.random.choice(HOMES) if here == "TH" else here
        # Some of the last week wait unopened, a few of them too long, so that the queue shows what overdue looks like.
        new = index % 5 == 0
        received = take(chance, accounts, country, hours=chance.random.randint(1, 24 * 9 if new else 24 * 120))
        if new:
            continue
        if index % 3 == 0:
            cases.append((country, open_up(chance, accounts, received)))
        elif index % 4 == 0:
            actions.open_report(by=accounts["officer"], report=received)
            actions.record_contact(by=accounts["officer"], report=received, feedback=index % 8 == 0)
        else:
            actions.open_report(by=accounts["officer"], report=received)
            actions.close_report(by=accounts["officer"], report=received, reason=chance.random.choice(REASONS))
    if here == "TH":
        write_across(chance, accounts, cases)
        hand_out_numbers(chance)
        claims.fill(accounts["supervisor"], [case for _country, case in cases])


def take(chance: Chance, accounts: dict[str, Account], country: str, hours: int) -> Any:
    channel = chance.random.choice(("worker_door", "worker_door", "hotline", "officer"))
    by: Actor = Newcomer() if channel == "worker_door" else accounts["operator" if channel == "hotline" else "officer"]
    return actions.receive_report(by=by, report=chance.report(channel, country, hours), permissions={"keep": True}).report


def open_up(chance: Chance, accounts: dict[str, Account], report: Any) -> Any:
    """A case with a journey, a note, sometimes a screening, in one of the states."""
    officer = accounts[chance.random.choice(("officer", "officer", "supervisor"))]
    step = chance.random.choice(("call_worker", "screen", "record_consent", "plan_return", "follow_up"))
    on = timezone.localdate() + timedelta(days=chance.random.randint(-20, 40))
    case = actions.open_case(by=officer, report=report, next_step=step, next_step_on=on)
    year = chance.random.randint(2023, 2025)
    for stage, begins, ends in (
        ("recruitment", f"{year}-02", f"{year}-03"),
        ("transit", f"{year}-03", f"{year}-03"),
        ("employment", f"{year}-04", ""),
    ):
        told = actions.EpisodeTold(stage, begins, ends, "TH" if stage == "employment" else "", {})
        actions.add_episode(by=officer, case=case, episode=told)
    note = "Spoke with the worker in a safe place. Agreed to call again next week."
    actions.add_note(by=officer, case=case, text=note)
    if chance.random.random() < 0.5:
        screen(chance, officer, case, str(year))
    state = chance.random.choice(("open", "open", "open", "in_return", "reintegration", "closed"))
    for to in {"open": (), "in_return": ("in_return",), "reintegration": ("reintegration",), "closed": ("closed",)}[state]:
        case = actions.move_case(by=officer, case=case, to=to, reason="resolved" if to == "closed" else "")
    return case


def screen(chance: Chance, officer: Account, case: Any, year: str) -> None:
    from passage.rules.screening import indicator_set

    signs = [item.id for item in indicator_set("delphi_adult_labour").indicators if item.asked]
    answers = {code: chance.random.choice(("yes", "no", "unknown")) for code in chance.random.sample(signs, 14)}
    row = actions.record_screening(
        by=officer, case=case, set_id="delphi_adult_labour", answers=answers, palermo={}, episode_on=year
    )
    if chance.random.random() < 0.5:
        actions.conclude(
            by=officer,
            case=case,
            screening=row,
            assertion="possible",
            authority="own_desk",
            basis="screening",
            asserted_on=timezone.localdate(),
            reason="Several signs; to be looked at by the team.",
        )


def write_across(chance: Chance, accounts: dict[str, Account], cases: list[tuple[str, Any]]) -> None:
    """Consents, and tracing requests to the three home countries; the delivery loops carry them once the nodes run."""
    officer, asked = accounts["supervisor"], 0
    for country, case in cases:
        if asked >= 15 or case.state != "open" or chance.random.random() < 0.3:
            continue
        given = ConsentGiven(
            recipient=NODE_OF[country],
            purpose="family_tracing",
            fields=(*TRACED, "needs"),
            days=180,
            text_id="desk-consent/1",
            text_hash=hashlib.sha256(b"demonstration").hexdigest(),
            language=invented()[country]["language"],
            channel="in_person",
            witness="officer",
        )
        referrals.record_consent(by=officer, person=case.person, given=given)
        message = {
            "case": case,
            "recipient": NODE_OF[country],
            "kind": "tracing_request",
            "purpose": "family_tracing",
            "fields": TRACED,
            "draft_id": uuid.UUID(int=chance.random.getrandbits(128), version=4),
            "ask": "Please find the family and say whether it is safe to return to them.",
            "due_on": timezone.localdate() + timedelta(days=30),
        }
        shown = compose.preview(officer, **message)
        if shown.refused is None:
            referrals.send(by=officer, expected_hash=shown.body_hash, **message)
            asked += 1


def answer_some() -> None:
    """Answer the first of what came from Thailand, one in each way, so that both inboxes show every state."""
    by = agency.accounts().filter(role="supervisor").first()
    until = time.monotonic() + ANSWER_WITHIN
    while by is not None and time.monotonic() < until:
        rows = inbox.inbox(by, limit=4)
        if len(rows) < 4:
            time.sleep(1)
            continue
        for number, row in enumerate(rows[:3]):
            referral = inbox.find_referral(by, row.public_id)
            if number == 1:
                referrals.reject(by=by, referral=referral, reason="no_capacity")
                continue
            referral = referrals.accept(by=by, referral=referral, open_new_case=True)
            if number == 2:
                referrals.complete(by=by, referral=referral)
        return


def hand_out_numbers(chance: Chance) -> None:
    """A few reports whose numbers are printed, so that the way back can be tried."""
    lines = []
    for country in HOMES[:NUMBERS]:
        report = chance.report("worker_door", country, 30)
        received = actions.receive_report(by=Newcomer(), report=report, permissions={"keep": True}, with_number=True)
        if received.number:
            lines.append(f"  {received.number.grouped()}   ({invented()[country]['language']})")
    (settings.HOME.path.parent / "numbers.txt").write_text("\n".join(lines) + "\n", "utf-8")
