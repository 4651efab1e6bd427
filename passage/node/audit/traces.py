"""The mark that whoever acts leaves in the log."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class ActorKind(StrEnum):
    """What kind of actor acted."""

    OFFICER = "officer"
    WORKER = "worker"
    PEER = "peer"
    CONSOLE = "console"


@dataclass(frozen=True)
class Trace:
    """Who acted, without a name: a random id, a role and a desk."""

    kind: ActorKind
    id: str
    role: str = ""
    desk: str = ""


class Actor(Protocol):
    """Whoever stands in `by`."""

    @property
    def trace(self) -> Trace: ...


@dataclass(frozen=True)
class Console:
    """A person or timer at the node's console."""

    command: str

    @property
    def trace(self) -> Trace:
        return Trace(ActorKind.CONSOLE, self.command)


@dataclass(frozen=True)
class PeerNode:
    """Another node, whose signed message is being acted on."""

    name: str

    @property
    def trace(self) -> Trace:
        return Trace(ActorKind.PEER, self.name)
