"""Writes new rows by a statement put together once for each table: in every act that costs more than running it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import Field, Model

# So many values go into one statement at most, or fewer where the database takes fewer (SQLite at the least 999).
MOST_VALUES = 20_000

# Kinds of field whose values every database takes as they are, where they have this type.
_AS_IT_IS: tuple[tuple[type[Field[Any, Any]], type], ...] = (
    (models.CharField, str),
    (models.TextField, str),
    (models.IntegerField, int),
    (models.ForeignKey, int),
    (models.BooleanField, bool),
)


@dataclass(frozen=True)
class _Insert:
    """`head` VALUES `row`, ... `tail`; `tail` gives back the keys where the database draws them. Of each field the type that
    goes in as it is."""

    head: str
    row: str
    tail: str
    fields: tuple[tuple[Field[Any, Any], type | None], ...]


def insert(rows: Sequence[Model]) -> None:
    """Insert unsaved rows of one model, all of their fields, in the caller's transaction; keys that are drawn are set.

    Raises `django.db.IntegrityError` as saving does.
    """
    if not rows:
        return
    connection = connections[DEFAULT_DB_ALIAS]
    known = _insert_into(type(rows[0]))
    values = []
    for row in rows:
        for field, plain in known.fields:
            value = field.pre_save(row, True)
            values.append(value if type(value) is plain else field.get_db_prep_save(value, connection))
    keys = _write(connection, known, values)
    if known.tail:
        for row, (key,) in zip(rows, keys, strict=True):
            row.pk = key
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def insert_values(model: type[Model], values: list[Any]) -> None:
    """The same for rows that need no object: the values of one row after another, in the order of the model's fields, as
    the database takes them. For a table whose keys are not drawn."""
    if values:
        _write(connections[DEFAULT_DB_ALIAS], _insert_into(model), values)


def _write(connection: BaseDatabaseWrapper, known: _Insert, values: list[Any]) -> list[tuple[Any, ...]]:
    """Execute the statement as often as the values of all rows need it; returns what it gives back."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("rows that belong together are written in one transaction")
    width = len(known.fields)
    most = min(MOST_VALUES, connection.features.max_query_params or MOST_VALUES)
    batch = max(1, most // width) * width
    given = []
    with connection.cursor() as cursor:
        for first in range(0, len(values), batch):
            some = values[first : first + batch]
            cursor.execute(f"{known.head} {', '.join([known.row] * (len(some) // width))}{known.tail}", some)
            if known.tail:
                given += cursor.fetchall()
    return given


@cache
def _insert_into(model: type[Model]) -> _Insert:
    meta = model._meta
    drawn = meta.auto_field
    fields = tuple(field for field in meta.concrete_fields if field is not drawn)
    return _Insert(
        head=f"INSERT INTO {_quoted(meta.db_table)} ({', '.join(map(_column, fields))}) VALUES",
        row=f"({', '.join(['%s'] * len(fields))})",
        tail=f" RETURNING {_column(drawn)}" if drawn else "",
        fields=tuple((field, _taken_as_it_is(field)) for field in fields),
    )


def _taken_as_it_is(field: Field[Any, Any]) -> type | None:
    return next((plain for kind, plain in _AS_IT_IS if isinstance(field, kind)), None)


def _column(field: Field[Any, Any]) -> str:
    return _quoted(field.column or field.name)


def _quoted(name: str) -> str:
    return connections[DEFAULT_DB_ALIAS].ops.quote_name(name)
