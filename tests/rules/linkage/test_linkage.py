"""Two records side by side: evidence, strength, and no decision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules import linkage
from passage.rules.linkage import Agreement, Record, Strength
from passage.rules.linkage.fields import weigh_births
from passage.rules.text.dates import PartialDate

SOK = Record(
    names=("Sok Dara", "សុខ ដារ៉ា"),
    sex="feminine",
    birth=PartialDate(1998, 5, 12),
    home_place="Battambang, Thma Koul",
    phone="+85512345678",
    parents=("Sok Vanna",),
)
NAMES = st.sampled_from(["Sok Dara", "Dara Sok", "Mr Sok Darra", "សុខ ដារ៉ា", "สมชาย", "Kyaw", "U", "", "Vanna"])
PARTIALS = st.builds(PartialDate, st.integers(1990, 1993), st.integers(1, 3), st.integers(1, 3)) | st.builds(
    PartialDate, st.integers(1990, 1993)
)
RECORDS = st.builds(
    Record,
    names=st.lists(NAMES | st.text(max_size=8), max_size=2).map(tuple),
    sex=st.sampled_from(["", "feminine", "masculine"]),
    birth=st.none() | PARTIALS,
    home_place=st.sampled_from(["", "Battambang", "Thma Koul, Battambang", "ปราจีนบุรี"]),
    phone=st.sampled_from(["", "012 345 678", "+85512345678", "0999999999", "12"]),
    parents=st.lists(NAMES, max_size=1).map(tuple),
)


def codes(a: Record, b: Record) -> dict[str, Agreement]:
    return {item.field: item.code for item in linkage.compare(a, b).evidence}


@given(RECORDS, RECORDS)
def test_comparing_is_symmetric_and_never_fails(a: Record, b: Record) -> None:
    there, back = linkage.compare(a, b), linkage.compare(b, a)
    assert there.bits == pytest.approx(back.bits, abs=1e-3)
    assert 0 <= there.probability <= 1
    assert [item.code for item in there.evidence] == [item.code for item in back.evidence]
    assert [(item.a_part, item.b_part) for item in there.evidence] == [(item.b_part, item.a_part) for item in back.evidence]


@given(RECORDS)
def test_a_record_never_differs_from_itself(record: Record) -> None:
    assert Agreement.DIFFER not in codes(record, record).values()


@given(RECORDS, RECORDS)
def test_a_pair_with_agreeing_names_or_phone_meets_under_a_key(a: Record, b: Record) -> None:
    found = codes(a, b)
    if found["phone"] is Agreement.AGREE or found["names"] is Agreement.AGREE:
        assert linkage.keys(a) & linkage.keys(b)
        assert frozenset().union(*linkage.search_keys(a)) & linkage.keys(b)


@given(RECORDS)
def test_keys_are_text_that_can_be_hashed(record: Record) -> None:
    assert all(key.encode() for key in linkage.keys(record))


def test_the_evidence_names_each_field_with_both_parts() -> None:
    comparison = linkage.compare(SOK, Record(names=("Dara Sok",), birth=PartialDate(1998), phone="012 345 678"))
    assert [(item.field, item.code) for item in comparison.evidence] == [
        ("names", Agreement.AGREE),
        ("birth", Agreement.CLOSE),
        ("sex", Agreement.MISSING),
        ("home_place", Agreement.MISSING),
        ("phone", Agreement.AGREE),
        ("parents", Agreement.MISSING),
    ]
    assert (comparison.evidence[1].a_part, comparison.evidence[1].b_part) == ("1998-05-12", "1998")
    assert comparison.strength is Strength.STRONG


@pytest.mark.parametrize(
    ("other", "strength"),
    [
        (SOK, Strength.STRONG),
        (Record(names=("Sok Dara",), birth=PartialDate(1998, 5, 12)), Strength.STRONG),
        (Record(names=("Sok Dara",)), Strength.SOME),
        (Record(names=("Sok Dara",), sex="masculine"), Strength.WEAK),
        (Record(names=("Sok Dara",), birth=PartialDate(1970, 2, 3)), Strength.WEAK),
        (Record(names=("Sok Darra",), birth=PartialDate(1998)), Strength.SOME),
        (Record(names=("Sok Darra",)), Strength.WEAK),
        (Record(names=("สก ดารา",), birth=PartialDate(1998, 5, 12)), Strength.STRONG),
        (Record(names=("สก ดารา",)), Strength.SOME),
        (Record(names=("Kyaw Min",), phone="012345678"), Strength.WEAK),
        (Record(names=("Kyaw Min",), birth=PartialDate(1998)), Strength.NONE),
        (Record(names=("Kyaw Min",)), Strength.NONE),
        (Record(), Strength.NONE),
    ],
)
def test_the_strength_follows_from_the_evidence(other: Record, strength: Strength) -> None:
    assert linkage.compare(SOK, other).strength is strength


@pytest.mark.parametrize(
    ("a", "b", "code"),
    [
        ("1998-05-12", "1998-05-12", "agree"),
        ("1998-05", "1998-05", "agree"),
        ("1998", "1998", "close"),
        ("1998-01-01", "1998-01-01", "close"),
        ("1998-05-12", "1998", "close"),
        ("1998-05-12", "1998-01-01", "close"),
        ("1998-05-12", "1999", "close"),
        ("1998-05-12", "1998-12-05", "close"),
        ("1998-05-12", "1998-05-13", "close"),
        ("1998-05-12", "1997-05-12", "close"),
        ("1998-05-12", "1978-05-12", "differ"),
        ("1998-05-12", "1998-05", "close"),
        ("1998-05-12", "1998-06", "differ"),
        ("1998-05-12", "2000", "differ"),
    ],
)
def test_birth_dates_are_compared_as_they_are_known_here(a: str, b: str, code: str) -> None:
    left, right = PartialDate.from_iso(a), PartialDate.from_iso(b)
    assert weigh_births(left, right)[0] == weigh_births(right, left)[0] == code
    assert (weigh_births(left, right)[1] > 0) == (code != "differ")


def test_names_in_another_script_are_compared() -> None:
    assert codes(Record(names=("สมชาย",)), Record(names=("Somchai",)))["names"] is Agreement.AGREE
    assert codes(SOK, Record(names=("សុខ ដារ៉ា",)))["names"] is Agreement.AGREE
    assert codes(SOK, Record(names=("山田",)))["names"] is Agreement.OTHER_SCRIPT


def test_the_probability_is_the_sum_of_the_evidence_against_the_number_of_people() -> None:
    other = Record(names=("Sok Dara",), birth=PartialDate(1998, 5, 12))
    few, many = linkage.compare(SOK, other, people=100), linkage.compare(SOK, other, people=10_000_000)
    assert few.bits == many.bits == pytest.approx(sum(item.bits for item in few.evidence))
    assert few.probability > many.probability
    assert few.probability == pytest.approx(1 / (1 + 100 * 2.0**-few.bits))


def test_one_beside_many_is_the_same_as_one_beside_each() -> None:
    others = [SOK, Record(), Record(names=("สก ดารา",)), Record(names=("Kyaw Min", "Dara"), parents=("Vanna",))]
    together = linkage.compare_many(SOK, others)
    for one, other in zip(together, others, strict=True):
        assert [(item.code, round(item.bits, 3)) for item in one.evidence] == [
            (item.code, round(item.bits, 3)) for item in linkage.compare(SOK, other).evidence
        ]


def test_a_name_that_nothing_explains_speaks_against_only_as_far_as_names_are_ever_wrong() -> None:
    names = linkage.compare(SOK, Record(names=("Kyaw Min Htun",))).evidence[0]
    assert -5 < names.bits < -4


def test_a_phone_is_the_same_with_and_without_its_country_code() -> None:
    a, b = Record(phone="+66 81 234 5678"), Record(phone="๐๘๑-๒๓๔-๕๖๗๘")
    assert codes(a, b)["phone"] is Agreement.AGREE
    assert linkage.keys(a) == linkage.keys(b) != frozenset()


def test_a_place_inside_the_other_is_close() -> None:
    assert codes(SOK, Record(home_place="Battambang"))["home_place"] is Agreement.CLOSE


def test_two_of_one_day_of_birth_meet_although_their_names_are_further_apart() -> None:
    left = Record(names=("Sok Dara",), sex="feminine", birth=PartialDate(1998, 5, 12))
    right = Record(names=("Somphorn",), sex="feminine", birth=PartialDate(1998, 5, 12))
    assert linkage.keys(left) & linkage.keys(right)


def test_the_first_of_january_is_no_day_to_meet_by() -> None:
    left = Record(names=("Sok Dara",), sex="feminine", birth=PartialDate(1998, 1, 1))
    right = Record(names=("Somphorn",), sex="feminine", birth=PartialDate(1998, 1, 1))
    assert not linkage.keys(left) & linkage.keys(right)


def test_day_and_month_exchanged_are_asked_for() -> None:
    stored = linkage.keys(Record(names=("Sok Dara",), birth=PartialDate(1998, 5, 12)))
    asked, _ = linkage.search_keys(Record(names=("Sok Dara",), birth=PartialDate(1971, 12, 5)))
    assert {key for key in asked & stored if key[0] == "b"}


@pytest.mark.parametrize(("bearers", "most"), [(0, 25), (1, 25), (2, 13.3), (101, 6.7), (10_001, 0)])
def test_the_same_words_speak_only_as_far_as_few_bear_them(bearers: int, most: float) -> None:
    (found,) = linkage.compare_many(SOK, [Record(names=SOK.names)], people=10_000, bearers=[bearers])
    assert found.evidence[0].code is Agreement.AGREE
    assert found.evidence[0].bits == pytest.approx(min(most, linkage.compare(SOK, SOK).evidence[0].bits), abs=0.2)
