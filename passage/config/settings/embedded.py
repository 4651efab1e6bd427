"""One machine: a laptop at a border post, or the demonstration."""

from passage.config.settings.base import *  # noqa: F403
