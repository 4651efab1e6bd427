"""Registers the worker's door with Django."""

from django.apps import AppConfig


class Worker(AppConfig):
    name = "passage.doors.worker"
    label = "worker"
