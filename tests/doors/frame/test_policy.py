"""Every answer says what a browser may load: nothing from anywhere else."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.people import make_agency

ADDRESSES = ["/", "/w/km/", "/robots.txt", "/desk/account/login/", "/nowhere/", "/static/nothing.css"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_policy(client: Client, address: str) -> None:
    make_agency()
    said = client.get(address).headers["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in said.split(";") if part.strip())
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"
    assert "http" not in said
