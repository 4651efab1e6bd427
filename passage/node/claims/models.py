"""Wage claims, and the rules of the law that this node does not count with."""

from __future__ import annotations

from django.db import models

from passage.node.agency.models import Account


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
