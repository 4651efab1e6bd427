"""A consent that is taken back stops what waits, reaches whoever was told, and closes the words there."""

from __future__ import annotations

from uuid import uuid4

import pytest

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.models import Entry
from passage.node.cases import actions as cases
from passage.node.peers import actions as peers
from passage.node.peers.models import Alarm, OutboxRow
from passage.node.people.errors import PeopleRefused
from passage.node.people.models import PersonKey
from passage.node.referrals import actions, bodies, queries
from passage.node.referrals.bodies import Limits
from passage.node.referrals.errors import ReferralRefused
from passage.node.referrals.models import Referral
from passage.rules.envelope import ReceiptStage
from passage.rules.journey import Kind
from tests.factories.cases import make_case, make_visitor
from tests.factories.peers import make_register, suspend_corridor
from tests.factories.people import make_account, make_desk
from tests.node.referrals.world import agree, body_of, decide, deliver, hear, hear_request, make_world, tell, waiting

pytestmark = pytest.mark.django_db


def withdraw(world, consent):
    return actions.withdraw_consent(by=world.officer, consent=consent)


def test_withdrawing_stops_what_never_left_and_tells_nobody():
    world = make_world()
    consent = agree(world)
    sent = tell(world)
    withdraw(world, consent)
    sent.refresh_from_db()
    assert (sent.state, sent.reason, sent.outbox.state) == ("revoked", "consent_withdrawn", "stopped")
    assert not waiting()
    assert queries.told(world.case.person) == []


def test_withdrawing_tells_whoever_received_something():
    world = make_world()
    consent = agree(world)
    sent = tell(world)
    deliver(world)
    withdraw(world, consent)
    (opened,) = deliver(world)
    assert (opened.header.kind, opened.header.purpose, opened.header.consent) == ("revocation/1", "", "")
    body = bodies.read(opened.body, kind="revocation/1", purpose="")
    assert (body.answers, body.reason, body.fields, body.ask) == (sent.public_id, "consent_withdrawn", {}, "")


def test_withdrawing_tells_a_peer_that_may_have_received_what_was_tried():
    world = make_world()
    consent = agree(world)
    sent = tell(world)
    OutboxRow.objects.filter(pk=sent.outbox_id).update(tries=1)
    withdraw(world, consent)
    assert [row.kind for row in waiting()] == ["revocation/1"]
    assert queries.told(world.case.person)[0].delivery == "stopped"


def test_what_a_peer_refused_is_not_taken_back_from_it():
    world = make_world()
    consent = agree(world)
    sent = tell(world)
    receipt = world.other.receipt_for(sent.outbox, ReceiptStage.REFUSED, "body_bad_field")
    peers.record_answer(row=sent.outbox, status=422, receipt=receipt, heard=actions.hear_receipt)
    withdraw(world, consent)
    assert not waiting()


def test_an_acknowledged_revocation_is_done():
    world = make_world()
    consent = agree(world)
    tell(world)
    deliver(world)
    withdraw(world, consent)
    deliver(world)
    revocation = Referral.objects.get(kind="revocation")
    assert decide(world, revocation, ReceiptStage.COMPLETED).state == "done"
    assert [row.kind for row in queries.sharing_of(world.case)] == ["revocation", "tracing_request"]


def test_only_what_stands_on_the_withdrawn_consent_is_taken_back():
    world = make_world()
    tracing, protection = agree(world), agree(world, purpose="protection")
    asked, kept = tell(world), tell(world, kind="referral", purpose="protection", fields=("name",))
    withdraw(world, tracing)
    asked.refresh_from_db()
    kept.refresh_from_db()
    assert (asked.state, kept.state) == ("revoked", "in_progress")
    assert protection.withdrawn_at is None


def test_a_consent_is_withdrawn_once():
    world = make_world()
    consent = agree(world)
    withdraw(world, consent)
    with pytest.raises(PeopleRefused):
        withdraw(world, consent)


def test_the_worker_withdraws_with_the_number():
    world = make_world()
    report, visitor = make_visitor()
    case = make_case(world.officer)
    report.case = case
    report.save()
    world.case = case
    consent = agree(world, case=case)
    with pytest.raises(NotPermitted):
        actions.withdraw_consent(by=visitor, consent=consent)
    own = actions.withdraw_consent(by=visitor, consent=_own_consent(world, report))
    assert own.withdrawn_at is not None
    assert Entry.objects.filter(act="consent.withdraw").latest("seq").actor_kind == "worker"


def _own_consent(world, report):
    other = cases.open_case(by=world.officer, person=report.person)
    return agree(world, case=other)


def test_a_consent_given_with_another_report_of_the_same_worker_counts_for_the_case():
    world = make_world()
    report, _ = make_visitor()
    cases.attach_report(by=world.officer, report=report, case=world.case)
    consent = _consent_of(world, report.person)
    sent = tell(world)
    assert list(sent.consents.all()) == [consent]
    assert [told.kind for told in queries.told(report.person)] == ["tracing_request"]


def _consent_of(world, person):
    class OfPerson:
        pass

    of = OfPerson()
    of.person = person
    return agree(world, case=of)


def test_an_officer_of_another_desk_cannot_withdraw_for_a_person():
    world = make_world()
    consent = agree(world)
    with pytest.raises(NotPermitted):
        actions.withdraw_consent(by=make_account(Role.OFFICER, desk=make_desk("other")), consent=consent)
    with pytest.raises(NotPermitted):
        actions.withdraw_consent(by=make_account(Role.OPERATOR), consent=consent)


