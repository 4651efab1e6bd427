"""Who must sign which change of the register."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest

from passage.rules.keys import SigningKey
from passage.rules.register import (
    BadRegister,
    ListedSigningKey,
    Register,
    RegisterFault,
    State,
    StateSignature,
    bundle,
    fingerprint,
    parse,
    sign,
    unbundle,
    verify,
)
from tests.rules.register.samples import (
    AT,
    CODES,
    FIRST,
    ISSUED,
    ROOTS,
    YEAR,
    a_corridor_suspended,
    a_member,
    a_node_suspended,
    a_register,
    a_state,
    after,
    seeded,
    signed,
    with_node,
)

SUBSETS = [frozenset(chosen) for size in range(5) for chosen in combinations(CODES, size)]
NEW_KEY = ListedSigningKey(seeded("new key of kh").public(), AT, AT + YEAR)


def signing_of(register: Register, name: str) -> tuple[ListedSigningKey, ...]:
    return register.member(name).signing


def holds(register: Register, previous: Register | None, by) -> bool:
    """Is it accepted? Otherwise it must be refused for want of signatures, and say for which act."""
    try:
        return verify(register.to_bytes(), signed(register, by), previous) == register
    except BadRegister as error:
        if error.code != RegisterFault.NOT_ENOUGH_SIGNATURES or not error.missing:
            raise
        return False


def enough(register: Register, previous: Register | None = FIRST, also: tuple[str, ...] = ()) -> set[frozenset[str]]:
    """Every set of the four states whose signatures are enough."""
    return {states for states in SUBSETS if holds(register, previous, [*states, *also])}


def those(condition) -> set[frozenset[str]]:
    return {states for states in SUBSETS if condition(states)}


ANY_THREE = those(lambda states: len(states) >= 3)
ALL_FOUR = those(lambda states: len(states) == 4)
KH_AND_ANOTHER = those(lambda states: "KH" in states and len(states) >= 2)
KH_ALONE = those(lambda states: "KH" in states)

NODE_SUSPENDED = after(FIRST, suspensions=(a_node_suspended("kh", ["KH"]),))
CORRIDOR_SUSPENDED = after(FIRST, suspensions=(a_corridor_suspended("KH", "TH", ["KH"]),))


def test_the_first_version_needs_a_threshold_of_its_own_states():
    assert enough(FIRST, None) == ANY_THREE


def test_a_general_act_or_a_renewal_needs_the_threshold():
    assert enough(after(FIRST)) == ANY_THREE
    assert enough(after(FIRST, threshold=4)) == ANY_THREE


def test_adding_a_state_needs_all_states_and_the_new_one():
    joined = after(FIRST, states=(*FIRST.states, a_state("VN")))
    assert enough(joined, also=("VN",)) == ALL_FOUR
    assert enough(joined) == set()


def test_removing_a_state_needs_all_the_others():
    left = after(FIRST, states=FIRST.states[:3])
    assert enough(left) == those(lambda states: {"KH", "LA", "MM"} <= states)


def test_a_state_changes_its_root_with_one_other_and_signs_with_the_old_root():
    rotated = after(FIRST, states=(State("KH", (seeded("new root").public(),)), *FIRST.states[1:]))
    assert enough(rotated) == KH_AND_ANOTHER
    with pytest.raises(BadRegister) as refused:
        verify(rotated.to_bytes(), [sign(rotated.to_bytes(), "KH", seeded("new root")), *signed(rotated, ["LA"])], FIRST)
    assert refused.value.code == RegisterFault.UNKNOWN_SIGNER


def test_adding_a_node_needs_its_state_and_one_other():
    assert enough(after(FIRST, nodes=(*FIRST.nodes, a_member("kh-2", "KH")))) == KH_AND_ANOTHER


def test_adding_a_node_of_an_international_body_needs_the_threshold():
    assert enough(after(FIRST, nodes=(*FIRST.nodes, a_member("ilo", "CH")))) == ANY_THREE


def test_rotating_the_keys_of_a_node_needs_its_state_and_one_other():
    rotated = after(FIRST, nodes=with_node(FIRST, "kh", signing=(*signing_of(FIRST, "kh"), NEW_KEY)))
    assert enough(rotated) == KH_AND_ANOTHER


@pytest.mark.parametrize(
    "changes",
    [{"endpoint": "https://elsewhere.example"}, {"kinds": frozenset()}, {"suites": FIRST.nodes[0].suites[1:]}, {"sealing": ()}],
)
def test_any_other_change_of_a_node_needs_its_state_and_one_other(changes):
    assert enough(after(FIRST, nodes=with_node(FIRST, "kh", **changes))) == KH_AND_ANOTHER


def distrusting(register: Register, name: str, since) -> Register:
    listed = tuple(replace(key, not_trusted_after=since) for key in signing_of(register, name))
    return after(register, nodes=with_node(register, name, signing=listed))


def test_a_state_alone_ends_the_trust_in_a_stolen_key_of_its_node():
    assert enough(distrusting(FIRST, "kh", AT)) == KH_ALONE


def test_trust_in_a_key_of_an_international_body_ends_by_the_threshold():
    assert enough(distrusting(FIRST, "iom", AT)) == ANY_THREE


def test_trust_ends_earlier_but_is_never_given_back():
    distrusted = distrusting(FIRST, "kh", AT)
    assert enough(distrusting(distrusted, "kh", AT - timedelta(days=1)), distrusted) == KH_ALONE
    for since in (None, AT + timedelta(days=1)):
        restored = distrusting(distrusted, "kh", since)
        with pytest.raises(BadRegister) as refused:
            verify(restored.to_bytes(), signed(restored, CODES), distrusted)
        assert refused.value.code == RegisterFault.TRUST_RESTORED


def test_ending_trust_together_with_another_change_needs_one_other_again():
    listed = tuple(replace(key, not_trusted_after=AT) for key in signing_of(FIRST, "kh"))
    both = after(FIRST, nodes=with_node(FIRST, "kh", signing=listed, endpoint="https://elsewhere.example"))
    assert enough(both) == KH_AND_ANOTHER


@pytest.mark.parametrize(
    ("nodes", "code"),
    [
        (FIRST.nodes[1:], RegisterFault.MEMBER_GONE),
        (with_node(FIRST, "kh", country="TH"), RegisterFault.MEMBER_MOVED),
        (with_node(FIRST, "kh", signing=(NEW_KEY,)), RegisterFault.KEY_GONE),
    ],
)
def test_what_no_signature_allows(nodes, code):
    changed = after(FIRST, nodes=nodes)
    with pytest.raises(BadRegister) as refused:
        verify(changed.to_bytes(), signed(changed, CODES), FIRST)
    assert refused.value.code == code


def test_a_state_alone_suspends_its_own_node_at_once():
    assert enough(NODE_SUSPENDED) == KH_ALONE


def test_another_state_alone_suspends_nobody_elses_node():
    assert enough(after(FIRST, suspensions=(a_node_suspended("kh", ["TH"]),))) == those(
        lambda states: "TH" in states and len(states) >= 3
    )


def test_the_threshold_suspends_any_node():
    by_three = after(FIRST, suspensions=(a_node_suspended("kh", ["LA", "MM", "TH"]),))
    assert enough(by_three) == those(lambda states: {"LA", "MM", "TH"} <= states)


def test_the_node_of_an_international_body_is_suspended_by_the_threshold():
    suspended = after(FIRST, suspensions=(a_node_suspended("iom", ["KH"]),))
    assert enough(suspended) == those(lambda states: "KH" in states and len(states) >= 3)


def test_one_of_the_two_states_alone_suspends_a_corridor_at_once():
    assert enough(CORRIDOR_SUSPENDED) == KH_ALONE


def test_a_state_alone_suspends_its_corridor_to_an_international_body():
    assert enough(after(FIRST, suspensions=(a_corridor_suspended("CH", "KH", ["KH"]),))) == KH_ALONE


def test_a_third_state_alone_suspends_no_corridor_of_others():
    suspended = after(FIRST, suspensions=(a_corridor_suspended("KH", "TH", ["LA"]),))
    assert enough(suspended) == those(lambda states: "LA" in states and len(states) >= 3)


def test_nobody_is_named_as_suspending_who_did_not_sign():
    suspended = after(FIRST, suspensions=(a_corridor_suspended("KH", "TH", ["KH", "LA"]),))
    assert enough(suspended) == those(lambda states: {"KH", "LA"} <= states)


def test_a_corridor_is_lifted_by_the_state_that_suspended_it():
    assert enough(after(CORRIDOR_SUSPENDED, suspensions=()), CORRIDOR_SUSPENDED) == KH_ALONE


def test_a_node_is_lifted_by_the_state_that_suspended_it_and_one_other():
    assert enough(after(NODE_SUSPENDED, suspensions=()), NODE_SUSPENDED) == KH_AND_ANOTHER


def test_a_node_suspended_by_three_is_lifted_by_the_same_three_and_the_fourth():
    by_three = after(FIRST, suspensions=(a_node_suspended("kh", ["LA", "MM", "TH"]),))
    assert enough(after(by_three, suspensions=()), by_three) == ALL_FOUR


def test_another_state_joins_a_suspension_and_it_is_then_lifted_only_by_both():
    joined = after(CORRIDOR_SUSPENDED, suspensions=(a_corridor_suspended("KH", "TH", ["KH", "TH"]),))
    assert enough(joined, CORRIDOR_SUSPENDED) == those(lambda states: "TH" in states)
    assert enough(after(joined, suspensions=()), joined) == those(lambda states: {"KH", "TH"} <= states)


def test_a_suspension_is_not_weakened_by_another_state_that_takes_it_over():
    taken_over = after(CORRIDOR_SUSPENDED, suspensions=(a_corridor_suspended("KH", "TH", ["TH"]),))
    assert enough(taken_over, CORRIDOR_SUSPENDED) == those(lambda states: {"KH", "TH"} <= states)
    postponed = after(CORRIDOR_SUSPENDED, suspensions=(a_corridor_suspended("KH", "TH", ["KH", "TH"], since=AT + YEAR),))
    assert enough(postponed, CORRIDOR_SUSPENDED) == those(lambda states: {"KH", "TH"} <= states)


def test_a_suspension_of_a_state_that_leaves_is_lifted_without_it():
    left = after(CORRIDOR_SUSPENDED, states=FIRST.states[1:], suspensions=())
    assert enough(left, CORRIDOR_SUSPENDED) == those(lambda states: {"LA", "MM", "TH"} <= states)


def test_several_changes_in_one_version_need_all_that_each_needs():
    both = after(FIRST, nodes=(*FIRST.nodes, a_member("la-2", "LA")), suspensions=(a_node_suspended("kh", ["KH"]),))
    assert enough(both) == those(lambda states: {"KH", "LA"} <= states)


def test_where_there_is_no_other_state_one_signs_alone():
    alone = a_register(states=FIRST.states[:1], threshold=1)
    assert holds(after(alone, nodes=(*alone.nodes, a_member("kh-2", "KH"))), alone, ["KH"])


@pytest.mark.parametrize(
    "successor",
    [
        replace(after(FIRST), version=3),
        replace(after(FIRST), previous="ab" * 32),
        FIRST,
    ],
)
def test_only_the_next_version_of_this_very_register_follows(successor):
    with pytest.raises(BadRegister) as refused:
        verify(successor.to_bytes(), signed(successor, CODES), FIRST)
    assert refused.value.code == RegisterFault.WRONG_SUCCESSOR


def test_a_later_version_is_no_beginning():
    with pytest.raises(BadRegister) as refused:
        verify(after(FIRST).to_bytes(), signed(after(FIRST), CODES), None)
    assert refused.value.code == RegisterFault.WRONG_SUCCESSOR


def test_a_version_issued_before_the_one_it_follows_is_refused():
    earlier = replace(after(FIRST), issued=ISSUED - timedelta(days=1))
    with pytest.raises(BadRegister) as refused:
        verify(earlier.to_bytes(), signed(earlier, CODES), FIRST)
    assert refused.value.code == RegisterFault.ISSUED_EARLIER


@pytest.mark.parametrize("state", ["VN", "CH"])
def test_a_stranger_among_the_signers_voids_the_whole(state):
    stranger = sign(after(FIRST).to_bytes(), state, seeded("stranger"))
    with pytest.raises(BadRegister) as refused:
        verify(after(FIRST).to_bytes(), [*signed(after(FIRST), CODES), stranger], FIRST)
    assert refused.value.code == RegisterFault.UNKNOWN_SIGNER


def test_a_signature_of_another_document_voids_the_whole():
    other = signed(after(FIRST, threshold=4), ["KH"])
    with pytest.raises(BadRegister) as refused:
        verify(after(FIRST).to_bytes(), [*signed(after(FIRST), ["LA", "MM", "TH"]), *other], FIRST)
    assert refused.value.code == RegisterFault.BAD_SIGNATURE


def test_one_state_that_signs_three_times_is_one_state():
    with pytest.raises(BadRegister) as refused:
        verify(after(FIRST).to_bytes(), signed(after(FIRST), ["KH", "KH", "KH"]), FIRST)
    assert refused.value.code == RegisterFault.NOT_ENOUGH_SIGNATURES
    assert refused.value.missing == ("general",)


def test_a_state_that_puts_a_key_of_its_own_into_another_states_roots_gains_nothing():
    stolen = after(FIRST, states=(*FIRST.states[:3], State("TH", (ROOTS["TH"].public(), seeded("of kh").public()))))
    forged = [*signed(stolen, ["KH"]), sign(stolen.to_bytes(), "TH", seeded("of kh"))]
    with pytest.raises(BadRegister) as refused:
        verify(stolen.to_bytes(), forged, FIRST)
    assert refused.value.code == RegisterFault.UNKNOWN_SIGNER


@pytest.mark.parametrize("register", [after(FIRST), NODE_SUSPENDED, CORRIDOR_SUSPENDED])
def test_more_signatures_never_make_a_register_less_valid(register):
    accepted = enough(register)
    assert accepted == {states for states in SUBSETS if any(fewer <= states for fewer in accepted)}


def test_a_bundle_gives_back_the_very_bytes_that_were_signed():
    raw = bundle(FIRST.to_bytes(), signed(FIRST, CODES))
    document, signatures = unbundle(raw)
    assert document == FIRST.to_bytes()
    assert document in raw
    assert verify(document, signatures, None) == FIRST
    assert bundle(document, signatures[::-1]) == raw


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b'{"register":{},"signatures":{}}',
        b'{"register":[],"signatures":[]}',
        b'{"register":{},"signatures":[1]}',
        b'{"register":{},"signatures":[{"key":"0","sig":"","state":"KH"}]}',
    ],
)
def test_bytes_that_are_no_bundle_are_refused(raw):
    with pytest.raises(BadRegister) as refused:
        unbundle(raw)
    assert refused.value.code == RegisterFault.MALFORMED


def test_what_is_no_document_is_not_bundled():
    with pytest.raises(BadRegister):
        bundle(b"{ }", [])


def test_a_fingerprint_is_sixty_digits_and_changes_with_the_document():
    digits = fingerprint(FIRST.to_bytes())
    assert len(digits.split()) == 12
    assert all(len(group) == 5 and group.isdecimal() for group in digits.split())
    assert fingerprint(after(FIRST).to_bytes()) != digits


def test_a_signature_of_a_node_key_in_the_place_of_a_root_is_refused():
    node_key: SigningKey = seeded("node kh")
    given_signature = StateSignature("KH", node_key.id, node_key.sign("safe-passage/register/1", FIRST.to_bytes()))
    with pytest.raises(BadRegister) as refused:
        verify(FIRST.to_bytes(), [given_signature], None)
    assert refused.value.code == RegisterFault.UNKNOWN_SIGNER


def test_a_first_version_that_suspends_needs_those_it_names():
    suspended = a_register(suspensions=(a_node_suspended("kh", ["KH"]),))
    assert enough(suspended, None) == those(lambda states: "KH" in states and len(states) >= 3)


def test_parsing_does_not_ask_for_signatures():
    assert parse(FIRST.to_bytes()) == FIRST
