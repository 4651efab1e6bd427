"""Dated parameters: which value holds on a day, and how sure it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import NoSuchLaw, NoSuchParameter, Standing, law_of

TABLE = law_of("TH").parameters


# By hand from th_labour.yaml: the day before, the day of and the day after each change.
@pytest.mark.parametrize(
    ("parameter", "day", "expected"),
    [
        ("leave.maternity_days", "2019-05-04", 90),
        ("leave.maternity_days", "2019-05-05", 98),
        ("leave.maternity_days", "2019-05-06", 98),
        ("leave.maternity_days", "2025-12-06", 98),
        ("leave.maternity_days", "2025-12-07", 120),
        ("leave.maternity_paid_days", "2025-12-06", 45),
        ("leave.maternity_paid_days", "2025-12-07", 60),
        ("leave.business_paid_days", "2019-05-05", 3),
        ("pay.stoppage_fraction", "2008-05-26", "0.50"),
        ("pay.stoppage_fraction", "2008-05-27", "0.75"),
        ("pay.ot_multiplier_workday", "1998-08-19", "1.5"),
    ],
)
def test_the_value_of_a_day(parameter: str, day: str, expected: object) -> None:
    found = TABLE.at(parameter, date.fromisoformat(day))
    assert (found.standing, found.value) == (Standing.IN_FORCE, expected)


@pytest.mark.parametrize(
    ("parameter", "day", "standing"),
    [
        ("leave.business_paid_days", "2019-05-04", Standing.NO_RIGHT),
        ("leave.spouse_birth_paid_days", "2025-12-06", Standing.NO_RIGHT),
        ("notice.pay_in_lieu", "2019-05-04", Standing.UNKNOWN),
        ("hours.normal_max_day", "1998-08-18", Standing.UNKNOWN),
    ],
)
def test_before_the_first_value_there_is_no_right_or_nothing_is_known(parameter: str, day: str, standing: Standing) -> None:
    found = TABLE.at(parameter, date.fromisoformat(day))
    assert (found.standing, found.value) == (standing, None)


def test_past_the_last_verified_day_a_value_is_probable_at_best() -> None:
    last = date(2025, 12, 7)
    assert TABLE.at("hours.normal_max_day", last).certainty is Certainty.CERTAIN
    after = TABLE.at("hours.normal_max_day", date(2025, 12, 8))
    assert (after.value, after.certainty, after.is_past_verified) == (8, Certainty.PROBABLE, True)


def test_a_value_has_its_own_last_verified_day_where_it_says_so() -> None:
    assert not TABLE.at("deduct.social_security_rate", date(2026, 1, 1)).is_past_verified
    assert TABLE.at("deduct.social_security_rate", date(2026, 1, 2)).is_past_verified


def test_a_day_that_is_known_only_as_a_year_counts_from_its_first_day_and_shows_as_that() -> None:
    found = TABLE.at("deduct.social_security_rate", date(2026, 1, 1))
    assert (Decimal(found.value), str(found.since)) == (Decimal("0.05"), "2026")


def test_an_open_law_names_the_reading_that_is_computed_with() -> None:
    found = TABLE.at("interest.wilful_surcharge_per_7_days", date(2025, 1, 1))
    assert [(reading.id, reading.is_default) for reading in found.readings] == [("A", True), ("B", False)]


@pytest.mark.parametrize("parameter", TABLE.ids)
def test_every_value_has_section_source_date_and_certainty(parameter: str) -> None:
    for day in TABLE.days_of_change(parameter):
        found = TABLE.at(parameter, day)
        assert found.section
        assert found.source
        assert found.last_verified
        assert found.certainty in Certainty


def test_what_has_no_table_is_refused() -> None:
    with pytest.raises(NoSuchLaw):
        law_of("XX")
    with pytest.raises(NoSuchLaw):
        law_of("../th")
    with pytest.raises(NoSuchParameter):
        TABLE.at("no.such", date(2025, 1, 1))