def test_a_closed_line_keeps_nobody_from_withdrawing_and_an_officer_is_told():
    world = make_world()
    consent = agree(world)
    sent = tell(world)
    deliver(world)
    make_register(suspensions=[suspend_corridor("KH", "TH")])
    withdraw(world, consent)
    sent.refresh_from_db()
    assert sent.state == "revoked"
    alarm = Alarm.objects.get(code="revocation_not_sent")
    assert alarm.thing_id == str(sent.public_id)
    make_register()
    actions.tell_revoked(by=world.officer, referral=sent)
    assert [row.kind for row in waiting()] == ["revocation/1"]
    with pytest.raises(ReferralRefused, match="not_allowed_now"):
        actions.tell_revoked(by=world.officer, referral=sent)


def test_an_officer_takes_back_what_was_sent_by_mistake():
    world = make_world()
    agree(world)
    sent = tell(world)
    deliver(world)
    assert actions.revoke(by=world.officer, referral=sent, reason="mistake").state == "revoked"
    assert [row.kind for row in waiting()] == ["revocation/1"]
    with pytest.raises(ReferralRefused, match="not_allowed_now"):
        actions.revoke(by=world.officer, referral=sent, reason="mistake")


def revocation_of(referral: Referral, **values):
    return body_of(Kind.REVOCATION, purpose="", limits=Limits(), answers=referral.public_id, reason="consent_withdrawn", **values)


def test_what_a_peer_takes_back_is_destroyed_here_and_its_person_erased():
    world = make_world()
    referral = hear_request(world)
    assert hear(world, revocation_of(referral), referral.channel.public_id).status == 200
    referral.refresh_from_db()
    assert (referral.state, referral.reason) == ("revoked", "consent_withdrawn")
    assert (bytes(referral.body), referral.envelope) == (b"", None)
    assert not PersonKey.objects.filter(person=referral.person).exists()
    view = queries.read_referral(world.officer, referral.public_id)
    assert view.locked
    assert view.shown == ()


def test_a_revocation_never_erases_somebody_a_case_is_worked_on_for():
    world = make_world()
    referral = hear_request(world)
    cases.open_case(by=world.officer, referral_person=referral.person)
    assert hear(world, revocation_of(referral), referral.channel.public_id).status == 200
    assert PersonKey.objects.filter(person=referral.person).exists()
    referral.refresh_from_db()
    assert (referral.state, bytes(referral.body)) == ("revoked", b"")


def test_a_revocation_is_acknowledged_with_a_signed_receipt():
    world = make_world()
    referral = hear_request(world)
    hear(world, revocation_of(referral), referral.channel.public_id)
    (opened,) = deliver(world)
    assert b'"stage":"completed"' in opened.body


def test_a_revocation_after_acceptance_closes_the_words_and_keeps_the_case():
    world = make_world()
    referral = actions.accept(by=world.officer, referral=hear_request(world), open_new_case=True)
    hear(world, revocation_of(referral), referral.channel.public_id)
    referral.refresh_from_db()
    assert referral.state == "revoked"
    assert PersonKey.objects.filter(person=referral.person).exists()
    assert queries.read_referral(world.officer, referral.public_id).locked
    rows = queries.inbox(world.officer, tab="accepted")
    assert [(row.public_id, row.state) for row in rows] == [(referral.public_id, "revoked")]


def test_a_revoked_referral_cannot_be_answered():
    world = make_world()
    referral = hear_request(world)
    hear(world, revocation_of(referral), referral.channel.public_id)
    with pytest.raises(ReferralRefused, match="not_allowed_now"):
        actions.accept(by=world.officer, referral=referral, open_new_case=True)


def test_a_second_revocation_changes_nothing_and_is_acknowledged_too():
    world = make_world()
    referral = hear_request(world)
    for _ in range(2):
        assert hear(world, revocation_of(referral), referral.channel.public_id).status == 200
    assert len([opened for opened in deliver(world) if b'"completed"' in opened.body]) == 2
    assert Entry.objects.filter(act="referral.revoked").count() == 1


def test_a_revocation_of_something_that_never_came_is_taken_without_effect():
    world = make_world()
    referral = hear_request(world)
    body = body_of(Kind.REVOCATION, purpose="", limits=Limits(), answers=uuid4(), reason="consent_withdrawn")
    assert hear(world, body, referral.channel.public_id).status == 200
    assert hear(world, body_of(Kind.REVOCATION, purpose="", limits=Limits(), reason="mistake")).code == "nothing_to_answer"


def test_a_peer_cannot_take_back_what_we_sent_or_what_came_in_another_channel():
    world = make_world()
    agree(world)
    sent = tell(world)
    deliver(world)
    hear(world, revocation_of(sent), sent.channel.public_id)
    sent.refresh_from_db()
    assert sent.state == "in_progress"
    other = hear_request(world)
    hear(world, revocation_of(other), sent.channel.public_id)
    other.refresh_from_db()
    assert other.state == "in_progress"


def test_erasing_a_person_takes_everything_back_first():
    world = make_world()
    agree(world)
    sent = tell(world)
    deliver(world)
    with pytest.raises(NotPermitted):
        actions.erase(by=world.officer, case=world.case, reason="asked_by_person")
    person = actions.erase(by=world.supervisor, case=world.case, reason="asked_by_person")
    sent.refresh_from_db()
    assert person.erased_at is not None
    assert (sent.state, bytes(sent.body)) == ("revoked", b"")
    assert [row.kind for row in waiting()] == ["revocation/1"]
    assert queries.read_referral(world.supervisor, sent.public_id).locked
