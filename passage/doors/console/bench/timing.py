"""Takes the CPU time and counts the statements of each request, around the WSGI handler and in this process."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import httpx
from django.db import connection

from passage.doors.console.demo.browsing import Browser

WARM, CALLS = 5, 120


def cpu_ms() -> float:
    return time.clock_gettime_ns(time.CLOCK_PROCESS_CPUTIME_ID) / 1e6


@dataclass(frozen=True)
class Spent:
    """One request: CPU milliseconds, statements (BEGIN and COMMIT are not counted), bytes of the answer."""

    method: str
    path: str
    ms: float
    statements: int
    size: int


@dataclass
class Timed:
    """A WSGI application that notes what each request to another one costs."""

    application: Callable[..., Iterable[bytes]]
    spent: list[Spent] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        statements = 0

        def count(execute: Callable[..., Any], *words: Any) -> Any:
            nonlocal statements
            statements += 1
            return execute(*words)

        began = cpu_ms()
        with connection.execute_wrapper(count):
            answer = self.application(environ, start_response)
            body = b"".join(answer)
            if close := getattr(answer, "close", None):
                close()
        took = cpu_ms() - began
        self.spent.append(Spent(environ["REQUEST_METHOD"], environ["PATH_INFO"], took, statements, len(body)))
        return [body]


def browser_of(timed: Timed, address: str) -> Browser:
    """A browser whose requests go straight to the application; redirects are not followed, each request stands alone."""
    browser = Browser(address)
    browser.close()
    browser.client = httpx.Client(transport=httpx.WSGITransport(app=timed), base_url=address, follow_redirects=False)
    return browser


@dataclass(frozen=True)
class Cost:
    """What one thing costs: the least and the middle of `calls`, and the most statements."""

    name: str
    least: float
    middle: float
    statements: int
    calls: int
    target: float = 0

    def __str__(self) -> str:
        line = f"{self.name:<38} {self.least:>8.2f} {self.middle:>8.2f} {self.statements:>6} {self.calls:>6}"
        if not self.target:
            return line
        return f"{line}   target {self.target:g}: {'met' if self.least <= self.target else 'MISSED'}"


def cost(name: str, spent: list[Spent], target: float = 0) -> Cost:
    """Of what was spent, without the warm calls."""
    counted = spent[WARM:] or spent
    times = [each.ms for each in counted]
    statements = max(each.statements for each in counted)
    return Cost(name, min(times), statistics.median(times), statements, len(counted), target)


def time_call(name: str, call: Callable[[], object], calls: int, target: float = 0) -> Cost:
    """The same for a function that is no page."""
    spent = []
    for _ in range(calls + WARM):
        began = cpu_ms()
        call()
        spent.append(Spent("", name, cpu_ms() - began, 0, 0))
    return cost(name, spent, target)
