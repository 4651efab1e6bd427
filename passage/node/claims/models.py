"""Wage claims, and the rules of the law that this node does not count with."""

from __future__ import annotations

import uuid

from django.db import models

from passage.node.agency.models import Account, Desk
from passage.node.cases.models import Case

STATES = ["draft", "filed", "conciliation", "order", "appeal", "paid_in_part", "paid", "lapsed", "withdrawn"]


class Group(models.Model):
    """Claims of several workers against one workplace. It holds no name: the workplace is known from each worker's own facts,
    sealed under that worker's key, and whoever leaves takes theirs along."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=16, unique=True)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.reference


class Claim(models.Model):
    """What one worker is owed by one workplace, and where that stands. `facts` is sealed under the worker's key and goes with it.

    In the clear: the state and the nearest limit (`limit_on`, `limit_kind`), so that a list can be ordered by what passes soon.
    `thread` names the claim at every node that follows it; `led_by`: the node that brings it, "" for this one.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    thread = models.UUIDField(default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="claims")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="claims")
    country = models.CharField(max_length=2)
    state = models.CharField(max_length=16, default="draft")
    led_by = models.CharField(max_length=64, blank=True)
    facts = models.BinaryField(default=b"")
    revision = models.PositiveIntegerField(default=1)
    limit_on = models.DateField(null=True, blank=True)
    limit_kind = models.CharField(max_length=16, blank=True)
    opened_at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="claim_state"),
            models.CheckConstraint(
                condition=models.Q(limit_on__isnull=True, limit_kind="")
                | (models.Q(limit_on__isnull=False) & ~models.Q(limit_kind="")),
                name="claim_limit_of_a_kind",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["paid", "lapsed", "withdrawn"]) | models.Q(limit_on__isnull=True),
                name="claim_ended_has_no_limit",
            ),
            models.UniqueConstraint(fields=["case", "thread"], name="claim_thread_once_in_a_case"),
        ]
        indexes = [models.Index(fields=["state", "limit_on"], name="claim_state_limit")]

    def __str__(self) -> str:
        return str(self.public_id)


class Step(models.Model):
    """A claim went from one state to the next, on a day. What was wrong is put right by another step: the database itself refuses
    to change or remove one (migration 0003).

    `acted`: who acted for the worker, the worker themselves or an attorney, "" where that is nobody of theirs. `detail` (the
    office, its number, what was decided) is sealed.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="steps")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    on = models.DateField()
    acted = models.CharField(max_length=8, blank=True)
    detail = models.BinaryField(default=b"")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(before__in=STATES, after__in=STATES), name="step_states"),
            models.CheckConstraint(condition=models.Q(acted__in=["", "worker", "attorney"]), name="step_acted"),
        ]

    def __str__(self) -> str:
        return f"{self.before} {self.after}"


class Payment(models.Model):
    """Money that reached the worker. `detail` (amount, how, words) is sealed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="payments")
    on = models.DateField()
    received = models.CharField(max_length=8, default="worker")
    detail = models.BinaryField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(received__in=["worker", "attorney"]), name="payment_received_by"),
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class Evidence(models.Model):
    """A piece of proof that is there, and what it shows. `detail` (what it is, where it is kept) is sealed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=24)
    shows = models.JSONField(default=list)
    detail = models.BinaryField(default=b"")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.kind


class Attorney(models.Model):
    """Who may act for the worker in their claims on one case, for what, from when until when. `detail` (who, words) is sealed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attorneys")
    allows = models.JSONField(default=list)
    begins = models.DateField()
    ends = models.DateField()
    revoked_on = models.DateField(null=True, blank=True)
    revoked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    detail = models.BinaryField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ends__gte=models.F("begins")), name="attorney_ends_after_begin"),
            models.CheckConstraint(
                condition=models.Q(revoked_on__isnull=True, revoked_by__isnull=True)
                | models.Q(revoked_on__isnull=False, revoked_by__isnull=False),
                name="attorney_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class Need(models.Model):
    """Something the claim needs of the worker: a signature, a bank account, an answer. The same `public_id` at every node.

    `words` and `answer` are sealed. `here`: this node asks; otherwise it was asked to ask.
    """

    public_id = models.UUIDField(default=uuid.uuid4, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="needs")
    what = models.CharField(max_length=16)
    here = models.BooleanField(default=True)
    words = models.BinaryField(default=b"")
    due_on = models.DateField(null=True, blank=True)
    answer = models.BinaryField(default=b"")
    answered_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(what__in=["signature", "bank_account", "document", "question"]), name="need_known"
            ),
            models.UniqueConstraint(fields=["claim", "public_id"], name="need_once_in_a_claim"),
        ]

    def __str__(self) -> str:
        return self.what


class SwitchedOff(models.Model):
    """A rule of one country's law that this node's lawyer holds to be too uncertain to count with. Words of staff only.

    The row stays when the rule is switched on again: who counted with what, and when, can be told. `by`: None from the console.
    """

    country = models.CharField(max_length=2)
    rule = models.CharField(max_length=96)
    reason = models.CharField(max_length=1000)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    on_again_at = models.DateTimeField(null=True, blank=True)
    on_again_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["country", "rule"], condition=models.Q(on_again_at__isnull=True), name="switched_off_once"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="switched_off_with_reason"),
        ]
        indexes = [models.Index(fields=["country", "on_again_at"], name="switched_off_now")]

    def __str__(self) -> str:
        return f"{self.country} {self.rule}"
