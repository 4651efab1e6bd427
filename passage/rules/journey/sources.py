"""How sure a stored fact is and where it comes from; reads the fact tables that lie beside a rule."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any

import yaml


class Certainty(StrEnum):
    """How far a row of a fact table may be relied on, surest first.

    certain: stated in a source · probable: well known, not read again · uncertain: sources conflict or the text is unread ·
    unverified: no source found; the gap is kept in sight and never shown as fact.
    """

    CERTAIN = "certain"
    PROBABLE = "probable"
    UNCERTAIN = "uncertain"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read. Dates are ISO 8601, possibly partial.

    `as_of`: the day the source speaks of. `compiled_on`: the day the table was put together, which proves nothing about the
    fact. `last_verified`: the last day somebody checked it against the original; None means never.
    """

    text: str
    certainty: Certainty
    as_of: str | None = None
    compiled_on: str | None = None
    last_verified: str | None = None


def weakest(certainties: list[Certainty]) -> Certainty:
    """The least sure of several; `unverified` for none at all."""
    order = list(Certainty)
    return max(certainties, key=order.index, default=Certainty.UNVERIFIED)


def read(package: str, name: str) -> Any:
    """The table `data/<name>` (JSON or YAML) packaged beside the rule `package`, as plain values."""
    text = resources.files(package).joinpath("data", name).read_text(encoding="utf-8")
    return json.loads(text) if name.endswith(".json") else yaml.safe_load(text)
