"""What this node knows of others and what travels between them. Bytes here are sealed; nothing is readable at rest."""

from __future__ import annotations

import uuid

from django.db import models


class RegisterVersion(models.Model):
    """One adopted version of the register of members, as signed by the states. Never erased."""

    version = models.PositiveIntegerField(primary_key=True)
    document = models.BinaryField()
    signatures = models.BinaryField()
    hash = models.CharField(max_length=64, unique=True)
    adopted_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.version)


class Peer(models.Model):
    """Another node of the register, with the state of the line to it and from it."""

    name = models.CharField(max_length=64, unique=True)
    country = models.CharField(max_length=2)
    names = models.JSONField(default=dict)
    endpoint = models.URLField()
    active = models.BooleanField(default=True)
    failures = models.PositiveIntegerField(default=0)
    closed_until = models.DateTimeField(null=True, blank=True)
    last_sent_at = models.DateTimeField(null=True, blank=True)
    last_heard_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Channel(models.Model):
    """One case as it stands between this node and one peer: the only place where order is kept."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="channels")
    sent_seq = models.PositiveIntegerField(default=0)
    sent_hash = models.CharField(max_length=64, blank=True)
    heard_seq = models.PositiveIntegerField(default=0)
    heard_hash = models.CharField(max_length=64, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.public_id)


class OutboxRow(models.Model):
    """One sealed envelope to be delivered, written in the transaction of the change it speaks of. Bytes never change.

    `state`: waiting, received (the peer's receipt is held), refused (the peer refused it), dead (14 days passed), stopped
    (consent was withdrawn or the person erased). `raw` is dropped once it can never be needed again.
    """

    message_id = models.CharField(max_length=36, primary_key=True)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="outbox")
    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="outbox")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=32)
    consent_hash = models.CharField(max_length=96, blank=True)
    raw = models.BinaryField(null=True)
    envelope_hash = models.CharField(max_length=64)
    body_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=12, default="waiting")
    created = models.DateTimeField()
    not_after = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=48, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "seq"], name="outbox_channel_seq"),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "received", "refused", "dead", "stopped"]), name="outbox_state"
            ),
        ]
        indexes = [models.Index(fields=["state", "next_try_at"], name="outbox_due")]

    def __str__(self) -> str:
        return self.message_id


class InboxRow(models.Model):
    """One envelope that a peer sent. Unique on (sender, message): other bytes under the same id are an alarm.

    `state`: held (an earlier one of its channel is missing), admitted (its effect is done), refused.
    `raw` is kept only while held; an admitted envelope is kept sealed under the key of the person it is about.
    """

    sender = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="inbox")
    message_id = models.CharField(max_length=36)
    channel = models.UUIDField()
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=32)
    envelope_hash = models.CharField(max_length=64)
    raw = models.BinaryField(null=True)
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=48, blank=True)
    receipt = models.BinaryField()
    received_at = models.DateTimeField()
    not_after = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sender", "message_id"], name="inbox_once"),
            models.CheckConstraint(condition=models.Q(state__in=["held", "admitted", "refused"]), name="inbox_state"),
        ]
        indexes = [models.Index(fields=["sender", "channel", "seq"], name="inbox_channel_seq")]

    def __str__(self) -> str:
        return self.message_id


class HeldReceipt(models.Model):
    """A receipt that a peer signed for one of our messages. Evidence; never edited."""

    outbox = models.ForeignKey(OutboxRow, on_delete=models.PROTECT, related_name="receipts")
    stage = models.CharField(max_length=12)
    raw = models.BinaryField()
    reason = models.CharField(max_length=48, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outbox", "stage"], name="receipt_stage_once")]

    def __str__(self) -> str:
        return self.stage


class LogLeaf(models.Model):
    """One leaf of this node's Merkle log: the salted hash of a received envelope."""

    index = models.BigIntegerField(primary_key=True)
    hash = models.CharField(max_length=64)
    salt = models.BinaryField(null=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.index)


class Alarm(models.Model):
    """Something a person must look at: same id with other bytes, a message not delivered, a forked log."""

    code = models.CharField(max_length=48)
    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, null=True, related_name="alarms")
    thing_id = models.CharField(max_length=64, blank=True)
    raised_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["settled_at", "-raised_at"], name="alarm_open")]

    def __str__(self) -> str:
        return self.code
