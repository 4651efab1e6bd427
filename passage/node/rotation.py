"""Wrapping every key of the node anew, so that what was erased cannot be read from old copies of the database either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from passage.node import keyring as keyrings
from passage.node import sealing
from passage.node.audit import actions as audit
from passage.node.sealing import WrappedKey

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor
    from passage.node.keyring import Keyring

BATCH = 2000


def tables() -> list[type[WrappedKey]]:
    """Every table that holds wrapped keys."""
    return [model for model in apps.get_models() if issubclass(model, WrappedKey)]


def rotate_epoch(*, by: Actor) -> int:
    """Wrap every key under a fresh one and forget the older ones; returns how many keys were wrapped anew.

    Old copies of the database then open nothing: an erased person cannot be read from a backup. The node may go on running.
    After a stop at any point everything can still be read, and it can be run again.
    """
    with keyrings.changed_by_one(settings.HOME.keyring):
        keyring = _use(sealing.keyring().with_new_epoch())
        count = _wrap_anew(keyring)
        while not _forget_older(by, keyring, count):
            count += _wrap_anew(keyring)
    return count


def _use(keyring: Keyring) -> Keyring:
    keyrings.save(keyring, settings.HOME.keyring)
    settings.KEYRING = keyrings.load(settings.HOME.keyring)
    return keyring


def _wrap_anew(keyring: Keyring) -> int:
    return sum(_wrap_table(table, keyring) for table in tables())


def _wrap_table(table: type[WrappedKey], keyring: Keyring) -> int:
    count, rows = 0, table._default_manager.select_related(*table.OWNER)
    while batch := list(rows.exclude(epoch=keyring.epoch)[:BATCH]):
        with transaction.atomic():
            living = list(rows.select_for_update().filter(pk__in=[row.pk for row in batch]))
            for row in living:
                row.wrapped = sealing.wrap(keyring, row.owner_place, sealing.unwrap(keyring, row))
                row.epoch = keyring.epoch
            table._default_manager.bulk_update(living, ["wrapped", "epoch"])
        count += len(living)
    return count


@transaction.atomic
def _forget_older(by: Actor, keyring: Keyring, count: int) -> bool:
    """Forget the older wrapping keys, unless a key was stored under one of them meanwhile.

    The log comes first: whoever adds a person may hold its lock already, and two that wait for each other would wait for ever.
    """
    audit.record(by=by, act="keys.rotate", thing="keyring", thing_id=keyring.epoch, keys=count)
    for table in tables():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"LOCK TABLE {table._meta.db_table} IN EXCLUSIVE MODE")
        if table._default_manager.exclude(epoch=keyring.epoch).exists():
            transaction.set_rollback(True)
            return False
    _use(keyring.with_only_current_epoch())
    return True
