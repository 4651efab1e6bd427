"""A file between the look and the taking is kept for one account and one hour, and cannot be read from the disk."""

from __future__ import annotations

import os
import time
import uuid

from passage.doors.desk.reports import held


def test_a_kept_file_is_sealed_and_taken_once_by_the_account_that_brought_it():
    account = uuid.uuid4()
    key = held.keep(b"Canary Wordsworth", "canary.csv", account)
    assert b"anary" not in (held._folder() / key).read_bytes()
    assert held.take(key, uuid.uuid4()) is None
    assert held.take(key, account) == (b"Canary Wordsworth", "canary.csv")
    assert held.take(key, account) is None


def test_after_an_hour_it_is_gone():
    account = uuid.uuid4()
    key = held.keep(b"x", "x.csv", account)
    path = held._folder() / key
    old = time.time() - held.HOUR - 1
    os.utime(path, (old, old))
    assert held.take(key, account) is None
    assert not path.exists()
