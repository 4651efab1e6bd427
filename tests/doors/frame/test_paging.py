"""Pages of a list: nothing is lost or shown twice, and nothing is counted."""

from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from passage.doors.frame.paging import LAST_PAGE, Page, cut_page, read_page_number


def page_of(rows: list[int], query: str, size: int) -> Page[int]:
    return cut_page(RequestFactory().get(f"/list?{query}"), rows, size)


@given(count=st.integers(0, 120), size=st.integers(1, 30))
def test_walking_through_the_pages_shows_every_row_once(count: int, size: int) -> None:
    rows, query = list(range(count)), "page=1"
    seen: list[int] = []
    for _ in range(count + 1):
        page = page_of(rows, query, size)
        seen += page.items
        if not page.next_url:
            break
        query = page.next_url.removeprefix("?")
    assert seen == rows


def test_the_first_page_has_nothing_before_it_and_the_last_nothing_after() -> None:
    assert page_of([1, 2, 3], "", 2).previous_url == ""
    assert page_of([1, 2, 3], "page=2", 2).next_url == ""
    assert page_of([1, 2], "", 2).next_url == ""


def test_the_other_parts_of_the_question_are_kept() -> None:
    assert page_of([1, 2, 3], "state=open&page=1", 2).next_url == "?state=open&page=2"


@given(text=st.text(max_size=30))
def test_any_page_number_is_read_without_failing(text: str) -> None:
    assert 1 <= read_page_number({"page": text}) <= LAST_PAGE
