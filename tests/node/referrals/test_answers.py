"""Answers move a referral along the one table of states, and each of them is a signed receipt at the other end."""

from __future__ import annotations

import pytest

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.models import Entry
from passage.node.cases import actions as cases
from passage.node.peers import actions as peers
from passage.node.people.models import PersonKey
from passage.node.referrals import actions, queries
from passage.node.referrals.errors import Missing, ReferralRefused
from passage.node.referrals.models import CaseChannel, Referral
from passage.rules.consent import Field
from passage.rules.envelope import ReceiptStage
from passage.rules.journey import Kind
from tests.factories.cases import make_case
from tests.factories.people import make_account, make_desk
from tests.node.referrals.world import (
    agree,
    agree_to_return,
    body_of,
    decide,
    deliver,
    hear,
    hear_request,
    make_world,
    tell,
)

pytestmark = pytest.mark.django_db


def stages(read):
    """The stages of the receipts among what the other node read."""
    return [stage for opened in read for stage in ReceiptStage if f'"stage":"{stage}"'.encode() in opened.body]


def test_accepting_opens_a_case_of_ours_and_sends_a_signed_receipt():
    world = make_world()
    referral = actions.accept(by=world.officer, referral=hear_request(world), open_new_case=True)
    assert referral.state == "accepted"
    assert referral.case.person == referral.person
    assert CaseChannel.objects.get(channel=referral.channel).case == referral.case
    assert stages(deliver(world)) == ["accepted"]
    assert Entry.objects.filter(act="referral.accept", thing_id=str(referral.public_id)).count() == 1


def test_accepting_into_a_known_case_moves_everything_under_that_persons_key():
    world = make_world()
    referral = hear_request(world)
    stranger = referral.person
    accepted = actions.accept(by=world.officer, referral=referral, case=world.case)
    assert (accepted.case, accepted.person) == (world.case, world.case.person)
    assert not PersonKey.objects.filter(person=stranger).exists()
    view = queries.read_referral(world.officer, referral.public_id)
    assert view.shown[0].value == ["នួន ស្រីពៅ", "Nuon Sreypov"]
    agree(world, purpose="protection")
    assert tell(world, kind="message", purpose="protection", fields=()).channel == referral.channel


def test_accepting_without_a_case_is_refused():
    world = make_world()
    with pytest.raises(ReferralRefused, match="case_needed"):
        actions.accept(by=world.officer, referral=hear_request(world))


def test_the_channel_of_one_case_cannot_be_accepted_into_another():
    world = make_world()
    first = actions.accept(by=world.officer, referral=hear_request(world), open_new_case=True)
    second = hear_request(world, first.channel.public_id)
    with pytest.raises(ReferralRefused, match="other_case"):
        actions.accept(by=world.officer, referral=second, case=world.case)
    assert actions.accept(by=world.officer, referral=second).case == first.case


def test_rejecting_sends_the_reason_and_keeps_nothing_of_the_person():
    world = make_world()
    referral = actions.reject(by=world.officer, referral=hear_request(world), reason="not_our_mandate")
    referral.refresh_from_db()
    assert (referral.state, bytes(referral.body), referral.envelope) == ("rejected", b"", None)
    assert not PersonKey.objects.filter(person=referral.person).exists()
    (opened,) = deliver(world)
    assert b'"reason":"not_our_mandate"' in opened.body
    assert queries.read_referral(world.officer, referral.public_id).locked


def test_rejecting_one_message_keeps_a_person_whom_another_is_about():
    world = make_world()
    kept = hear_request(world)
    refused = hear_request(world, kept.channel.public_id)
    actions.reject(by=world.officer, referral=refused, reason="already_known")
    assert queries.read_referral(world.officer, kept.public_id).shown


def test_a_new_message_after_a_rejection_is_about_somebody_new():
    world = make_world()
    referral = hear_request(world)
    actions.reject(by=world.officer, referral=referral, reason="needs_more")
    later = hear_request(world, referral.channel.public_id)
    assert later.person != referral.person
    assert queries.read_referral(world.officer, later.public_id).shown


@pytest.mark.parametrize("reason", ["", "Because Sok said so", "x" * 65])
def test_a_reason_is_a_code(reason):
    world = make_world()
    with pytest.raises(ReferralRefused, match="reason_needed"):
        actions.reject(by=world.officer, referral=hear_request(world), reason=reason)


def test_completing_comes_after_accepting():
    world = make_world()
    referral = hear_request(world)
    with pytest.raises(ReferralRefused) as error:
        actions.complete(by=world.officer, referral=referral)
    assert (error.value.code, error.value.codes["why"]) == ("not_allowed_now", "needs_acceptance")
    actions.accept(by=world.officer, referral=referral, open_new_case=True)
    assert actions.complete(by=world.officer, referral=referral).state == "done"
    assert stages(deliver(world)) == ["accepted", "completed"]


def test_what_is_only_told_is_completed_when_it_was_read_and_cannot_be_accepted():
    world = make_world()
    body = body_of(Kind.MESSAGE, ask="Somebody will come.")
    hear(world, body)
    referral = Referral.objects.get(public_id=body.thread)
    with pytest.raises(ReferralRefused) as error:
        actions.accept(by=world.officer, referral=referral, open_new_case=True)
    assert error.value.codes["why"] == "needs_no_answer"
    assert actions.complete(by=world.officer, referral=referral).state == "done"


