"""What a worker's page weighs on the way to a telephone: the page, its style and script, and the fonts its letters need."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from passage.doors.console.demo.browsing import Browser

LANGUAGES = ("km", "lo", "my", "th", "en")
PAGES = ("", "danger/", "number/", "about/")
WITHOUT_FONTS, WITH_FONTS = 50_000, 110_000
LINKED = re.compile(r"<(?:link[^>]+rel=\"?stylesheet\"?[^>]*|script[^>]+)>", re.IGNORECASE)
ADDRESS = re.compile(r"(?:href|src)=\"?([^\" >]+)")
# The choice of language names each in its own script, in a font that holds only these names.
CHOICES = re.compile(r"<nav class=\"?languages.*?</nav>", re.DOTALL)
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
FACE = re.compile(r"@font-face\s*\{([^}]*)\}")


@dataclass(frozen=True)
class Weight:
    """Bytes as stored: a server that compresses sends fewer. `packed` is page, style and script as gzip makes them."""

    page: str
    html: int
    linked: int
    fonts: int
    packed: int

    def __str__(self) -> str:
        bare, dressed = self.html + self.linked, self.html + self.linked + self.fonts
        met = "met" if bare <= WITHOUT_FONTS and dressed <= WITH_FONTS else "MISSED"
        return f"{self.page:<22} {self.html:>8} {self.linked:>8} {bare:>8} {dressed:>8} {self.packed:>8}   {met}"


def weights(browser: Browser) -> Iterator[Weight]:
    """Of each page in each language."""
    for page in PAGES:
        for language in LANGUAGES:
            yield weigh(browser, f"/w/{language}/{page}")


def weigh(browser: Browser, path: str) -> Weight:
    html = browser.client.get(path).text
    tags = [ADDRESS.search(tag) for tag in LINKED.findall(html)]
    linked = {urljoin(path, found.group(1)): b"" for found in tags if found}
    for address in linked:
        linked[address] = browser.client.get(address).content
    body = html.partition("</head>")[2]
    choices = "".join(CHOICES.findall(body))
    letters = {
        "names": letters_of(choices),
        "noto": letters_of(CHOICES.sub("", body)) | letters_of(re.sub(NOT_ASCII, "", choices)),
    }
    fonts = {font for address, style in linked.items() if address.endswith(".css") for font in fonts_for(address, style, letters)}
    plain = html.encode()
    packed = sum(len(gzip.compress(part, 6)) for part in (plain, *linked.values()))
    sizes = sum(len(browser.client.get(font).content) for font in fonts)
    return Weight(path, len(plain), sum(map(len, linked.values())), sizes, packed)


def letters_of(html: str) -> set[int]:
    return {ord(letter) for letter in re.sub(r"<[^>]*>", "", html)}


def fonts_for(address: str, style: bytes, letters: dict[str, set[int]]) -> Iterator[str]:
    """The files of ordinary weight that a browser fetches for these letters, by family; bold ones come only where bold stands."""
    for face in FACE.findall(style.decode()):
        family, source = re.search(r"font-family:\s*\"?(\w+)", face), re.search(r"url\(\"?([^)\"]+)", face)
        ranges = re.search(r"unicode-range:\s*([^;}]+)", face)
        if not family or not source or re.search(r"font-weight:\s*(700|bold)", face):
            continue
        here = letters.get(family.group(1), set())
        if not ranges or any(within(here, part.strip()) for part in ranges.group(1).split(",")):
            yield urlsplit(urljoin(address, source.group(1))).path


def within(letters: set[int], part: str) -> bool:
    """Whether any letter is in a part of a unicode-range: U+26, U+0-7F or U+4??."""
    text = part.upper().removeprefix("U+")
    first, _, last = text.partition("-")
    low, high = int(first.replace("?", "0"), 16), int((last or first).replace("?", "F"), 16)
    return any(low <= letter <= high for letter in letters)
