"""Whether two records may be of one person: evidence field by field, explained, never a decision.

A small honest baseline: names are compared within one script only; across scripts nothing is said of them. There is no
score and no probability: the strength is a published table over the evidence.
"""

from passage.rules.linkage.comparing import Agreement, Comparison, Evidence, Strength, compare
from passage.rules.linkage.record import Record, keys

__all__ = ["Agreement", "Comparison", "Evidence", "Record", "Strength", "compare", "keys"]
