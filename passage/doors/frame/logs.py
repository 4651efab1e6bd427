"""Logs hold ids and codes: a formatter that leaves out what could be personal."""

from __future__ import annotations

import logging
import re

from passage.doors.frame.failures import where


class Quiet(logging.Formatter):
    """Prints level, logger and message, and of an exception only its type and where it happened."""

    def formatException(self, ei: object) -> str:  # noqa: N802
        error = ei[1] if isinstance(ei, tuple) else None
        return where(error) if isinstance(error, BaseException) else ""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None
        line = super().format(record)
        return re.sub(r"[^\x20-\x7e\n]", "?", line)
