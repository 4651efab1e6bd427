"""What the journeys let a node do besides its commands: one act for each process, the outcome as JSON on standard output."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "passage.config.settings.embedded"
django.setup()

from passage.node.agency.models import Account  # noqa: E402
from passage.node.cases.models import Case  # noqa: E402
from passage.node.people import queries, vault  # noqa: E402
from passage.node.people.models import Person  # noqa: E402
from passage.node.referrals import actions  # noqa: E402


def open_everyone() -> dict[str, Any]:
    """How many people's profiles open with the keys at hand, and how many do not."""
    opened, refused = 0, 0
    for person in Person.objects.all():
        try:
            vault.key_of(person)
            opened += bool(queries.profile_of(person).names)
        except (vault.Erased, vault.Tampered):
            refused += 1
    return {"opened": opened, "refused": refused}


def erase() -> dict[str, Any]:
    """Erase the worker of the one case, as a supervisor."""
    by = Account.objects.get(role="supervisor")
    person = actions.erase(by=by, case=Case.objects.get(), reason="person_asked")
    return {"erased": str(person.public_id)}


ACTS = {"open": open_everyone, "erase": erase}

if __name__ == "__main__":
    print(json.dumps(ACTS[sys.argv[1]]()))
