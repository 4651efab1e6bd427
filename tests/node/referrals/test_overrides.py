"""Without consent only for danger to life or a child: two people, a reason, three days at most, seen by the person."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.models import Entry
from passage.node.peers.models import OutboxRow
from passage.node.referrals import actions, compose, queries
from passage.node.referrals.errors import Missing, ReferralRefused
from passage.node.referrals.models import Override
from passage.rules.envelope import stamp
from tests.factories.cases import make_case
from tests.factories.peers import make_other_node
from tests.factories.people import make_account, make_desk
from tests.node.referrals.world import asked, deliver, make_world, now, show, waiting

pytestmark = pytest.mark.django_db
REASON = "She is unconscious and the boat leaves tonight."


def request(world, by=None, **values):
    said = {
        "case": world.case,
        "recipient": "kh",
        "purpose": "protection",
        "fields": ("name", "account"),
        "ground": "danger_to_life",
        "reason": REASON,
    }
    said.update(values)
    return actions.request_override(by=by or world.officer, **said)


def approved(world, **values):
    return actions.approve_override(by=world.supervisor, override=request(world, **values))


def urgent(world, override, **values):
    said = {"kind": "referral", "purpose": "protection", "fields": ("name", "account"), "override": override}
    said.update(values)
    return asked(world, **said)


def test_two_people_may_decide_to_tell_without_consent():
    world = make_world()
    override = approved(world)
    said = urgent(world, override)
    shown = show(world, said)
    sent = actions.send(by=world.officer, expected_hash=shown.body_hash, **said)
    (opened,) = deliver(world)
    assert opened.body == shown.body
    assert opened.header.consent == override.reference
    assert override.reference.startswith("override:")
    assert b'"basis":"danger_to_life"' in opened.body
    assert shown.until == stamp(override.ends_at)
    assert (sent.override, sent.consents.count()) == (override, 0)


def test_an_override_that_nobody_approved_lets_nothing_go():
    world = make_world()
    said = urgent(world, request(world))
    shown = show(world, said)
    assert (shown.body, shown.refused) == (b"", "consent_missing")
    with pytest.raises(ReferralRefused, match="override_not_live"):
        actions.send(by=world.officer, expected_hash="0" * 64, **said)
    assert not OutboxRow.objects.exists()


@pytest.mark.parametrize(
    "values", [{"fields": ("name", "health")}, {"purpose": "health_care"}, {"recipient": "la"}, {"fields": ()}]
)
def test_an_override_permits_only_what_was_decided(values):
    world = make_world()
    make_other_node("la", "LA")
    said = urgent(world, approved(world), **values)
    with pytest.raises(ReferralRefused, match="override_not_live"):
        actions.send(by=world.officer, expected_hash="0" * 64, **said)


def test_an_override_of_another_case_permits_nothing():
    world = make_world()
    override = approved(world)
    said = urgent(world, override, case=make_case(world.officer))
    with pytest.raises(ReferralRefused, match="override_not_live"):
        actions.send(by=world.officer, expected_hash="0" * 64, **said)


def test_an_override_ends_at_its_second_also_for_what_waits():
    world = make_world()
    override = approved(world)
    said = urgent(world, override)
    with pytest.raises(ReferralRefused, match="override_not_live"):
        actions.send(by=world.officer, expected_hash="0" * 64, now=override.ends_at, **said)
    actions.send(by=world.officer, expected_hash=show(world, said).body_hash, **said)
    (row,) = waiting()
    assert actions.still_allowed(row, override.ends_at - timedelta(seconds=1))
    assert not actions.still_allowed(row, override.ends_at)


def test_nobody_approves_what_they_asked_for():
    world = make_world()
    override = request(world, by=world.supervisor)
    with pytest.raises(NotPermitted, match="own_request"):
        actions.approve_override(by=world.supervisor, override=override)
    with pytest.raises(IntegrityError), transaction.atomic():
        Override.objects.filter(pk=override.pk).update(
            approved_by=override.requested_by, approved_at=now(), ends_at=now() + timedelta(hours=1), reference="x"
        )


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR])
def test_only_a_supervisor_approves(role):
    world = make_world()
    override = request(world)
    with pytest.raises(NotPermitted):
        actions.approve_override(by=make_account(role), override=override)


def test_an_override_is_approved_once_and_in_time():
    world = make_world()
    override = approved(world)
    with pytest.raises(ReferralRefused, match="already_approved"):
        actions.approve_override(by=world.supervisor, override=override)
    late = request(world)
    with pytest.raises(ReferralRefused, match="too_late"):
        actions.approve_override(by=world.supervisor, override=late, now=now() + timedelta(hours=73))


@pytest.mark.parametrize("hours", [0, -1, 73])
def test_an_override_lasts_72_hours_at_most(hours):
    world = make_world()
    with pytest.raises(ReferralRefused, match="too_long"):
        actions.approve_override(by=world.supervisor, override=request(world), hours=hours)


def test_an_override_of_72_hours_is_the_longest():
    world = make_world()
    override = actions.approve_override(by=world.supervisor, override=request(world), hours=72)
    assert override.ends_at - override.approved_at == timedelta(hours=72)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"ground": "convenience"}, "unknown_ground"),
        ({"purpose": "wage_claim"}, "unknown_purpose"),
        ({"purpose": "feedback"}, "unknown_purpose"),
        ({"purpose": "deportation"}, "unknown_purpose"),
        ({"fields": ()}, "unknown_field"),
        ({"fields": ("everything",)}, "unknown_field"),
        ({"reason": "   "}, "reason_needed"),
        ({"reason": "x" * 4001}, "too_long"),
        ({"recipient": "th"}, "own_node"),
        ({"recipient": "nowhere"}, "unknown_recipient"),
    ],
)
def test_what_can_wait_for_the_person_is_refused(values, code):
    world = make_world()
    with pytest.raises(ReferralRefused) as error:
        request(world, **values)
    assert error.value.code == code
    assert not Override.objects.exists()


def test_the_reason_is_sealed_and_read_only_by_those_of_the_case():
    world = make_world()
    override = request(world)
    assert REASON.encode() not in bytes(override.reason)
    view = queries.read_override(world.supervisor, world.case.public_id, override.public_id)
    assert view.reason == REASON
    assert Entry.objects.filter(act="referral.read", thing="override").count() == 1
    with pytest.raises(Missing):
        queries.read_override(make_account(Role.OFFICER, desk=make_desk("other")), world.case.public_id, override.public_id)
    with pytest.raises(Missing):
        compose.find_override(world.case, uuid4())


def test_the_person_sees_that_it_was_done():
    world = make_world()
    override = approved(world)
    assert [(each.ground, each.used) for each in queries.overrides_of(world.case.person)] == [("danger_to_life", False)]
    said = urgent(world, override)
    actions.send(by=world.officer, expected_hash=show(world, said).body_hash, **said)
    (told,) = queries.told(world.case.person)
    assert (told.override, told.ground, told.recipient, told.fields) == (True, "danger_to_life", "kh", ["name", "account"])
    assert [each.used for each in queries.overrides_of(world.case.person)] == [True]


def test_a_request_waits_for_a_supervisor_who_did_not_ask():
    world = make_world()
    override = request(world)
    assert queries.overrides_to_decide(world.supervisor) == [override]
    assert queries.overrides_to_decide(make_account(Role.SUPERVISOR)) == [override]
    with pytest.raises(NotPermitted):
        queries.overrides_to_decide(world.officer)


def test_the_database_holds_an_override_whole_or_undecided():
    world = make_world()
    override = request(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Override.objects.filter(pk=override.pk).update(approved_at=now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Override.objects.filter(pk=override.pk).update(ground="other")
