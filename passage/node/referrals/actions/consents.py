"""Writing down a consent at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from passage.node.agency.policies import Permission, require
from passage.node.people import actions as people
from passage.node.people.errors import PeopleRefused, Refusal
from passage.node.referrals import policies

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.people.actions import ConsentGiven
    from passage.node.people.models import Consent, Person


@transaction.atomic
def record_consent(*, by: Account, person: Person, given: ConsentGiven) -> Consent:
    """The worker said yes, in person, on the phone or on paper, to a text that was read in their language.

    Where it covers what the family told the home desk, it stands for the family's agreement as well: `witness` says who stood by.
    Raises `NotPermitted`, `PeopleRefused` erased, `rules.consent.BadConsent`.
    """
    require(by, Permission.RECORD_CONSENT)
    policies.require_consents_of(by, person)
    if person.erased_at:
        raise PeopleRefused(Refusal.ERASED)
    return people.record_consent(by=by, person=person, given=given)
