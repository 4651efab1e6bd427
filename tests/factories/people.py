"""Invented staff and people for tests."""

from __future__ import annotations

from itertools import count

from passage.node.agency import actions as agency
from passage.node.agency.models import Account, Desk, Role
from passage.node.audit.traces import Console
from passage.node.people import actions as people
from passage.node.people.models import Person
from passage.node.people.profiles import Profile

BY = Console("test")
PASSWORD = "correct horse battery staple"
_numbers = count(1)


def make_agency(country: str = "TH", *, firewall: bool = True) -> None:
    """The agency of the test node."""
    agency.set_up(
        by=BY,
        names={"en": "Test desk", "km": "តុសាកល្បង", "lo": "ໂຕະທົດສອບ", "my": "စမ်းသပ်ရုံး", "th": "โต๊ะทดสอบ"},
        country=country,
        readers={
            "en": "Two trained officers",
            "km": "មន្ត្រីពីរនាក់",
            "lo": "ເຈົ້າໜ້າທີ່ສອງຄົນ",
            "my": "အရာရှိနှစ်ဦး",
            "th": "เจ้าหน้าที่สองคน",
        },
        firewall=firewall,
    )


def make_desk(code: str = "intake") -> Desk:
    """A desk that takes reports; the same one for the same code."""
    return agency.add_desk(by=BY, code=code, names={"en": f"Desk {code}"})


def make_account(role: Role = Role.OFFICER, *, desk: Desk | None = None, email: str = "") -> Account:
    """An account with `PASSWORD`."""
    number = next(_numbers)
    return agency.add_account(
        by=BY,
        email=email or f"{role}{number}@example.org",
        name=f"Test {role} {number}",
        role=str(role),
        desk=desk or make_desk(),
        password=PASSWORD,
    )


def make_person(**profile: object) -> Person:
    """A person with an invented profile."""
    values: dict[str, object] = {
        "names": ("សុខ ចាន់ធីតា", "Sok Chanthida"),
        "sex": "feminine",
        "birth": "1995",
        "languages": ("km",),
    }
    values.update(profile)
    return people.add_person(by=BY, profile=Profile(**values))  # type: ignore[arg-type]
