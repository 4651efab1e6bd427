"""A claim of the officer who is signed in."""

from __future__ import annotations

import pytest

from passage.node.agency.models import Role
from passage.node.claims.models import Claim
from tests.factories.claims import make_claim


@pytest.fixture
def claim(accounts) -> Claim:
    return make_claim(accounts[Role.OFFICER])
