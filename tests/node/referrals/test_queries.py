"""Lists show what their reader may see, nothing of a person, and cost the same for three rows as for thirty."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.peers import actions as peers
from passage.node.referrals import actions, queries
from passage.node.referrals.models import Referral
from passage.rules.envelope import ReceiptStage
from tests.factories.people import make_account, make_desk
from tests.node.referrals.world import agree, decide, deliver, hear_request, make_world, now, show, tell
from tests.node.referrals.world import asked as said_by

pytestmark = pytest.mark.django_db


def count(act):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        act()
    return len(caught)


def test_lists_cost_the_same_for_few_rows_as_for_many():
    world = make_world()
    agree(world)
    lists = {
        "received": lambda: queries.inbox(world.officer, tab="received"),
        "sent": lambda: queries.inbox(world.officer, tab="sent"),
        "sharing": lambda: queries.sharing_of(world.case),
        "told": lambda: queries.told(world.case.person),
        "overrides": lambda: queries.overrides_of(world.case.person),
    }
    tell(world)
    hear_request(world)
    few = {name: count(act) for name, act in lists.items()}
    for _ in range(5):
        tell(world)
        hear_request(world)
    assert {name: count(act) for name, act in lists.items()} == few
    assert max(few.values()) == 1


def test_reading_one_costs_the_same_however_much_was_exchanged():
    world = make_world()
    agree(world)
    sent = tell(world)
    few = count(lambda: queries.read_referral(world.officer, sent.public_id))
    for _ in range(4):
        tell(world, kind="message", fields=(), answers=sent)
    deliver(world)
    decide(world, sent, ReceiptStage.ACCEPTED)
    assert count(lambda: queries.read_referral(world.officer, sent.public_id)) == few
    assert few <= 12


def test_a_preview_costs_the_same_for_one_field_as_for_all():
    world = make_world()
    agree(world)
    show(world, said_by(world))
    one = count(lambda: show(world, said_by(world, fields=("name",))))
    assert count(lambda: show(world, said_by(world, fields=("name", "birth", "family", "sex")))) == one


def test_each_tab_holds_what_its_name_says():
    world = make_world()
    agree(world)
    asked, lost, answered = tell(world), tell(world), tell(world)
    deliver(world)
    actions.mark_undelivered(lost.outbox)
    decide(world, answered, ReceiptStage.REFUSED, "not_found")
    waits, taken = hear_request(world), hear_request(world)
    actions.accept(by=world.officer, referral=taken, open_new_case=True)
    tabs = {tab: {row.public_id for row in queries.inbox(world.officer, tab=tab)} for tab in queries.InboxTab}
    assert tabs["received"] == {waits.public_id}
    assert tabs["accepted"] == {taken.public_id}
    assert tabs["sent"] == {asked.public_id}
    assert tabs["trouble"] == {lost.public_id}
    assert tabs["done"] == {answered.public_id}


def test_the_inbox_goes_on_where_the_last_page_ended():
    world = make_world()
    made = [hear_request(world).public_id for _ in range(5)]
    first = queries.inbox(world.officer, limit=2)
    assert [row.public_id for row in first] == made[:3]
    second = queries.inbox(world.officer, limit=2, after=first[1].cursor)
    assert [row.public_id for row in second] == made[2:]
    assert [row.public_id for row in queries.inbox(world.officer, after="nonsense")] == made


def test_an_officer_sees_own_cases_and_what_has_no_case_yet():
    world = make_world()
    agree(world)
    tell(world)
    waits = hear_request(world)
    stranger = make_account(Role.OFFICER, desk=make_desk("other"))
    assert queries.inbox(stranger, tab="sent") == []
    assert [row.public_id for row in queries.inbox(stranger)] == [waits.public_id]
    assert len(queries.inbox(world.supervisor, tab="sent")) == 1
    with pytest.raises(NotPermitted):
        queries.inbox(make_account(Role.OPERATOR))


def test_the_person_is_told_who_knows_what_and_how_far_it_came():
    world = make_world()
    agree(world)
    sent = tell(world)
    (told,) = queries.told(world.case.person)
    assert (told.recipient, told.names["en"]) == ("kh", "Test node kh")
    assert (told.purpose, told.fields, told.at) == ("family_tracing", ["name", "birth"], sent.at)
    assert (told.state, told.delivery, told.override) == ("in_progress", "waiting", False)
    deliver(world)
    assert queries.told(world.case.person)[0].delivery == "received"
    decide(world, sent, ReceiptStage.REFUSED, "not_found")
    assert queries.told(world.case.person)[0].state == "rejected"


def test_the_person_is_told_what_was_not_delivered():
    world = make_world()
    agree(world)
    tell(world)
    peers.claim_due(now=now() + timedelta(days=20), undelivered=actions.mark_undelivered)
    (told,) = queries.told(world.case.person)
    assert (told.state, told.delivery) == ("undelivered", "undelivered")


def test_nobody_is_told_of_another_person():
    world = make_world()
    agree(world)
    tell(world)
    assert queries.told(hear_request(world).person) == []


def test_a_consent_can_be_found_only_by_those_who_work_for_its_person():
    world = make_world()
    consent = agree(world)
    assert queries.find_consent(world.officer, consent.public_id) == (consent, world.case.public_id)
    stranger = make_account(Role.OFFICER, desk=make_desk("other"))
    assert queries.find_consent(stranger, consent.public_id) is None
    assert queries.find_consent(world.officer, world.case.public_id) is None


def test_no_row_names_anybody():
    world = make_world()
    agree(world)
    sent = tell(world)
    rows = [*queries.inbox(world.officer, tab="sent"), *queries.sharing_of(world.case), *queries.told(world.case.person)]
    assert "Sok" not in repr(rows)
    assert str(sent) == str(sent.public_id)


def test_the_database_holds_the_states_and_the_outbox_of_what_was_sent():
    world = make_world()
    agree(world)
    sent = tell(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.filter(pk=sent.pk).update(state="maybe")
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.filter(pk=sent.pk).update(sent=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.filter(pk=hear_request(world).pk).update(public_id=sent.public_id)
