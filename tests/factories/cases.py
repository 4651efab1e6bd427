"""Invented reports and cases for tests."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from passage.node.agency.models import Account, Role
from passage.node.cases import actions
from passage.node.cases.intake import NewReport
from passage.node.cases.models import Case, Report
from passage.node.cases.visits import Newcomer, Visitor, open_with_number
from passage.node.people.profiles import Profile
from passage.rules.number import Number
from tests.factories.people import make_account, make_desk

STORY = "ថៅកែ​យក​លិខិត​ឆ្លងដែន​របស់​ខ្ញុំ"
NAMES = ("សុខ ចាន់ធីតា", "Sok Chanthida")


def new_report(**values: Any) -> NewReport:
    """A report as the worker's door hands it over; every one is another submission."""
    told: dict[str, Any] = {
        "channel": "worker_door",
        "language": "km",
        "kinds": ("documents_taken", "wages_unpaid"),
        "wants": ("talk", "wages"),
        "story": STORY,
        "country": "TH",
        "province": "TH-74",
        "sector": "fishing",
        "profile": Profile(names=NAMES, sex="feminine", birth="1995", languages=("km",)),
        "submission": uuid4(),
    }
    told.update(values)
    return NewReport(**told)


def make_report(by: Account | None = None, **values: Any) -> Report:
    """A stored report without a number: from the worker's door, or taken by `by` on the hotline."""
    make_desk()
    values.setdefault("channel", "hotline" if by else "worker_door")
    return actions.receive_report(by=by or Newcomer(), report=new_report(**values)).report


def make_numbered_report(*, temporary: bool = False, **values: Any) -> tuple[Report, Number]:
    """A stored report with its number."""
    make_desk()
    received = actions.receive_report(
        by=Newcomer(), report=new_report(**values), permissions={"keep": True}, with_number=True, temporary=temporary
    )
    assert received.number is not None
    return received.report, received.number


def make_visitor(**values: Any) -> tuple[Report, Visitor]:
    """A report and the worker who came back to it with the number."""
    report, number = make_numbered_report(**values)
    return report, open_with_number(number.digits, now=report.received_at)


def make_case(by: Account | None = None, **values: Any) -> Case:
    """A case opened by an officer from a report of the worker's door."""
    report = make_report(**values)
    return actions.open_case(by=by or make_account(Role.OFFICER), report=report, next_step="call", next_step_on=None)
