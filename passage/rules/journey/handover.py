"""The document both countries sign when a person crosses: its exact content, the same at both ends."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

HANDOVER_VERSION = 1


class BadHandover(ValueError):
    """The document cannot be drawn up. `code`: no_channel, no_crossing, no_giver, no_receiver."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def handover_document(
    *,
    channel_id: str,
    crossing: str,
    on: date,
    handed_over_by: str,
    received_by: str,
    items: Iterable[str] = (),
    claims_open: Iterable[str] = (),
) -> dict[str, object]:
    """What both sides sign, as a plain value for RFC 8785 (JCS): equal facts give equal bytes at both ends.

    `channel_id`: the channel of the case, the only name of the person in it. `crossing`: the named place. `handed_over_by`,
    `received_by`: offices, never names of officers. `items`: documents and property that cross with the person.
    `claims_open`: what is still owed in the host country. Texts are NFC with single spaces; lists are sorted, each line once.
    Raises `BadHandover` for an empty place, office or channel.
    """
    needed = {"no_channel": channel_id, "no_crossing": crossing, "no_giver": handed_over_by, "no_receiver": received_by}
    for code, text in needed.items():
        if not _tidy(text):
            raise BadHandover(code)
    return {
        "document": "handover",
        "version": HANDOVER_VERSION,
        "channel": _tidy(channel_id),
        "crossing": _tidy(crossing),
        "on": on.isoformat(),
        "handed_over_by": _tidy(handed_over_by),
        "received_by": _tidy(received_by),
        "items": _listed(items),
        "claims_open": _listed(claims_open),
    }


def same_handover(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Do both documents say exactly the same? A part more, a part less or another version is another document."""
    return dict(one) == dict(other) and one.get("document") == "handover"


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _listed(texts: Iterable[str]) -> list[str]:
    return sorted({tidy for text in texts if (tidy := _tidy(text))})
