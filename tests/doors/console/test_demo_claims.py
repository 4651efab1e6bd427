"""The demonstration shows a claim in every state."""

from __future__ import annotations

import pytest

from passage.doors.console.demo import claims
from passage.node.agency.models import Role
from passage.node.claims import queries
from passage.node.claims.models import Claim
from passage.rules.claims import ClaimState
from tests.factories.cases import make_case
from tests.factories.people import make_account, make_agency


@pytest.mark.django_db
def test_there_is_a_claim_in_every_state_and_each_can_be_read() -> None:
    make_agency()
    officer = make_account(Role.SUPERVISOR)
    claims.fill(officer, [make_case(officer) for _ in claims.WAYS])
    assert set(Claim.objects.values_list("state", flat=True)) == set(ClaimState)
    views = [queries.read_claim(officer, claim.public_id) for claim in Claim.objects.all()]
    assert sum(view.reckoning is not None and view.reckoning.total.low > 0 for view in views) == len(views) - 1


@pytest.mark.django_db
def test_few_cases_make_few_claims() -> None:
    make_agency()
    officer = make_account(Role.SUPERVISOR)
    claims.fill(officer, [make_case(officer)])
    assert Claim.objects.count() == 1
