"""Text as it can stand in any file: nothing that XML cannot hold, nothing that turns the direction of what is read."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
# Characters outside of XML 1.0, section 2.2.
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A text signed in one order must not be read in another; none of the five scripts needs these.
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def showable(text: str) -> str:
    """The same text, with a replacement for what no file can hold and without controls of direction."""
    return _NOT_XML.sub(REPLACEMENT, _DIRECTIONS.sub("", text))
