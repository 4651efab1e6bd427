"""What was kept back, taken or is late."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passage.doors.desk import words as desk_words
from passage.doors.desk.claims import words
from passage.doors.desk.claims.fields import MOST, DayField, SpanField
from passage.doors.desk.claims.sheets.base import Given, Sheet
from passage.rules.labour_law.facts import Deducted, Taker
from passage.rules.labour_law.given import DEBTS


class DeductionForm(forms.Form):
    """Money kept back on one pay day."""

    day = DayField(label=_("Pay day"))
    due = SpanField(label=_("What was due then"), most=MOST, exact=True)
    kind = forms.ChoiceField(
        label=_("Kept back for"),
        choices=lambda: words.choices(words.DEDUCTED, Deducted),
        initial=str(Deducted.BY_LAW),
        required=False,
    )
    amount = SpanField(label=_("How much was kept back"), most=MOST, exact=True)
    consent = forms.BooleanField(label=_("The worker agreed in writing"), required=False)


class DebtForm(forms.Form):
    """Money that was due and did not come, for the interest."""

    amount = SpanField(label=_("How much"), most=MOST, exact=True)
    due = DayField(label=_("Due on"))
    kind = forms.ChoiceField(
        label=_("What it was"), choices=lambda: words.choices(words.DEBTS, DEBTS), initial="wages", required=False
    )


class DepositForm(forms.Form):
    """Money the employer holds as a security."""

    amount = SpanField(label=_("How much the employer took"), most=MOST, exact=True)
    taken_on = DayField(label=_("Taken on"))
    returned = SpanField(label=_("Of it given back"), most=MOST, exact=True, required=False)
    handles_money = forms.BooleanField(label=_("The work is with the employer's money or property"), required=False)


class FeeForm(forms.Form):
    """What was paid for the recruitment."""

    amount = SpanField(label=_("How much was paid for the recruitment"), most=MOST, exact=True)
    currency = forms.CharField(label=_("Currency, as THB"), max_length=3, required=False)
    paid_on = DayField(label=_("Paid on"))
    taken_by = forms.ChoiceField(
        label=_("Who took it"), choices=lambda: words.choices(words.TAKERS, Taker), initial=str(Taker.LICENSEE), required=False
    )
    sending_state = forms.ChoiceField(
        label=_("By the limits of which sending state"),
        choices=[("", _("none")), *((code, desk_words.COUNTRIES[code]) for code in ("KH", "LA", "MM"))],
        required=False,
    )


class DocumentsForm(forms.Form):
    """A passport, a permit or a card in the hands of another."""

    begins = DayField(label=_("A paper of the worker was kept by another since"))
    ends = DayField(label=_("Given back on"), required=False, help_text=_("Empty: it was not given back."))
    at_own_wish = forms.BooleanField(label=_("The worker wished it kept"), required=False)
    asked_back = forms.BooleanField(label=_("The worker asked for it and did not get it"), required=False)


class CountedForm(forms.Form):
    """To which day interest runs."""

    counted_to = DayField(label=_("Count interest until"), required=False, help_text=_("Empty: no interest is counted."))


class KeptBackSheet(Sheet):
    plain = CountedForm
    rows = {"pay_days": DeductionForm, "deposits": DepositForm, "fees": FeeForm, "documents": DocumentsForm, "debts": DebtForm}
    own = ("pay_days", "deposits", "fees", "documents", "debts", "counted_to")
    # The field without which a row is none.
    _needed = {"pay_days": "day", "deposits": "taken_on", "fees": "paid_on", "documents": "begins", "debts": "due"}
    _names = {"from": "begins", "to": "ends"}

    def initial(self) -> dict[str, Any]:
        return {"counted_to": self.given.get("counted_to")}

    def row_initial(self, name: str) -> list[dict[str, Any]]:
        if name == "documents":
            return [{**row, "begins": row["from"], "ends": row.get("to")} for row in self.given.get(name, ())]
        if name != "pay_days":
            return [dict(row) for row in self.given.get(name, ())]
        return [
            {"day": each["day"], "due": each["due"], **kept}
            for each in self.given.get("pay_days", ())
            for kept in each["deductions"]
        ]

    def filled(self, name: str) -> list[Any]:
        return [form for form in self.sets[name] if form.cleaned_data.get(self._needed[name])]

    def answer(self) -> Given:
        assert self.form is not None
        rows = {name: [_known(form.cleaned_data) for form in self.filled(name)] for name in ("deposits", "fees", "debts")}
        rows["documents"] = [_paper(form.cleaned_data) for form in self.filled("documents")]
        rows["debts"] = [
            {name: value for name, value in row.items() if (name, value) != ("kind", "wages")} for row in rows["debts"]
        ]
        return {**rows, "pay_days": self._pay_days(), "counted_to": self.form.cleaned_data["counted_to"]}

    def _pay_days(self) -> list[Given]:
        """The limits of the law hold for all that was kept back on one day."""
        found: dict[tuple[str, str], Given] = {}
        for form in self.filled("pay_days"):
            data = form.cleaned_data
            day = found.setdefault((data["day"], data["due"]), {"day": data["day"], "due": data["due"], "deductions": []})
            day["deductions"].append({name: data[name] for name in ("kind", "amount", "consent")})
        return list(found.values())

    def field_of(self, place: str) -> str:
        last = place.rpartition("].")[2].partition(".")[0] or place
        return self._names.get(last, last)


def _paper(data: Mapping[str, Any]) -> Given:
    return _known(
        {"from": data["begins"], "to": data["ends"], "at_own_wish": data["at_own_wish"], "asked_back": data["asked_back"]}
    )


def _known(data: Mapping[str, Any]) -> Given:
    return {name: value for name, value in data.items() if value not in (None, "", False)}
