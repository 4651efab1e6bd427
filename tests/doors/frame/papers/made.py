"""Invented claims and their reckonings, for papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from passage.doors.frame.papers import ClaimPaper, Evidence, Party
from passage.rules.claims import Authority, EvidenceKind, PowerOfAttorney
from passage.rules.labour_law import Law, Reckoning, facts_from, law_of, reckon

EXAMPLES = sorted((Path(__file__).parents[4] / "docs" / "examples" / "owed").glob("*.yaml"))
LANGUAGES = ("en", "km", "lo", "my", "th")
NAMES = {"en": "Ana Example", "km": "សុខ ចាន់ធី", "lo": "ສົມພອນ ແກ້ວມະນີ", "my": "မောင်အောင်ကျော်", "th": "สมชาย ใจดี"}
TOLD = {
    "en": "I was sent away without pay.",
    "km": "ថៅកែបញ្ឈប់ខ្ញុំដោយមិនបើកប្រាក់ខែ។",
    "lo": "ນາຍຈ້າງໄລ່ຂ້ອຍອອກໂດຍບໍ່ຈ່າຍເງິນ.",
    "my": "အလုပ်ရှင်က လစာမပေးဘဲ အလုပ်ထုတ်လိုက်ပါတယ်။",
    "th": "นายจ้างเลิกจ้างโดยไม่จ่ายค่าจ้าง",
}
LAW: Law = law_of("TH")
DAY, PAY_BY = date(2026, 11, 24), date(2026, 12, 8)
POWER = PowerOfAttorney("Agent Example", frozenset({Authority.FILE, Authority.ATTEND}), DAY, date(2028, 11, 23))
PAPER = ClaimPaper(
    made_on=DAY,
    worker=Party(NAMES["en"], "12/3 Example Road", "080 000 0000"),
    employer=Party("บริษัท ตัวอย่าง จำกัด", "99 ถนนตัวอย่าง"),
    office=Party("Labour office"),
    workplace="Example works",
    began=date(2014, 7, 16),
    ended=date(2025, 7, 15),
    told=TOLD["en"],
    pay_to="Bank account 000-0-00000-0",
    evidence=(Evidence(EvidenceKind.BANK_SLIP, "three slips"), Evidence(EvidenceKind.WITNESS)),
    reference="C-2026-0001",
)


@cache
def reckoned(name: str) -> Reckoning:
    """One of the examples in docs, by its name."""
    path = next(path for path in EXAMPLES if path.stem == name)
    return reckon(facts_from(yaml.safe_load(path.read_text("utf-8"))), LAW)


def paper(language: str, **changed: Any) -> ClaimPaper:
    """A claim of somebody who writes their name in the script of the language."""
    worker = replace(PAPER.worker, name=NAMES[language])
    return replace(replace(PAPER, worker=worker, told=TOLD[language]), **changed)
