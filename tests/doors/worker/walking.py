"""Walks through the worker's door as a browser without script does: what a page carries is what is sent back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.test import Client

LANGUAGES = ("km", "lo", "my", "th", "en")
SILENT = {"style", "script", "title"}
VOID = {"input", "meta", "link", "br", "img", "hr"}


class Reader(HTMLParser):
    """What a page holds: hidden fields, typed fields, buttons, headings, words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hidden: list[tuple[str, str]] = []
        self.buttons: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.words: list[str] = []
        self.headings: list[str] = []
        self.typed: dict[str, str] = {}
        self.chosen: list[tuple[str, str]] = []
        self._path: list[str] = []
        self._foreign: list[int] = []
        self._area = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag not in VOID:
            self._path.append(tag)
            if "lang" in given and tag != "html":
                self._foreign.append(len(self._path))
        if tag == "input":
            self._read_input(given)
        elif tag == "button" and given.get("name"):
            self.buttons.append((given["name"], given.get("value", "")))
        elif tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "textarea":
            self._area = given.get("name", "")
            self.typed[self._area] = ""
        elif tag == "option" and "selected" in given:
            self.chosen.append(("", given.get("value", "")))
        if tag in {"link", "script", "img"}:
            self.loaded.append(given.get("href") or given.get("src", ""))
        self.words += [given[name] for name in ("aria-label", "placeholder", "data-left", "data-number") if given.get(name)]

    def _read_input(self, given: dict[str, str]) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        if given.get("type") == "hidden":
            self.hidden.append((name, value))
        elif given.get("type") in {"radio", "checkbox"}:
            self.chosen += [(name, value)] if "checked" in given else []
        else:
            self.typed[name] = value

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or tag not in self._path:
            return
        if tag == "textarea":
            self._area = ""
        while self._path.pop() != tag:
            pass
        while self._foreign and self._foreign[-1] > len(self._path):
            self._foreign.pop()

    def handle_data(self, data: str) -> None:
        if self._area:
            self.typed[self._area] += data
        elif self._path and self._path[-1] not in SILENT and not self._foreign and data.strip():
            self.words.append(data.strip())
        if "h1" in self._path:
            self.headings.append(data.strip())

    @property
    def text(self) -> str:
        """All words in the page's own language."""
        return re.sub(r"\s+", " ", " ".join(self.words))


@dataclass
class Walk:
    """One person at the door. `pages` keeps each page that was seen, by the step that it asked. `path`: of which questions."""

    path: ClassVar[str] = ""
    language: str = "en"
    client: Client = field(default_factory=Client)
    pages: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.read(self.client.get(f"/w/{self.language}/{self.path}"))

    def read(self, response: Any) -> None:
        self.response = response
        self.html = response.content.decode()
        self.page = Reader(self.html)
        self.pages.append((self.at, self.html))

    @property
    def at(self) -> str:
        return dict(self.page.hidden).get("at", "")

    @property
    def text(self) -> str:
        return self.page.text

    def carried(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, value in self.page.hidden:
            found.setdefault(name, []).append(value)
        return found

    def send(self, address: str = "", /, **values: Any) -> Walk:
        """Press a button: the hidden fields and what is given here go along."""
        data = {**self.carried(), **values}
        body = urlencode(data, doseq=True)
        address = address or f"/w/{self.language}/{self.path}"
        self.read(self.client.post(address, body, content_type="application/x-www-form-urlencoded", follow=True))
        return self

    def next(self, **values: Any) -> Walk:
        return self.send(go="next", **values)

    def skip(self) -> Walk:
        return self.send(go="skip")


ADULT: dict[str, dict[str, str | list[str]]] = {
    "danger": {"danger": "yes"},
    "help": {},
    "readers": {},
    "need": {"about": "self"},
    "happened": {"kinds": ["documents_taken", "wages_unpaid"]},
    "country": {"country": "TH"},
    "province": {"province": "TH-74"},
    "work": {"sector": "fishing", "employer": "เรือโชคดี"},
    "duration": {"since": "5/2567", "people_count": "៣"},
    "story": {"story": "ថៅកែ​យក​លិខិត​ឆ្លងដែន​របស់​ខ្ញុំ\r\nមិន​បើក​ប្រាក់"},
    "wants": {"wants": ["talk", "wages"]},
    "contact": {"channel": "phone"},
    "reach": {"value": "០៨១ ២៣៤ ៥៦៧៨", "hours": "ព្រឹក", "safety_word": "ស្វាយ", "may_leave_message": "no"},
    "age": {"is_minor": "no"},
    "officer": {},
    "keep": {"keep": "yes"},
    "may_contact": {"may_contact": "yes"},
    "share_here": {"share_here": "no"},
    "home": {"home_country": "KH"},
    "share_home": {"share_home": "kh"},
    "blind_check": {"blind_check": "no"},
    "statistics": {"statistics": "yes"},
}


def answer(walk: Walk, answers: dict[str, dict[str, str | list[str]]], until: str = "check") -> Walk:
    """Answer each question as it comes until a step is reached."""
    for _ in range(60):
        if walk.at == until:
            return walk
        before = walk.at
        walk.next(**answers[before])
        assert walk.at != before, f"{before} was not passed: {walk.text}"
    raise AssertionError(f"{until} was not reached")


def walk_to(until: str, language: str = "en", /, **changed: Any) -> Walk:
    """A walk that stands at a step, all questions before it answered."""
    return answer(Walk(language), {**ADULT, **changed}, until)


def stand_at(step: str, language: str = "en", /, **changed: Any) -> Walk:
    """The page of one step at once, with all answers carried: the button of the own language only shows it again."""
    everything = {name: value for answers in ADULT.values() for name, value in answers.items()}
    return Walk(language).send(**{**everything, **changed, "at": step, "language": language})


def sent(language: str = "en", /, **changed: Any) -> tuple[Walk, str]:
    """A report that was sent, and its number."""
    walk = walk_to("check", language, **changed).send(go="send")
    return walk, number_on(walk)


def number_on(walk: Walk) -> str:
    """The number a page shows, in the digits 0-9."""
    groups = re.findall(r"<span>([0-9]{5})</span>", walk.html)
    assert len(groups) == 4, walk.text
    return "".join(groups)


def come_back(number: str, language: str = "en") -> Walk:
    """Open a report with its number."""
    walk = Walk(language)
    address = f"/w/{language}/number/"
    walk.read(walk.client.get(address))
    return walk.send(address, number=number, act="open")


def press(walk: Walk, **values: Any) -> Walk:
    """A button on a page behind the number."""
    return walk.send(f"/w/{walk.language}/number/", **values)
