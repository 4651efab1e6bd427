"""Whatever is sent, the door answers in words, keeps what was typed, and never fails."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passage.doors.worker import steps
from passage.node.cases.models import Report
from tests.doors.worker.walking import ADULT, LANGUAGES, Reader, Walk, sent, stand_at, walk_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("node")]

HOSTILE = ["", " ", "\x00", "\u202e\ufeff", "<script>alert(1)</script>", "'; DROP TABLE x; --", "{{ 7*7 }}", "%s%n", "𝟙" * 50]
BAD: list[tuple[str, str, str]] = [
    ("duration", "since", "99/2025"),
    ("duration", "since", "5/3111"),
    ("duration", "since", "yesterday"),
    ("duration", "since", "๓๑/๐๒/๒๕๖๗"),
    ("duration", "people_count", "0"),
    ("duration", "people_count", "-3"),
    ("duration", "people_count", "ច្រើន"),
    ("duration", "people_count", "99999999999999999999"),
    ("work", "employer", "က" * 400),
    ("story", "story", "ກ" * 5000),
    ("story", "story", "a\x07b"),
    ("reach", "value", ""),
    ("reach", "value", "၀" * 300),
    ("reach", "safety_word", "ស" * 100),
]
NAMES = [*steps.FIELD_NAMES, "at", "go", "changing", "seen", "submission", "sealed", "last", "language", "token", "act", "which",
         "sure", "number", "text", "more"]  # fmt: skip
CODES = [step.code for step in steps.STEPS] + [
    "next", "back", "skip", "send", "again", "kept", "to:check", "to:x", "number", "confirm", "yes", "no", "self", "advice",
    "TH", "KH", "TH-74", "phone", "none", "kh", "km", "page", "reply", "add", "consent", "new_number", "delete", "open",
]  # fmt: skip
VALUES = st.one_of(st.sampled_from(CODES), st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8"), max_size=40))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("step", "name", "value"), BAD)
def test_a_wrong_answer_is_explained_in_the_own_language_and_stays(language: str, step: str, name: str, value: str) -> None:
    walk = stand_at(step, language).next(**{**ADULT[step], name: value})
    assert walk.at == step
    assert "govuk-error-message" in walk.html
    assert walk.page.typed[name].strip("\n") == value
    error = walk.html.split('class="govuk-error-message"')[1].split("</div>")[0]
    english = stand_at(step, "en").next(**{**ADULT[step], name: value}).html.split('class="govuk-error-message"')[1]
    if language != "en":
        assert Reader(error).text != Reader(english.split("</div>")[0]).text
        assert any(ord(sign) > 0xE00 for sign in Reader(error).text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("step", "name"), [("danger", "danger"), ("need", "about"), ("happened", "kinds"), ("country", "country"), ("keep", "keep")]
)
def test_an_answer_that_was_not_offered_is_refused_in_words(language: str, step: str, name: str) -> None:
    walk = stand_at(step, language).next(**{name: "<b>other</b>"})
    assert walk.at == step
    assert "govuk-error-message" in walk.html
    assert "<b>other</b>" not in walk.html


def test_going_back_keeps_every_answer_even_a_wrong_one() -> None:
    walk = walk_to("duration")
    walk.send(go="back", since="not a date", people_count="many")
    assert walk.at == "work"
    walk.next(**ADULT["work"])
    assert walk.page.typed["since"] == "not a date"
    assert walk.page.typed["people_count"] == "many"
    assert "govuk-error-message" not in walk.html


def test_another_language_in_the_middle_keeps_every_answer() -> None:
    walk = walk_to("story")
    walk.send(language="th", story="half a story")
    assert walk.response.redirect_chain == [("/w/th/", 307)]
    assert walk.page.typed["story"].strip("\n") == "half a story"
    walk.language = "th"
    walk.next(story="half a story")
    assert walk.at == "wants"
    assert walk.carried()["sector"] == ["fishing"]


def test_hidden_answers_that_were_tampered_with_are_checked_again_at_send() -> None:
    walk = walk_to("check")
    walk.send(go="send", province="KH-1", people_count="many")
    assert walk.at == "province"
    assert "govuk-error-message" in walk.html
    assert not Report.objects.exists()
    walk.next(province="TH-74")
    assert walk.at == "duration"
    assert walk.page.typed["people_count"] == "many"


def test_a_consent_for_nobody_who_was_asked_about_is_refused() -> None:
    walk = walk_to("check").send(go="send", share_home="iom")
    assert walk.at == "share_home"
    assert not Report.objects.exists()


@pytest.mark.parametrize("go", ["next", "back", "skip", "send", "stay", "to:share_home", "to:share_here"])
def test_a_page_that_nobody_was_led_to_is_answered_with_one_that_is(go: str) -> None:
    client = Client()
    for step in steps.STEPS:
        assert client.post("/w/my/", {"at": step.code, "go": go}).status_code in (200, 302)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_back_as_words(text: str) -> None:
    walk = walk_to("story").send(go="back", story=text)
    assert "<script>alert" not in walk.html
    assert "49" not in Reader(walk.html).text.replace("4000", "")


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    address=st.sampled_from([f"/w/{code}/{part}" for code in LANGUAGES for part in ("", "number/")]),
    sends=st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=25),
)
def test_no_post_ever_makes_the_door_fail(node: None, address: str, sends: list[tuple[str, str]]) -> None:
    response = Client(raise_request_exception=False).post(
        address, urlencode(sends), content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code < 500


GOES = st.sampled_from(["send", "next", "back"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.dictionaries(st.sampled_from(steps.FIELD_NAMES), VALUES, max_size=4), go=GOES)
def test_no_tampering_on_the_last_page_makes_the_door_fail(carried: dict[str, Any], changes: dict[str, str], go: str) -> None:
    response = Client(raise_request_exception=False).post("/w/km/", {**carried, **changes, "go": go})
    assert response.status_code < 500


@pytest.fixture
def carried(node: None) -> dict[str, Any]:
    return walk_to("check").carried()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe\xfa", "application/x-www-form-urlencoded"),
        (b"at=danger&danger=%FF%FE", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"--x\r\nbroken", "multipart/form-data"),
        (b"a=1&" * 3000, "application/x-www-form-urlencoded"),
        (b"story=" + b"a" * 3_000_000, "application/x-www-form-urlencoded"),
    ],
)
def test_a_body_that_is_no_form_is_answered_in_words(body: bytes, kind: str) -> None:
    for address in ("/w/lo/", "/w/lo/number/"):
        response = Client(raise_request_exception=False).post(address, body, content_type=kind)
        assert response.status_code in (200, 400)
        assert 'lang="lo"' in response.content.decode()


def test_a_file_is_not_taken() -> None:
    response = Client().post("/w/en/", {"at": "story", "story": SimpleUploadedFile("x.txt", b"x"), "go": "next"})
    assert response.status_code == 200


def test_the_sealed_number_of_another_node_or_hand_is_not_opened() -> None:
    sent()
    walk = Walk()
    walk.send(at="confirm", sealed="gAAAAABxxxx", go="next", last="12345")
    assert "already arrived" in walk.text
