"""The base pages: the way out comes first, nothing is inline, nothing comes from elsewhere, and failures can always be shown."""

import re
import time
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation

import passage.doors.frame as frame
from tests.doors.frame.contrast import read_colours
from tests.doors.frame.samples import LANGUAGES, sample_context

TEMPLATES = Path(frame.__file__).parent / "templates"
SOURCES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
BASES = ("frame/page.html", "frame/worker.html", "frame/desk.html", "frame/public.html", "frame/entrance.html")
FAILURES = ("400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html")


@pytest.mark.parametrize("name", SOURCES)
def test_no_template_carries_inline_script_style_or_handlers(name: str) -> None:
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", source)
    assert not re.search(r"<script(?![^>]*\bsrc=)", source)


@pytest.mark.parametrize("name", [*BASES, *FAILURES])
def test_a_page_can_be_shown_without_any_context_and_loads_only_its_own_files(name: str) -> None:
    html = render_to_string(name)
    loaded = re.findall(r'(?:<link[^>]*href|src)="([^"]+)"', html)
    assert loaded
    assert all(address.startswith("/static/frame/") for address in loaded)
    assert html.lstrip().startswith("<!doctype html>")
    assert re.search(r'name="referrer" content="(no-referrer|same-origin)"', html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_its_language(language: str) -> None:
    with translation.override(language):
        assert f'<html lang="{language}" dir="ltr"' in render_to_string("frame/page.html")


@pytest.mark.parametrize("name", ["frame/worker.html", *FAILURES])
def test_the_way_out_is_the_first_thing_the_keyboard_reaches(name: str) -> None:
    html = render_to_string(name, {"leave_url": "https://example.org/"})
    first = re.search(r"<(a|button|input|select|textarea)\b[^>]*>", html)
    assert first is not None
    assert "data-leave" in first[0]
    assert 'rel="noreferrer noopener"' in first[0]


@pytest.mark.parametrize("name", ["frame/worker.html", *FAILURES])
def test_a_page_a_worker_may_see_tells_no_other_site_where_they_were(name: str) -> None:
    assert 'name="referrer" content="no-referrer"' in render_to_string(name)


def test_the_colour_of_the_browsers_frame_is_the_ground_of_the_page() -> None:
    html = render_to_string("frame/page.html")
    colours = read_colours("worker.css")
    for scheme in ("light", "dark"):
        expected = f'content="{colours[scheme]["ground"]}" media="(prefers-color-scheme: {scheme})"'
        assert expected in html


def test_the_workers_page_has_a_neutral_title_and_names_nobody() -> None:
    html = render_to_string("frame/worker.html", sample_context("en"))
    assert "<title>Information</title>" in html
    assert "Safe Passage" not in html


def test_the_way_out_leads_where_the_node_says() -> None:
    assert 'href="https://example.org/"' in render_to_string("frame/worker.html", {"leave_url": "https://example.org/"})


def test_a_language_without_an_address_is_a_button_that_keeps_the_answers() -> None:
    choices = [
        {"code": "km", "name": "ខ្មែរ", "url": "/km/", "current": True},
        {"code": "th", "name": "ไทย", "url": "", "current": False},
    ]
    html = render_to_string("frame/worker.html", {"language_choices": choices})
    assert '<a href="/km/" lang="km" hreflang="km" aria-current="true">ខ្មែរ</a>' in html
    assert 'name="language" value="th" form="step" formnovalidate lang="th"' in html


def test_a_public_page_offers_the_languages_of_the_node_by_address() -> None:
    with translation.override("lo"):
        html = render_to_string("frame/public.html", {"languages": [("km", "ខ្មែរ"), ("lo", "ລາວ")]})
    assert '<a href="?lang=km" lang="km" hreflang="km">ខ្មែរ</a>' in html
    assert '<a href="?lang=lo" lang="lo" hreflang="lo" aria-current="true">ລາວ</a>' in html


def test_an_empty_list_leaves_no_pane_behind() -> None:
    html = render_to_string("frame/desk.html")
    assert re.search(r'<section class="panes__list"[^>]*></section>', html)


def test_a_demonstration_says_so_on_every_page_of_the_desk() -> None:
    assert "Every person on these pages is invented." in render_to_string("frame/desk.html", sample_context("en"))
    assert "invented" not in render_to_string("frame/desk.html", {"node": {"name": "th"}})


@pytest.mark.parametrize("language", ["km", "lo", "my", "th"])
def test_the_page_for_our_own_failure_speaks_all_languages_at_once(language: str) -> None:
    assert f'<p lang="{language}">' in render_to_string("500.html")


def test_twenty_five_rows_cost_at_most_six_milliseconds_of_processor_time() -> None:
    row = """{% for row in rows %}<li class="row{% if row.danger %} row--danger{% endif %}"><span class="row__state"><span
    class="badge badge--{{ row.kind }}">{{ row.state }}</span></span>
    <a class="row__link" href="/desk/{{ row.iso }}">{{ row.title }}</a>
    <span class="row__facts">{{ row.facts }}</span><time class="row__time waiting{% if row.overdue %} waiting--overdue{% endif %}"
    datetime="{{ row.iso }}">{{ row.word }}</time><span class="row__who">{{ row.who }}</span></li>{% endfor %}"""
    template = engines["django"].from_string(
        '{% extends "frame/desk.html" %}{% load frame %}{% block main %}<ol class="rows">' + row + "</ol>"
        "{% pagination page %}{% endblock %}"
    )
    context = sample_context("en")
    context["rows"] = context["rows"] * 5

    def spent() -> float:
        start = time.process_time_ns()
        html = template.render(context)
        assert html.count('class="row') >= 25
        return (time.process_time_ns() - start) / 1e6

    assert min(spent() for _ in range(60)) <= 6
