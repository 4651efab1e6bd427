"""What every question of a claim shares: its forms, the facts it takes and gives back, and where an error belongs."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passage.doors.desk.claims import words

MOST_ROWS = 120
_AT = re.compile(r"(?P<list>[a-z_]+)\[(?P<row>\d+)\]\.?(?P<rest>.*)")
_FIRST = re.compile(r"[.\[]")
Given = dict[str, Any]


def weekdays_field(label: Any) -> forms.MultipleChoiceField:
    """Which days of the week were working days, where the law counts only those."""
    return forms.MultipleChoiceField(
        label=label,
        choices=list(words.WEEKDAYS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked: Monday to Saturday."),
    )


class Sheet(ABC):
    """One question with its forms. `plain`: the form that stands alone; `rows`: forms of which there are many, by list."""

    plain: type[forms.Form] | None = None
    rows: Mapping[str, type[forms.Form]] = {}
    own: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def __init__(self, data: Any, given: Mapping[str, Any], told: Mapping[str, str], choices: Mapping[str, Any]) -> None:
        self.given, self.is_bound = dict(given), data is not None
        extra: dict[str, Any] = {"choices_given": choices} if self.plain and issubclass(self.plain, Chosen) else {}
        initial = {**self.initial(), **told}
        self.form = self.plain(data, initial=initial, **extra) if self.plain else None
        self.sets = {name: self._set(name, data) for name in self.rows}

    def _set(self, name: str, data: Any) -> Any:
        known = self.row_initial(name)
        kind = forms.formset_factory(
            self.rows[name], extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS, validate_max=True, formset=_Rows
        )
        return kind(prefix=name, initial=known) if data is None else kind(data, prefix=name)

    def more(self, data: Any) -> None:
        """Room for further rows; nothing that was typed is lost."""
        copy = data.copy()
        for name in self.sets:
            total = f"{name}-TOTAL_FORMS"
            count = copy.get(total, "")
            copy[total] = str(min(MOST_ROWS, int(count) + 3)) if count.isascii() and count.isdigit() and len(count) < 5 else "3"
        self.sets = {name: self._set(name, copy) for name in self.sets}
        self.form = self.plain(copy) if self.plain and not issubclass(self.plain, Chosen) else self.form

    @property
    def forms(self) -> list[Any]:
        """All of them, to look for errors."""
        return [*([self.form] if self.form else []), *(form for rows in self.sets.values() for form in rows)]

    def is_valid(self) -> bool:
        return all([form.is_valid() for form in [*([self.form] if self.form else []), *self.sets.values()]])

    def errors_of_sets(self) -> list[str]:
        return [str(error) for rows in self.sets.values() for error in (rows.non_form_errors() if rows.is_bound else ())]

    def initial(self) -> dict[str, Any]:
        return {}

    def row_initial(self, name: str) -> list[dict[str, Any]]:
        return []

    @abstractmethod
    def answer(self) -> Given:
        """The part of the facts that this question is about."""

    def result(self) -> Given:
        """All facts, with this part as it is now."""
        kept = {name: value for name, value in self.given.items() if name not in self.own}
        return {**kept, **{name: value for name, value in self.answer().items() if value not in (None, "", [], {})}}

    def told(self) -> dict[str, str]:
        """Words beside the facts."""
        return {name: self.form.cleaned_data[name] for name in self.words} if self.form else {}

    def filled(self, name: str) -> list[Any]:
        """The rows in which something stands, in the order in which they are given to the rule."""
        return [form for form in self.sets[name] if form.cleaned_data and any(form.changed_data)]

    def blame(self, field: str, sentence: str) -> str:
        """Put an error of the rule at the field that it is about; what is about nothing here comes back, for above them all."""
        found = _AT.match(field)
        rows = self.filled(found["list"]) if found and found["list"] in self.sets else []
        if found and rows:
            form, name = rows[min(int(found["row"]), len(rows) - 1)], self.field_of(found["rest"])
        elif self.form is not None:
            form, name = self.form, self.field_of(field)
        else:
            return sentence
        form.add_error(name if name in form.fields else None, sentence)
        return ""

    def field_of(self, place: str) -> str:
        """The name of the form's field for a place in the facts."""
        first, _dot, rest = place.partition(".")
        return _FIRST.split(rest if first == "workplace" and rest else first)[0]


class _Rows(forms.BaseFormSet):  # type: ignore[type-arg]
    """Rows of a table; an empty one is no row."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "empty_permitted": True, "use_required_attribute": False}


class Chosen(forms.Form):
    """A form whose choices depend on the law. `only_with`: a field that stands only where another one has choices."""

    only_with: Mapping[str, str] = {}

    def __init__(self, *args: Any, choices_given: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, found in choices_given.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]
        for name, needs in self.only_with.items():
            if not choices_given[needs]:
                del self.fields[name]
