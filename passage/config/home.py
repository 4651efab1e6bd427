"""A node's home: the folder with its settings file, its keys and, on one machine, its database."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

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
