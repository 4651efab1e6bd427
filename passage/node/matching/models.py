"""Match keys and what people decided about pairs."""

from __future__ import annotations

from django.db import models

from passage.node.people.models import Person


class MatchKey(models.Model):
    """A keyed hash of one match key of a person; tells nothing without the node's index key. Erased with the person."""

    key = models.BinaryField(max_length=16)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="match_keys")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "person"], name="matchkey_once")]

    def __str__(self) -> str:
        return str(self.pk)


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
