"""The same words in each language of a paper: the worker's, and that of the office that reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise

from passage.rules.text.scripts import LANGUAGES, script_of

_OF_SCRIPT = {language.script: language.code for language in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Said:
    """A text and its language (BCP 47)."""

    lang: str
    text: str


Words = tuple[Said, ...]
Text = str | Promise | Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of one paper, the first as the main one."""

    codes: tuple[str, ...]

    @classmethod
    def of(cls, *codes: str) -> Languages:
        """Each once, in this order."""
        return cls(tuple(dict.fromkeys(codes)))

    def say(self, text: Text) -> Words:
        """A marked text, or what a function makes for a language, in each of them; once where all are the same."""
        found = []
        for code in self.codes:
            with translation.override(code):
                found.append(Said(code, text(code) if callable(text) else str(text)))
        return (found[0],) if len({one.text for one in found}) == 1 else tuple(found)

    def given(self, text: str) -> Words:
        """What somebody wrote: never translated, in the language of its script."""
        return (Said(_OF_SCRIPT.get(script_of(text), self.codes[0]), text),)
