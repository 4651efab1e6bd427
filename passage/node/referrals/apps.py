"""The referrals app."""

from django.apps import AppConfig


class Referrals(AppConfig):
    name = "passage.node.referrals"
    label = "referrals"
