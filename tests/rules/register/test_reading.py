"""The register as a document."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.chain import canonical
from passage.rules.keys import Suite
from passage.rules.register import BadRegister, ListedSigningKey, RegisterFault, Role, State, Suspension, parse
from tests.examples import at_most
from tests.rules.register.samples import (
    AT,
    FIRST,
    ISSUED,
    NODES,
    YEAR,
    a_corridor_suspended,
    a_member,
    a_node_suspended,
    a_register,
    a_state,
    seeded,
)

VALUES = json.loads(FIRST.to_bytes())


def fault(raw: bytes) -> RegisterFault:
    with pytest.raises(BadRegister) as refused:
        parse(raw)
    return refused.value.code


def test_a_register_reads_back():
    register = a_register(suspensions=(a_node_suspended("th", ["TH"]), a_corridor_suspended("TH", "KH", ["KH"])))
    assert parse(register.to_bytes()) == register
    assert parse(register.to_bytes()).hash == register.hash


def test_the_order_in_which_it_was_put_together_does_not_change_its_bytes():
    assert a_register(states=FIRST.states[::-1], nodes=FIRST.nodes[::-1]) == FIRST
    assert [node.name for node in FIRST.nodes] == ["iom", "kh", "la", "mm", "th"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"version": 0}, RegisterFault.MALFORMED),
        ({"version": 2}, RegisterFault.MALFORMED),
        ({"previous": "ab" * 32}, RegisterFault.MALFORMED),
        ({"version": True}, RegisterFault.MALFORMED),
        ({"issued": ISSUED.replace(tzinfo=None)}, RegisterFault.MALFORMED),
        ({"states": ()}, RegisterFault.NO_STATES),
        ({"threshold": 2}, RegisterFault.BAD_THRESHOLD),
        ({"threshold": 5}, RegisterFault.BAD_THRESHOLD),
        ({"states": (*FIRST.states, FIRST.states[0])}, RegisterFault.NAMED_TWICE),
        ({"nodes": (*NODES, NODES[0])}, RegisterFault.NAMED_TWICE),
        ({"nodes": (*NODES, replace(NODES[0], name="kh-2"))}, RegisterFault.KEY_TWICE),
        (
            {"nodes": (a_member("kh", "KH", signing=(ListedSigningKey(a_state("KH").roots[0], ISSUED, AT),)),)},
            RegisterFault.KEY_TWICE,
        ),
        ({"suspensions": (a_node_suspended("xx", ["TH"]),)}, RegisterFault.BAD_SUSPENSION),
        ({"suspensions": (a_node_suspended("th", ["VN"]),)}, RegisterFault.BAD_SUSPENSION),
        ({"suspensions": (a_node_suspended("th", ["TH"]), a_node_suspended("th", ["KH"]))}, RegisterFault.NAMED_TWICE),
    ],
)
def test_a_register_that_cannot_be_is_refused_with_its_reason(changes, code):
    with pytest.raises(BadRegister) as refused:
        a_register(**changes)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "KH"}, RegisterFault.BAD_MEMBER),
        ({"country": "Cambodia"}, RegisterFault.BAD_MEMBER),
        ({"agency": {}}, RegisterFault.BAD_MEMBER),
        ({"agency": {"en": " "}}, RegisterFault.BAD_MEMBER),
        ({"agency": {"English!": "x"}}, RegisterFault.BAD_MEMBER),
        ({"kinds": frozenset({"referral"})}, RegisterFault.BAD_MEMBER),
        ({"roles": frozenset()}, RegisterFault.BAD_MEMBER),
        ({"roles": frozenset({Role.FACILITATOR, Role.CASEWORK})}, RegisterFault.FACILITATOR_DOES_CASEWORK),
        ({"suites": ()}, RegisterFault.BAD_KEY),
        ({"suites": (Suite.XWING, Suite.XWING)}, RegisterFault.BAD_KEY),
        ({"signing": ()}, RegisterFault.BAD_KEY),
        ({"endpoint": "http://kh.example/wire"}, RegisterFault.BAD_ENDPOINT),
        ({"endpoint": "ftp://kh.example"}, RegisterFault.BAD_ENDPOINT),
        ({"endpoint": "https://user@kh.example"}, RegisterFault.BAD_ENDPOINT),
        ({"endpoint": "https://kh.example/?a=1"}, RegisterFault.BAD_ENDPOINT),
        ({"endpoint": "https://kh.example/#a"}, RegisterFault.BAD_ENDPOINT),
        ({"endpoint": "https://kh.example:port"}, RegisterFault.BAD_ENDPOINT),
        ({"endpoint": "https://[::1"}, RegisterFault.BAD_ENDPOINT),
        ({"endpoint": "https://kh.example/ "}, RegisterFault.BAD_ENDPOINT),
        ({"endpoint": ""}, RegisterFault.BAD_ENDPOINT),
    ],
)
def test_a_member_that_cannot_be_is_refused_with_its_reason(changes, code):
    with pytest.raises(BadRegister) as refused:
        replace(NODES[0], **changes)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "endpoint", ["https://kh.example", "http://kh.localhost:8101", "http://127.0.0.1:8101/wire", "http://[::1]:8101"]
)
def test_an_endpoint_is_over_tls_or_on_this_machine(endpoint):
    assert replace(NODES[0], endpoint=endpoint).endpoint == endpoint


@pytest.mark.parametrize(
    "suspend",
    [
        lambda: Suspension("", (), ("TH",), AT, "x"),
        lambda: Suspension("th", ("KH", "TH"), ("TH",), AT, "x"),
        lambda: Suspension("", ("TH",), ("TH",), AT, "x"),
        lambda: Suspension("th", (), (), AT, "x"),
        lambda: Suspension("th", (), ("th",), AT, "x"),
        lambda: Suspension("th", (), ("TH",), AT, "Words."),
        lambda: Suspension("th", (), ("TH",), AT.replace(tzinfo=None), "x"),
    ],
)
def test_a_suspension_is_of_one_node_or_one_corridor_by_somebody(suspend):
    with pytest.raises(BadRegister) as refused:
        suspend()
    assert refused.value.code == RegisterFault.BAD_SUSPENSION


def test_a_corridor_has_two_ends():
    with pytest.raises(BadRegister) as refused:
        a_corridor_suspended("TH", "TH", ["TH"])
    assert refused.value.code == RegisterFault.NAMED_TWICE


def test_a_state_has_a_code_and_a_root():
    for build in (lambda: State("KH", ()), lambda: State("kh", a_state("KH").roots)):
        with pytest.raises(BadRegister) as refused:
            build()
        assert refused.value.code == RegisterFault.BAD_STATE


@pytest.mark.parametrize(
    ("begins", "ends"), [(AT, AT), (AT, ISSUED), (AT.replace(tzinfo=None), AT + YEAR), (AT, AT.replace(microsecond=5) + YEAR)]
)
def test_a_key_is_valid_for_some_time(begins, ends):
    with pytest.raises(BadRegister) as refused:
        ListedSigningKey(seeded("x").public(), begins, ends)
    assert refused.value.code == RegisterFault.BAD_VALIDITY


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", RegisterFault.MALFORMED),
        (b"{}", RegisterFault.MALFORMED),
        (FIRST.to_bytes() + b" ", RegisterFault.MALFORMED),
        (b'"' + b"x" * 5_000_000 + b'"', RegisterFault.TOO_LARGE),
        (canonical({**VALUES, "v": 2}), RegisterFault.UNKNOWN_VERSION),
        (canonical({**VALUES, "more": 1}), RegisterFault.MALFORMED),
        (canonical({**VALUES, "nodes": VALUES["nodes"][::-1]}), RegisterFault.MALFORMED),
        (canonical({**VALUES, "states": [{"code": "KH", "roots": ["AAAA"]}]}), RegisterFault.BAD_KEY),
        (canonical({**VALUES, "states": [{"code": "KH", "roots": ["?"]}]}), RegisterFault.MALFORMED),
    ],
)
def test_bytes_that_are_no_register_are_refused_with_a_reason(raw, code):
    assert fault(raw) == code


def paths(value: object, path: tuple = ()) -> list[tuple]:
    found = [path]
    if isinstance(value, dict):
        for key, item in value.items():
            found += paths(item, (*path, key))
    if isinstance(value, list):
        for index, item in enumerate(value):
            found += paths(item, (*path, index))
    return found


PATHS = [path for path in paths(VALUES) if path]
JSON = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.text(max_size=8)
    | st.just([])
    | st.just({})
    | st.just([[]])
    | st.just([{}])
)


@given(st.sampled_from(PATHS), JSON)
@at_most(200)
def test_any_value_in_any_place_is_a_register_or_refused_and_not_a_crash(path, value):
    changed = json.loads(FIRST.to_bytes())
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    raw = canonical(changed)
    try:
        register = parse(raw)
    except BadRegister:
        return
    assert register.to_bytes() == raw


@given(st.binary(max_size=200))
def test_noise_is_no_register(noise):
    assert fault(noise) in RegisterFault


def test_sealing_and_signing_keys_come_in_the_order_of_their_ids_and_once():
    twice = (
        ListedSigningKey(seeded("x").public(), ISSUED, AT),
        ListedSigningKey(seeded("x").public(), ISSUED, AT + timedelta(days=1)),
    )
    with pytest.raises(BadRegister) as refused:
        replace(NODES[0], signing=twice)
    assert refused.value.code == RegisterFault.NAMED_TWICE
