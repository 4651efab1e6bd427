"""What single lines of a reckoning say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from passage.doors.frame.owed_words import OwedWords, in_words
from passage.doors.frame.owed_words.citations import cited
from passage.doors.frame.owed_words.figures import amount, formula, period, quantity
from passage.rules.labour_law import Open, Span, facts_from, law_of, reckon
from passage.rules.text.partial import PartialDate

MARCH = (PartialDate(2025, 3).first(), PartialDate(2025, 3).last())


def words_of(language: str = "en", **facts: Any) -> OwedWords:
    given = {"workplace": {"province": "TH-10", "areas": []}, **facts}
    return in_words(reckon(facts_from(given), law_of("TH")), language)


def day(hours: object, paid: object = 0, on: str = "2025-03-03") -> list[dict[str, Any]]:
    return [{"from": on, "to": on, "hours": hours, "paid_a_day": paid}]


def test_a_line_says_what_for_which_days_how_much_by_which_section_since_when_and_how_sure() -> None:
    part = words_of(stretches=day(10, 300)).parts[0]
    wage, overtime = part.lines
    assert (wage.what, wage.quantity, wage.formula, wage.amount) == ("Wage", "1 day", "1 × 372", "372.00 baht")
    assert (overtime.what, overtime.quantity) == ("Overtime", "2 hours")
    assert overtime.formula == "1 × 2 hours × 372 ÷ 8 × 1.5"
    assert overtime.section.text.startswith("Labour Protection Act section 61, section 23")
    assert overtime.section.text.endswith("minimum wage notice in force from 1 January 2025")
    assert (overtime.since, overtime.mark.word, overtime.mark.kind) == ("1 January 2025", "Certain", "done")
    assert overtime.lapses == "Can be claimed before a court until 31 March 2027."
    assert (part.paid, part.short) == ("300.00 baht", "211.50 baht")


def test_a_range_is_said_as_one() -> None:
    words = words_of(stretches=day({"from": 9, "to": 10}, {"from": 300, "to": 350}))
    assert words.total == "91.75 to 211.50 baht"
    assert words.parts[0].lines[1].quantity == "1 to 2 hours"


def test_thai_writes_the_buddhist_year_and_burmese_its_own_digits() -> None:
    assert words_of("th", stretches=day(8)).parts[0].lines[0].period == "3 มีนาคม 2568"
    burmese = words_of("my", stretches=day(8)).parts[0].lines[0]
    assert (burmese.formula, burmese.amount) == ("၁ × ၃၇၂", "၃၇၂.၀၀ ဘတ်")
    assert period(*MARCH, "en") == "March 2025"
    assert period(*MARCH, "th") == "มีนาคม 2568"


def test_one_reckoning_stands_in_two_languages_whatever_the_page_speaks() -> None:
    with translation.override("lo"):
        assert words_of("th", stretches=day(8)).parts[0].lines[0].what == "ค่าจ้าง"
        assert words_of("en", stretches=day(8)).parts[0].lines[0].what == "Wage"


def test_a_minimum_that_nobody_checked_is_named_and_said_to_be_left_out() -> None:
    words = words_of(stretches=day(8, on="2026-03-03"))
    point = next(each for each in words.points if each.point.code is Open.MINIMUM_NOT_VERIFIED)
    assert point.sentence.endswith("The last one known is 400.00 baht a day.")
    assert (words.total, bool(words.partial)) == ("0.00 baht", True)


def test_an_open_law_is_asked_about_with_the_answer_that_was_counted() -> None:
    words = words_of(work="fishing", pay="monthly", wage=12000, stretches=day(12), months=[{"month": "2025-03", "paid": 0}])
    point = next(each for each in words.points if each.question == "Is overtime owed at sea?")
    assert [(each.text, each.is_used) for each in point.readings] == [
        ("No, the hours only count as rest that was missing.", True),
        ("Yes, as on land.", False),
    ]
    assert not point.may_be_told


def test_places_with_a_rate_of_their_own_are_asked_for_by_name() -> None:
    words = words_of(workplace={"province": "TH-90"}, stretches=day(8))
    assert words.points[0].question == "Was the work in one of these places: Hat Yai district?"
    assert words.points[0].may_be_told


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("LPA s.61; LPA s.23; LPA s.90", "Labour Protection Act section 61, section 23, section 90"),
        ("LPA s.9 para 2: wilful non-payment", "Labour Protection Act section 9 paragraph 2"),
        ("MR No.14 (no minimum wage in domestic work)", "Ministerial Regulation No. 14"),
        ("MR No.15 B.E.2567", "Ministerial Regulation No. 15 of 2024"),
        ("th-mw-2025-01-01-general, Hat Yai", "minimum wage notice in force from 1 January 2025, Hat Yai district"),
        ("agreed wage (LPA s.90)", "agreed wage (Labour Protection Act section 90)"),
        ("MR2557 cl.5; C188 Art.14(1)(b)(i)", "Ministerial Regulation on sea fishing (2014) clause 5; ILO Convention No. 188 "
         "article 14(1)(b)(i)"),
    ],
)  # fmt: skip
def test_a_citation_is_read_out(section: str, said: str) -> None:
    assert cited(section, "en").text == said


def test_a_citation_that_is_not_known_stays_as_it_is_and_says_that_it_is_english() -> None:
    with translation.override("th"):
        found = cited("LPA s.90; Some Decree art.7 bis", "th")
        assert (found.text, found.language) == ("LPA s.90; Some Decree art.7 bis", "en")
        assert cited("MR No.15 B.E.2567", "th").text == "กฎกระทรวง ฉบับที่ 15 พ.ศ. 2567"


def test_figures_are_written_for_people() -> None:
    with translation.override("en"):
        assert amount(Span(Decimal("1234.5"), Decimal(20000)), "THB", "en") == "1,234.50 to 20,000.00 baht"
        assert amount(Span.of(3), "XXX", "en") == "3.00 XXX"
        assert quantity(Span.of(Decimal("2.123456")), "day", "en") == "2.1235 days"
        assert quantity(Span.of(2), "moon", "en") == "2 moon"
        assert formula("500 + 0 above 1000 each + 100 above 2000 together", "en") == (
            "500 + 0 above 1,000 each + 100 above 2,000 together"
        )
