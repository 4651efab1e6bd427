"""Facts under which each rule of Thai law bears on something: those of the documentation, and a few more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples" / "owed"
HOTEL = {"province": "TH-81", "areas": ["subdistrict_administration:Ao Nang"], "class": "hotel_4_star_and_above", "employees": 80}
BANGKOK = {"province": "TH-10", "areas": []}
WEEK = {"from": "2025-04-28", "to": "2025-05-02", "hours": 10, "paid_a_day": 100}
DAYS = [
    WEEK,
    WEEK | {"from": "2025-05-04", "to": "2025-05-04", "kind": "weekly_holiday"},
    WEEK | {"from": "2025-05-12", "to": "2025-05-12", "kind": "holiday"},
    WEEK | {"from": "2025-05-13", "to": "2025-05-13", "hours": 5, "shortened_by_worker": True},
]
AWAY = [
    {"why": why, "from": f"2026-{month:02}-02", "to": f"2026-{month:02}-28"}
    for month, why in enumerate(("sick", "business", "maternity", "spouse_gave_birth", "infant_care", "stoppage"), 1)
]
MORE: list[dict[str, Any]] = [
    {"workplace": BANGKOK, "stretches": DAYS, "born": "2010-06-01"},
    {"workplace": BANGKOK, "stretches": DAYS, "wage": 500, "work": "hazardous", "born": "2010-06-01"},
    {"workplace": BANGKOK, "stretches": DAYS, "work": "domestic", "normal_hours": 7},
    {"workplace": BANGKOK, "pay": "monthly", "stretches": DAYS, "months": [{"month": "2025-01", "to": "2025-01-20", "paid": 0}]},
    {"workplace": HOTEL, "stretches": [WEEK | {"from": "2024-05-02", "to": "2024-05-03"}]},
    {"workplace": HOTEL | {"class": "hotel_type_2"}, "stretches": [WEEK | {"from": "2025-07-02", "to": "2025-07-03"}]},
    {"workplace": BANGKOK, "wage": 400, "absences": AWAY},
    {"workplace": BANGKOK, "work": "fishing", "pay": "monthly", "stretches": DAYS, "born": "2009"},
]


def all_facts() -> list[dict[str, Any]]:
    return [yaml.safe_load(path.read_text("utf-8")) for path in sorted(EXAMPLES.glob("*.yaml"))] + MORE
