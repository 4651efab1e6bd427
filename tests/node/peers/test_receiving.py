"""Taking envelopes: once, answered by a signed receipt, refused with a reason."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.utils import timezone

from passage.node.peers import actions, queries
from passage.node.peers.models import Alarm, Channel, InboxRow, LogHead, LogLeaf, Peer
from passage.rules import chain
from passage.rules.envelope import Receipt, ReceiptStage, Suite, envelope_hash, read_header, stamp, verify_receipt
from tests.factories.peers import BY, OtherNode, make_other_node, make_register, suspend_corridor
from tests.node.peers.handlers import Recorder, effects

pytestmark = pytest.mark.django_db


def take(raw: bytes, recorder: Recorder | None = None, **more: object) -> actions.ReceiveResult:
    return actions.receive(raw=raw, admit=(recorder or Recorder()).handlers, **more)  # type: ignore[arg-type]


def read(result: actions.ReceiveResult) -> Receipt:
    assert result.receipt is not None
    return verify_receipt(result.receipt, settings.KEYRING.signing.public())


def test_a_message_has_its_effect_and_a_receipt_that_proves_it() -> None:
    other = make_other_node()
    raw = other.seal(body=b"one")
    result = take(raw)
    receipt = read(result)
    assert (result.status, result.code) == (200, "received")
    assert effects() == ["one"]
    assert (receipt.stage, receipt.message, receipt.envelope) == ("received", read_header(raw).id, envelope_hash(raw))
    row = InboxRow.objects.get()
    size, path = queries.inclusion(row)
    leaf = LogLeaf.objects.get(index=receipt.log_index)
    assert leaf.hash == chain.leaf_hash(bytes(leaf.salt or b"") + bytes.fromhex(receipt.envelope)).hex()
    assert chain.verify_inclusion(
        bytes.fromhex(leaf.hash), receipt.log_index, size, [bytes.fromhex(step) for step in path], bytes.fromhex(receipt.log_root)
    )
    assert (row.state, row.raw) == ("admitted", None)


def test_the_same_message_again_gets_the_same_receipt_and_no_second_effect() -> None:
    other = make_other_node()
    raw = other.seal(body=b"one")
    first, second = take(raw), take(raw)
    assert first == second
    assert effects() == ["one"]
    assert LogHead.objects.get().size == 1


def test_the_stored_receipt_is_given_even_after_the_messages_last_day() -> None:
    other = make_other_node()
    raw = other.seal(body=b"one")
    first = take(raw)
    late = take(raw, now=timezone.now() + timedelta(days=20))
    assert late == first


def test_the_same_id_with_other_bytes_is_an_alarm_and_changes_nothing() -> None:
    other = make_other_node()
    raw = other.seal(body=b"one")
    take(raw)
    header = read_header(raw)
    forged = other.seal(body=b"two", id=header.id)
    result = take(forged)
    assert (result.status, result.code, result.receipt) == (409, "other_bytes", None)
    assert effects() == ["one"]
    assert [alarm.code for alarm in queries.open_alarms()] == ["other_bytes"]
    take(forged)
    assert queries.open_alarms().count() == 1


def test_a_message_past_its_last_day_is_refused_for_good() -> None:
    other = make_other_node()
    long_ago = timezone.now() - timedelta(days=15)
    raw = other.seal(body=b"one", at=long_ago)
    first = take(raw)
    assert (first.status, first.code) == (422, "expired")
    assert (read(first).stage, read(first).reason) == (ReceiptStage.REFUSED, "expired")
    assert take(raw, now=long_ago) == first
    assert effects() == []


def test_a_clock_that_is_a_little_wrong_refuses_nothing() -> None:
    other = make_other_node()
    late = timezone.now() - timedelta(days=14, minutes=5)
    early = timezone.now() + timedelta(minutes=5)
    assert take(other.seal(body=b"late", at=late)).status == 200
    assert take(other.seal(body=b"early", at=early)).status == 200


def test_a_message_from_the_future_is_not_stored_and_may_come_again() -> None:
    other = make_other_node()
    raw = other.seal(body=b"one", at=timezone.now() + timedelta(hours=2))
    result = take(raw)
    assert (result.status, result.code, result.receipt) == (403, "not_yet_valid", None)
    assert not InboxRow.objects.exists()


def test_an_unknown_kind_is_refused_for_good() -> None:
    other = make_other_node()
    raw = other.seal("horoscope/1", purpose="")
    first = take(raw)
    assert (first.status, first.code) == (422, "unknown_kind")
    assert read(first).reason == "unknown_kind"
    assert take(raw) == first


def test_a_kind_the_register_does_not_allow_is_refused_for_good() -> None:
    other = OtherNode(kinds=frozenset({"referral/1"}))
    make_register(other)
    result = take(other.seal("message/1"))
    assert (result.status, result.code) == (422, "kind_not_allowed")


def test_a_suite_the_register_does_not_allow_is_refused_for_good() -> None:
    other = OtherNode()
    make_register(other, own_suites=(Suite.XWING,))
    result = take(other.seal(suite=Suite.X25519))
    assert (result.status, result.code) == (422, "suite_not_allowed")
    assert effects() == []


def test_what_a_handler_refuses_leaves_no_trace_of_its_work_and_its_repetition_gets_the_refusal() -> None:
    other = make_other_node()
    raw = other.seal(body=b"no")
    recorder = Recorder(refuse=[b"no"])
    first = take(raw, recorder)
    assert (first.status, first.code) == (422, "not_for_this_desk")
    assert (read(first).stage, read(first).reason) == ("refused", "not_for_this_desk")
    assert take(raw, Recorder()) == first
    assert effects() == []


def test_a_fault_in_a_handler_stores_nothing_so_that_the_sender_tries_again() -> None:
    other = make_other_node()
    raw = other.seal(body=b"one")
    with pytest.raises(RuntimeError):
        take(raw, Recorder(fail=[b"one"]))
    assert not InboxRow.objects.exists()
    assert not LogLeaf.objects.exists()
    assert take(raw).status == 200
    assert effects() == ["one"]


def test_a_suspended_corridor_lets_nothing_in_and_what_was_tried_can_come_when_it_is_lifted() -> None:
    other, third = OtherNode(), OtherNode("la", "LA")
    make_register(other, third, suspensions=[suspend_corridor("TH", "KH")])
    raw = other.seal(body=b"one")
    closed = take(raw)
    assert (closed.status, closed.code, closed.receipt) == (403, "corridor_suspended", None)
    assert not InboxRow.objects.exists()
    assert take(third.seal(body=b"from la")).status == 200
    make_register()
    assert take(raw).status == 200
    assert effects() == ["from la", "one"]


@pytest.mark.parametrize(
    ("header", "code"),
    [({"sender": "mm"}, "unknown_sender"), ({"recipient": "la"}, "wrong_recipient")],
)
def test_an_envelope_that_proves_no_member_as_its_sender_to_us_is_turned_away(header: dict[str, str], code: str) -> None:
    other = make_other_node()
    result = take(other.seal(**header))  # type: ignore[arg-type]
    assert (result.status, result.code, result.receipt) == (403, code, None)
    assert not InboxRow.objects.exists()


def test_a_key_the_register_does_not_list_is_turned_away() -> None:
    make_other_node()
    impostor = OtherNode()
    result = take(impostor.seal())
    assert (result.status, result.code) == (403, "unknown_key")


def test_a_changed_byte_is_turned_away() -> None:
    other = make_other_node()
    raw = bytearray(other.seal())
    raw[-200] ^= 1
    result = take(bytes(raw))
    assert result.status in (400, 403)
    assert not InboxRow.objects.exists()


def test_an_envelope_carried_by_another_node_is_turned_away() -> None:
    other = make_other_node()
    assert take(other.seal(), carrier="la").code == "carried_by_another"
    assert not InboxRow.objects.exists()


def test_without_a_register_or_with_one_that_is_too_old_nothing_is_taken() -> None:
    other = OtherNode()
    assert take(other.seal()).code == "no_register"
    make_register(other, issued=timezone.now() - timedelta(days=31))
    assert take(other.seal()).code == "register_expired"


def test_a_stale_register_is_used_with_a_warning() -> None:
    other = OtherNode()
    make_register(other, issued=timezone.now() - timedelta(days=20))
    assert take(other.seal()).status == 200
    state = queries.register_state()
    assert state is not None
    assert state.staleness == "stale"


def test_a_sender_with_a_newer_register_shows_that_ours_is_behind() -> None:
    other = make_other_node()
    assert take(other.seal(register=7)).status == 200
    assert [(alarm.code, alarm.thing_id) for alarm in queries.open_alarms()] == [("register_behind", "7")]


def test_a_channel_of_one_peer_is_closed_to_another() -> None:
    first, second = OtherNode(), OtherNode("la", "LA")
    make_register(first, second)
    channel = str(uuid4())
    take(first.seal(channel=channel, body=b"one"))
    result = take(second.seal(channel=channel, body=b"two"))
    assert (result.status, result.code) == (403, "channel_of_another")
    assert effects() == ["one"]


def test_hearing_from_a_peer_does_not_open_the_line_to_it() -> None:
    other = make_other_node()
    rests = timezone.now() + timedelta(hours=1)
    Peer.objects.update(failures=7, closed_until=rests)
    take(other.seal())
    row = other.row
    assert (row.failures, row.closed_until) == (7, rests)
    assert row.last_heard_at is not None


def test_the_log_root_in_each_receipt_is_that_of_all_leaves_so_far() -> None:
    other = make_other_node()
    receipts = [read(take(other.seal(body=b"%d" % number))) for number in range(9)]
    leaves = [bytes.fromhex(leaf.hash) for leaf in LogLeaf.objects.order_by("index")]
    assert [receipt.log_index for receipt in receipts] == list(range(9))
    assert [receipt.log_root for receipt in receipts] == [chain.root(leaves[: size + 1]).hex() for size in range(9)]


def test_a_forgotten_channel_keeps_its_receipts_and_loses_the_salts_of_the_log() -> None:
    other = make_other_node()
    raw = other.seal(body=b"one")
    first = take(raw)
    actions.forget_channel(by=BY, channel=Channel.objects.get())
    assert LogLeaf.objects.get().salt is None
    assert take(raw) == first


def test_no_alarm_is_raised_when_all_is_well() -> None:
    other = make_other_node()
    channel = str(uuid4())
    for number in range(3):
        take(other.seal(channel=channel, body=b"%d" % number, created=stamp(timezone.now())))
    assert not Alarm.objects.exists()
