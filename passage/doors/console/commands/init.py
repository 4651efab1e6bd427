"""`passage init`: make a node: its folder, keys, database, agency and first administrator."""

from __future__ import annotations

import argparse
import secrets
from pathlib import Path

from passage.doors.console.command import Stop, open_node
from passage.node import home as homes
from passage.node import keyring


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("init", help="make a new node in a folder")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", required=True, help="the node's name in the register, e.g. th")
    parser.add_argument("--country", required=True, help="ISO 3166 code, e.g. TH")
    parser.add_argument("--address", required=True, help="where others reach it, e.g. https://node.example.org")
    parser.add_argument("--mode", choices=[str(mode) for mode in homes.Mode], default="embedded")
    parser.add_argument(
        "--agency", action="append", default=[], metavar="LANG=NAME", help="the agency's name, once for each language"
    )
    parser.add_argument("--facilitator", action="store_true", help="this node facilitates a consultation")
    parser.add_argument("--administrator", metavar="EMAIL", help="make the first administrator and print a password for it")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    folder: Path = chosen.folder
    if (folder / "node.toml").exists():
        raise Stop(f"{folder} already holds a node. Choose another folder.")
    agency = dict(pair.split("=", 1) for pair in chosen.agency if "=" in pair)
    if not agency.get("en"):
        raise Stop('name the agency: --agency "en=..." and, for the worker\'s door, km, lo, my and th as well.')
    make_folder(
        homes.Home(
            path=folder.resolve(),
            name=chosen.name,
            country=chosen.country.upper(),
            mode=homes.Mode(chosen.mode),
            address=chosen.address.rstrip("/"),
            agency=agency,
            facilitator=chosen.facilitator,
        )
    )
    open_node(folder)
    set_up(agency)
    if chosen.administrator:
        password = first_administrator(chosen.administrator)
        print(f"Administrator {chosen.administrator}, password {password} (shown once; change it after signing in).")
    print(f"Node {chosen.name} is ready in {folder}. Next: passage register card --home {folder}, passage serve --home {folder}")
    return 0


def make_folder(home: homes.Home) -> None:
    """The folder, readable by its owner only, with settings and fresh keys."""
    home.path.mkdir(parents=True, exist_ok=True)
    home.path.chmod(0o700)
    keyring.save(keyring.generate(home.name), home.path / "keys.json")
    homes.write(home)


def set_up(agency: dict[str, str], readers: dict[str, str] | None = None) -> None:
    """The database, the agency, its first desk and the known contacts."""
    from django.conf import settings
    from django.core.management import call_command

    from passage.node.agency import actions
    from passage.node.audit.traces import Console
    from passage.rules.journey import contacts

    by = Console("init")
    call_command("migrate", verbosity=0, interactive=False)
    actions.set_up(by=by, names=agency, country=settings.NODE_COUNTRY, readers=readers or agency)
    actions.add_desk(by=by, code="intake", names={"en": "Intake desk"})
    actions.load_contacts(by=by, contacts=contacts.rows())


def first_administrator(email: str) -> str:
    """Make the first administrator; returns the password, which is kept nowhere."""
    from passage.node.agency import actions
    from passage.node.audit.traces import Console

    password = secrets.token_urlsafe(15)
    actions.add_account(by=Console("init"), email=email, name="Administrator", role="administrator", desk=None, password=password)
    return password
