"""What a page must know besides the answers: language and day; for a report also the node's policy, and who could be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from passage.node.agency.queries import PublishedPolicy


@dataclass(frozen=True)
class Recipient:
    """A node that could be told, by its name in the register and its title in the reader's language."""

    name: str
    country: str
    title: str


@dataclass(frozen=True)
class Setting:
    """The same for all questions of one request."""

    language: str
    today: date


@dataclass(frozen=True)
class Scene(Setting):
    """For a report. `here`: another desk in this country; `homes`: one for each home country."""

    policy: PublishedPolicy
    here: Recipient | None = None
    homes: dict[str, Recipient] = field(default_factory=dict)

    def home(self, country: str) -> Recipient | None:
        return self.homes.get(country)
