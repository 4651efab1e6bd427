"""Turns a bound form field into what its template needs: the kind of control, its options, its ids and descriptions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from passage.doors.frame.drawings import PICTOGRAMS, draw_pictogram


@dataclass(frozen=True)
class Option:
    """One radio button or check box of a question."""

    id: str
    value: str
    label: str
    is_chosen: bool
    is_disabled: bool
    hint: str
    hint_id: str
    pictogram: str


@dataclass(frozen=True)
class FieldLook:
    """How a page wants one field shown; everything has a sensible default.

    heading: the label is the page's only h1 (one question a page).
    size: s, m or l, the size of the label.
    width: 2, 4, 5, 10 or 20 characters; empty means the full width.
    pictograms: show the drawing whose code equals the option's value.
    columns: options beside each other where the screen allows.
    """

    heading: bool = False
    size: str = ""
    width: str = ""
    pictograms: bool = False
    columns: bool = False
    hide_label: bool = False
    rows: int = 5
    attributes: Mapping[str, str] = field(default_factory=dict)


def name_kind(bound: BoundField) -> str:
    """Which template in `forms/` shows the field; an unknown widget is an input."""
    widget = bound.field.widget
    kinds: tuple[tuple[type[forms.Widget] | tuple[type[forms.Widget], ...], str], ...] = (
        (forms.HiddenInput, "hidden"),
        (forms.CheckboxSelectMultiple, "checkboxes"),
        (forms.RadioSelect, "radios"),
        (forms.CheckboxInput, "checkbox"),
        (forms.Select, "select"),
        (forms.Textarea, "textarea"),
        (forms.FileInput, "file"),
        (forms.MultiWidget, "group"),
        ((forms.DateInput, forms.DateTimeInput), "date"),
    )
    return next((kind for widget_class, kind in kinds if isinstance(widget, widget_class)), "input")


def is_group_of_controls(kind: str) -> bool:
    """Whether the question needs a fieldset because one label cannot name all its controls."""
    return kind in {"radios", "checkboxes", "group"}


def list_options(bound: BoundField, look: FieldLook) -> list[Option]:
    """The options of a choice field in their order; hints come from the field's `choice_hints` mapping, if any."""
    hints: Mapping[str, str] = getattr(bound.field, "choice_hints", {})
    options = []
    for part in bound.subwidgets:
        value = "" if part.data["value"] is None else str(part.data["value"])
        option_id = str(part.data["attrs"].get("id", ""))
        options.append(
            Option(
                id=option_id,
                value=value,
                label=str(part.data["label"]),
                is_chosen=bool(part.data["selected"]),
                is_disabled=bool(part.data["attrs"].get("disabled")),
                hint=str(hints.get(value, "")),
                hint_id=f"{option_id}-hint" if hints.get(value) else "",
                pictogram=draw_pictogram(value) if look.pictograms and value in PICTOGRAMS else "",
            )
        )
    return options


def first_control_id(bound: BoundField) -> str:
    """The id an error link must point at: the first control of the question."""
    kind = name_kind(bound)
    if kind in {"radios", "checkboxes"}:
        return next((str(part.data["attrs"].get("id", "")) for part in bound.subwidgets), bound.auto_id)
    if kind == "group":
        return f"{bound.auto_id}_0"
    return str(bound.id_for_label or bound.auto_id)


def describe_field(bound: BoundField, look: FieldLook) -> dict[str, Any]:
    """Everything the field templates read, under one flat set of names."""
    kind = name_kind(bound)
    base_id = str(bound.auto_id)
    hint_id = f"{base_id}-hint" if bound.help_text else ""
    error_id = f"{base_id}-error" if bound.errors else ""
    limit = int(bound.field.widget.attrs.get("maxlength", 0)) if kind == "textarea" else 0
    count_id = f"{base_id}-count" if limit else ""
    described_by = " ".join(part for part in (hint_id, error_id, count_id) if part)
    described: dict[str, Any] = {
        "bound": bound,
        "kind": kind,
        "template": f"frame/forms/{kind}.html",
        "id": first_control_id(bound),
        "label": bound.label,
        "hint": bound.help_text,
        "hint_id": hint_id,
        "errors": bound.errors,
        "error_id": error_id,
        "limit": limit,
        "count_id": count_id,
        "described_by": described_by,
        "look": look,
        "in_fieldset": is_group_of_controls(kind),
        "is_optional": not bound.field.required,
    }
    if kind in {"radios", "checkboxes"}:
        described["options"] = list_options(bound, look)
        described["input_type"] = "radio" if kind == "radios" else "checkbox"
    else:
        described["control"] = bound.as_widget(attrs=control_attributes(bound, look, described))
    return described


_CONTROL_CLASS = {
    "select": "govuk-select",
    "textarea": "govuk-textarea",
    "file": "govuk-file-upload",
    "checkbox": "govuk-checkboxes__input",
}


def control_attributes(bound: BoundField, look: FieldLook, described: Mapping[str, Any]) -> dict[str, str | bool]:
    """The HTML attributes of a single control: class, description ids, and what the page asked for."""
    kind = str(described["kind"])
    if kind == "hidden":
        return {}
    base = _CONTROL_CLASS.get(kind, "govuk-input")
    width = look.width or ("10" if kind == "date" else "")
    classes = [
        str(bound.field.widget.attrs.get("class", "")),
        base,
        f"{base}--width-{width}" if width and base == "govuk-input" else "",
        f"{base}--error" if bound.errors else "",
    ]
    attributes: dict[str, str | bool] = {"class": " ".join(name for name in classes if name), **look.attributes}
    if kind == "textarea":
        attributes["rows"] = str(look.rows)
    if described["described_by"] and kind != "group":
        attributes["aria-describedby"] = str(described["described_by"])
    return attributes


UNSPOKEN = forms.Field.default_error_messages["required"]


def list_errors(form: forms.BaseForm) -> Iterator[tuple[str, str]]:
    """Each error of a form as (id to link to, sentence) in the order of the fields; general ones come first."""
    for message in form.non_field_errors():
        yield "", str(message)
    for bound in form:
        for message in bound.errors:
            target = "" if bound.is_hidden else first_control_id(bound)
            # "This field is required" says nothing in a list of several: name the field.
            yield target, f"{bound.label} – {message}" if message == UNSPOKEN else str(message)
