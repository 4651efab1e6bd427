"""Writes new rows by a statement put together once for each table: in every act that costs more than running it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.utils import CursorWrapper
    from django.db.models import Field, Model

# So many values go into one statement at most, or fewer where the database takes fewer (SQLite at the least 999).
MOST_VALUES = 20_000


@dataclass(frozen=True)
class _Insert:
    """`head` VALUES `row`, ... `tail`; `tail` gives back the keys where the database draws them."""

    head: str
    row: str
    tail: str
    fields: tuple[Field[Any, Any], ...]


def insert(rows: Sequence[Model]) -> None:
    """Insert unsaved rows of one model, all of their fields, in the caller's transaction; keys that are drawn are set.

    Raises `django.db.IntegrityError` as saving does.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("rows that belong together are written in one transaction")
    if not rows:
        return
    known = _insert_into(type(rows[0]))
    most = min(MOST_VALUES, connection.features.max_query_params or MOST_VALUES)
    batch = max(1, most // len(known.fields))
    with connection.cursor() as cursor:
        for first in range(0, len(rows), batch):
            _write(connection, cursor, known, rows[first : first + batch])


def _write(connection: BaseDatabaseWrapper, cursor: CursorWrapper, known: _Insert, rows: Sequence[Model]) -> None:
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for row in rows for field in known.fields]
    cursor.execute(f"{known.head} {', '.join([known.row] * len(rows))}{known.tail}", values)
    if known.tail:
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = key
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


@cache
def _insert_into(model: type[Model]) -> _Insert:
    meta = model._meta
    drawn = meta.auto_field
    fields = tuple(field for field in meta.concrete_fields if field is not drawn)
    return _Insert(
        head=f"INSERT INTO {_quoted(meta.db_table)} ({', '.join(map(_column, fields))}) VALUES",
        row=f"({', '.join(['%s'] * len(fields))})",
        tail=f" RETURNING {_column(drawn)}" if drawn else "",
        fields=fields,
    )


def _column(field: Field[Any, Any]) -> str:
    return _quoted(field.column or field.name)


def _quoted(name: str) -> str:
    return connections[DEFAULT_DB_ALIAS].ops.quote_name(name)
