"""Reports and cases. What could tell who somebody is lies sealed under that person's key and goes when the key goes."""

from __future__ import annotations

import uuid

from django.db import models

from passage.node.agency.models import Account, Desk
from passage.node.people.models import Person


class Case(models.Model):
    """What we do about one worker. `reference` is what officers say to each other; it is random and stays in this node."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=16, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    state = models.CharField(max_length=16, default="open")
    danger = models.BooleanField(default=False)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="cases")
    assigned_to = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="cases")
    opened_at = models.DateTimeField()
    next_step = models.CharField(max_length=32, blank=True)
    next_step_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closing_reason = models.CharField(max_length=32, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "in_return", "handed_over", "reintegration", "closed"]),
                name="case_state",
            ),
            models.CheckConstraint(
                condition=(models.Q(state="closed", closed_at__isnull=False) & ~models.Q(closing_reason=""))
                | (~models.Q(state="closed") & models.Q(closed_at__isnull=True, closing_reason="")),
                name="case_closed_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["state", "next_step_on"], name="case_state_next")]

    def __str__(self) -> str:
        return self.reference


class ImportBatch(models.Model):
    """One imported file: its keyed hash, so that it is never taken twice, and how it went. No names.

    `refused`: [row, field, code] of each row that was not taken; `duplicates`: row numbers that were known already.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file_hash = models.CharField(max_length=64, unique=True)
    rows = models.PositiveIntegerField()
    taken = models.PositiveIntegerField()
    refused = models.JSONField(default=list)
    duplicates = models.JSONField(default=list)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.public_id)


class Report(models.Model):
    """What someone told us. In the clear: only what the queue needs. `content` is sealed under the person's key.

    `fingerprint` (imported rows only) is a keyed hash. `due_at`, `due_kind`: the next promise of `rules.journey.timers`.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reports")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="reports")
    channel = models.CharField(max_length=16)
    language = models.CharField(max_length=8)
    about = models.CharField(max_length=8, default="self")
    danger = models.BooleanField(default=False)
    kinds = models.JSONField(default=list)
    country = models.CharField(max_length=2, blank=True)
    province = models.CharField(max_length=8, blank=True)
    people_count = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=12, default="new")
    closing_reason = models.CharField(max_length=32, blank=True)
    content = models.BinaryField(default=b"")
    received_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    feedback_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    due_kind = models.CharField(max_length=16, blank=True)
    last_contact_at = models.DateTimeField()
    assigned_to = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    submission = models.UUIDField(null=True, unique=True)
    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    fingerprint = models.CharField(max_length=64, null=True, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(channel__in=["worker_door", "hotline", "officer", "import", "referral"]),
                name="report_channel",
            ),
            models.CheckConstraint(condition=models.Q(state__in=["new", "open", "closed", "deleted"]), name="report_state"),
            models.CheckConstraint(condition=models.Q(about__in=["self", "other", "group"]), name="report_about"),
            models.CheckConstraint(
                condition=models.Q(due_at__isnull=True, due_kind="")
                | (models.Q(due_at__isnull=False, due_at__gte=models.F("received_at")) & ~models.Q(due_kind="")),
                name="report_due_after_received",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["new", "open"]) | models.Q(due_at__isnull=True),
                name="report_done_is_never_due",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["new", "open"], closing_reason="")
                | (models.Q(state__in=["closed", "deleted"]) & ~models.Q(closing_reason="")),
                name="report_closed_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["state", "-danger", "due_at"], name="report_queue")]

    def __str__(self) -> str:
        return str(self.public_id)


class ReportNumber(models.Model):
    """How the number opens a report: the locator finds the row, Argon2id with salt and the node's pepper checks the secret.

    `slot` bounds how many numbers share a locator, because an opening hashes once for each. `temporary`: an officer gave it
    out; the worker's first visit replaces it.
    """

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="number")
    locator = models.CharField(max_length=5)
    slot = models.PositiveSmallIntegerField()
    salt = models.BinaryField()
    verifier = models.BinaryField()
    temporary = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["locator", "slot"], name="number_slot_of_locator")]

    def __str__(self) -> str:
        return str(self.pk)


class LocatorTries(models.Model):
    """Wrong numbers typed for one locator, so that guessing costs. Holds no client address.

    A try counts before it is checked, so that many at once gain nothing; a right number clears the row.
    """

    locator = models.CharField(max_length=5, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    wait_until = models.DateTimeField()

    def __str__(self) -> str:
        return self.locator


class Message(models.Model):
    """One message between a worker who holds a number and the desk. `text` is sealed.

    `private`: something the worker added to the report. Like the report itself it is never shown to whoever holds the number.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="messages")
    from_worker = models.BooleanField()
    private = models.BooleanField(default=False)
    text = models.BinaryField(default=b"")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["report", "at"], name="message_report_at")]

    def __str__(self) -> str:
        return str(self.public_id)


class Episode(models.Model):
    """One stretch of a journey; stages repeat and skip. `detail` (places, employer, words) is sealed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="episodes")
    stage = models.CharField(max_length=20)
    begins = models.CharField(max_length=10, blank=True)
    ends = models.CharField(max_length=10, blank=True)
    country = models.CharField(max_length=2, blank=True)
    detail = models.BinaryField(default=b"")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.stage


class Screening(models.Model):
    """Answers against one published indicator set and the assessment of that day. `answers` and `outcome` are sealed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="screenings")
    set_id = models.CharField(max_length=32)
    set_version = models.CharField(max_length=32)
    answers = models.BinaryField()
    outcome = models.BinaryField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.public_id)


class Status(models.Model):
    """What an authority asserts about one case: (assertion, authority, basis, date). `reason` is sealed. The newest counts."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="statuses")
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, null=True, blank=True, related_name="statuses")
    assertion = models.CharField(max_length=12)
    authority = models.CharField(max_length=64)
    basis = models.CharField(max_length=32)
    asserted_on = models.DateField()
    reason = models.BinaryField(default=b"")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(assertion__in=["possible", "actual", "not"]), name="status_assertion")
        ]

    def __str__(self) -> str:
        return self.assertion


class Note(models.Model):
    """An officer's note on a case. `text` is sealed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    text = models.BinaryField(default=b"")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.public_id)


class Relation(models.Model):
    """Somebody close to the worker: family to be traced, a contact. `detail` (name, contact, relation) is sealed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=24)
    detail = models.BinaryField(default=b"")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.kind
