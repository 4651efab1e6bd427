"""The public door."""

from django.apps import AppConfig


class Public(AppConfig):
    name = "passage.doors.public"
    label = "public"
