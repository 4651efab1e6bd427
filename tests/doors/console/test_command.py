"""The `passage` command as a shell uses it."""

from __future__ import annotations

import os

import pytest

from passage.doors.console.command import main


def test_a_reader_that_has_seen_enough_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w", encoding="utf-8") as nobody_reads:
        monkeypatch.setattr("sys.stdout", nobody_reads)
        assert main(["law", "list"]) == 0
