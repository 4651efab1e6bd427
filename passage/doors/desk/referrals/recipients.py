"""To whom this node can write."""

from __future__ import annotations

from django.utils import translation

from passage.node.peers import queries as peers

REFERRAL = "referral/1"


def recipients() -> list[tuple[str, str]]:
    """Node name and agency name of every node that takes referrals from this one now."""
    language = translation.get_language() or "en"
    return [
        (peer.name, peer.names.get(language) or peer.names.get("en") or peer.name)
        for peer in peers.active_peers()
        if peers.may_exchange(peer.name, REFERRAL)
    ]
