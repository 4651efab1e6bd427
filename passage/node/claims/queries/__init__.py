"""Reading claims, and the law as this node counts with it."""

from passage.node.claims.queries.law import OffRule, RuleRow, countries, law_here, rules_of, switched_off

__all__ = ["OffRule", "RuleRow", "countries", "law_here", "rules_of", "switched_off"]
