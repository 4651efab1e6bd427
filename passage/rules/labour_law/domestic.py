"""Sections that a regulation leaves out in domestic work, or of which nobody has read whether it does."""

from __future__ import annotations

from datetime import date

from passage.rules.labour_law.facts import Work
from passage.rules.labour_law.reckoning import Open, OpenPoint
from passage.rules.labour_law.writing import NothingEntered, Writer


def is_left_out(parameter: str, work: Work, days: tuple[date, date], writer: Writer) -> bool:
    """Whether the rule does not hold in this work, by the regulation of the first of these days; then that is written down.
    Raises `NothingEntered` where the regulation was not read on it."""
    law = writer.law
    domestic = law.domestic
    if work is not Work.DOMESTIC or domestic is None:
        return False
    if days[0] >= domestic.since:
        if parameter in domestic.unread:
            raise NothingEntered(parameter, f"{domestic.section} ({law.section(parameter)})")
        return False
    if parameter not in domestic.left_out:
        return False
    if days[0] < domestic.since_before:
        raise NothingEntered(parameter, f"{law.country}: domestic work before {domestic.since_before}")
    writer.open(OpenPoint(Open.EXCLUDED, *days, f"{domestic.section_before} ({law.section(parameter)})"))
    return True
