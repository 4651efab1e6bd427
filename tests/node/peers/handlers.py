"""Handlers for tests: they write down what they were given, in the database, so that a rollback takes it back."""

from __future__ import annotations

from collections.abc import Iterable

from passage.node.audit import actions as audit
from passage.node.audit.models import Entry
from passage.node.audit.traces import PeerNode
from passage.node.peers.errors import NotAdmitted
from passage.node.peers.exchange import Effect
from passage.node.peers.models import Peer
from passage.rules.envelope import Opened


class Recorder:
    """Takes `message/1` and `referral/1`; bodies in `refuse` are refused, those in `fail` raise."""

    def __init__(self, refuse: Iterable[bytes] = (), fail: Iterable[bytes] = ()) -> None:
        self.refuse, self.fail = set(refuse), set(fail)

    def __call__(self, opened: Opened, peer: Peer) -> Effect:
        audit.record(
            by=PeerNode(peer.name), act="test.effect", thing=opened.header.channel[:32], thing_id=opened.body.decode("ascii")
        )
        if opened.body in self.refuse:
            raise NotAdmitted("not_for_this_desk")
        if opened.body in self.fail:
            raise RuntimeError("a fault in a handler")
        return Effect("test", opened.header.id)

    @property
    def handlers(self) -> dict[str, Recorder]:
        return {"message/1": self, "referral/1": self}


def effects(channel: str = "") -> list[str]:
    """The bodies that took effect, in their order."""
    entries = Entry.objects.filter(act="test.effect").order_by("seq")
    if channel:
        entries = entries.filter(thing=channel[:32])
    return list(entries.values_list("thing_id", flat=True))
