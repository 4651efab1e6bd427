"""Dates of five scripts and two eras."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.text.dates import BadDate, BadDateCode, PartialDate, parse_date, show_date
from passage.rules.text.digits import to_native

TODAY = date(2026, 11, 24)
LANGUAGES = ("km", "lo", "my", "th", "en")
DAYS = st.dates(date(1900, 1, 1), TODAY)


def partial(day: date, known: int) -> PartialDate:
    return PartialDate(day.year, *(day.month, day.day)[:known])


PARTIALS = st.builds(partial, DAYS, st.integers(0, 2))


def code_of(text: str) -> str | None:
    try:
        parse_date(text, today=TODAY)
    except BadDate as refusal:
        return refusal.code
    return None


@pytest.mark.parametrize(
    "text",
    [
        "1998-01-12",
        "1998-01-12T00:00:00",
        "1998-01-12 00:00:00",
        "1998/1/12",
        "12/1/1998",
        "12-01-1998",
        "12.1.1998",
        " 12 / 01 / 1998 ",
        "12/1/2541",
        "2541-01-12",
        "12 January 1998",
        "12th of Jan. 1998",
        "January 12, 1998",
        "๑๒ มกราคม พ.ศ. ๒๕๔๑",
        "วันที่ 12 เดือนมกราคม ปี 2541",
        "12 ม.ค. 2541",
        "12 มกราคม ค.ศ. 1998",
        "១២ មករា ១៩៩៨",
        "ថ្ងៃទី១២ ខែមករា ឆ្នាំ១៩៩៨",
        "១២ មករា ព.ស. ២៥៤១",
        "໑໒ ມັງກອນ ໑໙໙໘",
        "ວັນທີ 12 ເດືອນມັງກອນ ປີ 1998",
        "12 ມ.ກ. ພ.ສ. 2541",
        "၁၉၉၈ ခုနှစ် ဇန်နဝါရီလ ၁၂ ရက်",
        "၁၂-၀၁-၁၉၉၈",
        "႑႒/႑/႑႙႙႘",
        "１２/１/１９９８",
        "B.E. 2541-01-12",
    ],
)
def test_one_day_is_read_from_every_way_of_writing_it(text: str) -> None:
    assert parse_date(text, today=TODAY) == PartialDate(1998, 1, 12)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1998", "1998"),
        ("พ.ศ.2541", "1998"),
        ("ឆ្នាំ ១៩៩៨", "1998"),
        ("၂ဝဝ၅", "2005"),
        ("01/1998", "1998-01"),
        ("1998-01", "1998-01"),
        ("ມັງກອນ 1998", "1998-01"),
        ("ม.ค. 2541", "1998-01"),
        ("3/4/1990", "1990-04-03"),
    ],
)
def test_what_is_known_of_a_date_is_kept_and_no_more(text: str, iso: str) -> None:
    assert str(parse_date(text, today=TODAY)) == iso


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", BadDateCode.EMPTY),
        (" \u200b ", BadDateCode.EMPTY),
        ("yesterday", BadDateCode.NOT_A_DATE),
        ("-1998", BadDateCode.NOT_A_DATE),
        ("12/1/41", BadDateCode.NOT_A_DATE),
        ("19980112", BadDateCode.NOT_A_DATE),
        ("1998+1+2", BadDateCode.NOT_A_DATE),
        ("²/²/1998", BadDateCode.NOT_A_DATE),
        ("1998-1-2-3", BadDateCode.NOT_A_DATE),
        ("12 Jan Feb 1998", BadDateCode.NOT_A_DATE),
        ("พ.ศ. 1998", BadDateCode.NOT_A_DATE),
        ("9" * 5000, BadDateCode.NOT_A_DATE),
        ("31/02/1998", BadDateCode.IMPOSSIBLE_DAY),
        ("05/13/1990", BadDateCode.IMPOSSIBLE_DAY),
        ("00/00/1990", BadDateCode.IMPOSSIBLE_DAY),
        ("2026-11-25", BadDateCode.IN_FUTURE),
        ("2570", BadDateCode.IN_FUTURE),
        ("1899", BadDateCode.TOO_OLD),
    ],
)
def test_what_is_no_date_is_refused_by_name(text: str, code: BadDateCode) -> None:
    assert code_of(text) == code


WRITTEN = st.lists(
    st.sampled_from(
        [
            *("12", "1998", "2541", "0", "99999", "²", "½", "٣", "Ⅷ", "𝟙", "၁၉၉၈", "ဝ"),
            *("/", "-", ".", " ", ",", "T00:00:00", "\u200b", "\ud800", "\x00"),
            *("ม.ค.", "มกราคม", "พ.ศ.", "ខែ", "មករា", "ວັນທີ", "ປີ", "ခုနှစ်", "jan", "th", "of", "İ"),
        ]
    ),
    max_size=8,
).map("".join)


@given(WRITTEN | st.text() | st.text("0123456789๑២໓၄ /-.,TZ:ม.ค.ខែมករာ\ud800"))
def test_any_text_is_a_date_or_a_named_refusal(text: str) -> None:
    assert code_of(text) in (None, *BadDateCode)


@given(PARTIALS, st.sampled_from(LANGUAGES), st.booleans())
def test_a_date_shown_in_a_language_is_read_back_the_same(when: PartialDate, language: str, native: bool) -> None:
    text = show_date(when, language)
    assert parse_date(to_native(text, language) if native else text, today=TODAY) == when


@given(PARTIALS, st.sampled_from(["km", "lo", "my", "shn", "th"]))
def test_both_eras_and_all_digits_give_the_same_date(when: PartialDate, language: str) -> None:
    thai = str(when).replace(str(when.year), str(when.year + 543), 1)
    assert parse_date(to_native(thai, language), today=TODAY) == when
    assert parse_date(to_native(str(when), language), today=TODAY) == when


@given(DAYS)
def test_the_day_stands_before_the_month(day: date) -> None:
    assert parse_date(f"{day.day}/{day.month}/{day.year}", today=TODAY).first() == day


@given(DAYS)
def test_today_is_not_the_future_and_tomorrow_is_unless_allowed(day: date) -> None:
    later = PartialDate.from_date(day.replace(year=day.year + 200, day=1))
    assert code_of(str(later)) == BadDateCode.IN_FUTURE
    assert parse_date(str(later), today=TODAY, may_be_future=True) == later
    assert parse_date(TODAY.isoformat(), today=TODAY).first() == TODAY


def test_a_date_is_shown_as_each_language_writes_it() -> None:
    day = PartialDate(2026, 11, 22)
    assert [show_date(day, language) for language in LANGUAGES] == [
        "22 វិច្ឆិកា 2026",
        "22 ພະຈິກ 2026",
        "၂၀၂၆ နိုဝင်ဘာ ၂၂",
        "22 พฤศจิกายน 2569",
        "22 November 2026",
    ]
    assert show_date(date(2026, 11, 22), "en") == "22 November 2026"


def test_both_eras_can_be_shown_together() -> None:
    day = PartialDate(2026, 11)
    assert show_date(day, "th", both_eras=True) == "พฤศจิกายน 2569 (ค.ศ. 2026)"
    assert show_date(day, "en", both_eras=True) == "November 2026 (B.E. 2569)"
    assert show_date(PartialDate(2026), "my", both_eras=True) == "၂၀၂၆ (ထိုင်း ၂၅၆၉)"


@given(PARTIALS)
def test_a_partial_date_survives_its_iso_form_and_spans_its_days(when: PartialDate) -> None:
    assert PartialDate.from_iso(str(when)) == when
    assert when.first() <= when.last()
    assert (when.first() == when.last()) == (when.day is not None)


@given(PARTIALS, PARTIALS)
def test_partial_dates_are_ordered_by_their_first_day(a: PartialDate, b: PartialDate) -> None:
    assert (a < b) or (b < a) or a == b
    assert (a <= b) == (not a > b)
    if a.first() < b.first():
        assert a < b
        assert b >= a


@pytest.mark.parametrize("parts", [(0,), (10000,), (1998, 13), (1998, 0), (1998, 2, 30), (1998, None, 3)])
def test_no_partial_date_holds_an_impossible_day(parts: tuple[int | None, ...]) -> None:
    with pytest.raises(BadDate):
        PartialDate(*parts)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["1998-1", "1998-01-12\n", "๑๙๙๘", "1998-01-12T00:00", "98", " 1998"])
def test_only_plain_iso_is_read_as_iso(text: str) -> None:
    with pytest.raises(BadDate):
        PartialDate.from_iso(text)
