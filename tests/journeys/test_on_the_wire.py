"""Duplicates and disorder on the real wire: each message has its effect once, in the order in which it was written."""

from __future__ import annotations

from tests.journeys.world import World

WAITING = "SELECT raw FROM peers_outboxrow ORDER BY seq"


def test_messages_that_arrive_twice_and_in_the_wrong_order_have_their_effects_once_and_in_order(world: World) -> None:
    world.up("th", "kh", words=("--no-delivery",))
    world.ask_for_the_family(("name", "family"))
    world.ask_for_the_family(("name", "family", "home_place"))
    first, second = (raw for (raw,) in world.sql("th", WAITING))
    assert world.sql("th", "SELECT seq FROM peers_outboxrow ORDER BY seq") == [(1,), (2,)]

    early = world.post("th", "kh", second)
    assert early.status_code == 200
    assert world.sql("kh", "SELECT state FROM peers_inboxrow") == [("held",)]
    assert world.sql("kh", "SELECT count(*) FROM referrals_referral") == [(0,)]

    on_time = world.post("th", "kh", first)
    assert on_time.status_code == 200
    assert world.sql("kh", "SELECT seq, state FROM peers_inboxrow ORDER BY seq") == [(1, "admitted"), (2, "admitted")]
    before = world.sql("kh", "SELECT id, public_id, state FROM referrals_referral ORDER BY id")
    assert len(before) == 2

    assert world.post("th", "kh", first).json()["receipt"] == on_time.json()["receipt"]
    assert world.post("th", "kh", second).json()["receipt"] == early.json()["receipt"]
    assert world.sql("kh", "SELECT id, public_id, state FROM referrals_referral ORDER BY id") == before
    assert world.sql("kh", "SELECT count(*) FROM peers_inboxrow") == [(2,)]


def test_bytes_that_are_no_message_of_that_node_have_no_effect(world: World) -> None:
    world.up("th", "kh", words=("--no-delivery",))
    world.ask_for_the_family()
    [(raw,)] = world.sql("th", WAITING)
    spoilt = raw[:-1] + bytes([raw[-1] ^ 1])
    assert 400 <= world.post("th", "kh", spoilt).status_code < 500
    assert 400 <= world.post("la", "kh", raw).status_code < 500
    assert world.sql("kh", "SELECT count(*) FROM peers_inboxrow") == [(0,)]
    assert world.post("th", "kh", raw).status_code == 200
    assert world.sql("kh", "SELECT count(*) FROM referrals_referral") == [(1,)]
