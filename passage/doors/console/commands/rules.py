"""`passage rules`: which rules of the law this node counts with; switches one off, or on again, without a change of code."""

from __future__ import annotations

import argparse
from typing import Any

from passage.doors.console.command import Stop, add_home, open_node


def add(choices: Any) -> None:
    parser = choices.add_parser("rules", help="switch a rule of the law off, or on again, on this node")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, text in (
        ("list", "the rules that are switched off"),
        ("off", "nothing is counted by it"),
        ("on", "it counts again"),
    ):
        action = actions.add_parser(name, help=text)
        if name != "list":
            action.add_argument("rule", help="an id that the desk's page of the law shows, as pay.ot_multiplier_workday")
        if name == "off":
            action.add_argument("--reason", required=True)
        action.add_argument("--country", default="TH", help="ISO 3166-1 alpha-2 (TH)")
        add_home(action)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    open_node(chosen.home)
    from passage.node.audit.traces import Console
    from passage.node.claims import actions, queries
    from passage.node.claims.errors import ClaimRefused

    by = Console("rules")
    try:
        if chosen.action == "off":
            actions.switch_rule_off(by=by, country=chosen.country, rule=chosen.rule, reason=chosen.reason)
        elif chosen.action == "on":
            actions.switch_rule_on(by=by, country=chosen.country, rule=chosen.rule)
    except ClaimRefused as refused:
        raise Stop(f"nothing was changed: {refused.code}.") from refused
    for row in queries.switched_off(chosen.country):
        print(f"{row.at:%Y-%m-%d}  {row.rule}  {row.reason}")
    return 0
