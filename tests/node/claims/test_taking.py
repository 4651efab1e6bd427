"""A claim told across a border: its state and its questions one way, the worker's answers the other, under consent."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from passage.node.cases.models import Case
from passage.node.claims import actions, queries
from passage.node.claims.errors import ClaimRefused
from passage.node.claims.models import Claim, Need, Step
from passage.node.peers import queries as peers
from passage.node.referrals import actions as referrals
from passage.node.referrals import bodies, compose, shapes
from passage.node.referrals.errors import ReferralRefused
from passage.node.referrals.models import Referral
from passage.rules import chain
from passage.rules.consent import Field
from passage.rules.journey import Kind
from tests.factories.claims import make_filed
from tests.factories.peers import KINDS, OtherNode, make_register
from tests.node.referrals.world import World, agree, body_of, deliver, hear, make_world, tell

pytestmark = pytest.mark.django_db
OTHER_CLAIM, NEED = "0d0c9d5e-5b0f-4a57-9a55-7f2f6a3f1b11", "5e0a3c0e-6f0e-4c39-8f0a-2d8f6f1f7d42"
LED: dict[str, Any] = {
    "claim": OTHER_CLAIM,
    "leads": True,
    "state": "filed",
    "since": "2026-05-01",
    "country": "TH",
    "limits": [{"what": "order", "on": "2026-06-30", "section": "LPA s.123", "certainty": "certain"}],
    "needs": [{"id": NEED, "what": "bank_account", "words": "Where can the money go?"}],
}


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def said(world: World, claim: Claim, **values: Any) -> dict[str, Any]:
    part = queries.part_of(queries.read_claim(world.officer, claim.public_id))
    told = {
        "kind": "claim_update",
        "purpose": "wage_claim",
        "fields": ("name", "claim"),
        "extra": {"claim": part},
        "due_on": None,
    }
    return told | values


def refused(do: Any, **values: Any) -> str:
    with pytest.raises(ClaimRefused) as found:
        do(**values)
    return found.value.code


def received(world: World, part: dict[str, Any]) -> Referral:
    """What the other node tells of a claim, admitted and accepted into the case of this world."""
    body = body_of(Kind.CLAIM_UPDATE, purpose="wage_claim", fields={Field.NAME: ["Sok"], Field.CLAIM: part})
    assert hear(world, body).status == 200
    row = Referral.objects.get(public_id=body.thread)
    return referrals.accept(by=world.officer, referral=row, case=world.case)


def test_a_claim_is_told_only_under_a_consent_for_the_wage_claim(world: World) -> None:
    claim = make_filed(world.officer, case=world.case)
    agree(world, "name", "claim", purpose="protection")
    with pytest.raises(ReferralRefused) as missing:
        tell(world, **said(world, claim))
    assert missing.value.code == "consent_missing"
    agree(world, "name", "claim", purpose="wage_claim")
    tell(world, **said(world, claim))
    (opened,) = deliver(world)
    part = bodies.read(opened.body, kind=opened.header.kind, purpose=opened.header.purpose).fields[Field.CLAIM]
    assert (part["state"], part["leads"], part["owed"]["low"]) == ("filed", True, "1050.00")


def test_nothing_of_the_facts_or_the_proof_goes_along(world: World) -> None:
    claim = make_filed(world.officer, case=world.case)
    actions.add_evidence(by=world.officer, claim=claim, kind="photo", words="At the pier")
    part = queries.part_of(queries.read_claim(world.officer, claim.public_id))
    assert "pier" not in str(part)
    assert "Invented" not in str(part)
    assert str(claim.public_id) not in str(part)


def test_what_is_asked_goes_out_and_the_answer_comes_back_to_where_it_was_asked(world: World) -> None:
    claim = make_filed(world.officer, case=world.case)
    need = actions.ask(by=world.officer, claim=claim, what="signature", words="On the paper that we send")
    agree(world, "name", "claim", purpose="wage_claim")
    tell(world, **said(world, claim))
    (opened,) = deliver(world)
    part = bodies.read(opened.body, kind=opened.header.kind, purpose=opened.header.purpose).fields[Field.CLAIM]
    assert part["needs"] == [{"id": str(need.public_id), "what": "signature", "words": "On the paper that we send"}]
    back = {**part, "leads": False, "answers": [{"id": part["needs"][0]["id"], "words": "Signed today"}]}
    row = received(world, back)
    actions.take_over(by=world.officer, case=world.case, part=back, sender="kh")
    need.refresh_from_db()
    assert queries.read_claim(world.officer, claim.public_id).needs[0].answer == "Signed today"
    assert row.state == "accepted"


def test_a_claim_that_another_node_brings_is_followed_and_its_questions_are_asked_here(world: World) -> None:
    received(world, LED)
    claim = actions.take_over(by=world.officer, case=world.case, part=LED, sender="kh")
    view = queries.read_claim(world.officer, claim.public_id)
    assert (view.claim.led_by, view.claim.state, view.needs[0].words) == ("kh", "filed", "Where can the money go?")
    assert str(view.claim.limit_on) == "2026-06-30"
    assert refused(actions.record_step, by=world.officer, claim=claim, to="order", on=timezone.localdate()) == "led_elsewhere"
    world.case.person.refresh_from_db()
    assert world.case.person.held_for == "", "the node that brings it holds the record, not this one"
    actions.answer(by=world.officer, claim=claim, need=Need.objects.get(), words="The sister's account")
    part = queries.part_of(queries.read_claim(world.officer, claim.public_id))
    assert part == {
        "claim": OTHER_CLAIM,
        "leads": False,
        "state": "filed",
        "country": "TH",
        "answers": [{"id": NEED, "words": "The sister's account"}],
    }


def test_the_same_news_twice_is_once_and_later_news_moves_the_claim(world: World) -> None:
    for _ in range(2):
        claim = actions.take_over(by=world.officer, case=world.case, part=LED, sender="kh")
    assert (Claim.objects.count(), Need.objects.count(), Step.objects.count()) == (1, 1, 1)
    actions.take_over(by=world.officer, case=world.case, part={**LED, "state": "paid", "limits": []}, sender="kh")
    claim.refresh_from_db()
    assert (claim.state, claim.limit_on) == ("paid", None)


def test_only_the_node_that_brings_a_claim_says_where_it_stands(world: World) -> None:
    own = make_filed(world.officer, case=world.case)
    take = {"by": world.officer, "case": world.case, "sender": "kh"}
    forged = {**LED, "claim": str(own.thread), "state": "paid"}
    assert refused(actions.take_over, **take, part=forged) == "bad_part"
    actions.take_over(**take, part=LED)
    assert refused(actions.take_over, **{**take, "sender": "mm"}, part={**LED, "state": "paid"}) == "bad_part"
    assert refused(actions.take_over, **take, part={**LED, "leads": False}) == "no_such_claim"
    assert refused(actions.take_over, **take, part={**LED, "claim": str(uuid4()), "leads": False}) == "no_such_claim"
    assert refused(actions.take_over, **take, part={**LED, "state": "won"}) == "bad_part"
    assert refused(actions.take_over, **take, part={**LED, "country": "XX"}) == "no_such_law"
    own.refresh_from_db()
    assert own.state == "filed"


@pytest.mark.parametrize(
    "changed",
    [
        {"claim": "x"},
        {"leads": "yes"},
        {"state": None},
        {"owed": {"low": "1", "high": "2"}},
        {"owed": {"low": "1.00"}},
        {"needs": [{"id": NEED}]},
        {"answers": []},
        {"since": "2026-02-30"},
        {"paid": "1e9.00"},
        {"more": "than there is"},
    ],
)
def test_a_part_that_breaks_its_shape_is_refused_before_anything_is_kept(world: World, changed: dict[str, Any]) -> None:
    assert shapes.fits(Field.CLAIM, LED, Kind.CLAIM_UPDATE)
    assert not shapes.fits(Field.CLAIM, {**LED, **changed}, Kind.CLAIM_UPDATE)
    assert not shapes.fits(Field.CLAIM, LED), "other kinds keep the lines that older nodes read"
    body = body_of(Kind.CLAIM_UPDATE, purpose="wage_claim", fields={Field.CLAIM: {**LED, **changed}})
    hear(world, body)
    assert not Referral.objects.exists()


def test_a_node_one_version_behind_is_told_in_lines_that_it_reads(db: None) -> None:
    old = OtherNode("mm", "MM", kinds=KINDS - {"claim_update/1"})
    world = make_world()
    make_register(old)
    assert not peers.may_exchange("mm", "claim_update/1")
    assert peers.may_exchange("mm", "referral/1")
    world = World(world.officer, world.supervisor, world.case, old)
    claim = make_filed(world.officer, case=world.case)
    actions.ask(by=world.officer, claim=claim, what="question", words="Who paid you?")
    agree(world, "name", "claim", purpose="wage_claim", recipient="mm")
    with pytest.raises(ReferralRefused) as closed:
        tell(world, **said(world, claim))
    assert closed.value.codes["why"] == "kind_not_allowed"
    lines = queries.lines_of(queries.part_of(queries.read_claim(world.officer, claim.public_id)))
    tell(world, **said(world, claim, kind="referral", extra={"claim": lines}))
    (opened,) = deliver(world)
    values = chain.read_canonical(opened.body, limit=10**6)
    assert opened.header.kind == "referral/1"
    assert any("Who paid you?" in line for line in values["fields"]["claim"])
    assert not any(str(claim.thread) in line for line in lines)


def test_an_erased_case_takes_nothing(world: World) -> None:
    row = received(world, LED)
    Case.objects.filter(pk=world.case.pk).update(state="open")
    referrals.erase(by=world.supervisor, case=world.case, reason="wished")
    assert refused(actions.take_over, by=world.officer, case=world.case, part=LED, sender="kh") == "erased"
    assert row.answers is None


def test_the_choice_of_what_may_go_proposes_the_claim_once_agreed(world: World) -> None:
    agree(world, "name", "claim", purpose="wage_claim")
    found = compose.choices(world.officer, case=world.case, recipient="kh", kind="claim_update", purpose="wage_claim")
    assert {str(choice.field) for choice in found if choice.proposed} == {"name", "claim"}
