"""What a visit leaves behind: no cookie, no cache, nothing loaded from elsewhere, no words in an address."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client, override_settings

from passage.node.agency import actions as agency
from passage.node.agency import queries
from passage.node.agency.models import Contact, Role
from passage.node.audit.traces import Console
from tests.doors.worker.walking import ADULT, LANGUAGES, Reader, Walk, come_back, press, sent, walk_to
from tests.factories.people import make_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("node")]
LARGEST = 50 * 1024
LINE = {
    "key": "th-x",
    "country": "TH",
    "who": {"en": "A line", "km": "ខ្សែ"},
    "number": "1300",
    "kind": "ngo",
    "certainty": "certain",
    "hours": "24 h",
}


@cache
def whole_visit(language: str) -> Walk:
    """Every page: the report, the number, and what can be done behind it. Walked once; several tests look at the pages."""
    walk, number = sent(language)
    walk.send(go="kept").next(last="x").next(last=number[-5:])
    behind = come_back(number, language)
    for button in ({"act": "reply", "text": ""}, {"which": "statistics"}, {"act": "new_number"}, {"act": "delete"}):
        walk.read(press(behind, **button).response)
        behind = come_back(number, language)
    walk.read(behind.response)
    for name in ("about/", "danger/", "number/"):
        walk.read(walk.client.get(f"/w/{language}/{name}"))
    return walk


def statics_of(walk: Walk, html: str) -> int:
    loaded = {address for address in Reader(html).loaded if address.startswith(settings.STATIC_URL)}
    paths = [finders.find(address.removeprefix(settings.STATIC_URL)) for address in loaded]
    assert all(paths)
    return sum(Path(str(path)).stat().st_size for path in paths)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_with_all_it_loads_is_at_most_fifty_kilobytes_without_fonts(language: str) -> None:
    walk = whole_visit(language)
    for at, html in walk.pages:
        size = len(html.encode()) + statics_of(walk, html)
        assert size <= LARGEST, f"{at}: {size}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_loads_or_points_to_anything_outside_this_node(language: str) -> None:
    for _, html in whole_visit(language).pages:
        page = Reader(html)
        assert all(address.startswith("/static/") for address in page.loaded)
        assert all(link.startswith(("/w/", "#", "tel:")) for link in page.links), page.links
        assert "style=" not in html
        assert "<style" not in html


def test_no_answer_ever_sets_a_cookie_or_may_be_kept() -> None:
    client = Client()
    walk = Walk("en", client)
    for step, values in ADULT.items():
        if walk.at == step:
            walk.next(**values)
        assert not walk.response.cookies
        assert "Set-Cookie" not in walk.response.headers
        assert walk.response["Cache-Control"] == "no-store"
        assert walk.response["Referrer-Policy"] == "no-referrer"
    assert not client.cookies
    for address in ("/w/", "/w/leave/", "/w/xx/", "/w/km/nothing/", "/w/km/about/", "/w/km/danger/", "/w/km/number/"):
        assert not client.get(address).cookies
    assert not client.cookies


def test_a_cookie_and_a_token_of_another_door_are_not_needed_and_not_heeded() -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies["desk"] = "nonsense"
    walk = Walk("en", client).next(danger="no")
    assert walk.at == "readers"


def test_the_address_never_changes_and_never_carries_an_answer() -> None:
    walk = walk_to("check")
    assert walk.response.request["PATH_INFO"] == "/w/en/"
    assert walk.response.request.get("QUERY_STRING", "") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_is_neutral_and_the_same_on_each_page(language: str) -> None:
    titles = {html.split("<title>")[1].split("</title>")[0] for _, html in whole_visit(language).pages}
    assert len(titles) == 1


def test_the_way_out_comes_first_on_each_page_and_asks_the_browser_to_forget() -> None:
    for at, html in whole_visit("en").pages:
        body = html.split("<body")[1]
        first = body.index("<a ")
        assert 'href="/w/leave/"' in body[first : first + 120], at
    with override_settings(LEAVE_URL="https://weather.example/"):
        answer = Client().get("/w/leave/")
    assert (answer.status_code, answer["Location"]) == (303, "https://weather.example/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_the_first_page_names_each_language_in_its_own_script() -> None:
    html = Client().get("/w/").content.decode()
    for name in ("ខ្មែរ", "ລາວ", "မြန်မာ", "ไทย", "English"):
        assert name in html


def test_a_plain_page_cannot_be_posted_to() -> None:
    for address in ("/w/", "/w/en/about/", "/w/en/danger/", "/w/leave/"):
        assert Client().post(address).status_code == 405


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_promise_about_immigration_is_the_policy_of_the_node(language: str) -> None:
    with_wall = walk_to("readers", language)
    policy = queries.published_policy(language)
    assert policy.agency in with_wall.text
    assert policy.readers in with_wall.text
    agency.set_policy(by=Console("test"), firewall=False, retention_days=90, readers={"en": "everybody"})
    without = walk_to("readers", language)
    assert "notice--danger" not in with_wall.html
    assert "notice--danger" in without.html
    assert "notice--danger" in come_to_about(language)


def come_to_about(language: str) -> str:
    return Client().get(f"/w/{language}/about/").content.decode()


def test_where_the_node_cannot_promise_it_the_page_says_so() -> None:
    agency.set_policy(by=Console("test"), firewall=False, retention_days=90, readers={"en": "everybody"})
    walk = walk_to("readers")
    assert "We cannot promise that immigration or your employer will never learn of it" in walk.text
    assert "It does not go to immigration" not in walk.text


def test_a_number_that_nobody_called_is_never_shown() -> None:
    agency.load_contacts(by=Console("test"), contacts=[LINE])
    contact = Contact.objects.get()
    agency.verify_contact(by=make_account(Role.ADMINISTRATOR), contact=contact)
    html = Client().get("/w/km/danger/").content.decode()
    assert 'href="tel:1300"' in html
    assert "ខ្សែ" in html
