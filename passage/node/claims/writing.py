"""What is sealed of a claim, as plain frozen values with their JSON; and how facts become a reckoning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from passage.rules.claims import Question, can_be_reckoned
from passage.rules.labour_law import Law, Reckoning, facts_from, reckon

LONGEST = {"employer": 400, "employer_address": 1000, "office": 400}


@dataclass(frozen=True)
class ClaimFacts:
    """What is known. `given`: facts of the work as `rules.labour_law.facts_from` takes them, days in ISO 8601 and numbers in
    text. `answered`: the questions that were asked. `employer` to `office`: words for the papers, as
    they were told. `told`: the newest part of another node that brings the claim, as `parts` makes it."""

    given: Mapping[str, Any] = field(default_factory=dict)
    answered: frozenset[Question] = frozenset()
    employer: str = ""
    employer_address: str = ""
    office: str = ""
    told: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "given": dict(self.given),
            "answered": sorted(str(question) for question in self.answered),
            "employer": self.employer,
            "employer_address": self.employer_address,
            "office": self.office,
            "told": dict(self.told),
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> ClaimFacts:
        return cls(
            given=values.get("given", {}),
            answered=frozenset(Question(each) for each in values.get("answered", ())),
            employer=values.get("employer", ""),
            employer_address=values.get("employer_address", ""),
            office=values.get("office", ""),
            told=values.get("told", {}),
        )


def reckoned(facts: ClaimFacts, law: Law) -> Reckoning | None:
    """What is owed by these facts, or None where too little is known. Raises `BadFacts`."""
    if not can_be_reckoned(facts.given):
        return None
    return reckon(facts_from({**facts.given, "country": law.country}), law)
