"""What the people of the story can do, and the witness who looks at every node between the steps."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from passage.doors.console.demo.browsing import Browser, NoSuchForm, Page
from passage.doors.console.demo.nodes import NODES, Place
from passage.doors.console.demo.signins import PASSWORD, of_node
from passage.doors.console.demo.totp import code_now
from passage.doors.console.demo.witness import Knowledge, look

if TYPE_CHECKING:
    from passage.doors.console.demo.running import Network

PATIENCE = 60
UNINVOLVED = ("la", "mm", "iom")


class StoryFailed(Exception):
    """Something that must hold did not; the message says what."""


@dataclass
class Story:
    """The people of the story, what they found out on the way, and the witness who looks at every node between the steps."""

    place: Place
    network: Network
    found: dict[str, Any] = field(default_factory=dict)
    browsers: dict[str, Browser] = field(default_factory=dict)

    def must(self, holds: object, what: str) -> None:
        """What must hold, holds, or the story ends here."""
        if not holds:
            raise StoryFailed(what)
        print(f"      holds: {what}", flush=True)

    def knowledge(self, node: str) -> Knowledge:
        return look(node, self.place.home(node), self.place.database(node))

    def wait_until(self, ready: Callable[[], object], what: str) -> Any:
        """Ask again until it is so: messages take a moment to travel."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if found := ready():
                self.must(True, what)
                return found
            time.sleep(0.3)
        raise StoryFailed(f"{what} (waited {PATIENCE} s)")

    def worker(self) -> Browser:
        """The worker's own browser, which keeps no cookie: there is none to keep."""
        return self.browsers.setdefault("worker", Browser(self.place.address("th")))

    def officer(self, node: str, role: str = "supervisor") -> Browser:
        """A signed-in browser of somebody at that node's desk."""
        key = f"{role}@{node}"
        if key not in self.browsers:
            self.browsers[key] = self.sign_in(node, role)
        return self.browsers[key]

    def sign_in(self, node: str, role: str) -> Browser:
        browser = Browser(self.place.address(node))
        person = next(person for person in of_node(node) if person.role == role)
        page = browser.get("/desk/account/login/")
        page = browser.send(page, page.form("login", "password"), {"login": person.email, "password": PASSWORD})
        secret = self.found.get(f"second factor {role}@{node}")
        if secret:
            page = browser.send(page, page.form("code"), {"code": code_now(secret)})
        if "/desk/account/" in page.url:
            raise StoryFailed(f"{role} of {node} could not sign in")
        return browser

    def press(self, browser: Browser, page: Page, *fields: str, action: str = "", **values: Any) -> Page:
        """Fill in the form that has these fields and send it; a page that says what is wrong ends the story."""
        button, may_refuse = values.pop("button", None), values.pop("may_refuse", False)
        try:
            answer = browser.send(page, page.form(*fields, action=action), values, button)
        except NoSuchForm as missing:
            raise StoryFailed(f"{page.url} has no form with {missing}") from missing
        if answer.status >= 400 and not may_refuse:
            raise StoryFailed(f"{answer.url} answered {answer.status}")
        return answer

    def show_knowledge(self) -> None:
        """Print what each node has, and hold the uninvolved ones to having nothing."""
        seen = [self.knowledge(node.name) for node in NODES]
        for knowledge in seen:
            print(f"      {knowledge}", flush=True)
        for knowledge in seen:
            if knowledge.node in UNINVOLVED and not knowledge.nothing:
                raise StoryFailed(f"{knowledge.node} knows something of this")
