"""What a worker is owed by the law of a place and a day, from dated and cited tables.

A table says its last verified day; past it nothing is extrapolated in silence. `facts_from` a mapping, `reckon` with a `Law`.
"""

from passage.rules.labour_law.check import Check, Rule
from passage.rules.labour_law.facts import Facts
from passage.rules.labour_law.given import BadFacts, Reason, facts_from
from passage.rules.labour_law.law import LatestNotice, Law, NoSuchLaw
from passage.rules.labour_law.minimum_wage import Area, Rate, RateAnswer, Refused, Workplace
from passage.rules.labour_law.owed import reckon
from passage.rules.labour_law.parameters import NoSuchParameter, Parameter, Reading, Standing
from passage.rules.labour_law.reckoning import Alternative, Line, Open, OpenPoint, Part, Reckoning, What
from passage.rules.labour_law.spans import Span
from passage.rules.labour_law.switching import NoSuchRule, RuleOfLaw
from passage.rules.labour_law.tables import law_of

__all__ = [
    "Alternative",
    "Area",
    "BadFacts",
    "Check",
    "Facts",
    "LatestNotice",
    "Law",
    "Line",
    "NoSuchLaw",
    "NoSuchParameter",
    "NoSuchRule",
    "Open",
    "OpenPoint",
    "Parameter",
    "Part",
    "Rate",
    "RateAnswer",
    "Reading",
    "Reason",
    "Reckoning",
    "Refused",
    "Rule",
    "RuleOfLaw",
    "Span",
    "Standing",
    "What",
    "Workplace",
    "facts_from",
    "law_of",
    "reckon",
]
