"""A node's home: the folder with its settings file, its keys and, on one machine, its database."""

from __future__ import annotations

import ipaddress
import os
import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

DOORS = ("public", "worker", "desk", "wire")


class Mode(StrEnum):
    """How strictly a node is run."""

    DEMO = "demo"
    EMBEDDED = "embedded"
    PRODUCTION = "production"


class BadHome(Exception):
    """The home folder cannot be used; the message says what to do."""


@dataclass(frozen=True)
class Home:
    """What `node.toml` says of one node."""

    path: Path
    name: str
    country: str
    mode: Mode
    address: str
    agency: dict[str, str] = field(default_factory=dict)
    facilitator: bool = False
    doors: tuple[str, ...] = DOORS
    database_url: str = ""
    leave_url: str = "https://www.wikipedia.org/"

    @property
    def keyring(self) -> Path:
        return self.path / "keys.json"

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.path / 'node.sqlite3'}"


def read(path: Path) -> Home:
    """Read the home folder at `path`; raise `BadHome` with what is wrong and what to do."""
    settings = path / "node.toml"
    if not settings.is_file():
        raise BadHome(f"{settings} is missing. Make a node first: passage init DIR --name th --country TH")
    try:
        values = tomllib.loads(settings.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadHome(f"{settings} cannot be read: {error}") from error
    return _home(path, values)


def _home(path: Path, values: dict[str, Any]) -> Home:
    missing = [key for key in ("name", "country", "mode", "address") if not values.get(key)]
    if missing:
        raise BadHome(f"{path / 'node.toml'} lacks {', '.join(missing)}.")
    if values["mode"] not in list(Mode):
        raise BadHome(f"mode in {path / 'node.toml'} must be one of {', '.join(Mode)}.")
    doors = tuple(os.environ.get("PASSAGE_DOORS", "").split(",")) if os.environ.get("PASSAGE_DOORS") else None
    doors = doors or tuple(values.get("doors", DOORS))
    unknown = [door for door in doors if door not in DOORS]
    if unknown:
        raise BadHome(f"unknown doors: {', '.join(unknown)}. The doors are {', '.join(DOORS)}.")
    return Home(
        path=path,
        name=values["name"],
        country=values["country"],
        mode=Mode(values["mode"]),
        address=values["address"].rstrip("/"),
        agency=dict(values.get("agency", {})),
        facilitator=bool(values.get("facilitator", False)),
        doors=doors,
        database_url=os.environ.get("DATABASE_URL") or values.get("database_url", ""),
        leave_url=values.get("leave_url", "https://www.wikipedia.org/"),
    )


def of_environment() -> Home:
    """The home that `PASSAGE_HOME` names."""
    place = os.environ.get("PASSAGE_HOME")
    if not place:
        raise BadHome("PASSAGE_HOME is not set. Name the node's folder: PASSAGE_HOME=DIR, or passage serve --home DIR.")
    return read(Path(place))


def write(home: Home) -> None:
    """Write `node.toml` for a new home."""
    agency = "\n".join(f"{language} = {_quoted(name)}" for language, name in sorted(home.agency.items()))
    lines = [
        f"name = {_quoted(home.name)}",
        f"country = {_quoted(home.country)}",
        f"mode = {_quoted(str(home.mode))}",
        f"address = {_quoted(home.address)}",
        f"facilitator = {'true' if home.facilitator else 'false'}",
        f"leave_url = {_quoted(home.leave_url)}",
    ]
    if home.database_url:
        lines.append(f"database_url = {_quoted(home.database_url)}")
    (home.path / "node.toml").write_text("\n".join(lines) + f"\n\n[agency]\n{agency}\n", "utf-8")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def unsafe(home: Home) -> list[str]:
    """What in this home must not be served to people, each with what to do about it; empty when it may."""
    problems = []
    if home.path.stat().st_mode & 0o007:
        problems.append(f"{home.path} can be read by everyone on this machine: chmod 700 {home.path}")
    if not home.agency.get("en"):
        problems.append('the agency has no English name: add [agency] en = "..." to node.toml')
    if home.mode is Mode.DEMO and not f".{urlsplit(home.address).hostname}".endswith(".localhost"):
        problems.append('the passwords of a demonstration are known to everyone: use mode = "embedded" or "production"')
    if home.mode is Mode.PRODUCTION:
        problems += _unsafe_in_production(home)
    return problems


def unsafe_to_listen(home: Home, bind: str) -> list[str]:
    """What speaks against listening at `bind` ("host:port" or "unix:path"); empty when nothing does."""
    host = bind.rpartition(":")[0].strip("[]")
    if bind.startswith("unix:") or f".{host}".endswith(".localhost") or _is_loopback(host):
        return []
    if home.mode is Mode.DEMO:
        return [f"the passwords of a demonstration are known to everyone: it must not listen on {bind}, only on 127.0.0.1"]
    if not home.address.startswith("https://"):
        return [
            f"others can reach {bind}, but address does not begin with https://: passwords and reports would travel in the clear."
            " Listen on 127.0.0.1 behind something that ends TLS, or only for this machine"
        ]
    return []


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _unsafe_in_production(home: Home) -> list[str]:
    problems = []
    if not home.address.startswith("https://"):
        problems.append("address must begin with https:// in production: a report must never travel in the clear")
    if ".localhost" in home.address:
        problems.append("address names this machine only: write the name that others reach the node by")
    if home.database.startswith("sqlite"):
        problems.append('production runs on PostgreSQL: set DATABASE_URL, or use mode = "embedded" for one machine')
    if os.environ.get("PASSAGE_CRASH_AT"):
        problems.append("PASSAGE_CRASH_AT is set: it makes the node stop on purpose and is for tests only")
    return problems
