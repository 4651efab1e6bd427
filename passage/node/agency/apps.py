"""The agency app."""

from django.apps import AppConfig


class Agency(AppConfig):
    name = "passage.node.agency"
    label = "agency"
