"""Erased is erased: here at once, and in every older copy once the wrapping key is changed and a new backup stands."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.journeys.world import World


def test_an_erased_person_opens_nowhere(world: World, tmp_path: Path) -> None:
    older = older_copy(world, tmp_path)
    assert older.at_home("th", "open") == {"opened": 1, "refused": 0}
    world.at_home("th", "erase")
    assert world.at_home("th", "open") == {"opened": 0, "refused": 1}
    assert world.run("th", "keys", "rotate") == 0
    assert world.run("th", "backup", str(tmp_path / "backup")) == 0
    with_todays_keys(older, world)
    assert older.at_home("th", "open") == {"opened": 0, "refused": 1}
    assert world.sql("th", "SELECT count(*) FROM people_personkey") == [(0,)]
    held = [path.read_bytes() for path in (tmp_path / "backup").iterdir()]
    [(wrapped,)] = older.sql("th", "SELECT wrapped FROM people_personkey")
    assert held
    assert not any(wrapped in content or wrapped.hex().encode() in content for content in held)


def test_those_who_stay_open_after_the_keys_were_changed(world: World) -> None:
    assert world.run("th", "keys", "rotate") == 0
    assert world.at_home("th", "open") == {"opened": 1, "refused": 0}


def older_copy(world: World, folder: Path) -> World:
    """What a backup of today holds, database and keys of people together."""
    return world.copy(folder / "older")


def with_todays_keys(older: World, world: World) -> None:
    shutil.copy(world.place.home("th") / "keys.json", older.place.home("th") / "keys.json")
