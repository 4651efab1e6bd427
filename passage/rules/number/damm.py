"""The check digit: Damm's algorithm, which catches every single wrong digit and every swap of neighbours.

Source: H. Michael Damm, "Total anti-symmetrische Quasigruppen" (doctoral thesis, Marburg 2004); the table is the weakly
totally anti-symmetric quasigroup of order 10 given there.
"""

from __future__ import annotations

TABLE = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def check_digit(digits: str) -> str:
    """The one digit to append to a text of digits 0-9."""
    state = 0
    for digit in digits:
        state = TABLE[state][ord(digit) - 48]
    return str(state)


def is_consistent(digits: str) -> bool:
    """Whether a text of digits 0-9 ends in its own check digit."""
    return check_digit(digits) == "0"
