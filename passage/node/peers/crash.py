"""Stops this process dead at a named point, so that tests can show that nothing is lost or done twice when a machine dies there.

A promise about `kill -9` is worth what its test is worth, and a kill from outside cannot be timed between two statements.
`PASSAGE_CRASH_AT` names one of `POINTS`; a node in production does not look at it.
"""

from __future__ import annotations

import os
import signal

from django.conf import settings

POINTS = frozenset(
    {
        "after_claim",
        "before_post",
        "after_post_before_record",
        "after_record",
        "receive_before_commit",
        "receive_after_commit_before_answer",
    }
)


def at(point: str) -> None:
    """Kill this process with SIGKILL if `PASSAGE_CRASH_AT` names this point and the node is not in production."""
    if os.environ.get("PASSAGE_CRASH_AT") == point and settings.NODE_MODE != "production":
        os.kill(os.getpid(), signal.SIGKILL)
