"""When the next try is due and when a line rests: the numbers of sending, in one place."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from passage.node.peers.models import Peer

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
JITTER = 0.2
FAILURES_TO_REST = 5
KEEP_TRYING = timedelta(days=14)
CLOCK_SKEW = timedelta(minutes=10)
LEASE = timedelta(minutes=2)
REGISTER_USABLE_FOR = timedelta(days=30)


class LineState(StrEnum):
    """Whether a line to a peer is used: `probing` lets one message through to see if it works again."""

    SENDING = "sending"
    RESTING = "resting"
    PROBING = "probing"


@dataclass(frozen=True)
class Line:
    """The line to one peer as a desk sees it. `oldest`: when the longest waiting message was written."""

    peer: str
    country: str
    names: dict[str, str]
    active: bool
    state: LineState
    failures: int
    rests_until: datetime | None
    waiting: int
    oldest: datetime | None
    last_sent_at: datetime | None
    last_heard_at: datetime | None


def pause_after(tries: int) -> timedelta:
    """How long after the n-th failed try (1, 2, ...) the next comes: doubling from one minute to six hours, spread by a fifth.

    The spread keeps a thousand waiting messages from coming back in the same second.
    """
    doubled = FIRST_PAUSE * float(2 ** min(max(tries, 1) - 1, 12))
    spread = random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - no secret hangs on it
    return min(doubled, LONGEST_PAUSE) * spread


def rest_after(failures: int) -> timedelta | None:
    """How long a line rests after so many failures in a row; None while it does not rest."""
    if failures < FAILURES_TO_REST:
        return None
    return pause_after(failures - FAILURES_TO_REST + 1)


def state_of(peer: Peer, now: datetime) -> LineState:
    if peer.closed_until and peer.closed_until > now:
        return LineState.RESTING
    return LineState.PROBING if peer.failures >= FAILURES_TO_REST else LineState.SENDING
