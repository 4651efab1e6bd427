"""Learned tables as text, the same bytes for the same knowledge: a line for each unit, then one for each run of letters."""

from __future__ import annotations

from passage.rules.names.background import Background
from passage.rules.names.spelling import Knowledge, Rows

_BACKGROUND = "#background"


def write(knowledge: Knowledge, notice: str) -> str:
    """The counts and the background of some knowledge. `notice`: lines about data and licences, each starting with `# `."""
    lines = notice.splitlines()
    for unit in sorted(knowledge.counts):
        row = sorted(knowledge.counts[unit].items())
        lines.append("\t".join([unit, *(f"{piece}:{count:g}" for piece, count in row)]))
    lines.append(_BACKGROUND)
    lines += [f"{run}\t{count}" for run, count in sorted(knowledge.background.counts.items())]
    return "\n".join(lines) + "\n"


def parse(text: str, rules: Rows, rule_share: float) -> Knowledge:
    """The knowledge written by `write`, with the rules of its script. ValueError for a line of another shape."""
    spelled, _, runs = text.partition(_BACKGROUND + "\n")
    counts = {}
    for line in spelled.splitlines():
        if line.startswith("# "):
            continue
        unit, *cells = line.split("\t")
        counts[unit] = {piece: float(count) for piece, _, count in (cell.rpartition(":") for cell in cells)}
    background = {run: int(count) for run, _, count in (line.partition("\t") for line in runs.splitlines())}
    return Knowledge(rules=rules, counts=counts, rule_share=rule_share, background=Background(background))
