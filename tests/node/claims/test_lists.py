"""Lists of claims with limits that pass soon, and groups of one workplace."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.queries import who_looked
from passage.node.cases.models import Case
from passage.node.claims import actions, queries
from passage.node.claims.errors import ClaimRefused, Missing
from passage.node.claims.models import Claim
from tests.factories.claims import OWED, make_claim, make_filed
from tests.factories.people import make_account, make_agency, make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def node(db: None) -> None:
    make_agency()


def test_the_nearest_limit_comes_first_and_what_passed_unheeded_stays() -> None:
    officer, today = make_account(Role.OFFICER), timezone.localdate()
    soon, far, past = make_filed(officer, on=today - timedelta(55)), make_claim(officer), make_filed(officer, on=today)
    Claim.objects.filter(pk=past.pk).update(limit_on=today - timedelta(3))
    found = queries.claim_list(officer, tab="soon")
    assert [row.public_id for row in found] == [past.public_id, soon.public_id]
    assert {row.public_id for row in queries.claim_list(officer, tab="open")} == {soon.public_id, far.public_id, past.public_id}
    assert queries.claim_list(officer, tab="ended") == []


def test_pages_go_on_where_the_last_one_ended() -> None:
    officer = make_account(Role.OFFICER)
    claims = [make_claim(officer, given=None if number % 2 else {}) for number in range(5)]
    seen: list[object] = []
    after = ""
    while rows := queries.claim_list(officer, tab="open", after=after, limit=2)[:2]:
        seen += [row.public_id for row in rows]
        after = rows[-1].cursor
    assert len(seen) == len(set(seen)) == len(claims)
    for bad in ("nonsense", "9999999.1", "-.x", "1.1.1"):
        assert len(queries.claim_list(officer, tab="open", after=bad)) == len(claims)


def test_a_group_adds_up_what_each_worker_of_one_workplace_is_owed() -> None:
    officer = make_account(Role.OFFICER)
    claims = [make_claim(officer) for _ in range(3)]
    group = actions.make_group(by=officer, claims=claims)
    today = timezone.localdate()
    actions.record_payment(by=officer, claim=claims[0], on=today, amount="50", settles=False)
    view = queries.read_group(officer, group.public_id)
    (total,) = view.totals
    assert (total.workers, total.owed.low, total.paid) == (3, 3 * Decimal(OWED), Decimal(50))
    assert all(len(list(who_looked(claim.case.person.public_id))) >= 1 for claim in claims)


def test_a_claim_is_in_one_group_of_one_country_and_can_leave() -> None:
    officer = make_account(Role.OFFICER)
    one, other = make_claim(officer), make_claim(officer)
    group = actions.make_group(by=officer, claims=[one])
    with pytest.raises(ClaimRefused) as twice:
        actions.join_group(by=officer, claim=one, group=group)
    assert twice.value.code == "in_a_group"
    Claim.objects.filter(pk=other.pk).update(country="XX")
    with pytest.raises(ClaimRefused) as elsewhere:
        actions.join_group(by=officer, claim=other, group=group)
    assert elsewhere.value.code == "other_country"
    actions.leave_group(by=officer, claim=one)
    with pytest.raises(ClaimRefused) as alone:
        actions.leave_group(by=officer, claim=one)
    assert alone.value.code == "not_in_a_group"
    with pytest.raises(ClaimRefused):
        actions.make_group(by=officer, claims=[])


def test_of_a_worker_of_another_desk_a_group_tells_nothing_but_that_there_is_one() -> None:
    officer, other = make_account(Role.OFFICER), make_account(Role.OFFICER, desk=make_desk("other"))
    supervisor = make_account(Role.SUPERVISOR)
    own, foreign = make_claim(officer), make_claim(officer)
    Case.objects.filter(pk=foreign.case_id).update(desk=other.desk, assigned_to=other)
    group = actions.make_group(by=supervisor, claims=[own, foreign])
    view = queries.read_group(other, group.public_id)
    assert ([member.row.public_id for member in view.members], view.hidden) == ([foreign.public_id], 1)
    stranger = make_account(Role.OFFICER, desk=make_desk("third"))
    with pytest.raises(NotPermitted):
        queries.read_group(stranger, group.public_id)
    with pytest.raises(Missing):
        queries.group_with_reference(officer, "NONE-SUCH")
    assert queries.group_with_reference(officer, group.reference.lower()) == group


def test_the_list_and_a_group_cost_the_same_for_few_and_for_many(django_assert_max_num_queries) -> None:
    officer = make_account(Role.OFFICER)
    claims = [make_filed(officer, on=date(2026, 4, 1)) for _ in range(3)]
    group = actions.make_group(by=officer, claims=claims)

    def cost() -> tuple[int, int]:
        with django_assert_max_num_queries(30) as listed:
            queries.claim_list(officer, tab="open")
        with django_assert_max_num_queries(30) as grouped:
            queries.read_group(officer, group.public_id)
        return len(listed), len(grouped)

    few = cost()
    for _ in range(5):
        actions.join_group(by=officer, claim=make_filed(officer), group=group)
    assert cost() == few
