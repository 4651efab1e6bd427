"""Whatever is sent, the questions answer in words, keep what was typed, stay light, and never fail."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles import finders
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passage.doors.worker.owed.steps import WAY
from tests.doors.worker.owed.asking import FACTORY, FISHER, HOTEL, OwedWalk, reckoned, stand_at
from tests.doors.worker.test_hostile import HOSTILE
from tests.doors.worker.walking import LANGUAGES, Reader

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("node")]
LARGEST = 50 * 1024
# Two years, each with other rates, and no day off.
LONG = FACTORY | {
    "when": {"first": "6/2023", "last": "6/2025"},
    "days": {"hours_low": "10", "hours_high": "12", "off": "0"},
    "ended": {"ended": "dismissed"},
}
CODES = [step.code for step in WAY.steps] + [
    "next", "back", "skip", "stay", "sheet", "xlsx", "to:result", "to:x", "daily", "monthly", "hourly", "piece", "dismissed",
    "left", "general", "fishing", "hotel", "domestic", "agriculture", "hazardous", "hotel_4_star_and_above", "none", "other",
    "TH-10", "TH-84", "MY-14", "district:Ko Samui", "0", "1", "2", "24", "8.5", "9999999", "1e5", "-1", "٣", "໓໐໐", "1/2016",
    "12/2025", "29/2/2567", "2025", "1/1/1900", "31/12/2026", "2025-03",
]  # fmt: skip
VALUES = st.one_of(st.sampled_from(CODES), st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8"), max_size=30))
NAMES = [*WAY.field_names, "at", "go", "changing", "seen", "submission", "language"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("step", "name", "value"),
    [
        ("agreed", "wage_low", "much"),
        ("agreed", "wage_low", "-5"),
        ("agreed", "wage_high", "10"),
        ("when", "first", "2025"),
        ("when", "first", ""),
        ("when", "last", "1/2024"),
        ("when", "first", "2/2023"),
        ("when", "first", "1/1950"),
        ("days", "hours_low", "25"),
        ("days", "hours_low", "0"),
        ("days", "hours_high", "9"),
        ("paid", "paid_low", ""),
        ("paid", "paid_high", "၂"),
        ("service", "ended_on", "1/2020"),
        ("service", "began", "tomorrow"),
    ],
)
def test_a_wrong_answer_is_explained_and_stays(language: str, step: str, name: str, value: str) -> None:
    given = FACTORY | {"agreed": {"wage_low": "9000"}, "ended": {"ended": "dismissed"}}
    walk = stand_at(step, given, language).next(**{**given[step], name: value})
    assert walk.at == step
    assert "govuk-error-message" in walk.html
    assert walk.page.typed[name] == value


@pytest.mark.parametrize("step", [step.code for step in WAY.steps])
def test_a_page_that_nobody_was_led_to_is_answered_with_one_that_is(step: str) -> None:
    for go in ("next", "back", "skip", "stay", "sheet", "pdf", "to:result", "to:service", "to:x"):
        walk = OwedWalk()
        walk.read(walk.client.post("/w/lo/owed/", {"at": step, "go": go}))
        assert walk.response.status_code == 200
        assert walk.at in WAY.by_code


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_heavy_or_loads_anything_from_elsewhere(language: str) -> None:
    walks = [reckoned(given, language) for given in (FISHER, HOTEL, LONG)]
    pages = [page for walk in walks for page in walk.pages] + [("sheet", walks[0].send(go="sheet").html)]
    for at, html in pages:
        page = Reader(html)
        loaded = [finders.find(each.removeprefix(django_settings.STATIC_URL)) for each in set(page.loaded)]
        size = len(html.encode()) + sum(Path(str(path)).stat().st_size for path in loaded)
        assert size <= LARGEST, f"{at}: {size}"
        assert all(each.startswith("/static/") for each in page.loaded)
        assert all(link.startswith(("/w/", "#", "tel:")) for link in page.links)
        assert "style=" not in html
        assert 'href="/w/leave/"' in html.split("<body")[1][:400]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(language=st.sampled_from(LANGUAGES), sends=st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=25))
def test_no_post_ever_makes_the_questions_fail(node: None, language: str, sends: list[tuple[str, str]]) -> None:
    response = Client(raise_request_exception=False).post(
        f"/w/{language}/owed/", urlencode(sends), content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code < 500


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    given=st.sampled_from([FACTORY, FISHER, HOTEL]),
    changes=st.dictionaries(st.sampled_from(WAY.field_names), VALUES, max_size=4),
    go=st.sampled_from(["next", "sheet", "xlsx"]),
)
def test_no_tampering_with_the_answers_makes_the_result_fail(
    node: None, given: dict[str, dict[str, Any]], changes: dict[str, str], go: str
) -> None:
    everything = {name: value for answers in given.values() for name, value in answers.items()}
    response = Client(raise_request_exception=False).post("/w/my/owed/", {**everything, **changes, "at": "result", "go": go})
    assert response.status_code == 200


@pytest.mark.parametrize("body", [b"\xff\xfe\xfa", b"at=when&first=%FF%FE", b"a=1&" * 3000, b"first=" + b"1" * 3_000_000])
def test_a_body_that_is_no_form_is_answered_in_words(body: bytes) -> None:
    client = Client(raise_request_exception=False)
    response = client.post("/w/lo/owed/", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code in (200, 400)
    assert 'lang="lo"' in response.content.decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_back_as_words(text: str) -> None:
    walk = stand_at("agreed", FACTORY).send(go="next", wage_low=text)
    assert "<script>alert" not in walk.html
    assert "49" not in Reader(walk.html).text
