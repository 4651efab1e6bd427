"""Signing in: password, second factor where the node demands it, and a limit on guessing."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client

from passage.doors.console.demo.totp import code_now
from passage.node.agency.models import Role
from tests.factories.people import PASSWORD, make_account

LOGIN = "/desk/account/login/"
ACTIVATE = "/desk/account/second-factor/totp/activate/"


@pytest.fixture(autouse=True)
def forgotten_limits():
    cache.clear()
    yield
    cache.clear()


def sign_in(client: Client, email: str, password: str = PASSWORD):
    return client.post(LOGIN, {"login": email, "password": password}, follow=True)


def set_up(email: str) -> str:
    """Set up a second factor, with the password asked for once more; returns its secret."""
    client = Client()
    sign_in(client, email)
    page = client.get(ACTIVATE, follow=True)
    client.post(page.request["PATH_INFO"], {"password": PASSWORD, "next": ACTIVATE})
    page = client.get(ACTIVATE)
    secret = re.search(r'totp-secret">([A-Z2-7]+)<', page.content.decode()).group(1)
    client.post(ACTIVATE, {"code": code_now(secret)}, follow=True)
    return secret


def test_a_right_password_opens_the_desk():
    account = make_account(Role.OFFICER)
    response = sign_in(Client(), account.email)
    assert response.request["PATH_INFO"] == "/desk/queue/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer():
    account = make_account(Role.OFFICER)
    wrong = sign_in(Client(), account.email, "wrong password entirely")
    unknown = sign_in(Client(), "nobody@example.org", "wrong password entirely")
    said = [re.findall(r"error-summary.*?</ul>", r.content.decode(), re.DOTALL) for r in (wrong, unknown)]
    assert said[0]
    assert said[0] == said[1]


def test_guessing_is_stopped():
    account = make_account(Role.OFFICER)
    client = Client()
    for _ in range(6):
        sign_in(client, account.email, "wrong password entirely")
    response = sign_in(client, account.email)
    assert not response.wsgi_request.user.is_authenticated


def test_where_a_second_factor_is_demanded_nothing_opens_before_it_is_set_up(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    account = make_account(Role.OFFICER)
    client = Client()
    response = sign_in(client, account.email)
    assert response.request["PATH_INFO"].startswith("/desk/account/")
    assert client.get("/desk/cases/")["Location"].endswith("/totp/activate/")


def test_with_a_second_factor_the_password_alone_opens_nothing():
    account = make_account(Role.OFFICER)
    set_up(account.email)
    again = Client()
    response = sign_in(again, account.email)
    assert "second-factor" in response.request["PATH_INFO"]
    assert again.get("/desk/queue/").status_code == 302
    cache.clear()
    wrong = again.post("/desk/account/second-factor/authenticate/", {"code": "000000"})
    assert wrong.status_code == 200


def test_the_secret_of_a_second_factor_does_not_lie_in_the_clear():
    from allauth.mfa.models import Authenticator

    account = make_account(Role.OFFICER)
    secret = set_up(account.email)
    stored = str(list(Authenticator.objects.filter(type="totp").values_list("data", flat=True)))
    assert "secret" in stored
    assert secret not in stored


def test_signing_out_needs_a_press_of_a_button():
    client = Client()
    sign_in(client, make_account(Role.OFFICER).email)
    client.get("/desk/account/logout/")
    assert client.get("/desk/queue/").status_code == 200
    client.post("/desk/account/logout/")
    assert client.get("/desk/queue/").status_code == 302


def test_the_cookies_of_the_desk_are_sent_to_the_desk_alone_and_end_with_the_browser():
    client = Client()
    sign_in(client, make_account(Role.OFFICER).email)
    client.get(LOGIN)
    for name in ("desk", "form"):
        assert client.cookies[name]["path"] == "/desk/"
        assert client.cookies[name]["httponly"]
        assert not client.cookies[name]["max-age"]


def test_signing_in_changes_the_session():
    client = Client()
    client.get(LOGIN)
    client.cookies["desk"] = "chosen-by-somebody-else-000000000"
    sign_in(client, make_account(Role.OFFICER).email)
    assert client.cookies["desk"].value != "chosen-by-somebody-else-000000000"


@pytest.mark.parametrize(
    "path", [LOGIN, "/desk/queue/", "/desk/account/second-factor/", "/desk/account/password/", "/desk/nothing/"]
)
def test_no_page_of_the_desk_is_kept_by_a_browser(path):
    client = Client()
    sign_in(client, make_account(Role.OFFICER).email)
    assert "no-store" in client.get(path, follow=True).headers["Cache-Control"]


def test_a_lost_second_factor_is_taken_off_by_the_administrator():
    account, administrator = make_account(Role.OFFICER), make_account(Role.ADMINISTRATOR)
    set_up(account.email)
    client = Client()
    sign_in(client, administrator.email)
    address = f"/desk/node/accounts/{account.public_id}/password/"
    client.post(address, {"password": "a long and quiet river 7", "second_factor": "on"})
    officer = sign_in(Client(), account.email, "a long and quiet river 7")
    assert officer.request["PATH_INFO"] == "/desk/queue/"
