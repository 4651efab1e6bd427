"""Texts on the table: provisions, versions, their hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from passage.rules import chain
from passage.rules.consensus.words import EntryHash, Key, ProvisionKind, TextHash, VersionLabel

_TAG = b"safe-passage/provision/1\x00"
_INSTRUMENT_TAG = b"safe-passage/instrument/1\x00"


@dataclass(frozen=True)
class Provision:
    """One provision of one version, in the working language. `text` may hold brackets, see `brackets`."""

    key: Key
    kind: ProvisionKind
    text: str

    def text_hash(self) -> str:
        """What a translation names as the text that it translates."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True)
class Version:
    """A whole text at one moment. `id`: the entry that made it. `parent`: the version it was made from, "" for the first.

    `number`: 1 and up in this instrument, for people inside the circle; it never leaves it. `party`: whose draft it is, "" for
    the facilitator's. `incorporates`: ids of the proposals taken in.
    """

    id: EntryHash
    parent: str
    number: int
    label: VersionLabel
    party: str
    at: str
    note: str
    provisions: tuple[Provision, ...]
    incorporates: tuple[str, ...] = ()

    def provision(self, key: str) -> Provision | None:
        return next((provision for provision in self.provisions if provision.key == key), None)


def provision_hash(provision: Provision, authentic: Mapping[str, str]) -> TextHash:
    """What a position on one provision is bound to: key, kind, working text, and each authentic text there is, by language."""
    values = {"key": provision.key, "kind": str(provision.kind), "text": provision.text, "authentic": dict(authentic)}
    return TextHash(hashlib.sha256(_TAG + chain.canonical(values)).hexdigest())


def instrument_hash(instrument: str, hashes: Iterable[tuple[str, str]]) -> TextHash:
    """What a position on the whole is bound to: the instrument's id, and key and hash of each provision in order."""
    values = {"instrument": instrument, "provisions": [[key, text] for key, text in hashes]}
    return TextHash(hashlib.sha256(_INSTRUMENT_TAG + chain.canonical(values)).hexdigest())
