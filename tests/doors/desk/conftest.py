"""A test node with its agency, and clients signed in by role."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from passage.node.agency.models import Account, Role
from tests.factories.people import make_account, make_agency


@pytest.fixture(autouse=True)
def node(db: None) -> None:
    make_agency()


@pytest.fixture
def accounts(node: None) -> dict[Role, Account]:
    return {role: make_account(role) for role in Role}


@pytest.fixture
def signed_in(accounts: dict[Role, Account]) -> Callable[[Role], Client]:
    """A client signed in as somebody of that role."""

    def of(role: Role) -> Client:
        client = Client()
        client.force_login(accounts[role], backend="passage.doors.desk.entrance.Officers")
        return client

    return of


@pytest.fixture
def officer(signed_in: Callable[[Role], Client]) -> Client:
    return signed_in(Role.OFFICER)
