"""Order inside a channel: held until the gap is filled, each effect once, whatever the network does."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passage.node.peers import actions, queries
from passage.node.peers.models import Alarm, Channel, HeldReceipt, InboxRow, OutboxRow
from passage.rules import chain
from passage.rules.envelope import ReceiptStage, envelope_hash, read_receipt
from tests.factories.peers import BY, OtherNode, make_other_node
from tests.node.peers.handlers import Recorder, effects

pytestmark = pytest.mark.django_db


def take(raw: bytes, recorder: Recorder | None = None) -> actions.ReceiveResult:
    return actions.receive(raw=raw, admit=(recorder or Recorder()).handlers)


def test_a_later_message_waits_and_runs_in_the_transaction_of_the_one_that_was_missing() -> None:
    other = make_other_node()
    channel = str(uuid4())
    first, second, third = (other.seal(channel=channel, body=body) for body in (b"1", b"2", b"3"))
    held = take(third)
    assert (held.status, held.code, held.missing_from) == (200, "received", 1)
    assert effects() == []
    assert take(first).missing_from == 0
    assert effects() == ["1"]
    take(second)
    assert effects() == ["1", "2", "3"]
    assert not InboxRow.objects.filter(state="held").exists()
    assert not Alarm.objects.exists()


def test_a_held_message_that_is_refused_in_its_turn_is_told_to_its_sender_by_an_envelope() -> None:
    other = make_other_node()
    channel = str(uuid4())
    first, second, third = (other.seal(channel=channel, body=body) for body in (b"1", b"no", b"3"))
    recorder = Recorder(refuse=[b"no"])
    answered = take(second, recorder)
    take(third, recorder)
    take(first, recorder)
    assert effects() == ["1", "3"]
    row = OutboxRow.objects.get(kind="receipt/1")
    receipt, _ = read_receipt(other.open(bytes(row.raw or b"")).body)
    assert (receipt.stage, receipt.reason, receipt.envelope) == ("refused", "not_for_this_desk", envelope_hash(second))
    again = take(second)
    assert (answered.status, again.status) == (200, 422)
    assert again.receipt is not None
    assert read_receipt(again.receipt)[0].stage is ReceiptStage.REFUSED


def test_a_refused_message_does_not_hold_up_those_after_it() -> None:
    other = make_other_node()
    channel = str(uuid4())
    bad = other.seal("horoscope/1", purpose="", channel=channel)
    good = other.seal(channel=channel, body=b"2")
    take(good)
    take(bad)
    assert effects() == ["2"]


def test_a_second_message_with_a_number_already_heard_is_refused_and_an_alarm() -> None:
    other = make_other_node()
    channel = str(uuid4())
    take(other.seal(channel=channel, body=b"1"))
    result = take(other.seal(channel=channel, body=b"other", seq=1, prev=""))
    assert (result.status, result.code) == (422, "number_taken")
    assert effects() == ["1"]
    assert [alarm.code for alarm in queries.open_alarms()] == ["number_taken"]


def test_a_forked_channel_goes_on_and_somebody_must_look() -> None:
    other = make_other_node()
    channel = str(uuid4())
    take(other.seal(channel=channel, body=b"1"))
    take(other.seal(channel=channel, body=b"2", prev="f" * 64))
    assert effects() == ["1", "2"]
    assert [alarm.code for alarm in queries.open_alarms()] == ["channel_forked"]


def test_a_void_takes_the_place_of_a_message_that_never_comes() -> None:
    other = make_other_node()
    channel = str(uuid4())
    first = other.seal(channel=channel, body=b"1")
    never_sent = other.seal(channel=channel, body=b"2")
    third = other.seal(channel=channel, body=b"3")
    take(first)
    take(third)
    assert effects() == ["1"]
    body = chain.canonical({"replaces": envelope_hash(never_sent)})
    void = other.seal("void/1", body, channel=channel, purpose="", seq=2, prev=envelope_hash(first))
    assert take(void).status == 200
    assert effects() == ["1", "3"]
    assert not Alarm.objects.exists()
    assert take(never_sent).code == "number_taken"


def test_a_void_for_a_message_that_had_come_is_refused() -> None:
    other = make_other_node()
    channel = str(uuid4())
    first = other.seal(channel=channel, body=b"1")
    take(first)
    body = chain.canonical({"replaces": envelope_hash(first)})
    result = take(other.seal("void/1", body, channel=channel, purpose="", seq=1, prev=""))
    assert (result.status, result.code) == (422, "already_heard")
    assert not Alarm.objects.exists()


def test_a_void_that_names_nothing_is_refused() -> None:
    other = make_other_node()
    assert take(other.seal("void/1", b"{}", purpose="")).code == "bad_void"


def test_a_number_beyond_all_sense_is_held_and_harms_nothing() -> None:
    other = make_other_node()
    assert take(other.seal(seq=2**53 - 1)).missing_from == 1
    assert effects() == []


def test_a_peer_cannot_fill_the_disk_with_messages_whose_turn_never_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    from passage.node.peers.actions import receiving

    monkeypatch.setattr(receiving, "HELD_LIMIT", 3)
    other = make_other_node()
    channel = str(uuid4())
    first = other.seal(channel=channel, body=b"1")
    later = [other.seal(channel=channel, body=b"%d" % number) for number in range(2, 6)]
    answers = [take(raw) for raw in later]
    assert [answer.status for answer in answers] == [200, 200, 200, 403]
    take(first)
    take(later[-1])
    assert effects() == ["1", "2", "3", "4", "5"]


def test_a_message_held_for_a_day_is_told_to_a_person_once() -> None:
    other = make_other_node()
    take(other.seal(seq=2))
    actions.tidy(now=timezone.now() + timedelta(hours=2))
    assert not Alarm.objects.exists()
    actions.tidy(now=timezone.now() + timedelta(hours=25))
    actions.tidy(now=timezone.now() + timedelta(hours=26))
    assert [alarm.code for alarm in queries.open_alarms()] == ["earlier_one_missing"]


def test_a_receipt_from_a_peers_desk_is_held_and_told_once() -> None:
    other = make_other_node()
    channel = actions.open_channel(by=BY, peer=other.row)
    sent = actions.post(by=BY, channel=channel, kind="message/1", purpose="protection", consent_hash="", body=b"{}")
    raw = other.receipt_for(sent, ReceiptStage.ACCEPTED)
    told: list[HeldReceipt] = []
    envelope = other.seal("receipt/1", raw, channel=str(channel.public_id), purpose="")
    for _ in range(2):
        actions.receive(raw=envelope, admit={}, heard=told.append)
    assert [(held.stage, bytes(held.raw)) for held in told] == [("accepted", raw)]
    assert HeldReceipt.objects.get().outbox == sent


def test_a_receipt_that_is_not_the_peers_own_is_refused_and_an_alarm() -> None:
    other = make_other_node()
    channel = actions.open_channel(by=BY, peer=other.row)
    sent = actions.post(by=BY, channel=channel, kind="message/1", purpose="protection", consent_hash="", body=b"{}")
    wrong = [
        OtherNode().receipt_for(sent, ReceiptStage.ACCEPTED),
        other.receipt_for(sent, ReceiptStage.ACCEPTED, node="la"),
        other.receipt_for(sent, ReceiptStage.ACCEPTED, envelope="0" * 64),
        b"{}",
    ]
    for raw in wrong:
        result = actions.receive(raw=other.seal("receipt/1", raw, channel=str(channel.public_id), purpose=""), admit={})
        assert (result.status, result.code) == (422, "wrong_receipt")
    assert not HeldReceipt.objects.exists()
    assert {alarm.code for alarm in queries.open_alarms()} == {"wrong_receipt"}


# Each step: which of the messages arrives next, and whether the answer to it is lost on the way back.
ARRIVALS = st.lists(st.tuples(st.integers(0, 8), st.booleans()), max_size=30)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arrivals=ARRIVALS, sizes=st.lists(st.integers(1, 4), min_size=1, max_size=3), lossy=st.randoms(use_true_random=False))
def test_any_order_loss_and_repetition_ends_in_each_effect_once_and_in_order(
    arrivals: list[tuple[int, bool]], sizes: list[int], lossy: Random
) -> None:
    with transaction.atomic():
        other = make_other_node()
        wanted: dict[str, list[str]] = defaultdict(list)
        messages: list[bytes] = []
        for size in sizes:
            channel = str(uuid4())
            for number in range(size):
                body = f"{channel[:8]}.{number}"
                wanted[channel].append(body)
                messages.append(other.seal(channel=channel, body=body.encode()))
        unanswered = set(range(len(messages)))
        answers: dict[int, bytes] = {}
        first_try = [(index % len(messages), lost) for index, lost in arrivals]
        redelivered = lossy.sample(range(len(messages)), len(messages))
        for index, lost in [*first_try, *((index, False) for index in redelivered)]:
            result = take(messages[index])
            assert result.receipt is not None
            assert answers.setdefault(index, result.receipt) == result.receipt
            if not lost:
                unanswered.discard(index)
        assert not unanswered
        assert {channel: effects(channel) for channel in wanted} == dict(wanted)
        assert all(channel.heard_seq == len(wanted[str(channel.public_id)]) for channel in Channel.objects.all())
        assert not Alarm.objects.exists()
        transaction.set_rollback(True)
