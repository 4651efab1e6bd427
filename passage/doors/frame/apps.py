"""Registers the frame's templates, tags and static files with Django."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    name = "passage.doors.frame"
    label = "frame"
    verbose_name = "Page frame"
