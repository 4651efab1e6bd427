"""The number that brings a worker back to a report: 5 digits find it, 14 digits open it, 1 digit catches slips.

The reasons stand in `docs/decisions/0004-the-number.md`.
"""

from passage.rules.number.damm import check_digit, is_consistent
from passage.rules.number.limits import (
    ARGON2_LANES,
    ARGON2_LENGTH,
    ARGON2_MEMORY_KIB,
    ARGON2_PASSES,
    FREE_FAILURES,
    MAX_CANDIDATES,
    should_alert,
    wait_after,
)
from passage.rules.number.twenty import (
    LENGTH,
    BadNumber,
    BadNumberCode,
    Number,
    draw,
    draw_locator,
    draw_secret,
    parse,
)

__all__ = [
    "ARGON2_LANES",
    "ARGON2_LENGTH",
    "ARGON2_MEMORY_KIB",
    "ARGON2_PASSES",
    "FREE_FAILURES",
    "LENGTH",
    "MAX_CANDIDATES",
    "BadNumber",
    "BadNumberCode",
    "Number",
    "check_digit",
    "draw",
    "draw_locator",
    "draw_secret",
    "is_consistent",
    "parse",
    "should_alert",
    "wait_after",
]
