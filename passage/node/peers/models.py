"""What this node knows of others and what travels between them. Bytes here are sealed; nothing is readable at rest."""

from __future__ import annotations

import uuid

from django.db import models


class RegisterVersion(models.Model):
    """One adopted version of the register of members, as signed by the states. Never erased.

    `bundle`: the document with its signatures, as `rules.register.bundle` writes it. `hash`: of the document.
    """

    version = models.PositiveBigIntegerField(primary_key=True)
    bundle = models.BinaryField()
    hash = models.CharField(max_length=64, unique=True)
    adopted_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.version)


class Peer(models.Model):
    """Another node of the register, with the state of the line to it and from it. Never erased.

    `failures` and `closed_until` are of the outward direction only: that a peer's messages come in does not show that ours
    reach it. `failures` counts in a row; `closed_until` is set while nothing is sent.
    """

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
    """One case as it stands between this node and one peer: the only place where order is kept.

    `sent_seq`, `sent_hash`: number and envelope hash of the last envelope made. `heard_seq`, `heard_hash`: the same of the last
    one of the peer that took effect, was refused or is known never to come.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="channels")
    sent_seq = models.PositiveBigIntegerField(default=0)
    sent_hash = models.CharField(max_length=64, blank=True)
    heard_seq = models.PositiveBigIntegerField(default=0)
    heard_hash = models.CharField(max_length=64, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.public_id)


class OutboxRow(models.Model):
    """One sealed envelope to be delivered, written in the transaction of the change it speaks of. Bytes never change.

    `state`: waiting, received (the peer's receipt is held), refused (the peer refused it), dead (14 days passed), stopped
    (consent was withdrawn or the person erased). `raw` is dropped once it can never be needed again. `tries` counts claims, so
    a row with `tries` above zero may have left this node whatever its state says.
    """

    message_id = models.CharField(max_length=36, primary_key=True)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="outbox")
    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="outbox")
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=48)
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
    last_error = models.CharField(max_length=64, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "seq"], condition=~models.Q(kind="void/1"), name="outbox_channel_seq"),
            models.UniqueConstraint(
                fields=["channel", "seq"], condition=models.Q(kind="void/1", state="waiting"), name="outbox_one_void_waits"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "received", "refused", "dead", "stopped"]), name="outbox_state"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="waiting") | models.Q(raw__isnull=False), name="outbox_waiting_has_bytes"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="outbox_due"),
            models.Index(fields=["channel", "state", "seq"], name="outbox_order"),
        ]

    def __str__(self) -> str:
        return self.message_id


class InboxRow(models.Model):
    """One envelope that a peer sent. Unique on (sender, message): other bytes under the same id are an alarm.

    `state`: held (an earlier one of its channel is missing), admitted (its effect is done), refused.
    `raw` is kept only while held; an admitted envelope is kept sealed under the key of the person it is about.
    `receipt` is the signed answer, returned byte for byte to every repetition.
    """

    sender = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="inbox")
    message_id = models.CharField(max_length=36)
    channel = models.UUIDField()
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=48)
    envelope_hash = models.CharField(max_length=64)
    raw = models.BinaryField(null=True)
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=64, blank=True)
    receipt = models.BinaryField()
    log_index = models.BigIntegerField(unique=True)
    received_at = models.DateTimeField()
    not_after = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sender", "message_id"], name="inbox_once"),
            models.CheckConstraint(condition=models.Q(state__in=["held", "admitted", "refused"]), name="inbox_state"),
            models.CheckConstraint(condition=~models.Q(state="held") | models.Q(raw__isnull=False), name="inbox_held_has_bytes"),
        ]
        indexes = [models.Index(fields=["sender", "channel", "seq"], name="inbox_channel_seq")]

    def __str__(self) -> str:
        return self.message_id


class SentReceipt(models.Model):
    """A receipt that a desk of this node signed for a peer's message: accepted, refused or completed. Never edited.

    It travels as the envelope `outbox`; the receipt that the wire answered with is in the inbox row itself.
    """

    inbox = models.ForeignKey(InboxRow, on_delete=models.PROTECT, related_name="sent_receipts")
    outbox = models.OneToOneField(OutboxRow, on_delete=models.PROTECT, related_name="carries")
    stage = models.CharField(max_length=12)
    reason = models.CharField(max_length=64, blank=True)
    raw = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inbox", "stage"], name="sent_receipt_stage_once")]

    def __str__(self) -> str:
        return self.stage


class HeldReceipt(models.Model):
    """A receipt that a peer signed for one of our messages. Evidence; never edited."""

    outbox = models.ForeignKey(OutboxRow, on_delete=models.PROTECT, related_name="receipts")
    stage = models.CharField(max_length=12)
    raw = models.BinaryField()
    reason = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outbox", "stage"], name="receipt_stage_once")]

    def __str__(self) -> str:
        return self.stage


class LogHead(models.Model):
    """The one head of this node's Merkle log: how many leaves, and the roots of its full subtrees (RFC 9162, largest first).

    Whoever appends locks this row, so that two writers never take the same index. `peaks` holds hex.
    """

    size = models.BigIntegerField(default=0)
    peaks = models.JSONField(default=list)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="log_head_only_one")]

    def __str__(self) -> str:
        return str(self.size)


class LogLeaf(models.Model):
    """One leaf of this node's Merkle log: the salted hash of a received envelope.

    Only the salt ties the leaf to the envelope; it is destroyed with the record, and the leaf stays.
    """

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
        constraints = [
            models.UniqueConstraint(
                fields=["code", "peer", "thing_id"], condition=models.Q(settled_at=None), name="alarm_open_once"
            )
        ]
        indexes = [models.Index(fields=["settled_at", "-raised_at"], name="alarm_open")]

    def __str__(self) -> str:
        return self.code
