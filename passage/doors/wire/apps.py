"""The wire door."""

from django.apps import AppConfig


class Wire(AppConfig):
    name = "passage.doors.wire"
    label = "wire"
