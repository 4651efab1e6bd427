"""The log's one table. Nothing in it names a person; it is never erased."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One link of the chain: what was done, by whom, to what.

    `person` is a person's random id, so that the person can be shown who looked. `detail` holds codes only.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=16)
    actor = models.CharField(max_length=64)
    role = models.CharField(max_length=32, blank=True)
    desk = models.CharField(max_length=64, blank=True)
    act = models.CharField(max_length=64)
    thing = models.CharField(max_length=32, blank=True)
    thing_id = models.CharField(max_length=64, blank=True)
    person = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(seq__gte=1), name="audit_seq_from_one")]
        indexes = [
            models.Index(fields=["person", "-seq"], name="audit_person"),
            models.Index(fields=["thing", "thing_id", "-seq"], name="audit_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.act}"
