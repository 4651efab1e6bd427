"""Shows a rendered page to Chromium without a server: pages and static files are answered from memory and from the package."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route

STATIC = Path(__file__).parents[3] / "passage" / "doors" / "frame" / "static"
ORIGIN = "https://frame.test"
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


class Viewing:
    """One page in one browser, with what was fetched for it and what the browser complained about."""

    def __init__(self, context: BrowserContext, html: str) -> None:
        self.html = html
        self.fetched: dict[str, int] = {}
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", lambda message: self._note(message.type, message.text))
        self.page.on("pageerror", lambda error: self._note("error", str(error)))
        self.page.route("**/*", self._answer)
        self.page.goto(f"{ORIGIN}/page", wait_until="load")
        self.page.evaluate("() => document.fonts.ready")

    def _note(self, kind: str, text: str) -> None:
        if kind == "error":
            self.complaints.append(text)

    def _answer(self, route: Route) -> None:
        url = route.request.url
        path = STATIC / url.removeprefix(f"{ORIGIN}/static/")
        if url.startswith(f"{ORIGIN}/page"):
            body, kind = self.html.encode(), "text/html; charset=utf-8"
        elif url.startswith(f"{ORIGIN}/static/") and path.is_file():
            body, kind = path.read_bytes(), _TYPES[path.suffix]
        else:
            body, kind = b"<!doctype html><title>elsewhere</title>", "text/html"
        self.fetched[url.removeprefix(ORIGIN)] = len(body)
        route.fulfill(status=200, body=body, headers={"content-type": kind, "content-security-policy": POLICY})

    def close(self) -> None:
        """End the browser context; what was seen stays."""
        self.page.context.close()

    def bytes_fetched(self, *, fonts: bool) -> int:
        """The size of all that was fetched, with or without the fonts."""
        return sum(size for name, size in self.fetched.items() if fonts or "/fonts/" not in name)

    def width_of_page(self) -> int:
        """How far the content reaches to the right, in CSS pixels."""
        return int(self.page.evaluate("document.documentElement.scrollWidth"))
