"""What the tests of a claim's pages send and read."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from passage.node.claims.models import Claim

PARTS = ("claim", "claim-owed", "claim-course", "claim-proof", "claim-worker", "claim-others")


def page(client: Client, claim: Claim, part: str = "claim") -> str:
    return client.get(reverse(f"desk:{part}", args=[claim.public_id])).content.decode()


def rows(prefix: str, *forms: dict[str, Any]) -> dict[str, Any]:
    """What a browser sends for rows of a table."""
    sent: dict[str, Any] = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": 0}
    for number, form in enumerate(forms):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in form.items()}
    return sent


def ask(claim: Claim, question: str) -> str:
    return reverse("desk:claim-facts", args=[claim.public_id, question])


def revision(claim: Claim) -> int:
    claim.refresh_from_db()
    return claim.revision
