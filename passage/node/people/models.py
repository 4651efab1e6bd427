"""A person, the person's key, and the person's consents. Erased by destroying the key."""

from __future__ import annotations

import uuid

from django.db import models

from passage.node.sealing import WrappedKey


class Person(models.Model):
    """Somebody who was told of or who told us something. `profile` is readable only with the person's key."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    profile = models.BinaryField(default=b"")
    created = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    held_for = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.public_id)


class PersonKey(WrappedKey):
    """A person's key. Deleting the row erases the person."""

    OWNER = ("person",)

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="key")

    @property
    def owner_place(self) -> bytes:
        return key_place(self.person)

    def __str__(self) -> str:
        return self.epoch


def key_place(person: Person) -> bytes:
    """What a person's wrapped key is bound to."""
    return b"safe-passage/person-key/1:" + str(person.public_id).encode()


class Consent(models.Model):
    """What a person agreed that one named node may know, why, and until when. Signed by this node, never edited.

    The statement is the exact bytes of `rules.consent.Consent.statement()`; `withdrawn_at` stands beside it.
    """

    public_id = models.UUIDField(unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    recipient = models.CharField(max_length=64)
    purpose = models.CharField(max_length=32)
    fields = models.JSONField(default=list)
    given_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    channel = models.CharField(max_length=16)
    language = models.CharField(max_length=8)
    statement = models.BinaryField()
    statement_hash = models.CharField(max_length=64, unique=True)
    signature = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("given_at")), name="consent_ends_after_begin")
        ]
        indexes = [models.Index(fields=["person", "recipient"], name="consent_person_recipient")]

    def __str__(self) -> str:
        return str(self.public_id)


class Permission(models.Model):
    """A yes or no of the person to something this node itself does: contact them, look for them, count them."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="permissions")
    what = models.CharField(max_length=24)
    granted = models.BooleanField()
    at = models.DateTimeField()
    language = models.CharField(max_length=8)
    text_id = models.CharField(max_length=64)
    text_hash = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["person", "what", "-at"], name="permission_person_what")]

    def __str__(self) -> str:
        return self.what
