"""Forms of the acts on a claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from passage.doors.desk.claims import words as claim_words
from passage.doors.desk.claims.fields import ComingDayField, DayField, SpanField
from passage.doors.desk.fields import share_fields
from passage.doors.frame.text_fields import TextField
from passage.rules.claims import Authority, ClaimState, EvidenceKind, Fact, NeedKind
from passage.rules.claims.states import STEPS

MOST = 1_000_000_000


class OpenForm(forms.Form):
    """A new claim."""

    country = forms.ChoiceField(label=_("By the law of which country"))

    def __init__(self, *args: Any, countries: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = countries  # type: ignore[attr-defined]


class StepForm(forms.Form):
    """What happened to the claim."""

    to = forms.ChoiceField(label=_("What happened"))
    on = DayField(label=_("On which day"))
    acted = forms.ChoiceField(
        label=_("Who acted for the worker"),
        choices=[("", _("nobody of theirs")), *claim_words.ACTED.items()],
        required=False,
        initial="worker",
        help_text=_("The attorney only where a power of attorney covers it on that day."),
    )
    office = TextField(label=_("Office, and its number for the claim"), limit=400, lines=1, required=False)
    awarded = SpanField(label=_("What was ordered, if it was"), most=MOST, exact=True, required=False)
    words = TextField(label=_("In words"), limit=4000, lines=3, required=False)

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Money is written down as a payment; that one was taken back is a step.
        paid = {ClaimState.PAID, ClaimState.PAID_IN_PART} if state != ClaimState.PAID else set()
        following = [to for to in STEPS[ClaimState(state)] if to not in paid]
        self.fields["to"].choices = claim_words.choices(claim_words.STEPS, following)  # type: ignore[attr-defined]


@share_fields
class PaymentForm(forms.Form):
    """Money that came."""

    amount = SpanField(label=_("Amount that came"), most=MOST, exact=True)
    on = DayField(label=_("On which day"))
    received = forms.ChoiceField(label=_("Who received it"), choices=list(claim_words.ACTED.items()))
    settles = forms.BooleanField(label=_("Nothing is owed any more"), required=False)
    words = TextField(label=_("In words"), limit=4000, lines=2, required=False)


@share_fields
class EvidenceForm(forms.Form):
    """A piece of proof."""

    kind = forms.ChoiceField(label=_("Kind"), choices=claim_words.choices(claim_words.EVIDENCE, EvidenceKind))
    words = TextField(label=_("What it is"), limit=2000, lines=2)
    kept = TextField(label=_("Where it is kept"), limit=2000, lines=1, required=False)
    shows = forms.MultipleChoiceField(
        label=_("What it shows"),
        choices=claim_words.choices(claim_words.SHOWN, Fact),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked: all that this kind can show."),
    )


@share_fields
class AttorneyForm(forms.Form):
    """Who may act for the worker."""

    agent = TextField(label=_("Who acts for the worker"), limit=400, lines=1)
    allows = forms.MultipleChoiceField(
        label=_("What they may do"),
        choices=claim_words.choices(claim_words.AUTHORITIES, Authority),
        widget=forms.CheckboxSelectMultiple,
    )
    begins = ComingDayField(label=_("From"))
    ends = ComingDayField(label=_("Until"))
    words = TextField(label=_("In words"), limit=2000, lines=2, required=False)


@share_fields
class NeedForm(forms.Form):
    """What is needed of the worker."""

    what = forms.ChoiceField(label=_("What is needed"), choices=claim_words.choices(claim_words.NEEDS, NeedKind))
    words = TextField(label=_("What is asked, in words"), limit=2000, lines=2)
    due_on = ComingDayField(label=_("Needed by"), required=False)


@share_fields
class AnswerForm(forms.Form):
    """What the worker gave."""

    words = TextField(label=_("What the worker answered"), limit=2000, lines=2)


@share_fields
class GroupForm(forms.Form):
    """A group, by the reference officers say to each other."""

    reference = TextField(
        label=_("Reference of the group"),
        limit=16,
        lines=1,
        required=False,
        help_text=_("Empty: begin a new group with this claim."),
    )


@share_fields
class ClaimReferencesForm(forms.Form):
    """Cases of which the claims go into a new group."""

    references = TextField(label=_("References of the cases, one a line"), limit=2000, lines=6)


PAPERS = [
    ("calculation", _("calculation, PDF")),
    ("workbook", _("calculation, XLSX")),
    ("statement", _("statement of claim for the inspector, PDF")),
    ("letter", _("letter to the employer, PDF")),
    ("attorney", _("power of attorney to sign, PDF")),
    ("keep", _("what to keep, for the worker, PDF")),
]


class PaperForm(forms.Form):
    """Which paper, in which language."""

    paper = forms.ChoiceField(label=_("Paper"), choices=PAPERS)
    language = forms.ChoiceField(label=_("In the worker's language"), choices=settings.LANGUAGES)
    pay_by = ComingDayField(label=_("Pay by, in a letter"), required=False)


def paper_form(languages: Iterable[str], data: Any = None) -> PaperForm:
    """Begins with the worker's own language."""
    known = dict(settings.LANGUAGES)
    language = next((code for code in languages if code in known), "en")
    return PaperForm(data, initial={"language": language, "paper": "calculation"})
