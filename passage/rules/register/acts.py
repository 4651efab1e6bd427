"""Who must sign which change of the register."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from passage.rules.register.document import Register
from passage.rules.register.members import ListedSigningKey, Member, Suspension
from passage.rules.register.refusals import BadRegister, RegisterFault


@dataclass(frozen=True)
class Demand:
    """One condition on the set of states that sign: all of `all_of`, and at least `count` in all out of `among`."""

    act: str
    all_of: frozenset[str]
    among: frozenset[str]
    count: int

    def is_met(self, signers: Collection[str]) -> bool:
        return self.all_of <= set(signers) and len(self.among & set(signers)) >= self.count


def demands(old: Register, new: Register) -> list[Demand]:
    """What the step from `old` to `new` demands of its signers: all of it must be met. States count as they stood in `old`.

    | act | signers |
    |---|---|
    | add_state | all states, and the new one |
    | remove_state | all the others |
    | change_roots of a state | that state, and one other |
    | add_node, change_node | the state of its country, and one other; for an international body, the threshold |
    | distrust_key (an earlier end to trust in a node's signing key) | the state of its country alone; of an international
      body, the threshold |
    | suspend_node | the state of its country alone, or the threshold |
    | suspend_corridor | one of the two states alone, or the threshold |
    | lift_corridor | the states that suspended it, but for one that leaves |
    | lift_node | the same, and one other |
    | general (the threshold; renewing without a change) | the threshold |

    Where there is no other state, nobody other can sign and that part falls away. Raises `BadRegister` for a step no signature
    allows: a member or key that vanishes, a node that changes country, trust that is given back to a key.
    """
    wanted = [
        *_state_demands(old, new),
        *_node_demands(old, new),
        *_suspension_demands(old, new),
    ]
    if old.threshold != new.threshold or not wanted:
        wanted.append(_general(old, "general"))
    return wanted


def _codes(register: Register) -> frozenset[str]:
    return frozenset(state.code for state in register.states)


def _general(old: Register, act: str) -> Demand:
    return Demand(act, frozenset(), _codes(old), old.threshold)


def _with_one_other(old: Register, act: str, states: Collection[str]) -> Demand:
    """The named states and one more, if there is one more."""
    everyone = _codes(old)
    return Demand(act, frozenset(states), everyone, min(len(set(states) & everyone) + 1, len(everyone)))


def _alone(old: Register, act: str, state: str, signers: Collection[str]) -> Demand:
    """The state alone if it is one of those that act, else the threshold."""
    if state in signers and old.state(state):
        return Demand(act, frozenset({state}), _codes(old), 1)
    return _general(old, act)


def _state_demands(old: Register, new: Register) -> Iterator[Demand]:
    before = {state.code: state for state in old.states}
    after = {state.code: state for state in new.states}
    for code in sorted(after.keys() - before.keys()):
        yield Demand("add_state", _codes(old) | {code}, frozenset(), 0)
    for code in sorted(before.keys() - after.keys()):
        yield Demand("remove_state", _codes(old) - {code}, frozenset(), 0)
    for code in sorted(before.keys() & after.keys()):
        if before[code] != after[code]:
            yield _with_one_other(old, "change_roots", {code})


def _node_demands(old: Register, new: Register) -> Iterator[Demand]:
    after = {node.name: node for node in new.nodes}
    for before in old.nodes:
        if before.name not in after:
            raise BadRegister(RegisterFault.MEMBER_GONE)
        yield from _change_demands(old, before, after[before.name])
    for name in sorted(after.keys() - {node.name for node in old.nodes}):
        yield _vouching(old, "add_node", after[name].country)


def _vouching(old: Register, act: str, country: str) -> Demand:
    return _with_one_other(old, act, {country}) if old.state(country) else _general(old, act)


def _change_demands(old: Register, before: Member, after: Member) -> Iterator[Demand]:
    if before == after:
        return
    if before.country != after.country:
        raise BadRegister(RegisterFault.MEMBER_MOVED)
    _check_keys_kept(before, after)
    if _only_distrusts(before, after):
        yield _alone(old, "distrust_key", before.country, _codes(old))
    else:
        yield _vouching(old, "change_node", before.country)


def _check_keys_kept(before: Member, after: Member) -> None:
    """Old signatures must stay checkable for ever, and what was distrusted stays so."""
    kept = {listed.key.id: listed for listed in after.signing}
    for listed in before.signing:
        now = kept.get(listed.key.id)
        if now is None:
            raise BadRegister(RegisterFault.KEY_GONE)
        if listed.not_trusted_after and (not now.not_trusted_after or now.not_trusted_after > listed.not_trusted_after):
            raise BadRegister(RegisterFault.TRUST_RESTORED)


def _only_distrusts(before: Member, after: Member) -> bool:
    """Is the one difference that signing keys are trusted no longer or for less long?"""

    def bare(keys: tuple[ListedSigningKey, ...]) -> tuple[ListedSigningKey, ...]:
        return tuple(replace(listed, not_trusted_after=None) for listed in keys)

    return replace(before, signing=bare(before.signing)) == replace(after, signing=bare(after.signing))


def _suspension_demands(old: Register, new: Register) -> Iterator[Demand]:
    before = {suspension.target: suspension for suspension in old.suspensions}
    after = {suspension.target: suspension for suspension in new.suspensions}
    for target in sorted(before.keys() | after.keys()):
        was, is_now = before.get(target), after.get(target)
        if was == is_now:
            continue
        if was and is_now and _joins(was, is_now):
            yield from _suspending(old, new, replace(is_now, by=tuple(set(is_now.by) - set(was.by))))
            continue
        if was:
            yield _lifting(old, new, was)
        if is_now:
            yield from _suspending(old, new, is_now)


def _joins(was: Suspension, is_now: Suspension) -> bool:
    """Do further states stand behind the same suspension, so that those before can no longer lift it without them?"""
    return set(was.by) < set(is_now.by) and replace(is_now, by=was.by) == was


def _lifting(old: Register, new: Register, suspension: Suspension) -> Demand:
    act = "lift_node" if suspension.node else "lift_corridor"
    # A state that leaves with this very version is not asked: for its leaving all the others sign anyway.
    deciders = frozenset(suspension.by) & _codes(old) & _codes(new)
    return _with_one_other(old, act, deciders) if suspension.node else Demand(act, deciders, frozenset(), 0)


def _suspending(old: Register, new: Register, suspension: Suspension) -> Iterator[Demand]:
    """The states that are named as deciding must themselves sign; one is enough where it is theirs to decide."""
    act = "suspend_node" if suspension.node else "suspend_corridor"
    yield Demand(act, frozenset(suspension.by), frozenset(), 0)
    if suspension.node:
        yield _alone(old, act, new.member(suspension.node).country, suspension.by)
    else:
        own = set(suspension.corridor) & set(suspension.by) & _codes(old)
        yield Demand(act, frozenset(), frozenset(own), 1) if own else _general(old, act)
