"""One worker goes home: this node plays the host, then the home side, and the other country answers in real bytes."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from passage.node.audit import queries as audit
from passage.node.cases import actions as cases
from passage.node.people.profiles import Profile
from passage.node.referrals import actions, bodies, compose, queries
from passage.node.referrals.actions import FeedbackToHost, FollowUp, ReturnPlan
from passage.node.referrals.models import Handover, Referral
from passage.rules.consent import Field
from passage.rules.envelope import ReceiptStage
from passage.rules.journey import Kind
from tests.node.referrals.world import (
    CLAIMS,
    CROSSING,
    ITEMS,
    ON,
    agree,
    agree_to_return,
    body_of,
    countersignature,
    decide,
    deliver,
    hear,
    hear_request,
    make_world,
    show,
    sign_as,
    tell,
)

pytestmark = pytest.mark.django_db


def test_the_host_follows_a_worker_until_feedback():
    world = make_world(profile=Profile(names=("សុខ ចាន់ធីតា",), birth="1995", home_place="ភូមិថ្មី", family=("a mother",)))
    agree(world)
    request = tell(world, fields=("name", "birth", "home_place", "family"))
    channel = request.channel.public_id
    assert [o.header.kind for o in deliver(world)] == ["tracing_request/1"]
    decide(world, request, ReceiptStage.ACCEPTED)

    result = body_of(
        Kind.TRACING_RESULT,
        answers=request.public_id,
        fields={Field.FAMILY: {"result": "found", "assessment": "safe", "words": "Her mother waits for her."}},
    )
    assert hear(world, result, channel).status == 200
    found = Referral.objects.get(public_id=result.thread)
    assert queries.read_referral(world.officer, found.public_id).shown[0].value["result"] == "found"
    actions.complete(by=world.officer, referral=found)
    assert decide(world, request, ReceiptStage.COMPLETED).state == "done"

    agree_to_return(world)
    plan = ReturnPlan(crossing=CROSSING, on=ON, met_by="the transit centre")
    said = {"recipient": "kh", "draft_id": uuid4(), "answers": found, "fields": ("name",)}
    shown = compose.preview(world.officer, case=world.case, kind="return_plan", purpose="return_home", extra=plan.extra(), **said)
    planned = actions.record_return(by=world.officer, case=world.case, plan=plan, expected_hash=shown.body_hash, **said)
    deliver(world)
    decide(world, planned, ReceiptStage.ACCEPTED)
    assert state(world.case) == "in_return"

    extra = actions.handover_extra(crossing=CROSSING, on=ON, items=ITEMS, claims=CLAIMS)
    signed = tell(
        world,
        kind="handover",
        purpose="return_home",
        fields=("name",),
        extra=extra,
        answers=planned,
        ask="",
        due_on=None,
    )
    deliver(world)
    decide(world, signed, ReceiptStage.ACCEPTED)
    assert hear(world, countersignature(world, signed), channel).status == 200
    decide(world, signed, ReceiptStage.COMPLETED)
    assert state(world.case) == "handed_over"
    cases.move_case(by=world.officer, case=world.case, to="reintegration")

    for month in (6, 12):
        report = body_of(
            Kind.REINTEGRATION_REPORT,
            purpose="reintegration",
            answers=signed.public_id,
            fields={Field.REINTEGRATION: {"month": month, "stage": "monitoring", "lives": "with_family", "safe": "yes"}},
        )
        assert hear(world, report, channel).status == 200
        actions.complete(by=world.officer, referral=Referral.objects.get(public_id=report.thread))
    feedback = body_of(
        Kind.FEEDBACK,
        purpose="feedback",
        answers=request.public_id,
        fields={Field.FEEDBACK: {"useful": ["shelter"], "words": "The shelter listened."}},
    )
    assert hear(world, feedback, channel).status == 200
    actions.complete(by=world.officer, referral=Referral.objects.get(public_id=feedback.thread))
    cases.move_case(by=world.officer, case=world.case, to="closed", reason="reintegrated")

    assert state(world.case) == "closed"
    assert Handover.objects.get().home_signature is not None
    assert [(each.kind, each.state) for each in reversed(queries.told(world.case.person))] == [
        ("tracing_request", "done"),
        ("return_plan", "accepted"),
        ("handover", "done"),
    ]
    looked = {look.act for look in audit.who_looked(world.case.person.public_id)}
    assert looked == {"case.read", "referral.read"}
    assert audit.check_chain().holds


def test_the_home_side_receives_a_worker_and_reports_back():
    world = make_world()
    request = hear_request(world)
    channel = request.channel.public_id
    actions.accept(by=world.officer, referral=request, open_new_case=True)
    request.refresh_from_db()
    case = request.case
    cases.add_relation(by=world.officer, case=case, kind="family", detail={"relation": "mother", "name": "Nuon Chan"})

    agree(world, "family", case=case)
    tell(
        world,
        case=case,
        kind="tracing_result",
        fields=("family",),
        extra={"family": {"result": "found", "assessment": "safe"}},
        answers=request,
        due_on=None,
    )
    actions.complete(by=world.officer, referral=request)
    read = {opened.header.kind: opened for opened in deliver(world)}
    result = bodies.read(read["tracing_result/1"].body, kind="tracing_result/1", purpose="family_tracing")
    assert result.answers == request.public_id
    assert result.fields[Field.FAMILY] == {
        "result": "found",
        "assessment": "safe",
        "relations": [{"relation": "mother", "name": "Nuon Chan"}],
    }
    assert str(read["tracing_result/1"].header.channel) == str(channel)

    plan_fields = {Field.RETURN_PLAN: {"crossing": CROSSING, "on": ON.isoformat()}}
    plan = body_of(Kind.RETURN_PLAN, purpose="return_home", fields=plan_fields)
    hear(world, plan, channel)
    actions.accept(by=world.officer, referral=Referral.objects.get(public_id=plan.thread))
    assert state(case) == "in_return"

    signed = sign_as(world.other, channel, plan_fields, giver="Host desk", receiver="Home desk")
    crossing = body_of(Kind.HANDOVER, purpose="return_home", answers=plan.thread, fields=plan_fields, handover=signed)
    hear(world, crossing, channel)
    handover = Referral.objects.get(public_id=crossing.thread)
    agree_to_return(world, case)
    actions.accept(by=world.officer, referral=handover)
    handover = actions.complete(by=world.officer, referral=handover)
    countersigned = Referral.objects.get(answers=handover, sent=True)
    deliver(world)
    decide(world, countersigned, ReceiptStage.ACCEPTED)
    assert decide(world, countersigned, ReceiptStage.COMPLETED).state == "done"
    assert state(case) == "handed_over"
    cases.move_case(by=world.officer, case=case, to="reintegration")

    agree(world, "reintegration", "needs", purpose="reintegration", case=case, days=500)
    agree(world, "feedback", purpose="feedback", case=case, days=500)
    for told in (
        FollowUp(month=6, stage="monitoring", lives="with_family", works="training", safe="yes"),
        FollowUp(month=12, stage="closure", lives="with_family", works="yes", safe="yes"),
        FeedbackToHost(useful=("shelter",), words="The shelter listened."),
    ):
        report_back(world, case, told, handover)
    kinds = [opened.header.kind for opened in deliver(world)]
    assert kinds == ["reintegration_report/1", "reintegration_report/1", "feedback/1"]
    cases.move_case(by=world.officer, case=case, to="closed", reason="reintegrated")
    assert state(case) == "closed"
    assert [each.kind for each in reversed(queries.told(case.person))] == [
        "tracing_result",
        "handover",
        "reintegration_report",
        "reintegration_report",
        "feedback",
    ]


def report_back(world, case, told, answers):
    feedback = isinstance(told, FeedbackToHost)
    said = {"case": case, "recipient": "kh", "draft_id": uuid4(), "answers": answers}
    kind, purpose = ("feedback", "feedback") if feedback else ("reintegration_report", "reintegration")
    shown = show(world, {**said, "kind": kind, "purpose": purpose, "fields": (), "extra": told.extra()})
    return actions.report_back(by=world.officer, told=told, expected_hash=shown.body_hash, **said)


def state(case) -> str:
    case.refresh_from_db()
    return case.state


def test_a_follow_up_due_on_a_day_says_so():
    world = make_world()
    agree(world)
    assert tell(world, due_on=date(2027, 8, 3)).due_on == date(2027, 8, 3)
