"""The hash chain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.chain import GENESIS, first_broken, link

ENTRIES = st.lists(st.binary(max_size=20), min_size=1, max_size=8)


def chained(entries: list[bytes]) -> list[tuple[bytes, bytes, bytes]]:
    rows, previous = [], GENESIS
    for entry in entries:
        found = link(previous, entry)
        rows.append((previous, entry, found))
        previous = found
    return rows


def test_the_first_link_is_a_known_value():
    assert link(GENESIS, b"entry").hex() == "721ecfcf09cac595f175688dea702813f38af7ed895c54368df726789b27afdc"


@given(ENTRIES)
def test_a_whole_chain_holds(entries):
    assert first_broken(chained(entries)) is None


@given(ENTRIES, st.data())
def test_a_changed_entry_is_named(entries, data):
    rows = chained(entries)
    index = data.draw(st.integers(0, len(rows) - 1))
    previous, entry, found = rows[index]
    rows[index] = (previous, entry + b"!", found)
    assert first_broken(rows) == index


@given(ENTRIES, st.data())
def test_an_entry_rewritten_with_its_hash_breaks_the_next(entries, data):
    rows = chained([*entries, b"last"])
    index = data.draw(st.integers(0, len(rows) - 2))
    previous, entry, _ = rows[index]
    rows[index] = (previous, entry + b"!", link(previous, entry + b"!"))
    assert first_broken(rows) == index + 1


@given(ENTRIES, st.data())
def test_a_missing_entry_is_named(entries, data):
    rows = chained([*entries, b"last"])
    index = data.draw(st.integers(0, len(rows) - 2))
    del rows[index]
    assert first_broken(rows) == index


def test_swapped_entries_are_named():
    rows = chained([b"one", b"two"])
    assert first_broken(rows[::-1]) == 0


def test_a_later_part_holds_after_the_hash_before_it():
    rows = chained([b"one", b"two", b"three"])
    assert first_broken(rows[1:], start=rows[0][2]) is None
    assert first_broken(rows[1:]) == 0


def test_an_endless_chain_is_read_once_without_being_kept():
    def rows():
        previous = GENESIS
        for number in range(20_000):
            found = link(previous, b"%d" % number)
            yield previous, b"%d" % number, found
            previous = found
        yield previous, b"forged", bytes(32)

    assert first_broken(rows()) == 20_000


@pytest.mark.parametrize("previous", [b"", bytes(31), bytes(33)])
def test_a_link_follows_a_hash_and_nothing_else(previous):
    with pytest.raises(ValueError, match="32 bytes"):
        link(previous, b"entry")
