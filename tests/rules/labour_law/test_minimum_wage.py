"""The minimum wage of a place and a day, read from whole notifications."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import Area, Refused, Workplace, law_of
from passage.rules.labour_law.minimum_wage import MinimumWages

WAGES = law_of("TH").minimum_wages
HAT_YAI = Workplace("TH-90", (Area("district", "Hat Yai"),))
SONGKHLA = Workplace("TH-90", ())
BANGKOK = Workplace("TH-10", ())


def baht(workplace: Workplace, day: str) -> Decimal | None:
    rate = WAGES.at(workplace, date.fromisoformat(day)).rate
    return rate.per_day if rate else None


# By hand from th_minimum_wage.csv, the day before, the day and the day after each change.
@pytest.mark.parametrize(
    ("workplace", "day", "expected"),
    [
        (HAT_YAI, "2024-06-01", 345),
        (HAT_YAI, "2024-12-31", 345),
        (HAT_YAI, "2025-01-01", 380),
        (HAT_YAI, "2025-02-01", 380),
        # The table of July 2025 lists Bangkok only: for Songkhla the one before it holds, with its district.
        (HAT_YAI, "2025-07-15", 380),
        (SONGKHLA, "2025-02-01", 352),
        (BANGKOK, "2018-04-01", 325),
        (BANGKOK, "2019-12-31", 325),
        (BANGKOK, "2020-01-01", 331),
        (BANGKOK, "2022-09-30", 331),
        (BANGKOK, "2022-10-01", 353),
        (BANGKOK, "2023-12-31", 353),
        (BANGKOK, "2024-01-01", 363),
        (BANGKOK, "2024-12-31", 363),
        (BANGKOK, "2025-01-01", 372),
        (BANGKOK, "2025-06-30", 372),
        (BANGKOK, "2025-07-01", 400),
        (BANGKOK, "2025-07-22", 400),
        (Workplace("TH-84", (Area("district", "Ko Samui"),)), "2025-02-01", 400),
        # A municipality is not a district.
        (Workplace("TH-90", (Area("municipality", "Hat Yai"),)), "2025-02-01", 352),
    ],
)
def test_the_rate_of_a_general_workplace(workplace: Workplace, day: str, expected: int) -> None:
    assert baht(workplace, day) == expected


AO_NANG = (Area("subdistrict_administration", "Ao Nang"),)


@pytest.mark.parametrize(
    ("workplace", "day", "expected"),
    [
        (Workplace("TH-81", AO_NANG, "hotel_4_star_and_above", 80), "2024-04-12", 347),
        (Workplace("TH-81", AO_NANG, "hotel_4_star_and_above", 80), "2024-05-02", 400),
        (Workplace("TH-81", AO_NANG, "hotel_4_star_and_above", 49), "2024-05-02", 347),
        (Workplace("TH-81", AO_NANG, "hotel_4_star_and_above", None), "2024-05-02", 347),
        (Workplace("TH-81", (), "hotel_4_star_and_above", 80), "2024-05-02", 347),
        (Workplace("TH-90", (), "hotel_type_2"), "2025-06-30", 352),
        (Workplace("TH-90", (), "hotel_type_2"), "2025-07-01", 400),
        (Workplace("TH-90", (), "entertainment_place"), "2025-07-01", 400),
        (Workplace("TH-90", (), "hotel_type_1"), "2025-07-01", 352),
    ],
)
def test_a_sector_with_a_higher_rate_is_owed_that(workplace: Workplace, day: str, expected: int) -> None:
    assert baht(workplace, day) == expected


def test_both_rates_are_shown_where_two_scopes_are_met() -> None:
    answer = WAGES.at(Workplace("TH-81", AO_NANG, "hotel_4_star_and_above", 80), date(2024, 5, 2))
    assert [rate.per_day for rate in answer.others] == [347]


def test_an_area_whose_kind_is_unverified_matches_by_name_and_stays_uncertain() -> None:
    answer = WAGES.at(Workplace("TH-21", (Area("subdistrict", "Ban Phe"),), "hotel_4_star_and_above", 50), date(2024, 5, 2))
    assert answer.rate is not None
    assert (answer.rate.per_day, answer.rate.certainty) == (400, Certainty.UNCERTAIN)


def test_before_the_first_table_no_rate_is_known() -> None:
    answer = WAGES.at(BANGKOK, date(2017, 12, 31))
    assert (answer.rate, answer.refused, answer.last_known) == (None, Refused.BEFORE_FIRST, None)


def test_past_the_last_verified_day_there_is_no_rate_but_the_last_known_one_is_named() -> None:
    answer = WAGES.at(BANGKOK, date(2025, 7, 23))
    assert (answer.rate, answer.refused) == (None, Refused.AFTER_LAST_VERIFIED)
    assert answer.last_known is not None
    assert answer.last_known.per_day == 400


def test_an_unknown_province_is_refused() -> None:
    assert WAGES.at(Workplace("TH-01", ()), date(2025, 1, 1)).refused is Refused.NO_SUCH_PROVINCE


def test_where_nobody_asked_for_the_area_the_areas_with_rates_of_their_own_are_named() -> None:
    assert WAGES.at(Workplace("TH-90"), date(2025, 2, 1)).ask == (Area("district", "Hat Yai"),)
    assert WAGES.at(SONGKHLA, date(2025, 2, 1)).ask == ()
    assert WAGES.at(Workplace("TH-90"), date(2024, 2, 1)).ask == ()


def invented(name: str, since: str, rates: dict[str, int]) -> list[dict[str, str]]:
    """A general table of Songkhla; "" is the province."""
    return [
        {
            **dict.fromkeys(("establishment_class", "min_employees"), ""),
            **{"notification_id": name, "iso_3166_2": "TH-90", "sector": "all", "source": "invented", "certainty": "certain"},
            **{"effective_from": since, "last_verified": "2030-01-01", "baht_per_day": str(rate)},
            **{"district": area, "area_kind": "district" if area else "province"},
        }
        for area, rate in rates.items()
    ]


def test_a_newer_table_of_the_province_ends_the_district_rate_of_an_older_one() -> None:
    older = invented("a", "2025-01-01", {"": 352, "Hat Yai": 380})
    newer = invented("b", "2026-01-01", {"": 355})
    assert MinimumWages([*older, *newer]).at(HAT_YAI, date(2026, 1, 1)).rate.per_day == 355  # type: ignore[union-attr]


def test_a_newer_table_of_other_areas_only_leaves_the_older_rate_of_the_province() -> None:
    older = invented("a", "2025-01-01", {"": 352})
    newer = invented("b", "2026-01-01", {"Hat Yai": 400})
    wages = MinimumWages([*older, *newer])
    assert wages.at(SONGKHLA, date(2026, 1, 1)).rate.per_day == 352  # type: ignore[union-attr]
    assert wages.at(HAT_YAI, date(2026, 1, 1)).rate.per_day == 400  # type: ignore[union-attr]


def test_every_general_table_but_that_of_bangkok_lists_all_provinces() -> None:
    assert len(WAGES.provinces) == 77


@given(st.sampled_from(sorted(WAGES.provinces)), st.dates(date(2015, 1, 1), date(2027, 1, 1)))
def test_a_rate_never_falls_from_one_day_to_the_next(province: str, day: date) -> None:
    today, tomorrow = (WAGES.at(Workplace(province, ()), each).rate for each in (day, day + timedelta(1)))
    if today is not None and tomorrow is not None:
        assert tomorrow.per_day >= today.per_day
