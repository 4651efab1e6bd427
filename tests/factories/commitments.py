"""Invented commitments: bodies of entries, facts of a circle, and a dozen that stand at different places."""

from __future__ import annotations

import hashlib
import random
from typing import Any
from uuid import UUID

from passage.rules import commitments

LANGUAGES = ("km", "lo", "my", "th", "en")
PARTIES = ("KH", "LA", "MM", "TH")
HEADS = {party: str(UUID(int=number, version=4)) for number, party in enumerate(PARTIES, 1)}
INSTRUMENT = str(UUID(int=90, version=4))
ROUND = str(UUID(int=91, version=4))
CONSENSUS, OTHER_CONSENSUS = "c0" * 32, "c1" * 32
KEYS = tuple(f"POA-{chapter}.{number}" for chapter in range(1, 5) for number in range(1, 4))
"""The provisions that are adopted."""
Body = dict[str, Any]


def hash_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def draw(number: int) -> str:
    """An id drawn by chance, always the same for a number."""
    return str(UUID(int=random.Random(number).getrandbits(128), version=4))


def said(km: str, lo: str, my: str, th: str, en: str) -> dict[str, str]:
    return {"km": km, "lo": lo, "my": my, "th": th, "en": en}


TEXT = said(
    "រៀបចំវគ្គពន្យល់ដោយឥតគិតថ្លៃមុនចេញដំណើរ។",
    "ຈັດການອົບຮົມກ່ອນອອກເດີນທາງໂດຍບໍ່ເສຍຄ່າ.",
    "ထွက်ခွာမီ သင်တန်းကို အခမဲ့ ပေးမည်။",
    "จัดอบรมก่อนเดินทางโดยไม่เสียค่าใช้จ่าย",
    "Give every worker a briefing before departure, free of charge.",
)
ORGAN = said("គណៈកម្មាធិការគំរូ", "ຄະນະກຳມະການຕົວຢ່າງ", "နမူနာ ကော်မတီ", "คณะกรรมการตัวอย่าง", "Example Committee")
POST = said("ប្រធាននាយកដ្ឋាន", "ຫົວໜ້າກົມ", "ညွှန်ကြားရေးမှူး", "ผู้อำนวยการกอง", "Head of department")
UNIT = said("ភាគរយនៃកម្មករ", "ເປີເຊັນຂອງແຮງງານ", "အလုပ်သမား ရာခိုင်နှုန်း", "ร้อยละของแรงงาน", "percent of workers")
STEP = said("ឯកសារបណ្តុះបណ្តាលរួចរាល់", "ເອກະສານອົບຮົມພ້ອມ", "သင်ထောက်ကူ ပြီးစီး", "เอกสารอบรมพร้อม", "The training material is ready")
WORDS = said("ដំណើរការតាមផែនការ។", "ດຳເນີນຕາມແຜນ.", "စီစဉ်ထားသည့်အတိုင်း ဖြစ်သည်။", "เป็นไปตามแผน", "It goes as planned.")


def facts(party: str = "KH", **changes: Any) -> commitments.Facts:
    """The circle of four after adoption, as its head of `party` acts; "" for whoever belongs to no party."""
    provisions = {(INSTRUMENT, key): hash_of(key) for key in KEYS}
    values: dict[str, Any] = {
        "party": party,
        "person": HEADS.get(party, str(UUID(int=80, version=4))),
        "commits": bool(party),
        "parties": frozenset(PARTIES),
        "languages": LANGUAGES,
        "agreed": provisions,
        "adopted": provisions,
        "consensus": frozenset({CONSENSUS, OTHER_CONSENSUS}),
        "open_rounds": {ROUND: "LA"},
        "known": frozenset({draw(0)}),
    }
    return commitments.Facts(**{**values, **changes})


def create(number: int = 1, **changes: Any) -> Body:
    """A commitment of Cambodia, to which Laos contributes."""
    key = KEYS[number % len(KEYS)]
    body: Body = {
        "id": draw(number),
        "instrument": INSTRUMENT,
        "key": key,
        "hash": hash_of(key),
        "text": TEXT,
        "kind": "process",
        "form": "partnership",
        "refers_to": "",
        "lead": "KH",
        "organ": ORGAN,
        "post": POST,
        "contributing": ["LA"],
        "episodes": ["pre_departure"],
        "start": "2027-01-01",
        "due": "2029-12-31",
        "baseline": {"value": "40", "on": "2026", "source": "Invented count"},
        "target": "100",
        "unit": UNIT,
        "links": [
            {"framework": "gcm", "code": "3", "version": "2018"},
            {"framework": "sdg", "code": "10.7", "version": "2017"},
            {"framework": "asean", "code": "education_information", "version": "2018-2025"},
        ],
        "milestones": [{"id": draw(1000 + number), "text": STEP, "due": "2027-12-31", "owner": "KH"}],
        "cost": {"amount": "250000", "currency": "USD"},
        "risk": {"en": "The line to the provinces fails."},
    }
    return {**body, **changes}


def report(number: int = 1, year: int = 2027, status: str = "limited", **changes: Any) -> Body:
    body: Body = {
        "id": draw(number),
        "report": draw(10_000 * year + number),
        "first": f"{year}-01-01",
        "last": f"{year}-12-31",
        "on": f"{year + 1}-02-15",
        "status": status,
        "narrative": WORDS,
        "figures": [
            {"measure": {}, "value": "55.5", "unit": {}, "on": str(year), "groups": {"sex": "female"}, "source": "Count"}
        ],
        "milestones": [{"id": draw(1000 + number), "status": "done"}],
        "evidence": ["ee" * 32],
        "submitted_by": HEADS["KH"],
    }
    return {**body, **changes}


def approve(of: Body, by: str = "KH") -> Body:
    return {"id": of["id"], "report": of["report"], "approved_by": HEADS[by]}


def review(number: int = 1, year: int = 2028, status: str = "limited", **changes: Any) -> Body:
    body: Body = {
        "id": draw(number),
        "review": draw(20_000 * year + number),
        "on": f"{year}-06-20",
        "reviewer": "joint_round",
        "round": ROUND,
        "name": {},
        "status": status,
        "finding": WORDS,
        "disagreement": {},
    }
    return {**body, **changes}


def reschedule(number: int = 1, due: str = "2030-06-30", **changes: Any) -> Body:
    body: Body = {"id": draw(number), "due": due, "on": "2028-06-20", "reason": WORDS, "consensus": CONSENSUS, "milestones": []}
    return {**body, **changes}


def publish(number: int = 1, party: str = "KH") -> Body:
    return {"id": draw(number), "party": party, "on": "2027-01-10"}


def embargo(number: int = 1, until: str = "2027-03-01") -> Body:
    return {"id": draw(number), "until": until}


def stand(*bodies: tuple[str, Body]) -> commitments.Standing:
    """Where a commitment stands after these (kind, body), which are not checked."""
    entries = [(hashlib.sha256(repr(each).encode()).hexdigest(), *each) for each in bodies]
    found = commitments.fold(entries)
    assert found is not None
    return found
