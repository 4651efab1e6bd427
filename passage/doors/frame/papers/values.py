"""What stands on a paper beside the reckoning, as it was given: nothing here is looked up, and what is empty is left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from passage.doors.frame.papers.languages import Text
from passage.rules.claims import EvidenceKind

NOBODY = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody as they write themselves: the worker, the employer, an agent, an office."""

    name: str = NOBODY
    address: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of proof. `note`: what it is, in the words of whoever listed it."""

    kind: EvidenceKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClaimPaper:
    """Names, places and days of one claim.

    `workplace`, `wage`: as somebody wrote it, or what can be said in each language. `told`: what happened, in the worker's own
    words. `pay_to`: where the money is to go. `agent`: who acts for the worker by a power of attorney. `reference`: the node's
    own number of the claim.
    """

    made_on: date
    worker: Party = Party()
    employer: Party = Party()
    office: Party = Party()
    agent: Party = Party()
    workplace: Text = ""
    work: str = ""
    wage: Text = ""
    began: date | None = None
    ended: date | None = None
    told: str = ""
    pay_to: str = ""
    evidence: tuple[Evidence, ...] = ()
    reference: str = ""
