"""The matching app."""

from django.apps import AppConfig


class Matching(AppConfig):
    name = "passage.node.matching"
    label = "matching"
