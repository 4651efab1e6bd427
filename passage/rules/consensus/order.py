"""Which entries have their place, and in what order: the same for everybody who holds the same entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from passage.rules.consensus.entries import Entry, Head, Signed
from passage.rules.consensus.words import EntryHash


@dataclass(frozen=True)
class Arrangement:
    """Entries put in order.

    `placed`: those whose past is complete, in order of (clock, author, seq, hash), where the clock is one more than the highest
    it refers to. `waiting`: the others. `bad_clock`: placed ones that claim another clock than that; they have no effect.
    `forked`: nodes with two entries of one number. `clocks`: of each placed entry.
    """

    placed: tuple[Signed, ...]
    waiting: tuple[Signed, ...]
    bad_clock: frozenset[EntryHash] = frozenset()
    forked: frozenset[str] = frozenset()
    clocks: Mapping[EntryHash, int] = field(default_factory=dict)

    @property
    def next_clock(self) -> int:
        """The clock of an entry that has seen all of this."""
        return 1 + max(self.clocks.values(), default=0)


@dataclass
class _Placing:
    """The work of one arrangement: clocks of what is placed, and who waits for what."""

    clocks: dict[EntryHash, int] = field(default_factory=dict)
    bad: set[EntryHash] = field(default_factory=set)
    waiters: dict[EntryHash, list[Signed]] = field(default_factory=lambda: defaultdict(list))


def past_of(entry: Entry) -> list[EntryHash]:
    """The entries that `entry` refers to directly: its author's last one, and the last one known of each other node."""
    known = [head.hash for head in entry.seen.values()]
    return [EntryHash(entry.prev), *known] if entry.prev else known


def arrange(entries: Iterable[Signed]) -> Arrangement:
    """Put the entries of one circle in order; doubled ones count once. Costs n log n."""
    everything = {signed.hash: signed for signed in entries}
    placing = _Placing()
    placed: list[Signed] = []
    # A queue, not recursion: a chain may be thousands of entries long.
    ready = [signed for signed in everything.values() if _is_ready(signed, placing)]
    while ready:
        signed = ready.pop()
        if signed.hash in placing.clocks:
            continue
        _place(signed, placing)
        placed.append(signed)
        ready.extend(waiter for waiter in placing.waiters.pop(signed.hash, ()) if _is_ready(waiter, placing))
    waiting = [signed for signed in everything.values() if signed.hash not in placing.clocks]
    placed.sort(key=lambda signed: _sort_key(signed, placing.clocks[signed.hash]))
    waiting.sort(key=lambda signed: _sort_key(signed, signed.entry.clock))
    return Arrangement(tuple(placed), tuple(waiting), frozenset(placing.bad), _forked(placed), placing.clocks)


def _sort_key(signed: Signed, clock: int) -> tuple[int, str, int, str]:
    return clock, signed.entry.author, signed.entry.seq, signed.hash


def _is_ready(signed: Signed, placing: _Placing) -> bool:
    """Whether all it refers to is placed; otherwise it is put on the list of the first that is not."""
    for past in past_of(signed.entry):
        if past not in placing.clocks:
            placing.waiters[past].append(signed)
            return False
    return True


def _place(signed: Signed, placing: _Placing) -> None:
    highest = max((placing.clocks[past] for past in past_of(signed.entry)), default=0)
    # A wrong clock must neither push its author's later entries about nor use up the numbers: it is measured, not believed.
    if signed.entry.clock != highest + 1:
        placing.bad.add(signed.hash)
    placing.clocks[signed.hash] = highest + 1


def _forked(placed: Iterable[Signed]) -> frozenset[str]:
    taken: dict[tuple[str, int], EntryHash] = {}
    forked = set()
    for signed in placed:
        place = (signed.entry.author, signed.entry.seq)
        if taken.setdefault(place, signed.hash) != signed.hash:
            forked.add(signed.entry.author)
    return frozenset(forked)


def heads_of(placed: Iterable[Signed]) -> dict[str, Head]:
    """The last placed entry of each node: what the next entry of this node has seen, and what it asks others to go on from."""
    heads: dict[str, Head] = {}
    for signed in placed:
        entry = signed.entry
        if entry.author not in heads or entry.seq > heads[entry.author].seq:
            heads[entry.author] = Head(entry.seq, signed.hash)
    return heads


def known_to(signed: Signed, by_hash: Mapping[EntryHash, Signed]) -> set[EntryHash]:
    """The entries that the author of a placed entry knew when writing it, without the entry itself."""
    known: set[EntryHash] = set()
    following = past_of(signed.entry)
    while following:
        past = following.pop()
        if past not in known:
            known.add(past)
            following.extend(past_of(by_hash[past].entry))
    return known
