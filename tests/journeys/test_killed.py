"""`kill -9` of either node at each step of the delivery, then a restart: one effect, and both sides hold the same receipt."""

from __future__ import annotations

import signal

import pytest

from passage.doors.console.demo import chapters
from passage.node.peers.crash import POINTS
from tests.journeys.world import World

OF_THE_SENDER = ("after_claim", "before_post", "after_post_before_record", "after_record")
OF_THE_RECEIVER = ("receive_before_commit", "receive_after_commit_before_answer")


def test_every_point_of_the_delivery_is_tried() -> None:
    assert {*OF_THE_SENDER, *OF_THE_RECEIVER} == POINTS


@pytest.mark.parametrize("point", OF_THE_SENDER)
def test_a_sender_killed_there_has_sent_it_once_after_the_restart(world: World, point: str) -> None:
    world.up("th", words=("--no-delivery",))
    world.up("kh")
    referral = world.ask_for_the_family()
    assert world.deliver("th", crash_at=point) == -signal.SIGKILL
    world.network.kill("th")
    world.up("th", words=("--no-delivery",))
    world.let_time_pass("th")
    assert world.deliver("th") == 0
    check_one_effect(world, referral)


@pytest.mark.parametrize("point", OF_THE_RECEIVER)
def test_a_receiver_killed_there_has_received_it_once_after_the_restart(world: World, point: str) -> None:
    world.up("th", words=("--no-delivery",))
    world.up("kh", PASSAGE_CRASH_AT=point)
    referral = world.ask_for_the_family()
    assert world.deliver("th") == 0
    assert world.sql("th", "SELECT state FROM peers_outboxrow") == [("waiting",)]
    committed = point == "receive_after_commit_before_answer"
    assert world.sql("kh", "SELECT count(*) FROM peers_inboxrow") == [(int(committed),)]
    world.network.kill("kh")
    world.up("kh")
    world.let_time_pass("th")
    assert world.deliver("th") == 0
    check_one_effect(world, referral)


def check_one_effect(world: World, referral: str) -> None:
    """In both databases, at both desks, and in what happens next."""
    [(message, state, sealed)] = world.sql("th", "SELECT message_id, state, envelope_hash FROM peers_outboxrow")
    assert state == "received"
    [(received, admitted, arrived, receipt)] = world.sql(
        "kh", "SELECT message_id, state, envelope_hash, receipt FROM peers_inboxrow"
    )
    assert (received, admitted, arrived) == (message, "admitted", sealed)
    assert world.sql("th", "SELECT stage, raw FROM peers_heldreceipt") == [("received", receipt)]
    assert world.sql("kh", "SELECT count(*) FROM referrals_referral") == [(1,)]
    assert world.sql("kh", "SELECT count(*) FROM people_person") == [(1,)]
    chapters.arrived(world.story, "kh", referral)
    assert chapters.receipts(world.story.officer("th").get(f"/desk/referrals/{referral}/")) == ["received"]
    chapters.accept(world.story, "kh", referral, "th")
    [(signed,)] = world.sql("kh", "SELECT raw FROM peers_sentreceipt")
    assert world.sql("th", "SELECT raw FROM peers_heldreceipt WHERE stage = 'accepted'") == [(signed,)]
