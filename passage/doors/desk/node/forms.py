"""Forms of the node's own pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from passage.node.agency import queries as agency

ROLE_CHOICES = [
    ("operator", _("Operator: takes reports on the hotline")),
    ("officer", _("Officer: works on cases")),
    ("supervisor", _("Supervisor: assigns, approves, reads the log")),
    ("auditor", _("Auditor: reads the log only")),
    ("administrator", _("Node administrator: accounts and settings, no cases")),
    ("lawyer", _("Lawyer: reads the rules of the law and switches them off, no cases")),
]


class AccountForm(forms.Form):
    """What somebody may do."""

    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES, widget=forms.RadioSelect)
    desk = forms.ChoiceField(label=_("Desk"), required=False)
    is_active = forms.BooleanField(label=_("The account is open"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desks = {desk.code: desk for desk in agency.desks()}
        self.fields["desk"].choices = [("", _("No desk"))] + [  # type: ignore[attr-defined]
            (code, desk.name("en")) for code, desk in self.desks.items()
        ]

    def desk_chosen(self) -> Any:
        return self.desks.get(self.cleaned_data["desk"])


class NewAccountForm(AccountForm):
    """Somebody new."""

    field_order = ["name", "email", "role", "desk", "language", "password"]
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    language = forms.ChoiceField(label=_("Language of the desk"), choices=settings.LANGUAGES, initial="en")
    password = forms.CharField(
        label=_("First password"),
        help_text=_("At least 12 characters. Tell it to the person yourself; they change it after signing in."),
        max_length=128,
        widget=forms.PasswordInput(render_value=True),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["is_active"]


class PasswordForm(forms.Form):
    """A new password for somebody who forgot theirs or whose telephone is lost."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_(
            "At least 12 characters. Make sure who asks, and tell it to the person yourself; they change it after signing in."
        ),
        max_length=128,
        widget=forms.PasswordInput(render_value=True, attrs={"autocomplete": "new-password"}),
    )
    second_factor = forms.BooleanField(
        label=_("Take off the second factor too, because the telephone is lost"),
        help_text=_("The person sets up a new one when they sign in."),
        required=False,
    )


class PolicyForm(forms.Form):
    """What the worker's door says of this node."""

    firewall = forms.BooleanField(
        label=_("Reports never go to immigration enforcement or to an employer"),
        help_text=_("Tick only if it is true. If it is not ticked, every worker is told that it cannot be promised."),
        required=False,
    )
    retention_days = forms.IntegerField(label=_("Days an untouched anonymous report is kept"), min_value=30, max_value=3650)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in settings.LANGUAGES:
            self.fields[f"readers_{code}"] = forms.CharField(
                label=_("Who reads the reports, in %(language)s") % {"language": name}, max_length=300
            )

    def readers(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"readers_{code}"] for code, _name in settings.LANGUAGES}


class AuditFilter(forms.Form):
    """Which part of the log to show."""

    act = forms.CharField(label=_("Act begins with"), required=False, max_length=64)
    thing_id = forms.CharField(label=_("Id of the thing"), required=False, max_length=64)
    actor = forms.CharField(label=_("Id of who acted"), required=False, max_length=64)


def role_names() -> dict[str, Any]:
    return dict(ROLE_CHOICES)
