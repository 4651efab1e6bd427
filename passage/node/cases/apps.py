"""The cases app."""

from django.apps import AppConfig


class Cases(AppConfig):
    name = "passage.node.cases"
    label = "cases"
