"""The console door."""

from django.apps import AppConfig


class Console(AppConfig):
    name = "passage.doors.console"
    label = "console"
