"""`passage register`: what a node shows of itself, and how states found, sign and hand out the register."""

from __future__ import annotations

import argparse
import base64
import json
from datetime import UTC, datetime
from pathlib import Path

from passage.doors.console import founding
from passage.doors.console.command import Stop, add_home, open_node
from passage.rules.keys import VerifyKey
from passage.rules.register import BadRegister, bundle, fingerprint, unbundle


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("register", help="the register of members: card, root, found, sign, adopt, show")
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    card = what.add_parser("card", help="print this node's public card, for the states to put into the register")
    add_home(card)
    card.set_defaults(run=run_card)
    root = what.add_parser("root", help="make a state's root key (offline) and print its public part")
    root.add_argument("file", type=Path)
    root.set_defaults(run=run_root)
    found = what.add_parser("found", help="draw up the first register from cards")
    found.add_argument("cards", nargs="+", type=Path)
    found.add_argument("--state", action="append", required=True, metavar="CODE=PUBLICKEY")
    found.add_argument("--threshold", type=int, required=True, help="how many states a general act needs; more than half")
    found.add_argument("--out", type=Path, required=True)
    found.set_defaults(run=run_found)
    sign = what.add_parser("sign", help="add a state's signature to a register")
    sign.add_argument("file", type=Path)
    sign.add_argument("--state", required=True)
    sign.add_argument("--root", type=Path, required=True)
    sign.set_defaults(run=run_sign)
    adopt = what.add_parser("adopt", help="take a signed register over into this node")
    adopt.add_argument("file", type=Path)
    add_home(adopt)
    adopt.set_defaults(run=run_adopt)
    show = what.add_parser("show", help="print version and fingerprint of the register in use")
    add_home(show)
    show.set_defaults(run=run_show)


def run_card(chosen: argparse.Namespace) -> int:
    home = open_node(chosen.home)
    from passage.node.peers import queries

    print(json.dumps({**queries.card(), "agency": home.agency, "facilitator": home.facilitator}, ensure_ascii=False, indent=1))
    return 0


def run_root(chosen: argparse.Namespace) -> int:
    if chosen.file.exists():
        raise Stop(f"{chosen.file} is there already; a root key is never overwritten.")
    public = founding.new_root(chosen.file)
    print(base64.b64encode(public.to_bytes()).decode("ascii"))
    return 0


def run_found(chosen: argparse.Namespace) -> int:
    now = datetime.now(UTC).replace(microsecond=0)
    cards = [json.loads(path.read_text("utf-8")) for path in chosen.cards]
    roots = {}
    for pair in chosen.state:
        code, _, key = pair.partition("=")
        roots[code] = VerifyKey.from_bytes(base64.b64decode(key))
    members = [founding.member(card, card["agency"], facilitator=card.get("facilitator", False), now=now) for card in cards]
    try:
        register = founding.first_register(members, roots, threshold=chosen.threshold, now=now)
    except BadRegister as bad:
        raise Stop(f"this is no register: {bad.code}") from bad
    chosen.out.write_bytes(bundle(register.to_bytes(), []))
    print(f"Drawn up, not signed yet. Fingerprint: {fingerprint(register.to_bytes())}")
    return 0


def run_sign(chosen: argparse.Namespace) -> int:
    raw = founding.add_signature(chosen.file.read_bytes(), chosen.state, founding.read_root(chosen.root))
    chosen.file.write_bytes(raw)
    document, signatures = unbundle(raw)
    print(f"Signed by {', '.join(sorted(given.state for given in signatures))}. Fingerprint: {fingerprint(document)}")
    return 0


def run_adopt(chosen: argparse.Namespace) -> int:
    open_node(chosen.home)
    from passage.node.audit.traces import Console
    from passage.node.peers import actions

    try:
        document, signatures = unbundle(chosen.file.read_bytes())
        version = actions.adopt_register(by=Console("register"), document=document, signatures=signatures)
    except BadRegister as bad:
        raise Stop(f"the register was not adopted: {bad.code} {', '.join(getattr(bad, 'missing', ()) or ())}") from bad
    print(f"Register {version.version} is in use. Compare its fingerprint with the other nodes: {fingerprint(document)}")
    return 0


def run_show(chosen: argparse.Namespace) -> int:
    open_node(chosen.home)
    from passage.node.peers import queries

    state = queries.register_state()
    if state is None:
        raise Stop("this node has no register yet: passage register adopt FILE")
    print(f"Version {state.version}, issued {state.issued:%Y-%m-%d}, {state.staleness}. Fingerprint: {state.fingerprint}")
    return 0
