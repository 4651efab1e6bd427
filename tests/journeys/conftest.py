"""Five nodes, made once for SQLite and once for PostgreSQL; each test gets a copy of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from passage.doors.console.commands.demo import free_ports
from passage.doors.console.demo import chapters, running
from passage.doors.console.demo.nodes import Place
from tests.journeys.world import SERVER, World, begin, make_databases

HERE = Path(__file__).parent
ENGINES = [pytest.param("sqlite", id="sqlite"), pytest.param("postgres", id="postgres", marks=pytest.mark.postgres)]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)
            if item.get_closest_marker("postgres") and not SERVER.startswith("postgres"):
                item.add_marker(pytest.mark.skip(reason="PostgreSQL is not here: run bin/with-postgres"))


@pytest.fixture(scope="session", autouse=True)
def _nodes_choose_their_own_database() -> Iterator[None]:
    """`DATABASE_URL` names the server of this run; a node that inherited it would take it for its own database."""
    kept = os.environ.pop("DATABASE_URL", None)
    yield
    if kept is not None:
        os.environ["DATABASE_URL"] = kept


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def begun(engine: str, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Thailand has a report, a case and a consent; nothing has been sent. Not running."""
    databases = make_databases(["th", "kh"]) if engine == "postgres" else {}
    place = Place(tmp_path_factory.mktemp("begun") / "nodes", free_ports(), tuple(databases.items()))
    running.prepare(place, with_caseload=False)
    world = World(place)
    try:
        world.up("th", "kh")
        begin(world)
    finally:
        world.down()
    return world


@pytest.fixture
def world(begun: World, tmp_path: Path) -> Iterator[World]:
    """A copy of `begun`; everything it starts is ended."""
    copy = begun.copy(tmp_path / "nodes")
    yield copy
    copy.down()


@pytest.fixture(scope="session")
def sent(begun: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    """A copy in which Cambodia has received and accepted the request, then both nodes lost power. Tests of it only look.

    `found["taken"]` is what a thief took from the disks at that moment, journals and all.
    """
    folder = tmp_path_factory.mktemp("sent")
    copy = begun.copy(folder / "nodes")
    try:
        copy.up("th", "kh")
        copy.story.found["request"] = copy.ask_for_the_family()
        chapters.arrived(copy.story, "kh", copy.story.found["request"])
        chapters.accept(copy.story, "kh", copy.story.found["request"], "th")
        for name in ("th", "kh"):
            copy.network.kill(name)
    finally:
        copy.down()
    copy.story.found["taken"] = shutil.copytree(folder / "nodes", folder / "taken")
    return copy
