"""What one guess at a number costs, and how the cost grows with failures."""

from __future__ import annotations

from datetime import timedelta

# RFC 9106, section 4, second recommended option (64 MiB, 3 passes), with one lane so that a bounded pool shares two cores
# fairly, and a 256-bit tag.
ARGON2_MEMORY_KIB = 64 * 1024
ARGON2_PASSES = 3
ARGON2_LANES = 1
ARGON2_LENGTH = 32

# Every opening computes exactly this many Argon2id values, so that its time tells nothing about a locator.
MAX_CANDIDATES = 4

FREE_FAILURES = 5
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(hours=1)
_ALERT_FAILURES = 10


def wait_after(failures: int) -> timedelta:
    """How long one locator is closed after so many failures in a row.

    Nothing before the fifth; 30 seconds after the fifth; doubling with each further one; at most one hour.
    """
    if failures < FREE_FAILURES:
        return timedelta(0)
    doublings = min(failures - FREE_FAILURES, 7)
    return min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)


def should_alert(failures: int) -> bool:
    """Whether staff are told that somebody is guessing: at the tenth failure in a row and at each tenth one after it."""
    return failures >= _ALERT_FAILURES and failures % _ALERT_FAILURES == 0
