"""Invented wage claims in every state on the cases of the demonstration, some of one workplace."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from passage.node.claims import actions
from passage.rules.claims import Question

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.cases.models import Case
    from passage.node.claims.models import Claim

# The steps that lead to each state, with the days since the claim was filed.
WAYS: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = (
    ("draft", ()),
    ("draft", ()),
    ("filed", (("filed", 0),)),
    ("filed", (("filed", 0),)),
    ("conciliation", (("filed", 0), ("conciliation", 20))),
    ("order", (("filed", 0), ("order", 48))),
    ("appeal", (("filed", 0), ("order", 40), ("appeal", 55))),
    ("paid_in_part", (("filed", 0), ("order", 30))),
    ("paid", (("filed", 0), ("order", 30))),
    ("lapsed", (("lapsed", 0),)),
    ("withdrawn", (("filed", 0), ("withdrawn", 10))),
)
FILED_AGO = 58
WORKPLACES = (
    ("Invented Seafood Co.", "TH-74", "daily", "350"),
    ("Invented Garments Ltd", "TH-63", "monthly", "9500"),
    ("Invented Orchard", "TH-22", "daily", "330"),
)


def fill(officer: Account, cases: list[Case]) -> None:
    """One claim on each of the first open cases, one for each way; the first three drafted or filed are of one workplace."""
    open_cases = [case for case in cases if case.state != "closed"]
    claims = [_claim(officer, case, number) for number, (case, _way) in enumerate(zip(open_cases, WAYS, strict=False))]
    for claim, (state, steps) in zip(claims, WAYS, strict=False):
        _go(officer, claim, state, steps)
    if len(claims) > 3:
        actions.make_group(by=officer, claims=[claims[0], claims[2], claims[3]])
        today = timezone.localdate()
        agent: dict[str, Any] = {"agent": "Example legal aid desk", "allows": ["file", "attend", "sign", "receive_money"]}
        actions.grant_attorney(by=officer, case=claims[2].case, begins=today, ends=today + timedelta(days=365), **agent)
        actions.ask(by=officer, claim=claims[2], what="bank_account", words="In whose name is the account, and at which bank?")


def _claim(officer: Account, case: Case, number: int) -> Claim:
    claim = actions.open_claim(by=officer, case=case, country="TH")
    if number == 1:
        return claim
    employer, province, pay, wage = WORKPLACES[0 if number in (0, 2, 3) else number % len(WORKPLACES)]
    given: dict[str, Any] = {"workplace": {"province": province, "areas": []}, "pay": pay, "wage": wage} | _work(pay, number)
    for revision, question in enumerate((Question.WORK, Question.PAY, Question.DAYS, Question.END), start=1):
        words = {"employer": employer, "employer_address": "an invented address"} if question is Question.WORK else {}
        actions.record_facts(by=officer, claim=claim, question=question, given=given, revision=revision, words=words)
    actions.add_evidence(by=officer, claim=claim, kind="calendar_from_memory", words="Told month by month at the desk")
    actions.add_evidence(
        by=officer, claim=claim, kind="photo", words="The worker's own photos of the work", kept="on the telephone"
    )
    return claim


def _work(pay: str, number: int) -> dict[str, Any]:
    """Three months of this year with long days, of which too little was paid."""
    days: dict[str, Any] = {"weekdays": ["mon", "tue", "wed", "thu", "fri", "sat"], "hours": {"from": "10", "to": "12"}}
    months = [date(2026, month, 1) for month in range(1 + number % 5, 4 + number % 5)]
    stretches = [{"from": str(first), "to": str(_last(first)), **days} for first in months]
    if pay == "monthly":
        return {
            "stretches": stretches,
            "months": [{"month": f"{first:%Y-%m}", "paid": str(3000 * (number % 3))} for first in months],
        }
    return {"stretches": [{**stretch, "paid_a_day": "250"} for stretch in stretches]}


def _last(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _go(officer: Account, claim: Claim, state: str, steps: tuple[tuple[str, int], ...]) -> None:
    filed = timezone.localdate() - timedelta(days=FILED_AGO)
    for to, days in steps:
        office = "Example labour office" if to == "filed" else ""
        awarded = "12000.00" if to == "order" else ""
        acted = "worker" if to in ("filed", "withdrawn") else ""
        on = filed + timedelta(days=days)
        actions.record_step(by=officer, claim=claim, to=to, on=on, office=office, awarded=awarded, acted=acted)
    if state in ("paid", "paid_in_part"):
        on = filed + timedelta(days=50)
        actions.record_payment(by=officer, claim=claim, on=on, amount="6000", settles=state == "paid")
