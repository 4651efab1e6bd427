"""Making one node of the demonstration ready: run inside that node's own process."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from passage.doors.console.demo import signins
from passage.doors.console.demo.nodes import BY_NAME, NODES, Place

READERS = {
    "en": "Two trained officers of this desk",
    "km": "មន្ត្រីពីរនាក់ដែលបានបណ្តុះបណ្តាល នៅតុនេះ",
    "lo": "ເຈົ້າໜ້າທີ່ສອງຄົນທີ່ໄດ້ຮັບການຝຶກ ຢູ່ໂຕະນີ້",
    "my": "ဤရုံးမှ သင်တန်းရ အရာရှိနှစ်ဦး",
    "th": "เจ้าหน้าที่สองคนของโต๊ะนี้ที่ผ่านการอบรม",
}
EXAMPLE_CONTACTS = (
    ("km", "0000 111 222"),
    ("lo", "0000 111 333"),
    ("my", "0000 111 444"),
    ("th", "0000 111 555"),
)


def make_database(place: Place) -> None:
    """Migrate one SQLite database and copy it to the others: they are empty and equal. PostgreSQL nodes migrate themselves."""
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0, interactive=False)
    connections.close_all()
    first = place.home(NODES[0].name) / "node.sqlite3"
    if not first.exists():
        return
    for node in NODES[1:]:
        if not place.database(node.name):
            shutil.copyfile(first, place.home(node.name) / "node.sqlite3")


def make_ready(place: Place, *, with_caseload: bool) -> None:
    """Agency, desk, sign-ins, register, and the caseload if it is wanted."""
    from django.conf import settings
    from django.core.management import call_command

    from passage.doors.console.demo import caseload
    from passage.node.agency import actions as agency
    from passage.node.audit.traces import Console
    from passage.node.peers import actions as peers
    from passage.rules.journey import contacts
    from passage.rules.register import unbundle

    by, name = Console("demo"), settings.NODE_NAME
    if place.database(name) or not (place.home(name) / "node.sqlite3").exists():
        call_command("migrate", verbosity=0, interactive=False)
    agency.set_up(by=by, names=BY_NAME[name].agency, country=settings.NODE_COUNTRY, readers=READERS)
    desk = agency.add_desk(by=by, code="intake", names={"en": "Intake and casework"})
    agency.load_contacts(by=by, contacts=[*contacts.rows(), *_examples(settings.NODE_COUNTRY)])
    document, signatures = unbundle((place.folder / "register.json").read_bytes())
    peers.adopt_register(by=by, document=document, signatures=signatures)
    accounts = {
        person.role: agency.add_account(
            by=by,
            email=person.email,
            name=person.name,
            role=person.role,
            desk=desk if person.role in ("operator", "officer", "supervisor") else None,
            password=signins.PASSWORD,
        )
        for person in signins.of_node(name)
    }
    if with_caseload and not BY_NAME[name].facilitator:
        caseload.fill(accounts)


def _examples(country: str) -> list[dict[str, object]]:
    """Numbers that reach nobody, so that the danger page can be seen as it will be; marked as examples."""
    from django.utils import timezone

    return [
        {
            "key": f"example-{language}",
            "country": country,
            "who": {"en": "Example helpline", "km": "លេខជំនួយ (ឧទាហរណ៍)", "lo": "ສາຍຊ່ວຍເຫຼືອ (ຕົວຢ່າງ)",
                    "my": "အကူအညီလိုင်း (ဥပမာ)", "th": "สายช่วยเหลือ (ตัวอย่าง)"},
            "number": number,
            "kind": "ngo",
            "languages": [language],
            "hours": "24 h",
            "free": True,
            "source": "invented for the demonstration",
            "certainty": "certain",
            "verified_on": timezone.localdate(),
            "verified_by": "demonstration",
            "example": True,
        }
        for language, number in EXAMPLE_CONTACTS
    ]  # fmt: skip


def place_of_environment() -> Place:
    """The place as the parent process described it."""
    values = json.loads(os.environ["PASSAGE_DEMO_PLACE"])
    return Place(Path(values["folder"]), values["first_port"], tuple((name, url) for name, url in values["databases"]))


def describe(place: Place) -> str:
    return json.dumps({"folder": str(place.folder), "first_port": place.first_port, "databases": list(place.databases)})
