"""Signing in: closed sign-up, a second factor where the node demands it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from passage.node.agency import queries as agency

if TYPE_CHECKING:
    from passage.node.agency.models import Account

SECOND_FACTOR_KEY = b"safe-passage/second-factor/1"
WITHOUT_SECOND_FACTOR = ("/desk/account/", "/static/")


class Entrance(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the node's administrator, never by sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class Officers(AuthenticationBackend):  # type: ignore[misc]
    """Signing in by e-mail address and password, and who is signed in from then on."""

    def get_user(self, user_id: int) -> Account | None:
        account = agency.signed_in(user_id)
        return account if account and self.user_can_authenticate(account) else None


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the second factor's secret sealed under the node's own key."""

    def _fernet(self) -> Fernet:

        return Fernet(base64.urlsafe_b64encode(hashlib.sha256(SECOND_FACTOR_KEY + settings.KEYRING.session).digest()))

    def encrypt(self, text: str) -> str:
        return self._fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return self._fernet().decrypt(encrypted_text.encode()).decode()


def take_off_second_factor(account: object) -> None:
    """Somebody lost their telephone and their codes: they set up a new second factor when they sign in."""
    Authenticator.objects.filter(user=account).delete()


class SecondFactorRequired:
    """Where the node demands a second factor, a signed-in account without one can only go and set it up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            settings.SECOND_FACTOR_REQUIRED
            and request.path.startswith("/desk/")
            and not request.path.startswith(WITHOUT_SECOND_FACTOR)
            and request.user.is_authenticated
            and not is_mfa_enabled(request.user)
        ):
            return redirect(reverse("mfa_activate_totp"))
        response = self.get_response(request)
        if request.path.startswith("/desk/"):
            # Also for the pages of the sign-in library, which show secrets and recovery codes.
            response.headers.setdefault("Cache-Control", "no-store")
        return response
