"""What a worker is owed by the law of a place and a day, from dated and cited tables.

A table says its last verified day; past it nothing is extrapolated in silence.
"""

from passage.rules.labour_law.law import LatestNotice, Law, NoSuchLaw, law_of
from passage.rules.labour_law.minimum_wage import Area, Rate, RateAnswer, Refused, Workplace
from passage.rules.labour_law.provisions import NoSuchProvision, Provision, Reading, Standing

__all__ = [
    "Area",
    "LatestNotice",
    "Law",
    "NoSuchLaw",
    "NoSuchProvision",
    "Provision",
    "Rate",
    "RateAnswer",
    "Reading",
    "Refused",
    "Standing",
    "Workplace",
    "law_of",
]
