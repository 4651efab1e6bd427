"""The pages and acts that officers and workers wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from passage.doors.console.bench.timing import CALLS, WARM, Cost, Spent, Timed, browser_of, cost
from passage.doors.console.command import Stop
from passage.doors.console.demo.browsing import Browser, Page
from passage.doors.console.demo.signins import PASSWORD, of_node

LIST_TARGET, CREATE_TARGET = 6.0, 4.0
ROUNDS = CALLS + WARM
INTAKE = {
    "danger": "no",
    "about": "self",
    "language": "km",
    "name": "សុខ សុភាព",
    "birth": "1998",
    "kinds": ["wages_unpaid"],
    "story": "ថៅកែមិនបើកប្រាក់ខែ",
    "country": "TH",
    "sector": "fishing",
    "keep": "on",
}


def costs(timed: Timed) -> Iterator[Cost]:
    """Each page and act in turn, with what it must not cost more than where that is laid down."""
    worker = browser_of(timed, settings.NODE_ADDRESS)
    yield read(timed, "plain words, for comparison", worker, "/robots.txt")
    yield read(timed, "worker: languages", worker, "/w/")
    yield read(timed, "worker: first page, Khmer", worker, "/w/km/")
    officer = sign_in(timed)
    yield read(timed, "desk: queue", officer, "/desk/queue/", LIST_TARGET)
    yield read(timed, "desk: cases", officer, "/desk/cases/", LIST_TARGET)
    yield read(timed, "desk: referrals", officer, "/desk/referrals/", LIST_TARGET)
    case = path_of(officer.get("/desk/cases/").link("/desk/cases/"))
    yield read(timed, "desk: a case", officer, case)
    reports: list[str] = []
    yield each(timed, "act: take a report (intake form)", lambda: reports.append(take(officer)), "/intake/", CREATE_TARGET)
    waiting = iter(reports)
    cases: list[str] = []
    yield each(timed, "act: open a case from a report", lambda: cases.append(open_case(officer, next(waiting))), "/case/")
    yield each(timed, "act: write a note in a case", lambda: note(officer, cases[0]), "/note/")


def path_of(address: str) -> str:
    return urlsplit(address).path


def sign_in(timed: Timed) -> Browser:
    """A supervisor, who may do all that is timed here."""
    browser = browser_of(timed, settings.NODE_ADDRESS)
    person = next(person for person in of_node(settings.NODE_NAME) if person.role == "supervisor")
    page = browser.get("/desk/account/login/")
    page = browser.send(page, page.form("login", "password"), {"login": person.email, "password": PASSWORD})
    must(page, 302)
    return browser


def must(page: Page, status: int) -> Page:
    if page.status != status:
        raise Stop(f"{path_of(page.url)} answered {page.status} and not {status}: these figures would mean nothing.")
    return page


def read(timed: Timed, name: str, browser: Browser, path: str, target: float = 0) -> Cost:
    timed.spent.clear()
    for _ in range(ROUNDS):
        must(browser.get(path), 200)
    return cost(name, timed.spent, target)


def each(timed: Timed, name: str, act: Callable[[], Any], end: str, target: float = 0) -> Cost:
    """Time only the requests that do it: a POST to an address with this end."""
    timed.spent.clear()
    for _ in range(ROUNDS):
        act()
    done: list[Spent] = [each for each in timed.spent if each.method == "POST" and each.path.endswith(end)]
    return cost(name, done, target)


def take(browser: Browser) -> str:
    """Take a report over the telephone, without a number; returns its address."""
    page = must(browser.get("/desk/intake/"), 200)
    form = page.form("submission", "story")
    form.values = [pair for pair in form.values if pair[0] != "with_number"]
    return sent_to(browser.send(page, form, dict(INTAKE)))


def open_case(browser: Browser, report: str) -> str:
    page = browser.get(report)
    if any(form.action.endswith("/open/") for form in page.forms):
        must(browser.send(page, page.form(action="/open/"), {}), 302)
        page = browser.get(report)
    values = {"next_step": "screen", "next_step_on": str(date.today() + timedelta(days=7))}
    return sent_to(browser.send(page, page.form("next_step", action="/case/"), values))


def note(browser: Browser, case: str) -> None:
    page = browser.get(f"{case}notes/")
    must(browser.send(page, page.form("text", action="/note/"), {"text": "The worker was reached and is well."}), 302)


def sent_to(page: Page) -> str:
    """Where an answer sends the browser."""
    return path_of(must(page, 302).location)
