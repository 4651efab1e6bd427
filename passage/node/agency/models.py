"""Desks, accounts, policy and contacts of this node. Data of staff and of the agency, none of workers."""

from __future__ import annotations

import uuid
from enum import StrEnum

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from passage.node.audit.traces import ActorKind, Trace


class Role(StrEnum):
    """What an account may do; one account, one role."""

    OPERATOR = "operator"
    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    LAWYER = "lawyer"


ROLE_LABELS = [
    (str(Role.OPERATOR), _("Operator")),
    (str(Role.OFFICER), _("Officer")),
    (str(Role.SUPERVISOR), _("Supervisor")),
    (str(Role.AUDITOR), _("Auditor")),
    (str(Role.ADMINISTRATOR), _("Node administrator")),
    (str(Role.LAWYER), _("Lawyer")),
]


class Agency(models.Model):
    """The one agency of this node and the policy that the worker's door prints.

    `firewall`: reports never go to immigration enforcement or to an employer. Where it is false the worker is told so.
    """

    names = models.JSONField(default=dict)
    country = models.CharField(max_length=2)
    firewall = models.BooleanField(default=True)
    readers = models.JSONField(default=dict)
    retention_days = models.PositiveSmallIntegerField(default=180)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="agency_only_one")]

    def __str__(self) -> str:
        return self.name("en")

    def name(self, language: str) -> str:
        return str(self.names.get(language) or self.names.get("en", ""))


class Desk(models.Model):
    """A team that takes reports or does casework."""

    code = models.SlugField(max_length=32, unique=True)
    names = models.JSONField(default=dict)
    takes_reports = models.BooleanField(default=True)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.code

    def name(self, language: str) -> str:
        return str(self.names.get(language) or self.names.get("en", self.code))


class Accounts(BaseUserManager["Account"]):
    """Makes accounts."""

    def get_queryset(self) -> models.QuerySet[Account]:
        """With the desk, which every page shows and every trace in the log names."""
        return super().get_queryset().select_related("desk")

    def create_user(self, email: str, password: str | None = None, **values: object) -> Account:
        account = self.model(email=self.normalize_email(email).lower(), **values)
        account.set_password(password)
        account.save()
        return account

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email=(username or "").lower())


class Account(AbstractBaseUser):
    """A person who works at this node."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=16, choices=ROLE_LABELS)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, null=True, blank=True, related_name="accounts")
    language = models.CharField(max_length=8, default="en")
    is_active = models.BooleanField(default=True)
    created = models.DateTimeField(auto_now_add=True)

    objects = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name", "role"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=[str(role) for role in Role]), name="account_known_role")
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    def get_full_name(self) -> str:
        return self.name

    @property
    def trace(self) -> Trace:
        return Trace(ActorKind.OFFICER, str(self.public_id), self.role, self.desk.code if self.desk else "")


class Contact(models.Model):
    """A number that a worker can be shown, once somebody has called it.

    The rule of `journey.contacts` decides what is shown; a number that nobody called never is.
    """

    key = models.CharField(max_length=64, unique=True)
    country = models.CharField(max_length=2)
    who = models.JSONField(default=dict)
    number = models.CharField(max_length=24)
    kind = models.CharField(max_length=24)
    languages = models.JSONField(default=list)
    hours = models.CharField(max_length=64, blank=True)
    free = models.BooleanField(default=False)
    home_authority = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)
    certainty = models.CharField(max_length=16, default="unverified")
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.CharField(max_length=64, blank=True)
    example = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verified_on__isnull=True, verified_by="")
                | (models.Q(verified_on__isnull=False) & ~models.Q(verified_by="")),
                name="contact_verified_on_and_by",
            )
        ]

    def __str__(self) -> str:
        return self.key
