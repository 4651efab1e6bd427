"""Match keys and what people decided about pairs."""

from __future__ import annotations

import uuid

from django.db import models

from passage.node.people.models import Person


class MatchKey(models.Model):
    """A keyed hash of one match key of a person; tells nothing without the node's index key. Erased with the person."""

    pk = models.CompositePrimaryKey("key", "person_id")
    key = models.BigIntegerField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="match_keys")

    def __str__(self) -> str:
        return str(self.key)


class Decision(models.Model):
    """What an officer decided about two records: the same, not the same, or unsure. The newest counts."""

    left = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=8, choices=[("same", "same"), ("other", "other"), ("unsure", "unsure")])
    by = models.UUIDField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(left=models.F("right")), name="decision_two_records")]

    def __str__(self) -> str:
        return self.verdict


class Merge(models.Model):
    """Two records taken for one person: proposed by one account, joined by another, undone by anybody who may.

    Nothing of either record is moved or rewritten: to undo is to say so. `left` is the older row. At most one merge of a
    pair is alive.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed"
        JOINED = "joined"
        REFUSED = "refused"
        UNDONE = "undone"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    left = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.PROPOSED)
    reason = models.CharField(max_length=24)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField(auto_now_add=True)
    settled_by = models.UUIDField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.UUIDField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(left__lt=models.F("right")), name="merge_older_first"),
            models.CheckConstraint(
                condition=models.Q(settled_by__isnull=True)
                | ~models.Q(settled_by=models.F("proposed_by"))
                | models.Q(state="refused"),
                name="merge_two_people",
            ),
            models.UniqueConstraint(
                fields=["left", "right"], condition=models.Q(state__in=["proposed", "joined"]), name="merge_alive_once"
            ),
        ]
        indexes = [models.Index(fields=["state", "proposed_at"], name="merge_state")]

    def __str__(self) -> str:
        return str(self.public_id)
