"""What each paper says, and how it is made: languages, calendars, marks, tags, and nothing about who made it when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from passage.doors.frame import papers
from passage.doors.frame.owed_words import in_words
from passage.doors.frame.papers import ClaimPaper
from passage.doors.frame.papers.legible import REPLACEMENT
from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import Reckoning
from tests.doors.frame.papers.made import DAY, LANGUAGES, LAW, NAMES, PAPER, PAY_BY, POWER, TOLD, paper, reckoned
from tests.doors.frame.papers.reading_pdf import opened, pressed, text_of, undoubled


def calculation(name: str, language: str, given: ClaimPaper | None = None) -> bytes:
    return papers.calculation_pdf(reckoned(name), LAW, given or paper(language), language=language)


def claim(language: str) -> bytes:
    return papers.claim_pdf(reckoned("dismissed_after_11_years"), LAW, paper(language), language=language)


def letter(language: str) -> bytes:
    return papers.letter_pdf(reckoned("dismissed_after_11_years"), LAW, paper(language), pay_by=PAY_BY, language=language)


def attorney(language: str) -> bytes:
    return papers.attorney_pdf(paper(language), POWER, language=language)


def keep(language: str) -> bytes:
    return papers.keep_pdf(language=language)


MAKERS: tuple[Callable[[str], bytes], ...] = (claim, letter, attorney, keep)


def assert_tagged_and_anonymous(made: bytes, language: str) -> None:
    found = opened(made)
    assert found.trailer["/Root"]["/Lang"] == language
    assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert found.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert set(found.metadata or {}) == {"/Title", "/Creator"}
    assert b"pdfuaid:part>1<" in made
    assert REPLACEMENT not in text_of(made)


def test_a_paper_is_tagged_for_reading_aloud_and_names_nobody_who_made_it() -> None:
    assert_tagged_and_anonymous(attorney("lo"), "th")
    assert_tagged_and_anonymous(keep("my"), "my")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_every_paper_in_every_language_is(make: Callable[[str], bytes], language: str) -> None:
    assert_tagged_and_anonymous(make(language), language if make is keep else "th")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calculation_gives_the_sum_and_the_name_in_the_workers_own_script(language: str) -> None:
    read = undoubled(text_of(calculation("dismissed_after_11_years", language)))
    assert undoubled(NAMES[language]) in read
    assert ("၁၃၇,၇၀၀.၈၂" if language == "my" else "137,700.82") in read
    assert "137,700.82" in read


def test_the_same_values_give_the_same_bytes() -> None:
    assert calculation("factory", "km") == calculation("factory", "km")


def test_what_the_worker_told_stands_word_for_word_in_each_script_and_the_office_reads_thai_beside_it() -> None:
    told = "\n".join(TOLD.values())
    read = undoubled(text_of(papers.claim_pdf(reckoned("factory"), LAW, paper("my", told=told), language="my")))
    for language in LANGUAGES:
        assert undoubled(TOLD[language]) in read, language
    assert undoubled("คำแถลงข้อเรียกร้องต่อพนักงานตรวจแรงงาน") in read


def test_thai_counts_years_in_the_buddhist_era_and_burmese_has_its_own_digits() -> None:
    read = text_of(letter("my"))
    assert "8ธันวาคม2569" in read
    assert "၂၀၂၆ဒီဇင်ဘာ၈" in read


def test_a_worker_who_reads_thai_gets_one_language() -> None:
    read = text_of(calculation("factory", "th"))
    assert "Worker" not in read
    assert undoubled(read).count(undoubled("ค้างจ่ายทั้งหมด")) == 1


def test_an_office_whose_language_papers_have_not_reads_english() -> None:
    read = text_of(papers.calculation_pdf(reckoned("factory"), replace(LAW, country="MY"), PAPER, language="en"))
    assert "ค" not in read.replace(pressed(PAPER.employer.name), "")


def _doubtful(found: Reckoning, certainty: Certainty) -> Reckoning:
    """The same reckoning as if one line rested on a rule that sure."""
    part = found.parts[0]
    line = replace(part.lines[0], certainty=certainty, is_past_verified=True)
    return replace(found, parts=(replace(part, lines=(line, *part.lines[1:])), *found.parts[1:]))


@pytest.mark.parametrize(
    ("certainty", "word"), [(Certainty.UNCERTAIN, "Uncertain"), (Certainty.UNVERIFIED, "Not verified")], ids=str
)
def test_a_doubtful_rule_is_marked_with_a_word_in_a_frame_on_every_paper_that_counts_with_it(
    certainty: Certainty, word: str
) -> None:
    found = reckoned("factory")
    doubtful = _doubtful(found, certainty)
    for make in (
        lambda some: papers.calculation_pdf(some, LAW, PAPER, language="en", office_language="en"),
        lambda some: papers.claim_pdf(some, LAW, PAPER, language="en", office_language="en"),
        lambda some: papers.letter_pdf(some, LAW, PAPER, pay_by=PAY_BY, language="en", office_language="en"),
    ):
        plain, marked = make(found), make(doubtful)
        assert pressed(word) not in text_of(plain)
        assert pressed(word) in text_of(marked)
        assert pressed("The law was not checked for days so late.") in text_of(marked)
        assert pressed("Part of this rests on a law that is uncertain") in text_of(marked)
        assert strokes(marked) > strokes(plain)


def strokes(made: bytes) -> int:
    """How many outlines are drawn: frames and shapes beside the rules of tables."""
    return sum(page.get_contents().get_data().count(b"\nS\n") for page in opened(made).pages)


def test_a_calculation_says_since_when_each_rule_holds_and_up_to_when_it_was_checked() -> None:
    read = text_of(papers.calculation_pdf(reckoned("factory"), LAW, PAPER, language="en", office_language="en"))
    assert pressed("In force since 19 August 1998. Checked up to 7 December 2025.") in read
    assert pressed("Each line is rounded once") in read


def test_the_surcharge_stands_apart_and_never_in_the_total() -> None:
    read = text_of(papers.calculation_pdf(reckoned("late_and_kept_back"), LAW, PAPER, language="en", office_language="en"))
    assert "36,000.00" in read
    assert "37,239.73" not in read
    assert "1,239.73" in read
    assert pressed("Apart: not in the total") in read


def test_an_open_question_shows_what_its_other_answer_would_give() -> None:
    found = reckoned("late_and_kept_back")
    would_be = [each.would_be for point in in_words(found, "en").points for each in point.readings if each.would_be]
    read = text_of(papers.calculation_pdf(found, LAW, PAPER, language="en", office_language="en"))
    assert would_be
    assert all(pressed(each) in read for each in would_be)


def test_a_letter_asks_only_for_what_is_still_owed() -> None:
    read = text_of(papers.letter_pdf(reckoned("domestic_worker"), LAW, PAPER, pay_by=PAY_BY, language="en", office_language="en"))
    assert "199.13" in read
    assert "2,100.00" not in read
    assert "2,218.13" in read


def test_a_statement_of_claim_does_not_pretend_to_be_the_offices_form() -> None:
    made = papers.claim_pdf(reckoned("factory"), LAW, PAPER, language="en", office_language="en")
    assert pressed("This is not the office's own form.") in text_of(made)


def test_a_power_of_attorney_says_what_it_does_not_allow() -> None:
    read = text_of(papers.attorney_pdf(PAPER, POWER, language="en", office_language="en"))
    may, may_not = read.split(pressed("This person may not"))
    assert pressed("bring the claim before the labour inspector") in may
    assert pressed("receive the money for me") in may_not
    assert pressed("Agent Example") in may


def test_what_was_not_given_is_left_out() -> None:
    bare = ClaimPaper(made_on=DAY)
    read = text_of(papers.claim_pdf(reckoned("factory"), LAW, bare, language="en", office_language="en"))
    for label in ("Employer", "Reference", "What happened", "What shows it", "Address"):
        assert pressed(label) not in read
