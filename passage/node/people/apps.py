"""The people app."""

from django.apps import AppConfig


class People(AppConfig):
    name = "passage.node.people"
    label = "people"
