"""The drawn states are those of the code."""

from pathlib import Path

import pytest

from passage.rules.journey.cases import STEPS, CaseState
from passage.rules.journey.diagram import case_table, mermaid, pages, referral_table, write

STATES = Path(__file__).parents[3] / "docs" / "states"


@pytest.mark.parametrize("name", pages())
def test_the_page_shows_what_the_code_says(name: str) -> None:
    assert (STATES / name).read_text(encoding="utf-8") == pages()[name], "run python -m passage.rules.journey.diagram docs/states"


def test_a_diagram_has_one_line_for_each_step_and_an_end_for_the_last_state() -> None:
    assert mermaid({"draft": ["sent"], "sent": {"done": "answered"}, "done": []}).splitlines() == [
        "stateDiagram-v2",
        "    [*] --> draft",
        "    draft --> sent",
        "    sent --> done: answered",
        "    done --> [*]",
    ]


def test_a_diagram_can_begin_elsewhere() -> None:
    assert "[*] --> b" in mermaid({"a": ["b"], "b": ["a"]}, start="b")


def test_no_step_is_lost_between_table_and_diagram() -> None:
    drawn = mermaid(case_table())
    assert all(f"{state} --> {to}: " in drawn for state in CaseState for to in STEPS[state])
    assert all(len(set(steps)) == len(steps) for steps in referral_table().values())


def test_the_pages_are_written_where_asked(tmp_path: Path) -> None:
    write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(pages())
