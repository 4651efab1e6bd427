"""Collects every text that is marked for translation and merges it into passage/doors/locale, one file a language.

Templates are turned into Python-like text by Django itself, so that Babel's extractor reads both and nothing else is needed.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
DOORS = ROOT / "passage" / "doors"
LOCALE = DOORS / "locale"
NODE = ROOT / "passage" / "node"
# English is the text itself and needs no file.
LANGUAGES = ("km", "lo", "my", "th")
# Whoever is not staff reads these in five languages. Other texts join a file once somebody has translated them.
SPOKEN = (DOORS / "worker", DOORS / "frame", DOORS / "public")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# What a field of Django says when a form forgets to say it in its own words.
BORROWED = (
    "This field is required.",
    "Enter a valid value.",
    "Enter a whole number.",
    "Select a valid choice. %(value)s is not one of the available choices.",
    "Enter a list of values.",
    "Null characters are not allowed.",
)
Found = tuple[str | tuple[str, str], str | None, str, int]


def sources(*folders: Path) -> list[Path]:
    """Python modules and templates, in a stable order."""
    found = [path for folder in folders for kind in ("*.py", "*.html", "*.txt") for path in folder.rglob(kind)]
    return sorted(path for path in found if "migrations" not in path.parts and "static" not in path.parts)


def texts_of(path: Path) -> Iterator[Found]:
    """(text or (singular, plural), context, file, line) of every marked text in one file."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        text = templatize(text, origin=str(path))
    for line, message, _comments, context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
        yield message, context, path.relative_to(ROOT).as_posix(), line


def collect(*folders: Path) -> Catalog:
    """A catalogue of everything marked below these folders."""
    catalogue = Catalog(charset="utf-8")
    for path in sources(*folders):
        for message, context, name, _line in texts_of(path):
            formats = ["python-format"] if "%(" in str(message) else []
            catalogue.add(message, locations=[(name, 0)], context=context, flags=formats)
    for message in BORROWED:
        catalogue.add(message, locations=[("django", 0)], flags=["python-format"] if "%(" in message else [])
    return catalogue


def merge(language: str, everything: Catalog, spoken: Catalog) -> tuple[str, str]:
    """What the file of a language holds and what it should hold."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    old = path.read_text("utf-8") if path.is_file() else HEADER.format(language=language)
    known = read_po(io.StringIO(old), locale=language)
    merged = Catalog(charset="utf-8")
    merged.mime_headers = [("Plural-Forms", "nplurals=1; plural=0;")]
    for message in everything:
        translated = known.get(message.id, message.context)
        words = translated.string if translated else ""
        if message.id and (words or spoken.get(message.id, message.context)):
            string = (words if isinstance(words, str) else words[0],) if message.pluralizable else words
            merged.add(message.id, string, message.locations, message.flags, context=message.context)
    out = io.BytesIO()
    write_po(out, merged, width=0, sort_output=True, omit_header=True)
    return old, HEADER.format(language=language) + out.getvalue().decode()


HEADER = """# Safe Passage, all doors. Kept by bin/messages; docs/translations.md says what a native speaker has checked.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


def main(arguments: list[str]) -> int:
    if not settings.configured:
        settings.configure()
    everything, spoken = collect(DOORS, NODE), collect(*SPOKEN)
    stale = []
    for language in LANGUAGES:
        old, new = merge(language, everything, spoken)
        if old == new:
            continue
        stale.append(language)
        if "--check" not in arguments:
            path = LOCALE / language / "LC_MESSAGES" / "django.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(new, "utf-8")
    said = "out of date" if "--check" in arguments else "written"
    print(f"{len(spoken)} texts in five languages, {len(everything)} in all; {said}: {', '.join(stale) or 'none'}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
