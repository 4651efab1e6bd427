"""The Merkle tree of RFC 9162, against the vectors of Certificate Transparency and the recursive definition."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.chain import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root,
    verify_consistency,
    verify_inclusion,
)

# The log and its roots in the tests of the implementations of RFC 6962 (certificate-transparency); RFC 9162 has the same tree.
ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [leaf_hash(bytes.fromhex(entry)) for entry in ENTRIES]
MANY = [leaf_hash(b"%d" % number) for number in range(70)]
SIZES = st.integers(1, len(MANY))


def split(size: int) -> int:
    power = 1
    while power * 2 < size:
        power *= 2
    return power


def slow_root(leaves: list[bytes]) -> bytes:
    """MTH, word for word (RFC 9162, section 2.1.1)."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return hashlib.sha256(b"\x01" + slow_root(leaves[:k]) + slow_root(leaves[k:])).digest()


def slow_path(index: int, leaves: list[bytes]) -> list[bytes]:
    """PATH, word for word (section 2.1.3.1)."""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if index < k:
        return [*slow_path(index, leaves[:k]), slow_root(leaves[k:])]
    return [*slow_path(index - k, leaves[k:]), slow_root(leaves[:k])]


def slow_proof(size: int, leaves: list[bytes], whole: bool = True) -> list[bytes]:
    """SUBPROOF, word for word (section 2.1.4.1)."""
    if size == len(leaves):
        return [] if whole else [slow_root(leaves)]
    k = split(len(leaves))
    if size <= k:
        return [*slow_proof(size, leaves[:k], whole), slow_root(leaves[k:])]
    return [*slow_proof(size - k, leaves[k:], False), slow_root(leaves[:k])]


@pytest.mark.parametrize("size", range(9))
def test_roots_are_those_of_certificate_transparency(size):
    assert root(LEAVES[:size]).hex() == ROOTS[size]


@given(st.integers(0, len(MANY)))
def test_the_root_is_that_of_the_definition(size):
    assert root(MANY[:size]) == slow_root(MANY[:size])


@given(SIZES, st.data())
def test_an_inclusion_proof_is_that_of_the_definition_and_holds(size, data):
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, MANY[:size])
    assert proof == slow_path(index, MANY[:size])
    assert verify_inclusion(MANY[index], index, size, proof, root(MANY[:size]))


@given(SIZES, st.data())
def test_a_consistency_proof_is_that_of_the_definition_and_holds(size, data):
    old = data.draw(st.integers(1, size))
    proof = consistency_proof(old, MANY[:size])
    assert proof == slow_proof(old, MANY[:size])
    assert verify_consistency(old, size, root(MANY[:old]), root(MANY[:size]), proof)


@given(SIZES, st.data())
def test_an_inclusion_proof_with_anything_changed_does_not_hold(size, data):
    index = data.draw(st.integers(0, size - 1))
    proof, whole = inclusion_proof(index, MANY[:size]), root(MANY[:size])
    other = data.draw(st.integers(0, size - 1).filter(lambda number: number != index) | st.just(size))
    assert not verify_inclusion(MANY[index], other, size, proof, whole)
    assert not verify_inclusion(leaf_hash(b"forged"), index, size, proof, whole)
    assert not verify_inclusion(MANY[index], index, size, proof, bytes(32))
    assert not verify_inclusion(MANY[index], index, size, [*proof, bytes(32)], whole)
    if proof:
        place = data.draw(st.integers(0, len(proof) - 1))
        changed = [bytes(32) if at == place else step for at, step in enumerate(proof)]
        assert not verify_inclusion(MANY[index], index, size, changed, whole)
        assert not verify_inclusion(MANY[index], index, size, proof[:-1], whole)


@given(SIZES, st.data())
def test_a_proof_does_not_hold_for_a_log_said_to_be_twice_as_large(size, data):
    index = data.draw(st.integers(0, size - 1))
    larger = 2 << (size - 1).bit_length()
    assert not verify_inclusion(MANY[index], index, larger, inclusion_proof(index, MANY[:size]), root(MANY[:size]))


@given(st.integers(2, len(MANY)), st.data())
def test_a_log_that_was_rewritten_is_not_consistent(size, data):
    old = data.draw(st.integers(1, size - 1))
    place = data.draw(st.integers(0, old - 1))
    forged = [leaf_hash(b"forged") if at == place else leaf for at, leaf in enumerate(MANY[:size])]
    assert not verify_consistency(old, size, root(MANY[:old]), root(forged), consistency_proof(old, forged))
    assert not verify_consistency(old, size, root(MANY[:old]), root(MANY[:size]), [])
    proof = consistency_proof(old, MANY[:size])
    assert not verify_consistency(old, size, root(MANY[:old]), root(MANY[:size]), [*proof, bytes(32)])


def test_every_log_begins_with_the_empty_one():
    assert verify_consistency(0, 5, EMPTY_ROOT, root(MANY[:5]), [])
    assert not verify_consistency(0, 0, EMPTY_ROOT, root(MANY[:5]), [])
    assert not verify_consistency(0, 5, bytes(32), root(MANY[:5]), [])


def test_a_smaller_log_is_not_the_later_one():
    assert not verify_consistency(5, 3, root(MANY[:5]), root(MANY[:3]), [])
    assert not verify_consistency(5, 5, root(MANY[:5]), root(MANY[1:6]), [])


@given(st.integers(0, len(MANY)))
def test_a_frontier_remembers_no_more_than_one_hash_for_each_bit(size):
    frontier = Frontier()
    for leaf in MANY[:size]:
        frontier = frontier.append(leaf)
    assert frontier.size == size
    assert len(frontier.peaks) == size.bit_count()
    assert frontier.root() == slow_root(MANY[:size])
    assert Frontier(frontier.size, frontier.peaks).append(MANY[0]).root() == slow_root([*MANY[:size], MANY[0]])


@pytest.mark.parametrize(("size", "peaks"), [(-1, ()), (1, ()), (3, (bytes(32),)), (1, (bytes(31),))])
def test_a_frontier_that_cannot_be_is_refused(size, peaks):
    with pytest.raises(ValueError, match="peaks"):
        Frontier(size, peaks)


def test_proofs_of_what_is_not_there_are_refused():
    with pytest.raises(IndexError):
        inclusion_proof(5, MANY[:5])
    for old in (0, 6):
        with pytest.raises(ValueError, match="old log"):
            consistency_proof(old, MANY[:5])


def test_leaves_and_nodes_never_have_the_same_hash():
    left, right = MANY[:2]
    assert leaf_hash(left + right) != root([left, right])
