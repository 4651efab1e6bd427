"""Draws the state tables as Mermaid diagrams and the kinds of message as a table, for `docs/states`.

`python -m passage.rules.journey.diagram docs/states` writes the pages; a test compares them with the code.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from passage.rules.journey import cases, kinds, referrals

START = "[*]"


def mermaid(table: Mapping[str, Collection[str] | Mapping[str, str]], *, start: str | None = None) -> str:
    """A Mermaid state diagram of `table`: state -> next states, or state -> {next state: label}.

    `start`: the state where things begin; without it, the first of the table. States without a next one end the diagram.
    """
    lines = ["stateDiagram-v2", f"    {START} --> {start or next(iter(table))}"]
    for state, following in table.items():
        labels = following if isinstance(following, Mapping) else dict.fromkeys(following, "")
        lines += [f"    {state} --> {to}{f': {label}' if label else ''}" for to, label in labels.items()]
        if not labels:
            lines.append(f"    {state} --> {START}")
    return "\n".join(lines)


def referral_table() -> dict[str, dict[str, str]]:
    """The table of referrals as state -> {next state: who does what}."""
    return {
        str(state): {str(to): f"{act} ({referrals.OWNER[act]})" for act, to in steps.items()}
        for state, steps in referrals.STEPS.items()
    }


def case_table() -> dict[str, dict[str, str]]:
    """The table of cases as state -> {next state: the word for the step}."""
    return {str(state): {str(to): label for to, label in steps.items()} for state, steps in cases.STEPS.items()}


def kinds_table() -> str:
    """The kinds of message as a Markdown table, in their order."""
    head = "| kind | sent by | purposes | proposed | can be added | refers to | answer expected | consent | revocable | version |"
    return "\n".join([head, "|" + "---|" * 10, *(_kind_row(rule) for rule in kinds.RULES.values())])


def _kind_row(rule: kinds.KindRule) -> str:
    cells = [
        rule.kind,
        rule.sender,
        _listed(rule.purposes),
        _listed(rule.default),
        _listed(rule.allowed - rule.default),
        _listed(rule.answers) + (" (never first)" if rule.only_as_answer else ""),
        _yes(rule.expects_answer),
        "always" if rule.needs_consent else "with any part of a record",
        _yes(rule.revocable),
        str(rule.version),
    ]
    return "| " + " | ".join(cells) + " |"


def _listed(words: Collection[str]) -> str:
    return ", ".join(sorted(words)) or "-"


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def pages() -> dict[str, str]:
    """Every page of `docs/states`: file name and content."""
    drawn = "Drawn from `{source}` by `python -m passage.rules.journey.diagram docs/states`; a test compares them.\n"
    fence = "\n```mermaid\n{diagram}\n```\n"
    return {
        "case.md": "# States of a case\n\n"
        + drawn.format(source="passage/rules/journey/cases.py")
        + fence.format(diagram=mermaid(case_table())),
        "referral.md": "# States of a referral, and of every other kind of message about a case\n\n"
        + drawn.format(source="passage/rules/journey/referrals.py")
        + "A kind that expects an answer is accepted before it is completed; one that expects none is completed once read.\n"
        + fence.format(diagram=mermaid(referral_table())),
        "kinds.md": "# Kinds of message\n\n"
        + drawn.format(source="passage/rules/journey/kinds.py")
        + "Consent narrows what is proposed and what can be added; it never widens it.\n\n"
        + kinds_table()
        + "\n",
    }


def write(folder: Path) -> None:
    """Write the pages into `folder`."""
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
