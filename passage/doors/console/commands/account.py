"""`passage account add`: make an account from the console and print its password once."""

from __future__ import annotations

import argparse
import secrets

from passage.doors.console.command import Stop, add_home, open_node


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("account", help="make an account")
    parser.add_argument("what", choices=["add"])
    parser.add_argument("email")
    parser.add_argument("--name", required=True)
    parser.add_argument("--role", required=True, help="operator, officer, supervisor, auditor, administrator or lawyer")
    parser.add_argument("--desk", default="intake")
    parser.add_argument("--language", default="en")
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    open_node(chosen.home)
    from passage.node.agency import actions, errors, queries
    from passage.node.audit.traces import Console

    desk = queries.desks().filter(code=chosen.desk).first()
    password = secrets.token_urlsafe(15)
    try:
        actions.add_account(
            by=Console("account"),
            email=chosen.email,
            name=chosen.name,
            role=chosen.role,
            desk=desk,
            password=password,
            language=chosen.language,
        )
    except errors.AgencyRefused as refused:
        raise Stop(f"the account was not made: {refused.code}") from refused
    print(f"{chosen.email}, password {password} (shown once; change it after signing in).")
    return 0
