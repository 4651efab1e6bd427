"""`passage law`: what the tables of labour law say of a day, with section, source and certainty."""

from __future__ import annotations

import argparse
from typing import Any

MINIMUM_WAGE = "minimum-wage"


def add(choices: Any) -> None:
    parser = choices.add_parser("law", help="labour law on a day: value, section, source, certainty")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    show = actions.add_parser("show", help=f"one parameter, or {MINIMUM_WAGE} of a place")
    show.add_argument("parameter", help=f"{MINIMUM_WAGE}, or an id that `passage law list` prints")
    show.add_argument("where", nargs="*", metavar="[PROVINCE] DATE", help="province as TH-10 for the minimum wage; a day")
    show.add_argument("--country", default="TH", help="ISO 3166-1 alpha-2 (TH)")
    show.add_argument("--area", action="append", default=[], metavar="KIND:NAME", help="a local area, as district:Hat Yai")
    show.add_argument("--no-area", action="store_true", help="it lies in none of the areas with rates of their own")
    show.add_argument("--class", dest="establishment", default="", help="as hotel_4_star_and_above")
    show.add_argument("--employees", type=int)
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=_show)
    every = actions.add_parser("list", help="the ids of all parameters")
    every.add_argument("--country", default="TH")
    every.set_defaults(run=_list)
    rules = actions.add_parser("rules", help="all rules that can be switched off: id, certainty, last verified, section")
    rules.add_argument("--country", default="TH")
    rules.set_defaults(run=_rules)


def _show(chosen: argparse.Namespace) -> int:
    from passage.doors.console.labour import showing

    return showing.show(chosen)


def _list(chosen: argparse.Namespace) -> int:
    from passage.doors.console.labour import showing

    return showing.list_all(chosen.country)


def _rules(chosen: argparse.Namespace) -> int:
    from passage.doors.console.labour import showing

    return showing.list_rules(chosen.country)
