"""`passage rules`: a rule is switched off and on again at the console, with a reason, and the log says so."""

from __future__ import annotations

import pytest

from passage.doors.console.command import main
from passage.doors.console.commands import rules
from passage.node.audit.models import Entry
from passage.node.claims import queries
from passage.node.claims.models import SwitchedOff
from tests.factories.people import make_agency

pytestmark = pytest.mark.django_db
RULE, WHY = "pay.ot_multiplier_workday", "The newest text was not read."


@pytest.fixture(autouse=True)
def node(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The node of the tests stands already; the command opens none of its own."""
    monkeypatch.setattr(rules, "open_node", lambda home: None)
    make_agency()


def test_a_rule_is_switched_off_listed_and_switched_on_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "off", RULE, "--reason", WHY]) == 0
    assert f"{RULE}  {WHY}" in capsys.readouterr().out
    assert main(["rules", "list"]) == 0
    assert RULE in capsys.readouterr().out
    assert main(["rules", "list", "--country", "MY"]) == 0
    assert RULE not in capsys.readouterr().out
    assert [row.rule for row in queries.switched_off("TH")] == [RULE]
    assert main(["rules", "on", RULE]) == 0
    assert RULE not in capsys.readouterr().out
    assert not queries.switched_off("TH")
    row = SwitchedOff.objects.get()
    assert (row.by, row.on_again_by) == (None, None)
    assert Entry.objects.filter(actor__contains="rules").count() == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["off", "pay.no_such_rule", "--reason", WHY], "no_such_rule"),
        (["off", RULE, "--reason", " "], "reason_needed"),
        (["off", RULE, "--reason", WHY, "--country", "XX"], "no_such_law"),
        (["on", RULE], "not_off"),
    ],
)
def test_what_cannot_be_switched_is_refused_with_its_reason(
    capsys: pytest.CaptureFixture[str], words: list[str], code: str
) -> None:
    assert main(["rules", *words]) != 0
    assert f"nothing was changed: {code}." in capsys.readouterr().err
    assert not SwitchedOff.objects.exists()


def test_a_rule_is_not_switched_off_without_a_reason() -> None:
    with pytest.raises(SystemExit):
        main(["rules", "off", RULE])
