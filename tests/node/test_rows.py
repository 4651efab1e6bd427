"""Rows written by ready statements are those that saving would have written."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from passage.node.agency.models import Desk
from passage.node.people.models import Person, PersonKey
from passage.node.rows import insert

pytestmark = pytest.mark.django_db


def values(row: Desk) -> dict[str, object]:
    return {
        field.attname: getattr(row, field.attname) for field in Desk._meta.concrete_fields if field.name not in {"id", "created"}
    }


def test_an_inserted_row_reads_back_as_a_saved_one() -> None:
    told: dict[str, object] = {"names": {"en": "Desk", "km": "តុ"}, "takes_reports": False}
    inserted, saved = Desk(code="inserted", **told), Desk(code="saved", **told)
    insert([inserted])
    saved.save()
    found = Desk.objects.get(pk=inserted.pk)
    assert values(found) | {"code": "saved"} == values(Desk.objects.get(pk=saved.pk))
    assert found.created == inserted.created
    inserted.takes_reports = True
    inserted.save()
    assert Desk.objects.get(pk=inserted.pk).takes_reports


def test_every_row_gets_the_key_that_the_database_drew_for_it() -> None:
    people = [Person(profile=bytes([number % 256])) for number in range(999)]
    with CaptureQueriesContext(connection) as captured:
        insert(people)
    assert len(captured) < 10
    stored = Person.objects.in_bulk([person.pk for person in people])
    assert [stored[person.pk].public_id for person in people] == [person.public_id for person in people]


def test_a_key_that_was_given_is_kept() -> None:
    person = Person.objects.create()
    insert([PersonKey(person=person, epoch="0001", wrapped=b"\x00\xff")])
    assert bytes(PersonKey.objects.get(pk=person.pk).wrapped) == b"\x00\xff"


def test_no_rows_are_no_statement() -> None:
    with CaptureQueriesContext(connection) as captured:
        insert([])
    assert not captured


def test_what_the_database_forbids_is_refused_as_when_saving() -> None:
    insert([Desk(code="one")])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([Desk(code="one")])


@pytest.mark.django_db(transaction=True)
def test_rows_are_written_only_inside_a_transaction() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        insert([Person()])
    assert not Person.objects.exists()
