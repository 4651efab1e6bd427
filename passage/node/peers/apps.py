"""The peers app."""

from django.apps import AppConfig


class Peers(AppConfig):
    name = "passage.node.peers"
    label = "peers"
