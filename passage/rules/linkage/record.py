"""What linkage looks at of a person, and the keys under which a possible match is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from passage.rules import names as name_rule
from passage.rules.text.dates import PartialDate
from passage.rules.text.phones import tail


@dataclass(frozen=True)
class Record:
    """A person as one report knows them; everything may be missing.

    `names`: each spelling and script as given. `sex`: any fixed codes, "" unknown. `home_place`: words. `phone`: any form.
    `parents`: names of parents or family.
    """

    names: tuple[str, ...] = ()
    sex: str = ""
    birth: PartialDate | None = None
    home_place: str = ""
    phone: str = ""
    parents: tuple[str, ...] = ()


def keys(record: Record) -> frozenset[str]:
    """Blocking keys: those of each name, each with the year of birth as well, and the telephone's last digits (`p:`).

    Two records that share no key are never compared. Plain text: key-hash before storing.
    """
    return frozenset(_keys(record))


def _keys(record: Record) -> Iterator[str]:
    for name in record.names:
        for key in name_rule.keys(name):
            yield key
            if record.birth is not None and key[0] in "tsk":
                yield f"y{key}:{record.birth.year}"
    if tail(record.phone):
        yield "p:" + tail(record.phone)
