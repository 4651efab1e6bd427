"""What holds before any row is touched: no database is open to these tests."""

from __future__ import annotations

import os
import signal

import pytest
from django.conf import LazySettings

from passage.node.peers import actions, crash
from passage.node.peers.errors import PeersRefused
from passage.node.peers.lines import pause_after
from passage.node.peers.models import Channel
from tests.factories.peers import BY


def test_posting_outside_the_transaction_of_the_change_is_refused() -> None:
    with pytest.raises(PeersRefused) as refused:
        actions.post(by=BY, channel=Channel(), kind="message/1", purpose="protection", consent_hash="", body=b"{}")
    assert refused.value.code == "no_transaction"


def test_pauses_double_from_a_minute_to_six_hours() -> None:
    minutes = [pause_after(tries).total_seconds() / 60 for tries in range(1, 13)]
    assert all(0.8 * 2**index <= pause <= 1.2 * 2**index for index, pause in enumerate(minutes[:9]))
    assert all(0.8 * 360 <= pause <= 1.2 * 360 for pause in minutes[9:])


def test_a_node_dies_only_at_the_point_that_is_named_and_never_in_production(
    monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    killed: list[int] = []
    monkeypatch.setattr(os, "kill", lambda pid, sign: killed.append(sign))
    monkeypatch.setenv("PASSAGE_CRASH_AT", "after_claim")
    crash.at("after_record")
    settings.NODE_MODE = "production"
    crash.at("after_claim")
    assert killed == []
    settings.NODE_MODE = "demo"
    crash.at("after_claim")
    assert killed == [signal.SIGKILL]
