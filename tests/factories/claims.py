"""Invented wage claims for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from passage.node.agency.models import Account, Role
from passage.node.cases.models import Case
from passage.node.claims import actions
from passage.node.claims.models import Claim
from passage.rules.claims import Question
from tests.factories.cases import make_case
from tests.factories.people import make_account

EMPLOYER = "Invented Fishing Ltd"
# Three days at 400 for ten hours each: 3 x 400 + 3 x 2 x 50 x 1.5 = 1650, of which 600 was paid.
GIVEN = {
    "workplace": {"province": "TH-10", "areas": []},
    "wage": "400",
    "stretches": [{"from": "2026-03-03", "to": "2026-03-05", "hours": "10", "paid": "600"}],
}
OWED = "1050.00"


def make_claim(by: Account | None = None, *, case: Case | None = None, given: dict[str, Any] | None = None) -> Claim:
    """A draft on a case of `by`, with facts that can be reckoned; `given` an empty mapping for none."""
    by = by or make_account(Role.OFFICER)
    claim = actions.open_claim(by=by, case=case or make_case(by), country="TH")
    facts = GIVEN if given is None else given
    if not facts:
        return claim
    return actions.record_facts(
        by=by, claim=claim, question=Question.DAYS, given=facts, revision=claim.revision, words={"employer": EMPLOYER}
    )


def make_filed(by: Account | None = None, on: date = date(2026, 4, 1), **values: Any) -> Claim:
    """A claim that lies before an inspector."""
    by = by or make_account(Role.OFFICER)
    claim = make_claim(by, **values)
    actions.file(by=by, claim=claim, on=on, office="Invented office")
    claim.refresh_from_db()
    return claim
