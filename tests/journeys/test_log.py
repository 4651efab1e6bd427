"""`passage audit verify`: the log of who did and read what holds after a journey, and names the first link that does not."""

from __future__ import annotations

import re

import pytest

from tests.journeys.world import World

UNGUARD = {
    "sqlite": ["DROP TRIGGER audit_entry_no_update", "DROP TRIGGER audit_entry_no_delete"],
    "postgres": ["ALTER TABLE audit_entry DISABLE TRIGGER ALL"],
}
GUARDED = ("UPDATE audit_entry SET actor = 'nobody' WHERE seq = 5", "DELETE FROM audit_entry WHERE seq = 5")


def head_of(world: World) -> str:
    return world.say("th", "audit", "head").stdout.strip()


@pytest.mark.parametrize("node", ["th", "kh"])
def test_the_log_holds_after_a_journey(sent: World, node: str) -> None:
    said = sent.say(node, "audit", "verify")
    assert said.returncode == 0
    assert re.match(r"The log holds: \d\d+ entries", said.stdout)


@pytest.mark.parametrize("statement", GUARDED, ids=["update", "delete"])
def test_the_database_refuses_to_change_the_log(sent: World, statement: str) -> None:
    before = head_of(sent)
    with pytest.raises(Exception, match="append-only"):
        sent.sql("th", statement)
    assert head_of(sent).split(":")[0] >= before.split(":")[0]
    assert sent.say("th", "audit", "verify").returncode == 0


def test_an_entry_changed_or_removed_by_the_owner_of_the_database_is_named(world: World, engine: str) -> None:
    noted = head_of(world)
    last = int(noted.split(":")[0])
    assert last > 10
    for statement in UNGUARD[engine]:
        world.sql("th", statement)
    world.sql("th", "DELETE FROM audit_entry WHERE seq = ?", last)
    assert world.say("th", "audit", "verify").returncode == 0
    cut = world.say("th", "audit", "verify", "--head", noted)
    assert (cut.returncode, f"broken at entry {last}." in cut.stdout) == (1, True)
    world.sql("th", "DELETE FROM audit_entry WHERE seq = 7")
    removed = world.say("th", "audit", "verify")
    assert (removed.returncode, "broken at entry 7." in removed.stdout) == (1, True)
    world.sql("th", "UPDATE audit_entry SET actor = 'nobody' WHERE seq = 5")
    changed = world.say("th", "audit", "verify")
    assert (changed.returncode, "broken at entry 5." in changed.stdout) == (1, True)
