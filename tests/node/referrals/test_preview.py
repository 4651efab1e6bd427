"""What the officer sees are the very bytes that the other node reads, and they hold nothing that is only ours."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest

from passage.node.audit.models import Entry
from passage.node.cases import actions as cases
from passage.node.cases.actions import EpisodeTold
from passage.node.peers.models import OutboxRow
from passage.node.people.profiles import Profile
from passage.node.referrals import actions, bodies, compose, shapes
from passage.node.referrals.contents import CONTENTS
from passage.node.referrals.errors import ReferralRefused
from passage.node.referrals.models import Referral
from passage.node.referrals.places import place_of_body, unseal_text
from passage.rules import chain
from passage.rules.consent import Field
from passage.rules.journey.kinds import rule
from tests.factories.cases import make_case
from tests.node.referrals.world import WHO, agree, asked, deliver, make_world, show, tell

pytestmark = pytest.mark.django_db

PROFILE = Profile(
    names=("សុខ ចាន់ធីតា", "Sok Chanthida"),
    sex="feminine",
    birth="1995-03",
    birth_certainty="stated",
    nationality="KH",
    languages=("km", "th"),
    home_place="ភូមិថ្មី ខេត្តបន្ទាយមានជ័យ",
    family=("Her mother lives near the market.",),
    contact={"channel": "phone", "value": "000 000 000", "hours": "after six", "safety_word": "mango"},
    documents=("border pass, kept by the employer",),
    health="pain in the left hand",
    needs="a place to sleep",
)


def full_world():
    """A case in which something is recorded for every field that a case can hold."""
    world = make_world(profile=PROFILE)
    cases.add_relation(
        by=world.officer,
        case=world.case,
        kind="family",
        detail={"relation": "mother", "name": "Sok Sopheap", "contact": "by the village chief", "other": "never sent"},
    )
    cases.add_relation(by=world.officer, case=world.case, kind="contact", detail={"name": "A friend, never sent"})
    cases.add_episode(
        by=world.officer,
        case=world.case,
        episode=EpisodeTold("employment", "2024-01", "", "TH", {"place": "the port", "employer": "Sea Star 9"}),
    )
    screening = cases.record_screening(
        by=world.officer, case=world.case, set_id="ilo11", answers={"withholding_of_wages": "yes"}, palermo={}
    )
    cases.conclude(
        by=world.officer,
        case=world.case,
        screening=screening,
        assertion="possible",
        authority="desk_officer",
        basis="screening",
        asserted_on=date(2026, 11, 20),
        reason="never sent either",
    )
    world.case.refresh_from_db()
    return world


def test_the_peer_reads_exactly_the_bytes_of_the_preview():
    world = make_world(profile=PROFILE)
    agree(world)
    said = asked(world, fields=WHO)
    shown = show(world, said)
    sent = actions.send(by=world.officer, expected_hash=shown.body_hash, **said)
    row = OutboxRow.objects.get()
    (opened,) = deliver(world)
    assert opened.body == shown.body
    assert row.body_hash == sent.body_hash == shown.body_hash == hashlib.sha256(shown.body).hexdigest()
    assert opened.header.kind == "tracing_request/1"
    assert opened.header.purpose == "family_tracing"
    assert opened.header.consent == sent.consents.get().statement_hash


def test_what_is_kept_of_a_sent_message_are_its_bytes_under_the_persons_key():
    world = make_world(profile=PROFILE)
    agree(world)
    said = asked(world)
    shown = show(world, said)
    sent = actions.send(by=world.officer, expected_hash=shown.body_hash, **said)
    sent.refresh_from_db()
    assert b"Sok" not in bytes(sent.body)
    assert unseal_text(sent.person, place_of_body(sent), sent.body) == shown.body


def test_the_same_inputs_give_the_same_bytes():
    world = full_world()
    agree(world)
    said = asked(world, fields=WHO)
    assert show(world, said).body == show(world, said).body


def test_a_preview_shows_what_stands_in_the_bytes_and_what_is_not_recorded():
    world = make_world()
    agree(world)
    shown = show(world, asked(world, fields=("name", "birth", "family")))
    assert {item.field.value: item.value for item in shown.shown} == json.loads(shown.body)["fields"]
    assert shown.empty == (Field.FAMILY,)
    assert shown.ask == "Please find the family."
    assert shown.due == "2027-01-15"


def test_a_body_is_canonical_and_has_exactly_the_keys_of_its_schema():
    world = make_world(profile=PROFILE)
    agree(world)
    shown = show(world, asked(world))
    values = chain.read_canonical(shown.body, limit=100_000)
    assert set(values) == {"v", "kind", "thread", "answers", "purpose", "fields", "ask", "due", "limits", "from_desk"}
    assert values["limits"] == {
        "until": shown.until,
        "purpose": "family_tracing",
        "basis": "consent",
        "onward": False,
    }


def test_a_change_of_the_case_after_the_preview_stops_the_send():
    world = make_world(profile=PROFILE)
    agree(world)
    said = asked(world)
    shown = show(world, said)
    cases.change_profile(
        by=world.officer, case=world.case, profile=Profile(names=("Another Name",)), revision=world.case.revision
    )
    with pytest.raises(ReferralRefused, match="changed_since_preview"):
        actions.send(by=world.officer, expected_hash=shown.body_hash, **said)
    assert not OutboxRow.objects.exists()


def test_a_send_without_the_hash_of_a_preview_is_refused():
    world = make_world()
    agree(world)
    with pytest.raises(ReferralRefused, match="changed_since_preview"):
        actions.send(by=world.officer, expected_hash="", **asked(world))


def test_the_same_draft_twice_is_one_referral():
    world = make_world()
    agree(world)
    said = asked(world)
    expected = show(world, said).body_hash
    first = actions.send(by=world.officer, expected_hash=expected, **said)
    assert actions.send(by=world.officer, expected_hash=expected, **said) == first
    assert OutboxRow.objects.count() == 1
    with pytest.raises(ReferralRefused, match="draft_taken"):
        actions.send(by=world.officer, expected_hash="0" * 64, **said)


def test_nothing_that_is_only_ours_stands_in_a_body():
    """No reference, no internal or public id, no account, no key, no reason of an officer."""
    world = full_world()
    every = frozenset(Field) - {Field.RETURN_PLAN, Field.REINTEGRATION, Field.FEEDBACK}
    fields = sorted(every & rule("referral").allowed)
    agree(world, *fields, purpose="protection")
    said = asked(world, kind="referral", purpose="protection", fields=fields)
    shown = show(world, said)
    sent = actions.send(by=world.officer, expected_hash=shown.body_hash, **said)
    text = shown.body.decode()
    person, case = world.case.person, world.case
    ours = [
        case.reference, str(case.public_id), str(person.public_id), world.officer.name, world.officer.email,
        str(world.officer.public_id), str(sent.channel.public_id), sent.message_id, sent.consents.get().statement_hash,
        str(sent.consents.get().public_id), "never sent", case.desk.code + ":", *[str(r.public_id) for r in case.reports.all()],
        *[str(e.public_id) for e in case.episodes.all()], *[str(s.public_id) for s in case.screenings.all()],
    ]  # fmt: skip
    for value in ours:
        assert value not in text, value
    assert numbers_in(json.loads(text)) == {1}


def numbers_in(value) -> set[int]:
    """Every number in a body: only the version of the schema, so no primary key can stand in it."""
    if isinstance(value, bool):
        return set()
    if isinstance(value, int):
        return {value}
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return {number for item in items for number in numbers_in(item)}


def test_each_field_contains_what_its_name_says_and_keeps_its_bounds():
    world = full_world()
    fields = sorted(rule("referral").allowed)
    agree(world, *fields, purpose="protection")
    extra = {"claim": ["Wages of three months"]}
    shown = show(world, asked(world, kind="referral", purpose="protection", fields=fields, extra=extra))
    values = {item.field: item.value for item in shown.shown}
    assert shown.empty == ()
    assert values[Field.NAME] == ["សុខ ចាន់ធីតា", "Sok Chanthida"]
    assert values[Field.BIRTH] == {"date": "1995-03", "certainty": "stated"}
    assert values[Field.FAMILY]["relations"] == [{"relation": "mother", "name": "Sok Sopheap", "contact": "by the village chief"}]
    assert values[Field.JOURNEY] == [{"stage": "employment", "begins": "2024-01", "country": "TH", "place": "the port"}]
    assert {"employer": "Sea Star 9", "country": "TH"} in values[Field.EMPLOYER]
    assert values[Field.ACCOUNT]["kinds"] == ["documents_taken", "wages_unpaid"]
    assert values[Field.CONTACT]["safety_word"] == "mango"
    assert values[Field.CLAIM] == ["Wages of three months"]
    assert all(shapes.fits(name, value) for name, value in values.items())


def test_a_status_goes_as_an_assertion_with_its_authority_and_an_assessment_with_its_version():
    world = full_world()
    agree(world, "screening", purpose="protection")
    shown = show(world, asked(world, kind="referral", purpose="protection", fields=("screening",)))
    value = shown.shown[0].value
    assert value["assertions"] == [
        {"assertion": "possible", "authority": "desk_officer", "basis": "screening", "on": "2026-11-20"}
    ]
    (assessment,) = value["assessments"]
    assert assessment["set"] == "ilo11"
    assert assessment["version"]
    assert assessment["source"]
    assert "withholding_of_wages" in assessment["indicators"]
    assert "answers" not in assessment


def test_every_field_of_a_consent_has_its_content_and_its_bounds():
    assert set(CONTENTS) == set(Field)
    assert set(shapes.SHAPES) == set(Field)


def test_hidden_characters_do_not_travel():
    world = make_world(profile=Profile(names=("Sok\u202eadihtnahC", "Sok\x00 Dara"), birth="1995"))
    agree(world)
    shown = show(world, asked(world))
    assert shown.shown[0].value == ["SokadihtnahC", "Sok Dara"]


def test_what_does_not_fit_its_bounds_is_refused_with_the_field():
    world = make_world()
    agree(world, "return_plan", purpose="return_home")
    with pytest.raises(ReferralRefused) as error:
        show(
            world,
            asked(
                world,
                kind="return_plan",
                purpose="return_home",
                fields=(),
                extra={"return_plan": {"crossing": "Poipet", "on": "tomorrow"}},
            ),
        )
    assert error.value.code == "bad_particulars"
    assert error.value.codes["fields"] == ["return_plan"]


def test_a_preview_is_logged_as_a_look_at_the_person():
    world = make_world()
    agree(world)
    show(world, asked(world))
    entry = Entry.objects.filter(act="case.read").latest("seq")
    assert entry.person == world.case.person.public_id
    assert entry.detail == {"source": "preview"}


def test_sending_is_logged_with_codes_and_without_words():
    world = make_world(profile=PROFILE)
    agree(world)
    sent = tell(world)
    entry = Entry.objects.get(act="referral.send")
    assert entry.thing_id == str(sent.public_id)
    assert entry.detail["fields"] == ["name", "birth"]
    assert "Sok" not in json.dumps([e.detail for e in Entry.objects.all()], ensure_ascii=False)


def test_two_messages_of_one_case_to_one_node_share_its_channel():
    world = make_world()
    agree(world)
    assert tell(world).channel == tell(world).channel


def test_choices_say_what_consent_lets_go_and_why_the_rest_may_not():
    world = make_world()
    consent = agree(world, "name", "birth")
    found = {
        choice.field: choice
        for choice in compose.choices(
            world.officer, case=world.case, recipient="kh", kind="tracing_request", purpose="family_tracing"
        )
    }
    assert set(found) == rule("tracing_request").allowed
    assert found[Field.NAME].covered
    assert found[Field.NAME].proposed
    assert found[Field.NAME].ends_at == consent.ends_at
    assert not found[Field.FAMILY].covered
    assert found[Field.FAMILY].reason == "no_consent"


def test_reading_back_gives_what_was_written():
    world = make_world(profile=PROFILE)
    agree(world)
    said = asked(world)
    body = bodies.read(show(world, said).body, kind="tracing_request/1", purpose="family_tracing")
    assert body.thread == said["draft_id"]
    assert body.to_bytes() == show(world, said).body


def test_an_answer_to_another_case_is_refused():
    world = make_world()
    agree(world)
    sent = tell(world, kind="tracing_request")
    elsewhere = make_case(world.officer)
    with pytest.raises(ReferralRefused, match="other_case"):
        compose.preview(
            world.officer, **asked(world, case=elsewhere, kind="message", fields=(), answers=Referral.objects.get(pk=sent.pk))
        )
