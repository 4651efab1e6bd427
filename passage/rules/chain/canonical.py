"""One spelling for everything that is signed or hashed: JSON Canonicalization Scheme (RFC 8785)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import rfc8785

LARGEST = 2**53 - 1
# Spells what `_is_simple` admits as RFC 8785 does, in a fraction of the time.
_SIMPLE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


class NotCanonical(ValueError):
    """The value has no canonical bytes, or the bytes are not canonical; `code` says why.

    `integer_too_large` (beyond 2^53 - 1), `not_a_number`, `not_text` (lone surrogates, keys that are no strings),
    `unsupported_type`, `too_deep`; when reading also `too_large`, `not_json`, `not_an_object`, `other_spelling`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def canonical(value: Mapping[str, Any] | Sequence[Any]) -> bytes:
    """The RFC 8785 bytes of an object or a list of text, booleans, null, numbers, objects and lists.

    Raises `NotCanonical`. Ids and money go in as text: numbers are held exactly only up to 2^53 - 1.
    """
    if not isinstance(value, Mapping | list | tuple):
        raise NotCanonical("unsupported_type")
    try:
        return _SIMPLE.encode(value).encode() if _is_simple(value) else rfc8785.dumps(_plain(value))
    except rfc8785.IntegerDomainError as error:
        raise NotCanonical("integer_too_large") from error
    except rfc8785.FloatDomainError as error:
        raise NotCanonical("not_a_number") from error
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise NotCanonical("not_text") from error
    except RecursionError as error:
        raise NotCanonical("too_deep") from error


def _is_simple(value: Any) -> bool:
    """Whether the standard library's spelling is the canonical one: no fractions, exact numbers, keys that ASCII sorts."""
    if value is None or isinstance(value, str):
        return True
    if isinstance(value, int):
        return -LARGEST <= value <= LARGEST
    if isinstance(value, dict):
        for key, item in value.items():
            # Most values are text: asked here, they cost no call.
            if not (isinstance(key, str) and key.isascii() and (isinstance(item, str) or _is_simple(item))):
                return False
        return True
    return isinstance(value, list | tuple) and all(map(_is_simple, value))


def _plain(value: Any) -> Any:
    """The same value in plain dicts and lists: the library knows no other mappings."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise NotCanonical("not_text")
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    raise NotCanonical("unsupported_type")


def read_canonical(raw: bytes, *, limit: int) -> dict[str, Any]:
    """Read an object from bytes that must be its canonical spelling, at most `limit` bytes long. Raises `NotCanonical`.

    Every object then has exactly one spelling on the wire: no doubled keys, no second encoding of the same content.
    """
    value = read_canonical_value(raw, limit=limit)
    if not isinstance(value, dict):
        raise NotCanonical("not_an_object")
    return value


def read_canonical_value(raw: bytes, *, limit: int) -> Any:
    """As `read_canonical`, for an object or a list."""
    if len(raw) > limit:
        raise NotCanonical("too_large")
    try:
        value = json.loads(raw.decode("utf-8"))
    except RecursionError as error:
        raise NotCanonical("too_deep") from error
    except ValueError as error:
        raise NotCanonical("not_json") from error
    if not isinstance(value, dict | list) or canonical(value) != raw:
        raise NotCanonical("other_spelling")
    return value
