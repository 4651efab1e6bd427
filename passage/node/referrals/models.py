"""Referrals and all that follows them between two nodes. Bodies are sealed under the person's key."""

from __future__ import annotations

import uuid

from django.db import models

from passage.node.agency.models import Account
from passage.node.cases.models import Case
from passage.node.peers.models import Channel, OutboxRow
from passage.node.people.models import Consent, Person


class CaseChannel(models.Model):
    """Which case of this node a channel is about; the other node has its own case at the other end."""

    channel = models.OneToOneField(Channel, on_delete=models.PROTECT, primary_key=True, related_name="about")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="channels")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="channels")

    def __str__(self) -> str:
        return str(self.channel_id)


class Override(models.Model):
    """Sharing without consent for danger to life or a child: two people, a reason, seen by the person.

    About one worker; `reason` is sealed under that person's key and goes with it. `reason_hash` is salted with the random id.
    `reference`: what the header of an envelope says in the place of a consent, set on approval.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="overrides")
    recipient = models.CharField(max_length=64)
    purpose = models.CharField(max_length=32)
    fields = models.JSONField(default=list)
    ground = models.CharField(max_length=16)
    reason = models.BinaryField()
    reason_hash = models.CharField(max_length=64)
    requested_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    approved_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    reference = models.CharField(max_length=80, null=True, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ground__in=["danger_to_life", "child"]), name="override_ground"),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("requested_by")),
                name="override_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True, approved_at__isnull=True, ends_at__isnull=True, reference=None)
                | models.Q(
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                    ends_at__gt=models.F("approved_at"),
                    reference__isnull=False,
                ),
                name="override_approved_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class Referral(models.Model):
    """One thing asked or told across a border. The same `public_id` names it at both ends.

    `kind` and `state` are of `rules.journey`. `body` is the exact plaintext that was or came sealed, under the person's key;
    `body_hash` is its SHA-256, the same at both ends. `envelope` (received only) is the envelope as it came. `fields`: what was
    really told. `consents`: those it went out under. Body and envelope are emptied when it is revoked or, with no case opened,
    rejected: what may not be read is not kept.
    """

    public_id = models.UUIDField(unique=True, editable=False)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="referrals")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="referrals")
    sent = models.BooleanField()
    kind = models.CharField(max_length=24)
    purpose = models.CharField(max_length=32)
    state = models.CharField(max_length=16)
    fields = models.JSONField(default=list)
    answers = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="answered_by")
    consents = models.ManyToManyField(Consent, blank=True, related_name="referrals")
    override = models.ForeignKey(Override, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals")
    outbox = models.ForeignKey(OutboxRow, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals")
    message_id = models.CharField(max_length=36, unique=True)
    body = models.BinaryField(default=b"")
    body_hash = models.CharField(max_length=64)
    envelope = models.BinaryField(null=True)
    at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["in_progress", "accepted", "rejected", "done", "revoked", "undelivered"]),
                name="referral_state",
            ),
            models.CheckConstraint(
                condition=models.Q(sent=True, outbox__isnull=False) | models.Q(sent=False, outbox__isnull=True),
                name="referral_sent_has_outbox",
            ),
        ]
        indexes = [models.Index(fields=["sent", "state", "-at"], name="referral_inbox")]

    def __str__(self) -> str:
        return str(self.public_id)


class Handover(models.Model):
    """A person crosses at a named place; both nodes sign the same document, which is kept sealed under the person's key.

    `parts`: a hash for each part of the document. The keys are ids of signing keys in the register.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="handovers")
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="handover")
    crossing = models.CharField(max_length=120)
    on = models.DateField()
    document = models.BinaryField()
    document_hash = models.CharField(max_length=64)
    parts = models.JSONField(default=dict)
    host_key = models.CharField(max_length=16)
    host_signature = models.BinaryField()
    home_key = models.CharField(max_length=16, blank=True)
    home_signature = models.BinaryField(null=True)
    signed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(home_signature__isnull=True, home_key="", signed_at__isnull=True)
                | (models.Q(home_signature__isnull=False, signed_at__isnull=False) & ~models.Q(home_key="")),
                name="handover_signed_whole",
            )
        ]

    def __str__(self) -> str:
        return str(self.public_id)
