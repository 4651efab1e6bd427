"""A name in Latin letters, as the letters that are compared."""

from __future__ import annotations

import re
import unicodedata

_OTHER = re.compile(r"[^a-z]+")


def plain(text: str) -> str:
    """The letters a-z of a text, small, without marks, blanks and signs; "" when there is none. Raises nothing."""
    return _OTHER.sub("", unicodedata.normalize("NFKD", text).casefold())
