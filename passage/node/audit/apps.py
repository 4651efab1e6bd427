"""The audit app."""

from django.apps import AppConfig


class Audit(AppConfig):
    name = "passage.node.audit"
    label = "audit"
