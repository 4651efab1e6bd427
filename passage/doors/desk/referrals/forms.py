"""Forms about consents and referrals."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passage.doors.desk import words
from passage.doors.desk.referrals.words import REJECT_REASONS, REVOKE_REASONS
from passage.doors.frame.text_fields import TextField

CONSENT_CHANNELS = [("in_person", _("face to face")), ("phone", _("by telephone")), ("on_paper", _("on paper"))]


class ConsentForm(forms.Form):
    """What the person agrees to: who, why, what, until when; in words that were read to them."""

    recipient = forms.ChoiceField(label=_("Who may know"))
    purpose = forms.ChoiceField(label=_("For what"), choices=list(words.PURPOSES.items()))
    fields_agreed = forms.MultipleChoiceField(
        label=_("What they may know"), choices=list(words.FIELDS.items()), widget=forms.CheckboxSelectMultiple
    )
    days = forms.IntegerField(label=_("For how many days"), min_value=1, max_value=731, initial=180)
    language = forms.ChoiceField(label=_("Language in which it was read"), choices=list(words.LANGUAGES.items()))
    channel = forms.ChoiceField(label=_("How they agreed"), choices=CONSENT_CHANNELS)
    said_yes = forms.BooleanField(
        label=_("I read this to the person in that language. They could say no, and they said yes."),
        error_messages={"required": _("Without a yes of the person there is no consent.")},
    )

    def __init__(self, *args: Any, recipients: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipient"].choices = recipients  # type: ignore[attr-defined]


class AddressForm(forms.Form):
    """To whom, what kind, for what."""

    recipient = forms.ChoiceField(label=_("To"))
    kind = forms.ChoiceField(label=_("Kind"))
    purpose = forms.ChoiceField(label=_("For what"), choices=list(words.PURPOSES.items()))
    answers = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, recipients: list[tuple[str, str]], kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipient"].choices = recipients  # type: ignore[attr-defined]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class RejectForm(forms.Form):
    """Why it is refused."""

    reason = forms.ChoiceField(label=_("Why"), choices=list(REJECT_REASONS.items()), widget=forms.RadioSelect)


class RevokeForm(forms.Form):
    """Why it is taken back."""

    reason = forms.ChoiceField(label=_("Why"), choices=list(REVOKE_REASONS.items()), widget=forms.RadioSelect)


class AcceptForm(forms.Form):
    """Into which case it goes."""

    case = TextField(
        label=_("Reference of a case that is already here"),
        limit=16,
        lines=1,
        required=False,
        help_text=_("Leave empty to open a new case."),
    )


class OverrideForm(forms.Form):
    """Sharing without consent, for danger to life or a child."""

    recipient = forms.ChoiceField(label=_("Who must know"))
    purpose = forms.ChoiceField(label=_("For what"), choices=list(words.PURPOSES.items()))
    ground = forms.ChoiceField(
        label=_("On what ground"),
        choices=[("danger_to_life", _("danger to life now")), ("child", _("a child is in danger"))],
        widget=forms.RadioSelect,
    )
    fields_needed = forms.MultipleChoiceField(
        label=_("What they must know, and nothing more"), choices=list(words.FIELDS.items()), widget=forms.CheckboxSelectMultiple
    )
    reason = TextField(label=_("Why consent could not be asked, or why it cannot wait"), limit=4000)

    def __init__(self, *args: Any, recipients: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipient"].choices = recipients  # type: ignore[attr-defined]


class MessageForm(forms.Form):
    """What goes: the parts of the record, what is asked, and the particulars of the kind."""

    draft_id = forms.UUIDField(widget=forms.HiddenInput)
    parts = forms.MultipleChoiceField(label=_("What could go"), required=False, widget=forms.CheckboxSelectMultiple)
    ask = TextField(label=_("What you ask or tell"), limit=4000, required=False, lines=4)
    due_on = forms.DateField(label=_("Answer by"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(
        self, *args: Any, parts: list[tuple[str, str]], hints: dict[str, str], particulars: Collection[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = parts  # type: ignore[attr-defined]
        self.fields["parts"].choice_hints = hints  # type: ignore[attr-defined]
        self.particulars = [name for name in PARTICULARS if name in particulars]
        for part in self.particulars:
            for name, made in PARTICULARS[part].items():
                self.fields[f"{part}-{name}"] = made()

    def written(self) -> dict[str, Any]:
        """The particulars that were filled in, by part."""
        found = {}
        for part in self.particulars:
            values = {name: plain(self.cleaned_data.get(f"{part}-{name}")) for name in PARTICULARS[part]}
            known = {name: value for name, value in values.items() if value not in ("", None, [])}
            if known:
                found[part] = known["lines"].splitlines() if set(known) == {"lines"} else known
        return found

    def groups(self) -> list[tuple[str, list[Any]]]:
        """The particulars as bound fields under the word for their part."""
        return [
            (words.word(words.FIELDS, part), [self[f"{part}-{name}"] for name in PARTICULARS[part]]) for part in self.particulars
        ]


def plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _text(label: Any, limit: int = 200, lines: int = 1) -> Any:
    return lambda: TextField(label=label, limit=limit, lines=lines, required=False)


def _choice(label: Any, choices: list[tuple[str, Any]]) -> Any:
    return lambda: forms.ChoiceField(label=label, choices=[("", _("Not said")), *choices], required=False)


def _date(label: Any) -> Any:
    return lambda: forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


_YES_NO = [("yes", _("yes")), ("no", _("no")), ("unknown", _("not known"))]
PARTICULARS: dict[str, dict[str, Any]] = {
    "return_plan": {
        "crossing": _text(_("Crossing"), 120),
        "on": _date(_("Day of the handover")),
        "escort": _text(_("Who travels along")),
        "met_by": _text(_("Who meets the person")),
        "transport": _text(_("Transport")),
        "first_stay": _text(_("Where the person stays first")),
        "words": _text(_("Anything else"), 2000, 3),
    },
    "family": {
        "result": _choice(
            _("Result of the tracing"), [("found", _("found")), ("partly", _("partly")), ("not_found", _("not found"))]
        ),
        "assessment": _choice(
            _("Assessment of the family"),
            [
                ("safe", _("safe to return to")),
                ("safe_with_support", _("safe with support")),
                ("not_safe", _("not safe")),
                ("not_assessed", _("not assessed")),
            ],
        ),
        "words": _text(_("In words"), 2000, 3),
    },
    "reintegration": {
        "month": lambda: forms.IntegerField(label=_("Months after the return"), min_value=0, max_value=60, required=False),
        "stage": _choice(
            _("Stage"),
            [
                ("pre_integration", _("before integration")),
                ("integration", _("integration")),
                ("monitoring", _("monitoring with support")),
                ("closure", _("closing")),
            ],
        ),
        "lives": _choice(
            _("Lives"),
            [
                ("with_family", _("with the family")),
                ("with_relatives", _("with relatives")),
                ("alone", _("alone")),
                ("shelter", _("in a shelter")),
                ("elsewhere", _("elsewhere")),
                ("unknown", _("not known")),
            ],
        ),
        "works": _choice(_("Works"), [*_YES_NO[:2], ("training", _("in training")), ("school", _("at school")), _YES_NO[2]]),
        "safe": _choice(_("Is safe"), _YES_NO),
        "words": _text(_("In words"), 2000, 3),
    },
    "feedback": {"words": _text(_("Feedback: what helped, what was missing"), 2000, 4)},
    "documents": {"lines": _text(_("Documents and property, one a line"), 1000, 3)},
    "claim": {"lines": _text(_("What is still owed in the host country, one a line"), 1000, 3)},
}
