"""The five nodes of the demonstration: who they are, where they live, how they are made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from passage.doors.console.commands.init import make_folder
from passage.node import home as homes

FIRST_PORT = 8101


@dataclass(frozen=True)
class DemoNode:
    """One node of the demonstration."""

    name: str
    country: str
    agency: dict[str, str]
    facilitator: bool = False


NODES = (
    DemoNode(
        "kh",
        "KH",
        {
            "en": "Cambodia: anti-trafficking and reintegration desk (demonstration)",
            "km": "កម្ពុជា៖ តុជួយពលករ (សាកល្បង)",
            "lo": "ກຳປູເຈຍ: ໂຕະຊ່ວຍແຮງງານ (ທົດລອງ)",
            "my": "ကမ္ဘောဒီးယား အလုပ်သမား အကူအညီရုံး (စမ်းသပ်)",
            "th": "กัมพูชา: โต๊ะช่วยเหลือแรงงาน (ทดลอง)",
        },
    ),
    DemoNode(
        "la",
        "LA",
        {
            "en": "Laos: social welfare desk (demonstration)",
            "km": "ឡាវ៖ តុសង្គមកិច្ច (សាកល្បង)",
            "lo": "ລາວ: ໂຕະສະຫວັດດີການສັງຄົມ (ທົດລອງ)",
            "my": "လာအို လူမှုဝန်ထမ်းရုံး (စမ်းသပ်)",
            "th": "ลาว: โต๊ะสวัสดิการสังคม (ทดลอง)",
        },
    ),
    DemoNode(
        "mm",
        "MM",
        {
            "en": "Myanmar: rehabilitation desk (demonstration)",
            "km": "មីយ៉ាន់ម៉ា៖ តុស្តារនីតិសម្បទា (សាកល្បង)",
            "lo": "ມຽນມາ: ໂຕະຟື້ນຟູ (ທົດລອງ)",
            "my": "မြန်မာ ပြန်လည်ထူထောင်ရေးရုံး (စမ်းသပ်)",
            "th": "เมียนมา: โต๊ะฟื้นฟู (ทดลอง)",
        },
    ),
    DemoNode(
        "th",
        "TH",
        {
            "en": "Thailand: protection desk (demonstration)",
            "km": "ថៃ៖ តុការពារពលករ (សាកល្បង)",
            "lo": "ໄທ: ໂຕະປົກປ້ອງແຮງງານ (ທົດລອງ)",
            "my": "ထိုင်း အလုပ်သမား ကာကွယ်ရေးရုံး (စမ်းသပ်)",
            "th": "ไทย: โต๊ะคุ้มครองแรงงาน (ทดลอง)",
        },
    ),
    DemoNode(
        "iom",
        "CH",
        {
            "en": "IOM as facilitator (demonstration)",
            "km": "IOM អ្នកសម្របសម្រួល (សាកល្បង)",
            "lo": "IOM ຜູ້ອຳນວຍຄວາມສະດວກ (ທົດລອງ)",
            "my": "IOM ညှိနှိုင်းသူ (စမ်းသပ်)",
            "th": "IOM ผู้อำนวยความสะดวก (ทดลอง)",
        },
        facilitator=True,
    ),
)
BY_NAME = {node.name: node for node in NODES}


@dataclass(frozen=True)
class Place:
    """Where the demonstration lives: a folder and the first of five ports. `databases` are URLs by node, else SQLite."""

    folder: Path
    first_port: int = FIRST_PORT
    databases: tuple[tuple[str, str], ...] = ()

    def home(self, name: str) -> Path:
        return self.folder / name

    def port(self, name: str) -> int:
        return self.first_port + [node.name for node in NODES].index(name)

    def address(self, name: str) -> str:
        return f"http://{name}.localhost:{self.port(name)}"

    def database(self, name: str) -> str:
        return dict(self.databases).get(name, "")

    @property
    def made(self) -> bool:
        return (self.folder / "made").exists()


def make_homes(place: Place) -> None:
    """Folders and keys of all five; the databases come next."""
    for node in NODES:
        make_folder(
            homes.Home(
                path=place.home(node.name),
                name=node.name,
                country=node.country,
                mode=homes.Mode.DEMO,
                address=place.address(node.name),
                agency=node.agency,
                facilitator=node.facilitator,
                database_url=place.database(node.name),
            )
        )


def clear(place: Place) -> None:
    """Forget an earlier demonstration."""
    shutil.rmtree(place.folder, ignore_errors=True)


def run_in(place: Place, name: str, *words: str, **environment: str) -> subprocess.Popen[bytes]:
    """Start a `passage` command as that node, in a process of its own session so that it can be ended whole."""
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "passage", *words, "--home", str(place.home(name))],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[4]), **environment},
        start_new_session=True,
    )
