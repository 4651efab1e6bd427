"""Gathers what a page must know: policy, day, and who could be told."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from passage.doors.worker.choices import HOMES
from passage.doors.worker.scene import Recipient, Scene
from passage.node.agency import queries as agency
from passage.node.peers import queries as peers


def scene_now(language: str) -> Scene:
    """Policy and recipients as they are now. One recipient here and one for each home country are asked about."""
    countries = {code for code, _ in HOMES}
    reachable = [
        Recipient(peer.name, peer.country, title(peer.names, peer.name, language))
        for peer in peers.active_peers()
        if peer.country in countries
    ]
    here = next((peer for peer in reachable if peer.country == settings.NODE_COUNTRY), None)
    homes = {peer.country: peer for peer in reversed(reachable) if peer.country != settings.NODE_COUNTRY}
    return Scene(language, timezone.localdate(), agency.published_policy(language), here, homes)


def peer_titles(language: str) -> dict[str, str]:
    """The title of every known node in the reader's language, by name."""
    return {peer.name: title(peer.names, peer.name, language) for peer in peers.peers()}


def title(names: dict[str, str], name: str, language: str) -> str:
    return names.get(language) or names.get("en") or name
