"""The tags pages are built from; `docs/frame.md` shows each with a line of use."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from passage.doors.frame.drawings import draw_icon, draw_pictogram
from passage.doors.frame.form_fields import FieldLook, describe_field, list_errors
from passage.doors.frame.links import draw_navigation, draw_tabs
from passage.doors.frame.rows import Row, draw_badge, draw_rows

register = template.Library()

BADGE_KINDS = frozenset({"danger", "waiting", "done", "info", "quiet"})
NOTICE_ICONS = {"danger": "triangle-alert", "waiting": "clock", "done": "circle-check", "info": "info"}
BUTTON_KINDS = frozenset({"primary", "secondary", "danger", "quiet"})


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon in the colour and size of the text; give a label only where no word stands beside it."""
    return draw_icon(name, str(label))


@register.simple_tag
def pictogram(code: str, label: str = "") -> SafeString:
    """One of the twelve drawings a worker can point at."""
    return draw_pictogram(code, str(label))


@register.simple_tag
def badge(text: str, kind: str = "info") -> SafeString:
    """A word with a shape; the shape comes from the kind, so that colour is never alone."""
    return draw_badge(str(text), _known(kind, BADGE_KINDS))


@register.simple_tag
def rows(found: Iterable[Row]) -> SafeString:
    """The lines of a list, each a link with its state, facts and time; see `rows.Row`."""
    return draw_rows(found)


@register.simple_tag
def waiting(word: str, clock_iso: str, overdue: bool = False) -> SafeString:
    """How long something has waited, as a word, with its clock for machines."""
    css_class = "waiting waiting--overdue" if overdue else "waiting"
    return format_html('<time class="{}" datetime="{}">{}</time>', css_class, clock_iso, word)


@register.inclusion_tag("frame/parts/button.html")
def button(label: str, name: str = "", value: str = "", kind: str = "primary", href: str = "", **more: str) -> dict[str, Any]:
    """A button that sends the form, or a link that looks like one where `href` is given. More: icon, form, id."""
    return {
        "label": label,
        "name": name,
        "value": value,
        "kind": _known(kind, BUTTON_KINDS),
        "href": href,
        "icon": more.get("icon", ""),
        "form": more.get("form", ""),
        "id": more.get("id", ""),
    }


@register.inclusion_tag("frame/parts/back_link.html")
def back_link(href: str, label: str = "") -> dict[str, str]:
    """A link to the page before; the label defaults to "Back"."""
    return {"href": href, "label": label}


@register.inclusion_tag("frame/forms/error_summary.html")
def error_summary(*given: object) -> dict[str, Any]:
    """All errors of the forms on this page, each a link to its field; nothing when there is none."""
    found = [error for form in given if isinstance(form, forms.BaseForm) and form.is_bound for error in list_errors(form)]
    return {"errors": found}


@register.simple_tag
def field(bound: BoundField, **look: Any) -> SafeString:
    """A label, hint, error and control by the type of its widget; `FieldLook` lists what may be asked for."""
    described = describe_field(bound, FieldLook(**look))
    if described["kind"] == "hidden":
        return SafeString(described["control"])
    return render_to_string("frame/forms/field.html", described)


@register.simple_tag
def form_fields(form: forms.BaseForm) -> SafeString:
    """All fields of a form in their order, the hidden ones first."""
    parts = [hidden_fields(form), *(field(bound) for bound in form.visible_fields())]
    return SafeString("".join(parts))


@register.simple_tag
def hidden_fields(form: forms.BaseForm) -> SafeString:
    """The hidden fields of a form."""
    return SafeString("".join(str(bound) for bound in form.hidden_fields()))


@register.inclusion_tag("frame/parts/summary_list.html")
def summary_list(rows: Iterable[Any]) -> dict[str, Any]:
    """Labels, values and a way to change each.

    A row is (label, value) or (label, value, change). `change` is an address, or (name, value) of a button that
    sends the surrounding form. A value that is a list is shown one line each.
    """
    return {"rows": [_summary_row(*row) for row in rows]}


def _summary_row(label: str, value: Any, change: str | tuple[str, str] | None = None) -> dict[str, Any]:
    lines = list(value) if isinstance(value, list | tuple) else [value]
    row: dict[str, Any] = {"label": label, "lines": lines, "url": "", "name": "", "value": ""}
    if isinstance(change, str):
        row["url"] = change
    elif change:
        row["name"], row["value"] = change
    return row


@register.inclusion_tag("frame/parts/timeline.html")
def timeline(items: Iterable[Any]) -> dict[str, Any]:
    """What happened, newest first as given. An item has title, at, iso, by, text, url, kind; all but title optional."""
    return {"items": items}


@register.simple_tag
def tabs(items: Iterable[Any], current: str, label: str = "") -> SafeString:
    """Links to the parts of one thing: (code, label, url) or (code, label, url, count)."""
    return draw_tabs(items, current, label)


@register.simple_tag
def navigation(areas: Iterable[Mapping[str, Any]], current: str) -> SafeString:
    """Links to the parts of the door this account may open; nothing where there are none."""
    return draw_navigation(areas or (), current)


@register.inclusion_tag("frame/parts/empty.html")
def empty(title: str, text: str = "", action_label: str = "", action_url: str = "") -> dict[str, str]:
    """What a list says when there is nothing in it, and what can be done."""
    return {"title": title, "text": text, "action_label": action_label, "action_url": action_url}


@register.inclusion_tag("frame/parts/identity_bar.html")
def identity_bar(name: str, **facts: Any) -> dict[str, Any]:
    """Who this case is about and what happens next, always in sight.

    lang: language of the name; latin: the name in Latin letters; reference: the case's number;
    facts: list of (label, value), such as age with its certainty, languages, safe contact;
    next_step, next_word, next_iso, overdue: the next step and when it is due.
    """
    return {"name": name, **facts}


@register.inclusion_tag("frame/parts/pagination.html")
def pagination(page: Any) -> dict[str, Any]:
    """Links to the page before and after; see `paging.cut_page`."""
    return {"page": page}


@register.inclusion_tag("frame/parts/why.html")
def why(sentences: Iterable[str], source: str = "", source_url: str = "", title: str = "") -> dict[str, Any]:
    """The evidence behind a line, in sentences with their source, closed until asked for."""
    return {"sentences": sentences, "source": source, "source_url": source_url, "title": title}


@register.inclusion_tag("frame/parts/consent_line.html")
def consent_line(sentence: str, not_shared: Iterable[str] = (), until: str = "") -> dict[str, Any]:
    """What another desk may know, as one plain sentence, and beside it what it may not."""
    return {"sentence": sentence, "not_shared": not_shared, "until": until}


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: str = "") -> SafeString:
    """A message that stands out: info, danger, waiting or done; always with an icon of its kind."""
    known = _known(kind, frozenset(NOTICE_ICONS))
    context = {"content": content, "kind": known, "title": title, "icon": NOTICE_ICONS[known]}
    return render_to_string("frame/parts/notice.html", context)


@register.simple_block_tag
def details(content: str, summary: str, is_open: bool = False) -> SafeString:
    """Text that opens on request; works without script."""
    return render_to_string("frame/parts/details.html", {"content": content, "summary": summary, "is_open": is_open})


def _known(kind: str, kinds: frozenset[str] | Mapping[str, str]) -> str:
    if kind not in kinds:
        raise template.TemplateSyntaxError(f"unknown kind {kind!r}; one of {', '.join(sorted(kinds))}")
    return kind
