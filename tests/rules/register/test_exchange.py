"""What the register allows at a moment."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.keys import NoSuchKey, NoSuchKeyReason, Suite
from passage.rules.register import ExchangeRefusal, ListedSealingKey, NotAllowed, Register, Staleness, staleness
from tests.rules.register.samples import (
    AT,
    FIRST,
    ISSUED,
    YEAR,
    a_corridor_suspended,
    a_node_suspended,
    a_register,
    sealing,
    seeded,
    with_node,
)

SECOND = timedelta(seconds=1)
KIND = "referral/1"


def refusal(register: Register, a: str, b: str, kind: str = KIND, at=AT) -> ExchangeRefusal:
    with pytest.raises(NotAllowed) as refused:
        register.may_exchange(a, b, kind, at)
    return refused.value.code


def allowed(register: Register, a: str, b: str, at=AT) -> bool:
    try:
        register.may_exchange(a, b, KIND, at)
    except NotAllowed:
        return False
    return True


def test_two_members_may_exchange_a_kind_both_know():
    assert allowed(FIRST, "th", "kh")
    assert allowed(FIRST, "kh", "th")


def test_a_stranger_and_oneself_are_no_peers():
    assert refusal(FIRST, "th", "vn") == ExchangeRefusal.UNKNOWN_MEMBER
    assert refusal(FIRST, "vn", "th") == ExchangeRefusal.UNKNOWN_MEMBER
    assert refusal(FIRST, "th", "th") == ExchangeRefusal.SAME_NODE


def test_a_kind_only_one_of_the_two_may_use_is_not_exchanged():
    register = a_register(nodes=with_node(FIRST, "kh", kinds=frozenset({"tracing_request/1"})))
    assert refusal(register, "th", "kh") == ExchangeRefusal.KIND_NOT_ALLOWED
    assert refusal(register, "kh", "th") == ExchangeRefusal.KIND_NOT_ALLOWED
    assert allowed(register, "th", "la")


def test_a_suspended_node_exchanges_with_nobody_from_that_moment():
    register = a_register(suspensions=(a_node_suspended("th", ["TH"]),))
    assert refusal(register, "th", "kh") == ExchangeRefusal.NODE_SUSPENDED
    assert refusal(register, "kh", "th") == ExchangeRefusal.NODE_SUSPENDED
    assert allowed(register, "kh", "th", at=AT - SECOND)
    assert allowed(register, "kh", "la")


def test_a_suspended_corridor_stops_both_ways_and_nothing_else():
    register = a_register(suspensions=(a_corridor_suspended("TH", "KH", ["KH"]),))
    stopped = {
        (a, b)
        for a in ("iom", "kh", "la", "mm", "th")
        for b in ("iom", "kh", "la", "mm", "th")
        if a != b and not allowed(register, a, b)
    }
    assert stopped == {("kh", "th"), ("th", "kh")}
    assert refusal(register, "kh", "th") == ExchangeRefusal.CORRIDOR_SUSPENDED
    assert allowed(register, "kh", "th", at=AT - SECOND)


@given(st.sampled_from(["iom", "kh", "la", "mm", "th", "vn"]), st.sampled_from(["iom", "kh", "la", "mm", "th", "vn"]))
def test_what_is_allowed_one_way_is_allowed_the_other(a, b):
    register = a_register(suspensions=(a_corridor_suspended("TH", "KH", ["KH"]), a_node_suspended("mm", ["MM"])))
    assert allowed(register, a, b) == allowed(register, b, a)


def key_refusal(register: Register, name: str, key_id: str, at=AT) -> NoSuchKeyReason:
    with pytest.raises(NoSuchKey) as refused:
        register.verify_key(name, key_id, at)
    return refused.value.code


def test_the_key_of_a_member_is_found_by_name_and_id():
    key = seeded("node th").public()
    assert FIRST.verify_key("th", key.id, AT) == key
    assert key_refusal(FIRST, "vn", key.id) == NoSuchKeyReason.UNKNOWN_SENDER
    assert key_refusal(FIRST, "kh", key.id) == NoSuchKeyReason.UNKNOWN_KEY


def test_a_key_counts_from_its_first_moment_up_to_but_not_at_its_last():
    key = seeded("node th").public()
    assert FIRST.verify_key("th", key.id, ISSUED) == key
    assert FIRST.verify_key("th", key.id, ISSUED + YEAR - SECOND) == key
    assert key_refusal(FIRST, "th", key.id, ISSUED - SECOND) == NoSuchKeyReason.KEY_NOT_TRUSTED
    assert key_refusal(FIRST, "th", key.id, ISSUED + YEAR) == NoSuchKeyReason.KEY_NOT_TRUSTED


def test_nothing_received_after_the_end_of_trust_counts_and_everything_before_still_does():
    listed = tuple(replace(one, not_trusted_after=AT) for one in FIRST.member("th").signing)
    register = a_register(nodes=with_node(FIRST, "th", signing=listed))
    key = seeded("node th").public()
    assert register.verify_key("th", key.id, AT) == key
    assert key_refusal(register, "th", key.id, AT + SECOND) == NoSuchKeyReason.KEY_NOT_TRUSTED


def test_one_seals_to_the_suite_the_receiver_prefers_among_those_both_may_use():
    assert FIRST.member("kh").sealing_key(AT).suite is Suite.XWING
    assert FIRST.member("kh").sealing_key(AT, [Suite.X25519]).suite is Suite.X25519
    register = a_register(nodes=with_node(FIRST, "th", suites=(Suite.X25519,)))
    assert register.suites_between("th", "kh") == (Suite.X25519,)
    assert FIRST.suites_between("th", "kh") == (Suite.XWING, Suite.X25519)


def test_two_members_without_a_suite_in_common_are_told_so():
    nodes = with_node(a_register(nodes=with_node(FIRST, "th", suites=(Suite.X25519,))), "kh", suites=(Suite.XWING,))
    with pytest.raises(NotAllowed) as refused:
        a_register(nodes=nodes).suites_between("th", "kh")
    assert refused.value.code == ExchangeRefusal.NO_COMMON_SUITE


def test_a_key_listed_for_a_suite_the_node_may_no_longer_use_is_not_sealed_to():
    register = a_register(nodes=with_node(FIRST, "kh", suites=(Suite.XWING,)))
    with pytest.raises(NoSuchKey):
        register.member("kh").sealing_key(AT, [Suite.X25519])


def test_of_two_current_keys_the_one_that_began_last_is_sealed_to_and_none_after_its_end():
    newer = ListedSealingKey(sealing("newer", Suite.XWING).public(), AT, AT + timedelta(days=90))
    member = replace(FIRST.member("kh"), sealing=(*FIRST.member("kh").sealing, newer))
    assert member.sealing_key(AT - SECOND, [Suite.XWING]) == sealing("kh", Suite.XWING).public()
    assert member.sealing_key(AT, [Suite.XWING]) == newer.key
    with pytest.raises(NoSuchKey):
        member.sealing_key(AT + timedelta(days=90))


def test_a_register_is_fresh_then_stale_then_expired_at_exact_moments():
    limit, fresh = timedelta(days=30), timedelta(days=7)
    assert staleness(FIRST, ISSUED - SECOND, limit) is Staleness.FRESH
    assert staleness(FIRST, ISSUED + fresh, limit) is Staleness.FRESH
    assert staleness(FIRST, ISSUED + fresh + SECOND, limit) is Staleness.STALE
    assert staleness(FIRST, ISSUED + limit, limit) is Staleness.STALE
    assert staleness(FIRST, ISSUED + limit + SECOND, limit) is Staleness.EXPIRED


def test_a_limit_shorter_than_freshness_ends_both():
    assert staleness(FIRST, ISSUED + timedelta(days=2), timedelta(days=1)) is Staleness.EXPIRED


def test_a_member_or_state_that_is_not_there_is_said_not_to_be():
    assert FIRST.has_member("kh")
    assert not FIRST.has_member("vn")
    assert FIRST.state("VN") is None
    with pytest.raises(NotAllowed):
        FIRST.member("vn")
