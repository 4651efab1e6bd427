"""A small browser without script: it reads pages, fills in their forms and presses their buttons, as a person would."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

import httpx

from passage.doors.console.loopback import Loopback

VOID_TYPES = {"submit", "button", "image", "reset"}


@dataclass
class Button:
    """A button of a form."""

    name: str
    value: str
    label: str = ""


@dataclass
class Form:
    """One form of a page, with the values it would send now."""

    action: str
    method: str
    values: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)
    options: dict[str, list[str]] = field(default_factory=dict)

    def names(self) -> set[str]:
        return {name for name, _ in self.values} | set(self.options) | {button.name for button in self.buttons if button.name}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.by_id: dict[str, Form] = {}
        self.text: list[str] = []
        self.links: list[tuple[str, str]] = []
        self._form: Form | None = None
        self._textarea: str | None = None
        self._select: str | None = None
        self._option: list[str] = []
        self._button: Button | None = None
        self._link: str | None = None
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {key: value or "" for key, value in attrs}
        handler = getattr(self, f"_start_{tag}", None)
        if tag in ("script", "style"):
            self._hidden += 1
        if handler:
            handler(a, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._hidden -= 1
        elif tag == "form":
            self._form = None
        elif tag == "textarea":
            self._textarea = None
        elif tag == "select":
            self._select = None
        elif tag == "button":
            self._button = None
        elif tag == "a":
            self._link = None

    def handle_data(self, data: str) -> None:
        if self._textarea is not None and self._form:
            name, value = self._form.values[-1]
            self._form.values[-1] = (name, value + data)
            return
        if self._button is not None:
            self._button.label += data
        if self._link is not None:
            address, label = self.links[-1]
            self.links[-1] = (address, label + data)
        if not self._hidden:
            self.text.append(data)

    def _start_form(self, a: dict[str, str], raw: dict[str, Any]) -> None:
        self._form = Form(a.get("action", ""), a.get("method", "get").lower())
        self.forms.append(self._form)
        if a.get("id"):
            self.by_id[a["id"]] = self._form

    def _start_input(self, a: dict[str, str], raw: dict[str, Any]) -> None:
        form, name, kind = self._owner(a), a.get("name", ""), a.get("type", "text").lower()
        if form is None or not name or "disabled" in raw:
            return
        if kind in VOID_TYPES:
            form.buttons.append(Button(name, a.get("value", "")))
        elif kind in ("checkbox", "radio"):
            form.options.setdefault(name, []).append(a.get("value", "on"))
            if "checked" in raw:
                form.values.append((name, a.get("value", "on")))
        elif kind != "file":
            form.values.append((name, a.get("value", "")))

    def _start_textarea(self, a: dict[str, str], raw: dict[str, Any]) -> None:
        form = self._owner(a)
        if form is not None and a.get("name"):
            form.values.append((a["name"], ""))
            self._textarea = a["name"]

    def _start_select(self, a: dict[str, str], raw: dict[str, Any]) -> None:
        self._select, self._option = a.get("name"), []
        form = self._owner(a)
        if form is not None and self._select:
            form.options.setdefault(self._select, [])

    def _start_option(self, a: dict[str, str], raw: dict[str, Any]) -> None:
        if self._form is None or not self._select:
            return
        first = not self._form.options[self._select]
        self._form.options[self._select].append(a.get("value", ""))
        if "selected" in raw or first:
            self._form.values = [pair for pair in self._form.values if pair[0] != self._select]
            self._form.values.append((self._select, a.get("value", "")))

    def _start_button(self, a: dict[str, str], raw: dict[str, Any]) -> None:
        form = self._owner(a)
        self._button = Button(a.get("name", ""), a.get("value", ""))
        if form is not None and a.get("type", "submit") == "submit":
            form.buttons.append(self._button)

    def _start_a(self, a: dict[str, str], raw: dict[str, Any]) -> None:
        self.links.append((a.get("href", ""), ""))
        self._link = a.get("href", "")

    def _owner(self, a: dict[str, str]) -> Form | None:
        return self.by_id.get(a["form"]) if a.get("form") else self._form


class NoSuchForm(LookupError):
    """The page has no form with these fields."""


class Page:
    """A page that was read."""

    def __init__(self, response: httpx.Response) -> None:
        self.status = response.status_code
        self.url = str(response.url)
        self.html = response.text
        self.location = response.headers.get("Location", "")
        reader = _Reader()
        reader.feed(self.html)
        self.forms, self.links = reader.forms, reader.links
        self.text = " ".join(" ".join(reader.text).split())

    def form(self, *names: str, action: str = "") -> Form:
        """The first form that has all these fields (or buttons) and whose address ends with `action`."""
        for form in self.forms:
            if set(names) <= form.names() and form.action.endswith(action):
                return form
        raise NoSuchForm(", ".join(names) or action)

    def link(self, part: str) -> str:
        """The first address that contains `part`."""
        for address, _label in self.links:
            if part in address:
                return urljoin(self.url, address)
        raise LookupError(part)


class Browser:
    """One person at one node, with that person's cookies."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.client = httpx.Client(transport=Loopback(), base_url=address, follow_redirects=True, timeout=30, trust_env=False)

    def get(self, path: str) -> Page:
        return Page(self.client.get(path))

    def send(self, page: Page, form: Form, values: dict[str, Any] | None = None, button: tuple[str, str] | None = None) -> Page:
        """Fill in `values` (a list means several) and press a button, the first one unless named."""
        filled = fill(form, values or {}, button)
        address = urljoin(page.url, form.action) if form.action else page.url
        if form.method == "post":
            body: dict[str, list[str]] = {}
            for name, value in filled:
                body.setdefault(name, []).append(value)
            return Page(self.client.post(address, data=body, headers={"Origin": self.address, "Referer": page.url}))
        return Page(self.client.get(address, params=httpx.QueryParams([(name, value) for name, value in filled])))

    def close(self) -> None:
        self.client.close()


def fill(form: Form, values: dict[str, Any], button: tuple[str, str] | None) -> list[tuple[str, str]]:
    """What the form sends once these values are filled in. Raises `NoSuchForm` for a field it does not have."""
    unknown = set(values) - form.names()
    if unknown:
        raise NoSuchForm(", ".join(sorted(unknown)))
    filled = [(name, value) for name, value in form.values if name not in values]
    for name, value in values.items():
        filled += [(name, str(item)) for item in (value if isinstance(value, list | tuple) else [value])]
    pressed = button or next(((b.name, b.value) for b in form.buttons if b.name), None)
    if pressed and pressed[0]:
        filled = [pair for pair in filled if pair[0] != pressed[0]] + [pressed]
    return filled
