"""Whether two records may be of one person: evidence field by field in bits, explained, never a decision.

The evidence is added after Fellegi and Sunter: each field says how much likelier its two values are for one person than
for two, in bits; the probability follows from their sum and from how many people there are to be taken for one another.
"""

from passage.rules.linkage.comparing import Comparison, Evidence, Strength, compare, compare_many
from passage.rules.linkage.fields import Agreement
from passage.rules.linkage.record import Record, keys, search_keys, whole_keys

__all__ = [
    "Agreement",
    "Comparison",
    "Evidence",
    "Record",
    "Strength",
    "compare",
    "compare_many",
    "keys",
    "search_keys",
    "whole_keys",
]