@pytest.mark.parametrize("act", ["accept", "reject", "complete"])
def test_nothing_can_be_answered_twice(act):
    world = make_world()
    referral = hear_request(world)
    actions.reject(by=world.officer, referral=referral, reason="no_capacity")
    with pytest.raises(ReferralRefused, match="not_allowed_now"):
        getattr(actions, act)(by=world.officer, referral=referral, **({"reason": "unsafe"} if act == "reject" else {}))


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_roles_that_do_not_answer_cannot(role):
    world = make_world()
    referral = hear_request(world)
    by = make_account(role)
    for act in (
        lambda: actions.accept(by=by, referral=referral, open_new_case=True),
        lambda: actions.reject(by=by, referral=referral, reason="unsafe"),
        lambda: actions.complete(by=by, referral=referral),
    ):
        with pytest.raises(NotPermitted):
            act()
    with pytest.raises(Missing):
        queries.read_referral(by, referral.public_id)


def test_the_sender_cannot_answer_itself_and_the_receiver_cannot_take_back():
    world = make_world()
    agree(world)
    with pytest.raises(NotPermitted):
        actions.accept(by=world.officer, referral=tell(world))
    with pytest.raises(NotPermitted):
        actions.revoke(by=world.officer, referral=hear_request(world), reason="mistake")


def test_a_referral_of_another_desks_case_is_not_there():
    world = make_world()
    agree(world)
    sent = tell(world)
    stranger = make_account(Role.OFFICER, desk=make_desk("other"))
    with pytest.raises(Missing):
        queries.read_referral(stranger, sent.public_id)
    with pytest.raises(NotPermitted):
        actions.revoke(by=stranger, referral=sent, reason="mistake")


def test_receipts_of_the_other_desk_move_the_state_here():
    world = make_world()
    agree(world)
    sent = tell(world)
    deliver(world)
    sent.refresh_from_db()
    assert sent.state == "in_progress"
    assert decide(world, sent, ReceiptStage.ACCEPTED).state == "accepted"
    assert decide(world, sent, ReceiptStage.COMPLETED).state == "done"
    assert [receipt.stage for receipt in queries.read_referral(world.officer, sent.public_id).receipts] == [
        "received",
        "accepted",
        "completed",
    ]


def test_a_refusal_of_the_other_desk_is_kept_with_its_reason():
    world = make_world()
    agree(world)
    sent = tell(world)
    deliver(world)
    sent = decide(world, sent, ReceiptStage.REFUSED, "not_found")
    assert (sent.state, sent.reason) == ("rejected", "not_found")


def test_a_receipt_the_table_has_no_step_for_changes_nothing():
    world = make_world()
    agree(world)
    sent = tell(world)
    deliver(world)
    decide(world, sent, ReceiptStage.REFUSED, "not_found")
    assert decide(world, sent, ReceiptStage.ACCEPTED).state == "rejected"
    assert decide(world, sent, ReceiptStage.COMPLETED).state == "rejected"


def test_a_message_the_peers_node_did_not_take_is_not_delivered():
    world = make_world()
    agree(world)
    sent = tell(world, kind="message", fields=())
    row = sent.outbox
    receipt = world.other.receipt_for(row, ReceiptStage.REFUSED, "unknown_kind")
    peers.record_answer(row=row, status=422, receipt=receipt, heard=actions.hear_receipt)
    sent.refresh_from_db()
    assert (sent.state, sent.reason) == ("undelivered", "unknown_kind")


def test_what_was_given_up_and_is_answered_all_the_same_had_arrived():
    world = make_world()
    agree(world)
    sent = tell(world)
    actions.mark_undelivered(sent.outbox)
    assert decide(world, sent, ReceiptStage.ACCEPTED).state == "accepted"


def test_accepting_a_return_plan_moves_both_cases_into_return():
    world = make_world()
    agree_to_return(world)
    plan = {"return_plan": {"crossing": "Poipet", "on": "2027-02-03"}}
    sent = tell(world, kind="return_plan", purpose="return_home", fields=("name",), extra=plan)
    deliver(world)
    decide(world, sent, ReceiptStage.ACCEPTED)
    world.case.refresh_from_db()
    assert world.case.state == "in_return"
    theirs = body_of(Kind.RETURN_PLAN, purpose="return_home", fields=plan_fields())
    hear(world, theirs)
    accepted = actions.accept(by=world.officer, referral=Referral.objects.get(public_id=theirs.thread), open_new_case=True)
    accepted.case.refresh_from_db()
    assert accepted.case.state == "in_return"


def plan_fields():
    return {Field.RETURN_PLAN: {"crossing": "Poipet", "on": "2027-02-03"}, Field.NAME: ["Nuon Sreypov"]}


def test_a_case_that_somebody_moved_on_is_left_where_it_is():
    world = make_world()
    agree_to_return(world)
    plan = {"return_plan": {"crossing": "Poipet", "on": "2027-02-03"}}
    sent = tell(world, kind="return_plan", purpose="return_home", fields=(), extra=plan)
    deliver(world)
    cases.move_case(by=world.officer, case=world.case, to="handed_over")
    assert decide(world, sent, ReceiptStage.ACCEPTED).state == "accepted"
    world.case.refresh_from_db()
    assert world.case.state == "handed_over"


def test_accepting_into_a_closed_case_is_refused():
    world = make_world()
    closed = make_case(world.officer)
    cases.move_case(by=world.officer, case=closed, to="closed", reason="resolved")
    with pytest.raises(ReferralRefused, match="case_closed"):
        actions.accept(by=world.officer, referral=hear_request(world), case=closed)
