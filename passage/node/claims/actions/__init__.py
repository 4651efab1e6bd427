"""What can be done with claims: one function for each thing a person can do."""

from passage.node.claims.actions.groups import join_group, leave_group, make_group
from passage.node.claims.actions.law import switch_rule_off, switch_rule_on
from passage.node.claims.actions.moving import file, record_payment, record_step
from passage.node.claims.actions.needs import answer, ask
from passage.node.claims.actions.opening import open_claim, record_facts
from passage.node.claims.actions.proof import add_evidence, grant_attorney, revoke_attorney
from passage.node.claims.actions.taking import take_over

__all__ = [
    "add_evidence",
    "answer",
    "ask",
    "file",
    "grant_attorney",
    "join_group",
    "leave_group",
    "make_group",
    "open_claim",
    "record_facts",
    "record_payment",
    "record_step",
    "revoke_attorney",
    "switch_rule_off",
    "switch_rule_on",
    "take_over",
]
