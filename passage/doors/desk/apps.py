"""The desk door."""

from django.apps import AppConfig


class Desk(AppConfig):
    name = "passage.doors.desk"
    label = "desk"
