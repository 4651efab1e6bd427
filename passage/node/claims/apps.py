"""The claims app."""

from django.apps import AppConfig


class Claims(AppConfig):
    name = "passage.node.claims"
    label = "claims"
