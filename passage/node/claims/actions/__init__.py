"""What can be done with claims: one function for each thing a person can do."""

from passage.node.claims.actions.law import switch_rule_off, switch_rule_on

__all__ = ["switch_rule_off", "switch_rule_on"]
