"""The list of claims with limits that pass soon, the claims of a case, and groups: constant numbers of queries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from passage.node.audit import actions as audit
from passage.node.claims import policies
from passage.node.claims.errors import Missing
from passage.node.claims.models import Claim, Group, Payment
from passage.node.claims.places import place_of_payment
from passage.node.claims.queries.clocks import facts_of
from passage.node.claims.queries.law import law_here
from passage.node.claims.writing import reckoned
from passage.node.people import queries as people
from passage.node.people import vault
from passage.rules.claims import LIVE, GroupTotal, Share, total_of
from passage.rules.labour_law import BadFacts, Law, Span

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from passage.node.agency.models import Account
    from passage.node.cases.models import Case

CURSOR = re.compile(r"(-|\d{1,7})\.(\d{1,18})\Z", re.ASCII)
# How far ahead the first part of the list looks.
SOON = timedelta(days=60)
_LIVE = sorted(str(state) for state in LIVE)


class ClaimTab(StrEnum):
    """Which part of the list of claims. `soon`: a limit passes within sixty days, or passed unheeded."""

    SOON = "soon"
    OPEN = "open"
    MINE = "mine"
    ENDED = "ended"


class ClaimRow(NamedTuple):
    """One line of a list of claims, nothing of a person in it; `assigned` is a name of staff."""

    public_id: UUID
    reference: str
    country: str
    state: str
    limit_on: date | None
    limit_kind: str
    led_by: str
    group: str | None
    assigned: str | None
    opened_at: datetime
    pk: int

    @property
    def cursor(self) -> str:
        """Where the next page begins."""
        return f"{self.limit_on.toordinal() if self.limit_on else '-'}.{self.pk}"


_FIELDS = (
    "public_id", "case__reference", "country", "state", "limit_on", "limit_kind", "led_by", "group__reference",
    "case__assigned_to__name", "opened_at", "pk",
)  # fmt: skip


def claim_list(
    by: Account, *, tab: str = ClaimTab.SOON, after: str = "", limit: int = 25, today: date | None = None
) -> list[ClaimRow]:
    """Claims on cases this account may read, the nearest limit first. Up to `limit` + 1 rows. Raises `NotPermitted`.

    `after`: the `cursor` of the last row shown; an unreadable one begins at the top, an unknown tab is that of the open ones.
    """
    rows = Claim.objects.filter(_in_tab(by, tab, today or timezone.localdate()), case__in=policies.cases_of(by))
    rows = _after(rows.filter(case__person__erased_at=None), after).order_by(F("limit_on").asc(nulls_last=True), "pk")
    return [ClaimRow(*row) for row in rows.values_list(*_FIELDS)[: limit + 1]]


def claims_of(case: Case) -> list[ClaimRow]:
    """The claims on one case, newest first; whoever calls this may read the case."""
    return [ClaimRow(*row) for row in Claim.objects.filter(case=case).order_by("-pk").values_list(*_FIELDS)]


def claims_of_references(by: Account, references: list[str]) -> tuple[list[Claim], list[str]]:
    """The newest claim that still runs of each case that officers call by these, and the references without one."""
    rows = Claim.objects.filter(case__reference__in=references, state__in=_LIVE, case__in=policies.cases_of(by))
    newest = {claim.case.reference: claim for claim in rows.select_related("case").order_by("pk")}
    return list(newest.values()), [reference for reference in references if reference not in newest]


def _in_tab(by: Account, tab: str, today: date) -> Q:
    live = Q(state__in=_LIVE)
    tabs = {
        ClaimTab.SOON: live & Q(limit_on__lte=today + SOON),
        ClaimTab.MINE: live & Q(case__assigned_to=by.pk),
        ClaimTab.ENDED: ~live,
    }
    return tabs.get(ClaimTab(tab) if tab in list(ClaimTab) else ClaimTab.OPEN, live)


def _after(rows: QuerySet[Claim], cursor: str) -> QuerySet[Claim]:
    match = CURSOR.match(cursor)
    if match is None:
        return rows
    ordinal, pk = match.group(1), int(match.group(2))
    if ordinal == "-":
        return rows.filter(limit_on=None, pk__gt=pk)
    try:
        on = date.fromordinal(int(ordinal))
    except (ValueError, OverflowError):
        return rows
    return rows.filter(Q(limit_on__gt=on) | Q(limit_on=on, pk__gt=pk) | Q(limit_on=None))


@dataclass(frozen=True)
class Member:
    """One worker of a group, with what their own claim says. `owed`: None where nothing can be reckoned."""

    row: ClaimRow
    case_id: UUID
    name: str
    employer: str
    owed: Span | None
    paid: Decimal
    currency: str


@dataclass(frozen=True)
class GroupView:
    """The group as this account may see it. `hidden`: claims on cases of other desks, of which nothing is told."""

    group: Group
    members: tuple[Member, ...]
    hidden: int
    totals: tuple[GroupTotal, ...]


def find_group(by: Account, public_id: UUID) -> Group:
    """A group that `by` may see. Raises `Missing`, `NotPermitted`."""
    group = Group.objects.filter(public_id=public_id).first()
    if group is None:
        raise Missing
    policies.require_group(by, group)
    return group


def group_with_reference(by: Account, reference: str) -> Group:
    """The group that officers call by this reference. Raises `Missing`, `NotPermitted`."""
    group = Group.objects.filter(reference=reference.strip().upper()).first()
    if group is None:
        raise Missing
    policies.require_group(by, group)
    return group


def read_group(by: Account, public_id: UUID) -> GroupView:
    """The group with what each worker is owed, each opened and logged as a look. Raises `Missing`, `NotPermitted`."""
    with transaction.atomic():
        group = find_group(by, public_id)
        of_group = Claim.objects.filter(group=group)
        seen = of_group.filter(case__in=policies.cases_of(by), case__person__erased_at=None)
        claims = list(seen.select_related("case__person__key").order_by("pk"))
        audit.record_many(by=by, entries=[_look(claim) for claim in claims])
        payments = list(Payment.objects.filter(claim__in=claims).order_by("pk"))
        rows = {row.pk: row for row in (ClaimRow(*values) for values in seen.values_list(*_FIELDS))}
        laws = {country: law_here(country) for country in sorted({claim.country for claim in claims})}
        members = tuple(_member(claim, rows[claim.pk], payments, laws[claim.country]) for claim in claims)
        shares = [Share(each.currency, each.owed, each.paid) for each in members]
        return GroupView(group, members, of_group.count() - len(members), total_of(shares))


def _look(claim: Claim) -> audit.Draft:
    case = claim.case
    return ("case.read", "case", case.public_id, case.person.public_id, {"source": "group"})


def _member(claim: Claim, row: ClaimRow, payments: list[Payment], law: Law) -> Member:
    facts = facts_of(claim)
    try:
        found = reckoned(facts, law)
    except BadFacts:
        found = None
    person = claim.case.person
    own = [payment for payment in payments if payment.claim_id == claim.pk]
    amounts = (vault.unseal(person, place_of_payment(payment), payment.detail)["amount"] for payment in own)
    return Member(
        row=row,
        case_id=claim.case.public_id,
        name=people.profile_of(person).name,
        employer=facts.employer,
        owed=found.total if found else None,
        paid=sum(map(Decimal, amounts), Decimal("0.00")),
        currency=law.currency,
    )
