"""What a page must know besides the answers: the node's policy, and who could be told."""

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
class Scene:
    """The same for all steps of one request. `here`: another desk in this country; `homes`: one for each home country."""

    language: str
    today: date
    policy: PublishedPolicy
    here: Recipient | None = None
    homes: dict[str, Recipient] = field(default_factory=dict)

    def home(self, country: str) -> Recipient | None:
        return self.homes.get(country)
