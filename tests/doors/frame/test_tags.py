"""The components: each says its state in a word, hides its drawing from screen readers, and escapes what it is given."""

import re

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.safestring import SafeString

from passage.doors.frame.drawings import PICTOGRAMS, UnknownDrawing, draw_icon, draw_pictogram, read_drawing
from passage.doors.frame.rows import Row, draw_badge

HOSTILE = "<script>alert(1)</script>"


def show(source: str, **context: object) -> str:
    return Template("{% load frame %}" + source).render(Context(context))


def test_a_state_is_a_word_and_never_colour_alone() -> None:
    assert show('{% badge "In danger" "danger" %}') == '<span class="badge badge--danger">In danger</span>'


@pytest.mark.parametrize(
    "source", ['{% badge "x" "purple" %}', '{% button "x" kind="x" %}', '{% notice kind="x" %}{% endnotice %}']
)
def test_an_unknown_kind_is_refused(source: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        show(source)


@pytest.mark.parametrize(
    "source",
    [
        "{% badge bad %}",
        "{% waiting bad bad %}",
        "{% button bad name=bad value=bad %}",
        "{% button bad href=bad icon='x' %}",
        "{% back_link bad bad %}",
        "{% icon 'x' bad %}",
        "{% empty bad bad bad bad %}",
        "{% consent_line bad list bad %}",
        "{% why list bad bad bad %}",
        "{% tabs tabs bad bad %}",
        "{% rows lines %}",
        "{% timeline items %}",
        "{% summary_list rows %}",
        "{% identity_bar bad lang=bad latin=bad reference=bad facts=pairs next_step=bad next_word=bad next_iso=bad %}",
        "{% notice title=bad %}{{ bad }}{% endnotice %}",
        "{% details summary=bad %}{{ bad }}{% enddetails %}",
    ],
)
def test_every_component_escapes_what_it_is_given(source: str) -> None:
    html = show(
        source,
        bad=HOSTILE,
        list=[HOSTILE],
        pairs=[(HOSTILE, HOSTILE)],
        tabs=[(HOSTILE, HOSTILE, HOSTILE, HOSTILE)],
        lines=[Row(*[HOSTILE] * 6, draw_badge(HOSTILE, HOSTILE))],
        items=[dict.fromkeys(("title", "at", "iso", "by", "text", "url", "kind"), HOSTILE)],
        rows=[(HOSTILE, HOSTILE, HOSTILE), (HOSTILE, [HOSTILE], (HOSTILE, HOSTILE))],
    )
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_line_of_a_list_is_a_link_with_its_state_and_its_clock() -> None:
    line = Row("/desk/queue/1/", "wages not paid", "Khmer", "3 hours overdue", "2026-11-21T08:00+07:00", "Nobody yet",
               draw_badge("Danger now", "danger"), danger=True, overdue=True)  # fmt: skip
    calm = line._replace(badges=SafeString(""), danger=False, overdue=False)
    first, second = show("{% rows lines %}", lines=[line, calm]).split("</li>")[:2]
    assert 'class="row row--danger"' in first
    assert '<span class="row__state"><span class="badge badge--danger">Danger now</span></span>' in first
    assert '<a class="row__link" href="/desk/queue/1/">wages not paid</a>' in first
    assert '<time class="row__time waiting waiting--overdue" datetime="2026-11-21T08:00+07:00">3 hours overdue</time>' in first
    assert 'class="row"' in second
    assert 'class="row__time waiting"' in second


def test_a_row_of_a_summary_is_changed_by_a_link_or_by_a_button_that_keeps_the_answers() -> None:
    html = show("{% summary_list rows %}", rows=[("Name", "Dara", "/name"), ("Since", ["a", "b"], ("go", "since")), ("X", "y")])
    assert 'href="/name"' in html
    assert 'name="go" value="since"' in html
    assert html.count("Change") == 2
    assert "<p>a</p><p>b</p>" in html


def test_how_long_something_waits_carries_its_clock_and_says_when_it_is_too_long() -> None:
    assert show('{% waiting "3 hours" "2026-11-21T08:00Z" True %}') == (
        '<time class="waiting waiting--overdue" datetime="2026-11-21T08:00Z">3 hours</time>'
    )


def test_the_current_tab_is_marked_for_everyone() -> None:
    html = show('{% tabs items "b" %}', items=[("a", "A", "/a"), ("b", "B", "/b", 3)])
    assert re.search(r'href="/b" aria-current="page">B <span[^>]*>3</span>', html)
    assert html.count("aria-current") == 1


def test_evidence_is_closed_until_asked_for_and_names_its_source() -> None:
    html = show('{% why reasons source="ILO 2012" %}', reasons=["Wages were held back."])
    assert "<details" in html
    assert "open" not in html.split(">", 1)[0]
    assert "ILO 2012" in html


def test_consent_shows_beside_it_what_may_not_be_shared() -> None:
    html = show("{% consent_line sentence held %}", sentence="Cambodia's desk may know: name.", held=["Story"])
    assert html.index("may know") < html.index("May not be shared") < html.index("Story")


def test_each_of_the_twelve_pictograms_is_drawn_without_colour_or_size_of_its_own() -> None:
    assert len(PICTOGRAMS) == 12
    for code in PICTOGRAMS:
        drawing = read_drawing("pictograms", code)
        assert not re.search(r"fill|stroke|style|width=\"64|<text", drawing), code
        assert len(drawing) < 600, code


def test_a_drawing_without_a_label_is_hidden_from_screen_readers() -> None:
    assert 'aria-hidden="true"' in draw_icon("clock")
    assert 'role="img" aria-label="Debt"' in draw_pictogram("debt", "Debt")


@pytest.mark.parametrize("name", ["nothing", "../page", "", "Debt", "debt.svg"])
def test_an_unknown_drawing_is_refused(name: str) -> None:
    with pytest.raises(UnknownDrawing):
        read_drawing("pictograms", name)
