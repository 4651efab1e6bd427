"""What the law asks beside money. Work done against a ban is still paid."""

from __future__ import annotations

from collections.abc import Iterator

from passage.rules.labour_law.at_sea import checks_at_sea
from passage.rules.labour_law.check import Check
from passage.rules.labour_law.facts import Facts
from passage.rules.labour_law.recruitment import checks_of_recruitment
from passage.rules.labour_law.working_time import checks_of_hours
from passage.rules.labour_law.writing import Writer
from passage.rules.labour_law.young import checks_of_age


def checks_of(facts: Facts, writer: Writer) -> Iterator[Check]:
    """All that the facts allow to be checked."""
    yield from checks_at_sea(facts, writer)
    if facts.born is not None:
        yield from checks_of_age(facts, facts.born, writer)
    yield from checks_of_hours(facts, writer)
    yield from checks_of_recruitment(facts, writer)
