"""What we know of who somebody is, in the form in which it is sealed."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True)
class Profile:
    """Who somebody is, as told. Everything may be missing.

    `names`: each spelling and script as it was given, the person's own first. `birth`: ISO 8601, may be partial.
    `birth_certainty`: documented, stated or estimated. `sex`: feminine, masculine, other or empty. `languages`: BCP 47.
    `home_place`: words, as told. `contact`: channel, value, hours, safety_word, may_leave_message.
    """

    names: tuple[str, ...] = ()
    sex: str = ""
    birth: str = ""
    birth_certainty: str = ""
    nationality: str = ""
    languages: tuple[str, ...] = ()
    home_place: str = ""
    family: tuple[str, ...] = ()
    contact: dict[str, Any] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    health: str = ""
    needs: str = ""

    def to_json(self) -> dict[str, Any]:
        """Only what is known, so that nothing empty is stored."""
        return {each.name: value for each in fields(self) if (value := getattr(self, each.name))}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Profile:
        known = {f.name for f in fields(cls)}
        listed = {"names", "languages", "family", "documents"}
        kept: dict[str, Any] = {k: tuple(v) if k in listed else v for k, v in values.items() if k in known}
        return cls(**kept)

    @property
    def name(self) -> str:
        return self.names[0] if self.names else ""
