"""Reading never writes: on GET and HEAD the database refuses every write but the log of who looked."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

WRITE = re.compile(
    r"\s*(INSERT\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO|TRUNCATE)\s+\"?([a-z_]+)\"?", re.IGNORECASE
)
# The log of readings, and the bookkeeping of signing in, which sessions and the second factor do on their own.
ALLOWED = frozenset({"audit_entry", "django_session", "mfa_authenticator"})


class WroteWhileReading(Exception):
    """A GET tried to write to `table`."""


def refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    found = WRITE.match(sql)
    if found and found.group(2).lower() not in ALLOWED:
        raise WroteWhileReading(found.group(2))
    return execute(sql, params, many, context)


class ReadsOnly:
    """Middleware that holds views to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        with connection.execute_wrapper(refuse_writes):
            return self.get_response(request)
