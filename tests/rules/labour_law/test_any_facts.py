"""Whatever facts are accepted are reckoned, in each country, also with rules switched off; and a range holds its ends."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from passage.rules.labour_law import BadFacts, Facts, Law, Open, facts_from, law_of, reckon

LAWS = {country: law_of(country) for country in ("TH", "MY")}
DAY = st.dates(date(1997, 1, 1), date(2027, 1, 1)).map(str)
DAYS = st.tuples(DAY, st.integers(0, 45)).map(
    lambda pair: (pair[0], str(date.fromordinal(date.fromisoformat(pair[0]).toordinal() + pair[1])))
)
HOURS = st.sampled_from([0, 0.25, 4, 8, 10, 24, {"from": 4, "to": 13}])
MONEY = st.sampled_from([0, 300, 900, 12000, {"from": 100, "to": 5000}])
WHY = ["sick", "business", "maternity", "spouse_gave_birth", "infant_care", "stoppage", "kept_waiting_abroad"]
KEPT = ["by_law", "union", "welfare", "damage", "savings", "recruitment", "other"]


def row(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    """A row from `from` to `to`, with fields that must and fields that may stand in it."""
    made = st.fixed_dictionaries(required, optional=optional)
    return st.tuples(DAYS, made).map(lambda pair: {"from": pair[0][0], "to": pair[0][1], **pair[1]})


STRETCH = row(
    {"hours": HOURS},
    kind=st.sampled_from(["ordinary", "weekly_holiday", "holiday"]),
    paid_a_day=MONEY,
    paid=MONEY,
    shortened_by_worker=st.booleans(),
    earned_a_day=MONEY,
    night_hours=HOURS,
    break_minutes=st.integers(0, 90),
)
DEDUCTION = st.fixed_dictionaries(
    {"kind": st.sampled_from(KEPT), "amount": st.integers(0, 2000)}, optional={"consent": st.booleans()}
)
FEE = st.fixed_dictionaries(
    {"amount": st.integers(0, 900), "paid_on": DAY, "taken_by": st.sampled_from(["licensee", "broker"])},
    optional={"currency": st.sampled_from(["THB", "USD", "MMK"]), "sending_state": st.sampled_from(["KH", "LA", "MM"])},
)
MAY = {
    "wage": MONEY,
    "normal_hours": st.sampled_from([0, 7, 24]),
    "days_a_week": st.integers(0, 7),
    "stretches": st.lists(STRETCH, max_size=2),
    "absences": st.lists(row({"why": st.sampled_from(WHY)}, paid=MONEY), max_size=2),
    "employment": row({"end": st.sampled_from(["dismissed", "s119", "resigned", "short_fixed_term"])}, told_on=DAY),
    "pay_days": st.lists(
        st.fixed_dictionaries({"day": DAY, "due": st.integers(0, 9000), "deductions": st.lists(DEDUCTION)}), max_size=2
    ),
    "debts": st.lists(st.fixed_dictionaries({"amount": st.integers(0, 9000), "due": DAY}), max_size=2),
    "counted_to": DAY,
    "born": DAY,
    "deposits": st.lists(st.fixed_dictionaries({"amount": st.just(500), "taken_on": DAY}), max_size=1),
    "fees": st.lists(FEE, max_size=1),
    "documents": st.lists(row({}), max_size=1),
    "at_sea": st.fixed_dictionaries({"day": DAY, "bank_pay": st.booleans(), "contract_copies": st.integers(0, 3)}),
}
GIVEN = st.fixed_dictionaries(
    {
        "country": st.sampled_from(["TH", "MY"]),
        "workplace": st.sampled_from([{"province": "TH-90"}, {"province": "TH-10", "areas": []}, {"province": "MY-14"}]),
        "work": st.sampled_from(["general", "hazardous", "domestic", "fishing", "agriculture"]),
        "pay": st.sampled_from(["daily", "monthly", "hourly", "piece"]),
    },
    optional=MAY,
)


def accepted(told: dict[str, Any]) -> tuple[Facts, Law]:
    try:
        facts = facts_from(told)
    except BadFacts:
        assume(False)
        raise
    return facts, LAWS[facts.country]


@given(GIVEN, st.data())
def test_whatever_is_accepted_is_reckoned(told: dict[str, Any], data: st.DataObject) -> None:
    facts, law = accepted(told)
    off = data.draw(st.sets(st.sampled_from(sorted(law.known)), max_size=2))
    found = reckon(facts, law.without(frozenset(off)))
    for line in [line for part in found.parts for line in part.lines] + list(found.apart):
        assert line.section
        assert line.since <= line.first
        assert 0 <= line.amount.low <= line.amount.high
        assert not off & set(line.rests_on)
    assert all(point.section or point.code is Open.SERVICE_NOT_KNOWN for point in found.open)


@given(GIVEN)
def test_both_ends_of_what_is_told_lie_in_the_answer(told: dict[str, Any]) -> None:
    facts, law = accepted(told)
    whole = reckon(facts, law).total
    for end in (facts.at("low"), facts.at("high")):
        assert whole.low <= reckon(end, law).total.low <= whole.high
