"""The log is append-only, hash-chained, and says where it was broken."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from passage.node.audit import actions, queries
from passage.node.audit.models import Entry
from passage.node.audit.traces import Console, PeerNode

pytestmark = pytest.mark.django_db
BY = Console("test")


def write(count: int) -> None:
    for number in range(count):
        with transaction.atomic():
            actions.record(by=BY, act="case.note", thing="case", thing_id=number, person=None, number=number)


def drop_guard() -> None:
    """What somebody with the database's own rights could do; the chain must still show it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER ALL")
        else:
            cursor.execute("DROP TRIGGER audit_entry_no_update")
            cursor.execute("DROP TRIGGER audit_entry_no_delete")


def test_an_untouched_log_holds():
    write(7)
    check = queries.check_chain()
    assert check.holds
    assert check.entries == 7


def test_an_empty_log_holds():
    assert queries.check_chain().holds


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET act = 'x' WHERE seq = 2", "DELETE FROM audit_entry WHERE seq = 2"])
def test_the_database_refuses_to_change_the_log(statement):
    write(3)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert queries.check_chain().holds


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("act", "case.close"),
        ("actor", "somebody"),
        ("role", "officer"),
        ("thing_id", "9"),
        ("detail", '{"number": 9}'),
        ("hash", "0" * 64),
    ],
)
def test_a_changed_entry_is_named(column, value):
    write(5)
    drop_guard()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE audit_entry SET {column} = %s WHERE seq = 3", [value])  # noqa: S608
    assert queries.check_chain().broken_at == 3


def test_a_removed_entry_is_named():
    write(5)
    drop_guard()
    Entry.objects.filter(seq=3).delete()
    assert queries.check_chain().broken_at == 3


def test_a_log_cut_short_is_found_with_a_head_noted_earlier():
    write(5)
    head = queries.head()
    drop_guard()
    Entry.objects.filter(seq__gte=4).delete()
    assert queries.check_chain().holds
    assert queries.check_chain(head).broken_at == 4


def test_a_log_written_anew_is_found_with_a_head_noted_earlier():
    write(3)
    head = queries.head()
    drop_guard()
    Entry.objects.all().delete()
    write(2)
    with transaction.atomic():
        actions.record(by=PeerNode("kh"), act="case.note")
    assert queries.check_chain().holds
    assert queries.check_chain(head).broken_at == 3


@pytest.mark.parametrize("text", ["ខ្ញុំឈ្មោះ", "Sok Chanthida", "sok@example.org", "+66812345678", "a" * 97, "two\nlines"])
def test_free_text_never_enters_the_log(text):
    with pytest.raises(actions.NotACode), transaction.atomic():
        actions.record(by=BY, act="case.note", reason=text)
    assert not Entry.objects.exists()


def test_a_person_sees_who_looked_and_not_what_else_was_done():
    person = uuid.uuid4()
    with transaction.atomic():
        actions.record(by=BY, act="case.read", thing="case", person=person)
        actions.record(by=BY, act="case.note", thing="case", person=person)
        actions.record(by=BY, act="case.read", thing="case", person=uuid.uuid4())
    assert [look.act for look in queries.who_looked(person)] == ["case.read"]
