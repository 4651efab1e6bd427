"""Draws the states of a claim for `docs/states`.

`python -m passage.rules.claims.diagram docs/states` writes the page; a test compares it with the code.
"""

from __future__ import annotations

import sys
from pathlib import Path

from passage.rules.claims.evidence import SUPPORTS
from passage.rules.claims.states import HOLDING, LIVE, STEPS
from passage.rules.journey.diagram import mermaid

NAME = "claim.md"


def claim_table() -> dict[str, dict[str, str]]:
    """The table as state -> {next state: the word for the step and who moves}."""
    return {str(state): {str(to): f"{step.word} ({step.by})" for to, step in steps.items()} for state, steps in STEPS.items()}


def page() -> str:
    """The whole page."""
    proofs = "\n".join(f"| {kind} | {', '.join(sorted(facts))} |" for kind, facts in SUPPORTS.items())
    return (
        "# States of a wage claim\n\n"
        "Drawn from `passage/rules/claims/states.py` by `python -m passage.rules.claims.diagram docs/states`; "
        "a test compares them.\n\n"
        f"Clocks run in: {', '.join(state for state in STEPS if state in LIVE)}. "
        f"The erasure of the person waits in: {', '.join(state for state in STEPS if state in HOLDING)}.\n"
        f"\n```mermaid\n{mermaid(claim_table())}\n```\n\n"
        f"## What can prove it\n\n| kind | can show |\n|---|---|\n{proofs}\n"
    )


def write(folder: Path) -> None:
    """Write the page into `folder`."""
    (folder / NAME).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
