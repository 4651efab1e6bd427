"""Five languages, equally: the catalogue is whole, fits the code, and no page of the worker's door falls back to English."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.test import Client
from django.utils import translation

from passage.doors.frame.places import provinces_of
from passage.doors.worker import choices
from passage.node.agency.models import Desk
from passage.node.peers.models import Peer
from tests.doors.worker.owed.asking import FACTORY, FISHER, HOTEL, reckoned
from tests.doors.worker.owed.asking import stand_at as owed_at
from tests.doors.worker.walking import ADULT, Reader, Walk, come_back, press, sent, stand_at
from tests.factories.people import make_agency, make_desk

ROOT = Path(__file__).parents[2]
TOOL: dict[str, Any] = runpy.run_path(str(ROOT / "bin" / "messages.py"), run_name="messages")
LANGUAGES = ("km", "lo", "my", "th")
SCRIPTS = {"km": "ក-៹", "lo": "ກ-ໟ", "my": "က-႟", "th": "ก-๛"}
PLACE = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}")
# A key of the keyboard, kinds of files and the name of this project stay as they are; cookie stands beside its Khmer spelling.
NAMES = {"Escape", "Safe", "Passage", "cookie", "PDF", "XLSX"}
WORD = re.compile(r"[A-Za-z]{2,}")


def catalogue(language: str) -> Catalog:
    path = TOOL["LOCALE"] / language / "LC_MESSAGES" / "django.po"
    return read_po(path.open(encoding="utf-8"))


def spoken_texts() -> list[Message]:
    return [message for message in TOOL["collect"](*TOOL["SPOKEN"]) if message.id]


def first(text: Any) -> str:
    return text if isinstance(text, str) else str(text[0])


SPOKEN = spoken_texts()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_a_worker_can_see_is_translated(language: str) -> None:
    known = catalogue(language)
    missing = [m.id for m in SPOKEN if not (found := known.get(m.id, m.context)) or not first(found.string) or found.fuzzy]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_places_of_each_text_are_those_of_its_translation(language: str) -> None:
    for message in catalogue(language):
        if message.id and first(message.string):
            plural = message.id if isinstance(message.id, str) else message.id[1]
            assert sorted(PLACE.findall(plural)) == sorted(PLACE.findall(first(message.string))), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_written_in_the_script_of_its_language(language: str) -> None:
    script = re.compile(f"[{SCRIPTS[language]}]")
    others = [re.compile(f"[{SCRIPTS[other]}]") for other in LANGUAGES if other != language]
    for message in catalogue(language):
        words = PLACE.sub("", first(message.string)) if message.id else ""
        if not re.sub(r"[\W\d_]", "", words):
            continue
        assert script.search(words), message.id
        assert not any(other.search(words) for other in others), message.id
        assert set(WORD.findall(words)) <= NAMES, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_answers_of_one_question_never_read_the_same(language: str) -> None:
    lists = [value for name, value in vars(choices).items() if name.isupper() and isinstance(value, tuple)]
    with translation.override(language):
        for answers in lists:
            words = [str(words) for _, words in answers]
            assert len(set(words)) == len(words)


def test_the_files_fit_the_code_and_no_text_was_left_out() -> None:
    everything, spoken = TOOL["collect"](TOOL["DOORS"], TOOL["NODE"]), TOOL["collect"](*TOOL["SPOKEN"])
    for language in LANGUAGES:
        known = catalogue(language)
        assert {first(m.id) for m in spoken if m.id} <= {first(m.id) for m in known if m.id}, "run bin/messages"
        assert {first(m.id) for m in known if m.id} <= {first(m.id) for m in everything if m.id}, "run bin/messages"


@pytest.fixture
def node(db: None) -> None:
    make_agency()
    names = {"en": "Tula", "km": "តុលា", "lo": "ຕຸລາ", "my": "တူလာ", "th": "ตุลา"}
    make_desk()
    Desk.objects.update(names=names)
    Peer.objects.create(name="kh", country="KH", names=names, endpoint="http://kh.localhost:8101")


def left_over(html: str, language: str) -> set[str]:
    """Words in Latin letters that are in the page's own language, names and places of the list apart."""
    places = {name for country in ("TH", "KH", "LA", "MM") for _, name in provinces_of(country, language)}
    words = [word for word in Reader(html).words if word not in places]
    return {found for word in words for found in WORD.findall(PLACE.sub("", word))} - NAMES - {"TH"}


@pytest.mark.django_db
@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_report_has_english_left_over(language: str) -> None:
    walk, number = sent(language)
    walk.send(go="kept").next(last="x").send(go="again").send(go="kept").next(last=number[-5:])
    for step, wrong in {"need": {"about": "advice"}, "age": {"is_minor": "yes"}, "keep": {"keep": "no"}}.items():
        walk.pages += stand_at(step, language).next(**wrong).pages
    for step, values in ADULT.items():
        walk.pages += stand_at(step, language).next(**dict.fromkeys(values, "<")).pages
    for at, html in walk.pages:
        assert left_over(html, language) == set(), at


@pytest.mark.django_db
@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_on_what_is_owed_has_english_left_over(language: str) -> None:
    walks = [reckoned(given, language) for given in (FACTORY, FISHER, HOTEL)]
    pages = [page for walk in walks for page in walk.pages] + [("sheet", walk.send(go="sheet").html) for walk in walks]
    for step, values in FISHER.items():
        pages += owed_at(step, FISHER, language).next(**dict.fromkeys(values, "<")).pages
    for at, html in pages:
        assert left_over(html, language) == set(), at


@pytest.mark.django_db
@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_behind_the_number_has_english_left_over(language: str) -> None:
    _, number = sent(language)
    walk = come_back(number, language)
    for button in ({"act": "reply", "text": ""}, {"act": "add", "more": "က"}, {"act": "new_number"}, {"act": "delete"}):
        press(walk, **button)
        walk.read(come_back(number, language).response)
    for position in range(4):
        which = [value for name, value in walk.page.buttons if name == "which"][position]
        press(walk, which=which)
        press(walk, sure="yes")
    for typed in ("", "1", "1" * 25, "က", "12345678901234567890", "0" * 20):
        walk.pages += come_back(typed, language).pages
    walk.pages += press(press(come_back(number, language), act="delete"), sure="yes").pages
    for at, html in walk.pages:
        assert left_over(html, language) == set(), at


@pytest.mark.django_db
@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["/w/{}/about/", "/w/{}/danger/", "/w/{}/nothing/", "/w/{}/number/"])
def test_no_plain_page_and_no_error_page_has_english_left_over(language: str, address: str) -> None:
    html = Client().get(address.format(language)).content.decode()
    assert f'<html lang="{language}"' in html
    assert left_over(html, language) == set()


@pytest.mark.django_db
@pytest.mark.usefixtures("node")
def test_the_check_for_left_over_english_finds_it() -> None:
    assert {"danger", "now"} <= left_over(Walk("en").html, "km")
