"""The worked cases of `claims_examples.csv`: each row's facts typed here, its expected value read from the file."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from passage.rules.labour_law import Open, Reckoning, Refused, What, Workplace, facts_from, law_of, reckon
from passage.rules.labour_law.ending import notice_takes_effect, severance_days
from passage.rules.labour_law.late import periods

ROWS = {
    row["case"]: row for row in csv.DictReader((Path(__file__).parent / "claims_examples.csv").read_text("utf-8").splitlines())
}
LAW = law_of("TH")
Given = dict[str, Any]


def place(province: str, *areas: str, **more: Any) -> Given:
    return {"workplace": {"province": province, "areas": list(areas), **more}}


BANGKOK, SONGKHLA, HAT_YAI = place("TH-10"), place("TH-90"), place("TH-90", "district:Hat Yai")
AO_NANG = place("TH-81", "subdistrict_administration:Ao Nang", **{"class": "hotel_4_star_and_above", "employees": 80})


def days(first: str, last: str = "", *, hours: int = 8, **more: Any) -> Given:
    return {"stretches": [{"from": first, "to": last or first, "hours": hours, **more}]}


def found(*given: Given) -> Reckoning:
    return reckon(facts_from({name: value for each in given for name, value in each.items()}), LAW)


def total(*given: Given) -> Callable[[], Decimal]:
    return lambda: found(*given).total.low


def line(what: What, *given: Given) -> Decimal:
    return next(each.amount.low for part in found(*given).parts for each in part.lines if each.what is what)


def service(first: str, last: str) -> Callable[[], Decimal]:
    return lambda: Decimal(severance_days(LAW, date.fromisoformat(first), date.fromisoformat(last)))


def of_parameter(parameter: str, day: str) -> Callable[[], Decimal]:
    return lambda: Decimal(LAW.parameters.at(parameter, date.fromisoformat(day)).value)


def kept_back(*amounts: tuple[str, int]) -> Given:
    deductions = [{"kind": kind, "amount": amount} for kind, amount in amounts]
    return {"pay_days": [{"day": "2025-01-31", "due": 12000, "deductions": deductions}]}


def floor_at_sea(province: str, month: str) -> Callable[[], Decimal]:
    facts = {"work": "fishing", "pay": "monthly", "months": [{"month": month, "paid": 0}]}
    return total(place(province), facts)


DEBT = {"debts": [{"amount": 10000, "due": "2025-01-31"}], "counted_to": "2025-07-30"}
MONTHLY = {"pay": "monthly"}
SUNDAY = {"kind": "weekly_holiday"}
LONG_WEEK = days("2025-07-21", "2025-07-25", hours=12, paid_a_day=300)

AMOUNTS: dict[str, Callable[[], Decimal]] = {
    "bkk_12h_paid300_2025-01-06": total(BANGKOK, days("2025-01-06", hours=12, paid_a_day=300)),
    "bkk_12h_paid300_2025-07-01": total(BANGKOK, days("2025-07-01", hours=12, paid_a_day=300)),
    "hatyai_8h_paid352_2025-02-01": total(HAT_YAI, days("2025-02-01", paid_a_day=352)),
    "songkhla_8h_paid352_2025-02-01": total(SONGKHLA, days("2025-02-01", paid_a_day=352)),
    "hatyai_8h_paid352_2025-07-15": total(HAT_YAI, days("2025-07-15", paid_a_day=352)),
    "kosamui_8h_paid352_2025-02-01": total(place("TH-84", "district:Ko Samui"), days("2025-02-01", paid_a_day=352)),
    "aonang_hotel_8h_paid347_2024-05-02": total(AO_NANG, days("2024-05-02", paid_a_day=347)),
    "aonang_hotel_labour_day_2024-05-01": total(AO_NANG, days("2024-05-01", paid_a_day=347)),
    "fishing_floor_samutsakhon_2025-03": floor_at_sea("TH-74", "2025-03"),
    "fishing_floor_songkhla_2024-01": floor_at_sea("TH-90", "2024-01"),
    "sev_119d": service("2025-01-01", "2025-04-29"),
    "sev_120d": service("2025-01-01", "2025-04-30"),
    "sev_1y_exact": service("2024-01-01", "2024-12-31"),
    "sev_6y": lambda: line(
        What.SEVERANCE, BANGKOK, {"wage": 400, "employment": {"from": "2019-06-01", "to": "2025-06-15", "end": "dismissed"}}
    ),
    "sev_20y_before_2019-05-05": service("1999-01-01", "2019-05-04"),
    "sev_20y_after": service("1999-01-01", "2019-05-05"),
    "interest_10000_180d": total(BANGKOK, DEBT),
    "surcharge_10000_180d_max": lambda: found(BANGKOK, DEBT).apart[0].amount.low,
    "surcharge_10000_180d_reading_b": lambda: 10000 * Decimal("0.15") * periods(180, 7, reading="B"),
    "maternity_2025-12-06": of_parameter("leave.maternity_days", "2025-12-06"),
    "maternity_2025-12-07": of_parameter("leave.maternity_days", "2025-12-07"),
    "maternity_paid_2025-12-07": of_parameter("leave.maternity_paid_days", "2025-12-07"),
    "weekly_holiday_daily_worker_bkk": total(BANGKOK, days("2025-01-05", paid_a_day=372, **SUNDAY)),
    "weekly_holiday_monthly_worker": total(BANGKOK, MONTHLY, {"wage": 12000}, days("2025-01-05", **SUNDAY)),
    "holiday_overtime_2h_bkk": total(BANGKOK, days("2025-01-05", hours=10, paid_a_day=744, **SUNDAY)),
    "monthly_worker_overtime_2h": total(BANGKOK, MONTHLY, {"wage": 14400}, days("2025-01-06", hours=10)),
    "deductions_over_cap": total(BANGKOK, kept_back(("welfare", 1500), ("damage", 1000))),
    "deductions_over_total_cap": total(BANGKOK, kept_back(("welfare", 1200), ("damage", 1200), ("savings", 1200))),
    "hazardous_9h_bkk": total(BANGKOK, {"work": "hazardous"}, days("2025-01-06", hours=9, paid_a_day=372)),
    "short_day_by_employer_bkk": total(BANGKOK, days("2025-01-06", hours=5, paid_a_day="232.50")),
    "agreed_wage_higher_bkk": total(BANGKOK, {"wage": 420}, days("2025-01-06", hours=12, paid_a_day=300)),
    "partial_past_verified_no_agreed": total(BANGKOK, LONG_WEEK),
    "partial_past_verified_agreed_420": total(BANGKOK, {"wage": 420}, LONG_WEEK),
}
# Of other shapes: below, and the rest at sea in test_rest_at_sea.py.
OTHERS = {"before_first_table", "after_last_verified", "notice_known_after_pay_day"}
ELSEWHERE = {"fishing_rest_10h_each_day"}


def test_every_row_is_a_case_here() -> None:
    assert set(AMOUNTS) | OTHERS | ELSEWHERE == set(ROWS)


@pytest.mark.parametrize("case", AMOUNTS)
def test_an_amount_is_exact_to_the_satang(case: str) -> None:
    assert AMOUNTS[case]() == Decimal(ROWS[case]["expected"])


def test_before_the_first_table_there_is_no_rate() -> None:
    assert ROWS["before_first_table"]["expected"] == "no rate"
    answer = found(BANGKOK, days("2017-12-31"))
    assert (answer.parts, answer.is_partial) == ((), True)
    assert [point.code for point in answer.open] == [Open.MINIMUM_BEFORE_FIRST]
    assert answer.open[0].last_known is None


def test_after_the_last_verified_day_there_is_no_amount_and_the_last_known_rate_is_named() -> None:
    assert ROWS["after_last_verified"]["expected"] == "no amount"
    answer = found(BANGKOK, days("2026-02-01"))
    assert (answer.parts, answer.is_partial) == ((), True)
    assert [(point.code, point.last_known) for point in answer.open] == [(Open.MINIMUM_NOT_VERIFIED, 400)]
    assert LAW.minimum_wages.at(Workplace("TH-10", ()), date(2026, 2, 1)).refused is Refused.AFTER_LAST_VERIFIED


def test_only_the_days_past_the_last_verified_one_are_without_an_amount() -> None:
    answer = found(BANGKOK, LONG_WEEK)
    assert answer.is_partial
    assert [(str(point.first), str(point.last)) for point in answer.open] == [("2025-07-23", "2025-07-25")]
    assert not found(BANGKOK, {"wage": 420}, LONG_WEEK).is_partial


def test_notice_counts_to_the_pay_day_after_the_next() -> None:
    expected = date.fromisoformat(ROWS["notice_known_after_pay_day"]["expected"])
    assert notice_takes_effect(date(2025, 7, 1)) == expected
