"""Posting and delivering: the same bytes, in order, until the peer signs for them or a person is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.peers import actions, queries
from passage.node.peers.errors import PeersRefused
from passage.node.peers.lines import LineState
from passage.node.peers.models import Channel, HeldReceipt, InboxRow, OutboxRow, SentReceipt
from passage.rules.envelope import ReceiptStage, read_receipt, verify_receipt
from tests.factories.peers import BY, OtherNode, make_other_node, make_register, suspend_corridor
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db

CONSENT = "c" * 64


def open_channel(other: OtherNode) -> Channel:
    return actions.open_channel(by=BY, peer=other.row)


def post(channel: Channel, body: bytes = b"{}", consent_hash: str = "", now: datetime | None = None) -> OutboxRow:
    return actions.post(
        by=BY, channel=channel, kind="message/1", purpose="protection", consent_hash=consent_hash, body=body, now=now
    )


def claim(now: datetime | None = None, **more: object) -> list[OutboxRow]:
    return actions.claim_due(now=now or timezone.now(), **more)  # type: ignore[arg-type]


def receive_by(other: OtherNode, row: OutboxRow) -> OutboxRow:
    return actions.record_answer(row=row, status=200, receipt=other.receipt_for(row))


def test_what_is_posted_only_its_peer_can_read_and_each_follows_the_one_before() -> None:
    other = make_other_node()
    channel = open_channel(other)
    first, second = post(channel, b"one"), post(channel, b"two", CONSENT)
    opened = [other.open(bytes(row.raw or b"")) for row in (first, second)]
    assert [entry.body for entry in opened] == [b"one", b"two"]
    assert [entry.header.seq for entry in opened] == [1, 2]
    assert [entry.header.prev for entry in opened] == ["", first.envelope_hash]
    assert [entry.header.consent for entry in opened] == ["", CONSENT]
    assert b"one" not in bytes(first.raw or b"")


def test_a_change_that_is_rolled_back_sends_nothing() -> None:
    channel = open_channel(make_other_node())
    with transaction.atomic():
        post(channel)
        transaction.set_rollback(True)
    assert claim() == []
    assert post(channel).seq == 1


def test_a_number_in_a_channel_cannot_be_used_twice() -> None:
    channel = open_channel(make_other_node())
    row = post(channel)
    row.message_id = "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_nothing_is_posted_into_a_suspended_corridor() -> None:
    other = OtherNode()
    make_register(other)
    channel = open_channel(other)
    make_register(suspensions=[suspend_corridor("KH", "TH")])
    with pytest.raises(PeersRefused) as refused:
        post(channel)
    assert refused.value.code == "corridor_suspended"


def test_what_waits_stays_when_its_corridor_is_suspended_and_the_rest_goes_on() -> None:
    other, third = OtherNode(), OtherNode("la", "LA")
    make_register(other, third)
    post(open_channel(other))
    free = post(open_channel(third))
    make_register(suspensions=[suspend_corridor("KH", "TH")])
    assert [row.pk for row in claim()] == [free.pk]
    make_register()
    assert [row.peer.name for row in claim()] == ["kh"]


def test_a_claimed_row_is_nobody_elses_until_its_lease_ends() -> None:
    row = post(open_channel(make_other_node()))
    now = timezone.now()
    assert [taken.pk for taken in claim(now)] == [row.pk]
    assert claim(now + timedelta(seconds=119)) == []
    again = claim(now + timedelta(seconds=121))
    assert [(taken.pk, taken.tries) for taken in again] == [(row.pk, 2)]


def test_what_is_given_back_is_due_at_once() -> None:
    row = post(open_channel(make_other_node()))
    actions.release(rows=claim())
    again = claim()
    assert [(taken.pk, taken.tries) for taken in again] == [(row.pk, 1)]


def test_only_the_lowest_undelivered_of_a_channel_goes() -> None:
    other = make_other_node()
    channel, second_channel = open_channel(other), open_channel(other)
    first, second, elsewhere = post(channel), post(channel), post(second_channel)
    taken = claim()
    assert {row.pk for row in taken} == {first.pk, elsewhere.pk}
    assert claim() == []
    for row in taken:
        receive_by(other, row)
    assert [row.pk for row in claim()] == [second.pk]


def test_a_receipt_ends_the_tries_and_the_same_answer_twice_changes_nothing() -> None:
    other = make_other_node()
    post(open_channel(other))
    (row,) = claim()
    raw = other.receipt_for(row)
    told: list[HeldReceipt] = []
    for _ in range(2):
        actions.record_answer(row=row, status=200, receipt=raw, heard=told.append)
    row.refresh_from_db()
    assert (row.state, row.next_try_at, row.leased_until) == ("received", None, None)
    assert [bytes(held.raw) for held in told] == [raw]
    assert other.row.last_sent_at is not None


def test_a_failed_try_sends_the_same_bytes_later() -> None:
    other = make_other_node()
    posted = post(open_channel(other))
    now = timezone.now()
    (row,) = claim(now)
    actions.record_failure(row=row, code="timeout", now=now)
    assert claim(now + timedelta(seconds=30)) == []
    (again,) = claim(now + timedelta(minutes=2))
    assert bytes(again.raw or b"") == bytes(posted.raw or b"")
    assert (again.last_error, again.tries) == ("timeout", 2)


@pytest.mark.parametrize(
    "change",
    [
        {"envelope": "0" * 64},
        {"message": "01900000-0000-7000-8000-000000000000"},
        {"node": "la"},
    ],
)
def test_a_wrong_receipt_is_an_alarm_and_the_message_stays_waiting(change: dict[str, str]) -> None:
    other = make_other_node()
    post(open_channel(other))
    (row,) = claim()
    after = actions.record_answer(row=row, status=200, receipt=other.receipt_for(row, **change))  # type: ignore[arg-type]
    assert (after.state, after.last_error) == ("waiting", "wrong_receipt")
    assert [alarm.code for alarm in queries.open_alarms()] == ["wrong_receipt"]
    assert not HeldReceipt.objects.exists()


def test_a_receipt_signed_by_somebody_else_is_an_alarm() -> None:
    other = make_other_node()
    post(open_channel(other))
    (row,) = claim()
    after = actions.record_answer(row=row, status=200, receipt=OtherNode().receipt_for(row))
    assert after.state == "waiting"
    assert [alarm.code for alarm in queries.open_alarms()] == ["wrong_receipt"]


def test_an_answer_without_a_receipt_is_a_failed_try_whatever_its_status() -> None:
    other = make_other_node()
    post(open_channel(other))
    (row,) = claim()
    after = actions.record_answer(row=row, status=200, receipt=None)
    assert (after.state, after.last_error) == ("waiting", "http_200")


def test_a_peer_that_holds_other_bytes_under_our_id_is_an_alarm() -> None:
    other = make_other_node()
    post(open_channel(other))
    (row,) = claim()
    after = actions.record_answer(row=row, status=409, receipt=None, code="peer_other_bytes")
    assert after.state == "waiting"
    assert [alarm.code for alarm in queries.open_alarms()] == ["peer_has_other_bytes"]


def test_a_signed_refusal_ends_the_tries_and_a_person_is_told() -> None:
    other = make_other_node()
    channel = open_channel(other)
    post(channel)
    second = post(channel)
    (row,) = claim()
    after = actions.record_answer(row=row, status=422, receipt=other.receipt_for(row, ReceiptStage.REFUSED, "unknown_kind"))
    assert (after.state, after.last_error) == ("refused", "unknown_kind")
    assert [(alarm.code, alarm.thing_id) for alarm in queries.open_alarms()] == [("refused_by_peer", row.pk)]
    assert [taken.pk for taken in claim()] == [second.pk]


def test_five_failures_close_the_line_and_one_message_tries_it_again() -> None:
    other = make_other_node()
    rows = [post(open_channel(other)) for _ in range(3)]
    now = timezone.now()
    for _ in range(5):
        (row, *rest) = claim(now)
        actions.record_failure(row=row, code="unreachable", now=now)
        actions.release(rows=rest)
        now += timedelta(minutes=30)
    (line,) = queries.lines(now - timedelta(minutes=30))
    assert (line.state, line.failures, line.waiting) == (LineState.RESTING, 5, 3)
    assert claim(now - timedelta(minutes=30)) == []
    (probe,) = claim(now)
    assert claim(now) == []
    receive_by(other, probe)
    (line,) = queries.lines(now)
    assert (line.state, line.failures, line.waiting) == (LineState.SENDING, 0, 2)
    assert len(claim(now)) == len(rows) - 1


def test_when_a_line_works_again_what_waited_goes_at_once() -> None:
    other = make_other_node()
    first, second = post(open_channel(other)), post(open_channel(other))
    now = timezone.now()
    OutboxRow.objects.filter(pk=second.pk).update(next_try_at=now + timedelta(hours=5), tries=9)
    other.row.__class__.objects.update(failures=3)
    (row,) = claim(now)
    assert row.pk == first.pk
    actions.record_answer(row=row, status=200, receipt=other.receipt_for(row), now=now)
    assert [taken.pk for taken in claim(now)] == [second.pk]


def test_a_resting_line_does_not_slow_the_others() -> None:
    other, third = OtherNode(), OtherNode("la", "LA")
    make_register(other, third)
    for _ in range(30):
        post(open_channel(other))
    wanted = post(open_channel(third))
    now = timezone.now()
    other.row.__class__.objects.filter(name="kh").update(failures=9, closed_until=now + timedelta(hours=1))
    assert [row.pk for row in claim(now, limit=5)] == [wanted.pk]


def test_after_fourteen_days_a_message_is_dead_and_a_person_is_told() -> None:
    other = make_other_node()
    row = post(open_channel(other))
    told: list[str] = []
    later = timezone.now() + timedelta(days=14, minutes=1)
    make_register(issued=later)
    assert claim(later, undelivered=lambda dead: told.append(dead.pk)) == []
    row.refresh_from_db()
    assert (row.state, row.raw) == ("dead", None)
    assert told == [row.pk]
    (alarm,) = queries.open_alarms()
    assert (alarm.code, alarm.thing_id, alarm.peer) == ("not_delivered", row.pk, other.row)
    actions.settle_alarm(by=make_account(Role.OFFICER), alarm=alarm)
    row.refresh_from_db()
    assert row.told_at is not None
    assert not queries.open_alarms().exists()


def test_an_auditor_does_not_settle_alarms_and_nobody_settles_one_twice() -> None:
    alarm = actions.raise_alarm(by=BY, code="forked_log", peer=None)
    with pytest.raises(NotPermitted):
        actions.settle_alarm(by=make_account(Role.AUDITOR), alarm=alarm)
    actions.settle_alarm(by=make_account(Role.ADMINISTRATOR), alarm=alarm)
    with pytest.raises(PeersRefused):
        actions.settle_alarm(by=make_account(Role.OFFICER), alarm=alarm)


def test_consent_that_ended_stops_the_tries_and_drops_the_bytes() -> None:
    channel = open_channel(make_other_node())
    row, free = post(channel, consent_hash=CONSENT), post(open_channel(make_other_node("la", "LA")))
    taken = claim(still_allowed=lambda candidate: False)
    assert [one.pk for one in taken] == [free.pk]
    row.refresh_from_db()
    assert (row.state, row.raw, row.last_error) == ("stopped", None, "consent_ended")


def test_stopping_for_a_consent_stops_only_what_waits_under_it() -> None:
    other = make_other_node()
    channel = open_channel(other)
    received = post(channel, consent_hash=CONSENT)
    claim()
    receive_by(other, received)
    waiting, unrelated = post(channel, consent_hash=CONSENT), post(channel)
    stopped = actions.stop_for_consent(by=BY, consent_hash=CONSENT)
    states = {row.pk: row.state for row in OutboxRow.objects.all()}
    assert [row.pk for row in stopped] == [waiting.pk]
    assert states == {received.pk: "received", waiting.pk: "stopped", unrelated.pk: "waiting"}


def test_a_stopped_message_that_had_arrived_all_the_same_is_known_as_received() -> None:
    other = make_other_node()
    post(open_channel(other), consent_hash=CONSENT)
    (row,) = claim()
    actions.stop(by=BY, row=row, reason="consent_ended")
    assert receive_by(other, row).state == "received"


def test_a_revocation_is_not_held_up_by_the_message_it_stopped() -> None:
    other = make_other_node()
    channel = open_channel(other)
    first, stopped, revocation = post(channel, b"1"), post(channel, b"2", CONSENT), post(channel, b"3")
    claim()
    receive_by(other, first)
    actions.stop(by=BY, row=stopped, reason="consent_ended")
    assert claim() == []
    (void,) = claim()
    opened = other.open(bytes(void.raw or b""))
    assert (opened.header.kind, opened.header.seq, opened.header.prev) == ("void/1", 2, first.envelope_hash)
    assert stopped.envelope_hash.encode() in opened.body
    receive_by(other, void)
    assert [row.pk for row in claim()] == [revocation.pk]


def test_a_void_for_a_message_that_had_arrived_tells_a_person() -> None:
    other = make_other_node()
    channel = open_channel(other)
    stopped = post(channel, consent_hash=CONSENT)
    post(channel)
    claim()
    actions.stop(by=BY, row=stopped, reason="consent_ended")
    later = timezone.now() + timedelta(minutes=5)
    claim(later)
    (void,) = claim(later)
    receipt = other.receipt_for(void, ReceiptStage.REFUSED, "already_heard")
    actions.record_answer(row=void, status=422, receipt=receipt)
    assert [alarm.code for alarm in queries.open_alarms()] == ["arrived_after_all"]
    assert len(claim(later)) == 1


def test_what_a_restored_peer_has_lost_is_sent_again_in_the_same_bytes() -> None:
    other = make_other_node()
    channel = open_channel(other)
    rows = [post(channel) for _ in range(3)]
    for row in rows:
        claim()
        receive_by(other, row)
    fourth = post(channel)
    claim()
    actions.record_answer(row=fourth, status=200, receipt=other.receipt_for(fourth), missing_from=2)
    again = claim() + [row for row in OutboxRow.objects.filter(state="waiting").order_by("seq")][1:]
    assert [row.pk for row in again] == [rows[1].pk, rows[2].pk]
    assert bytes(again[0].raw or b"") == bytes(rows[1].raw or b"")


def test_the_bytes_of_an_answered_message_are_dropped_after_its_last_day() -> None:
    other = make_other_node()
    row = post(open_channel(other))
    claim()
    receive_by(other, row)
    assert actions.tidy(now=timezone.now() + timedelta(days=13)) == 0
    assert actions.tidy(now=timezone.now() + timedelta(days=15)) == 1
    row.refresh_from_db()
    assert (row.raw, row.state) == (None, "received")


def test_a_desks_receipt_travels_in_the_channel_of_its_message_and_only_once() -> None:
    other = make_other_node()
    raw = other.seal(body=b"{}")
    actions.receive(raw=raw, admit={"message/1": lambda opened, peer: None})
    inbox = InboxRow.objects.get()
    sent = actions.post_receipt(by=BY, peer=other.row, message_id=inbox.message_id, stage="accepted")
    again = actions.post_receipt(by=BY, peer=other.row, message_id=inbox.message_id, stage="accepted")
    refused = actions.post_receipt(by=BY, peer=other.row, message_id=inbox.message_id, stage="refused", reason="no_place")
    assert again == sent
    opened = [other.open(bytes(one.outbox.raw or b"")) for one in (sent, refused)]
    receipts = [verify_receipt(one.body, settings.KEYRING.signing.public()) for one in opened]
    assert [(one.stage, one.reason) for one in receipts] == [("accepted", ""), ("refused", "no_place")]
    assert {one.envelope for one in receipts} == {inbox.envelope_hash}
    assert {one.header.channel for one in opened} == {str(inbox.channel)}
    assert SentReceipt.objects.count() == 2
    stored, _ = read_receipt(bytes(InboxRow.objects.get().receipt))
    assert stored.stage is ReceiptStage.RECEIVED


def test_no_receipt_is_signed_for_what_never_came() -> None:
    other = make_other_node()
    with pytest.raises(PeersRefused) as refused:
        actions.post_receipt(by=BY, peer=other.row, message_id="01900000-0000-7000-8000-000000000000", stage="accepted")
    assert refused.value.code == "unknown_message"


def test_lines_and_alarms_cost_the_same_for_three_peers_and_thirty(django_assert_num_queries: Any) -> None:
    others = [OtherNode(f"kh{number}") for number in range(30)]
    make_register(*others)
    for other in others:
        post(open_channel(other))
        actions.raise_alarm(by=BY, code="not_delivered", peer=other.row, thing_id=other.name)
    with django_assert_num_queries(1):
        assert [line.waiting for line in queries.lines()] == [1] * 30
    with django_assert_num_queries(1):
        assert len([alarm.peer and alarm.peer.name for alarm in queries.open_alarms()]) == 30
