"""The number between the page that shows it and the page that asks for its last digits: sealed in the page, stored nowhere."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, replace

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from passage.rules.text.digits import to_ascii

LASTS_SECONDS = 30 * 60
MOST_TIMES = 2
LAST_DIGITS = 5


class ShownExpired(Exception):
    """The page was open too long, or what it carried is not ours."""

    code = "expired"


@dataclass(frozen=True)
class ShownNumber:
    """A number that was shown `times` times in this visit; `danger` decides what is promised next."""

    digits: str
    danger: bool
    times: int = 1

    def seal(self) -> str:
        plain = json.dumps([self.digits, self.danger, self.times]).encode()
        return _fernet().encrypt(plain).decode("ascii")

    @classmethod
    def unseal(cls, sealed: str) -> ShownNumber:
        """Raises `ShownExpired`."""
        try:
            plain = _fernet().decrypt(sealed.encode(), ttl=LASTS_SECONDS)
        except InvalidToken as error:
            raise ShownExpired from error
        digits, danger, times = json.loads(plain)
        return cls(digits, danger, times)

    def again(self) -> ShownNumber:
        return replace(self, times=self.times + 1)

    @property
    def may_show_again(self) -> bool:
        return self.times < MOST_TIMES

    def ends_with(self, typed: str) -> bool:
        """Whether these are its last five digits, in the digits of any script; spaces and hyphens do not matter."""
        return re.sub(r"[\s\-‐‑–]", "", to_ascii(typed)) == self.digits[-LAST_DIGITS:]


def _fernet() -> Fernet:
    derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"safe-passage/shown-number/1")
    return Fernet(base64.urlsafe_b64encode(derived.derive(settings.KEYRING.session)))
