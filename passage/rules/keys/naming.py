"""What a node may be called."""

from __future__ import annotations

import re

# Safe in a URL, a file name, a key id and a signed note; at most 64 characters.
_NODE_NAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?\Z")


def is_node_name(text: str) -> bool:
    """Is `text` a node name: lower-case ASCII letters, digits, dots and hyphens, 1 to 64 characters?"""
    return _NODE_NAME.match(text) is not None
