"""Nothing about a person is made for another node without a consent that stands at that moment."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

import passage
from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.cases import actions as cases
from passage.node.peers import actions as peers
from passage.node.peers.models import Channel, OutboxRow
from passage.node.referrals import actions, compose
from passage.node.referrals.errors import ReferralRefused
from passage.node.referrals.models import Referral
from passage.rules.envelope import stamp
from tests.factories.people import make_account, make_desk
from tests.node.referrals.world import agree, asked, deliver, make_world, now, show, tell, waiting

pytestmark = pytest.mark.django_db


def refused(world, **values):
    """The refusal of a preview and of a send with the same arguments; nothing is left behind by either."""
    said = asked(world, **values)
    at = said.pop("now", None)
    shown = compose.preview(world.officer, now=at, **said)
    with pytest.raises(ReferralRefused) as error:
        actions.send(by=world.officer, expected_hash=shown.body_hash or "0" * 64, now=at, **said)
    assert shown.body == b""
    assert shown.shown == ()
    assert not OutboxRow.objects.exists()
    assert not Referral.objects.exists()
    assert not Channel.objects.exists()
    return shown, error.value


def test_nothing_is_sent_without_a_consent():
    shown, error = refused(make_world())
    assert shown.refused == error.code == "consent_missing"
    assert error.codes["fields"] == ["birth", "name"]
    assert set(shown.coverage.reasons.values()) == {"no_consent"}


def test_withdrawn_consent_stops_a_referral():
    world = make_world()
    actions.withdraw_consent(by=world.officer, consent=agree(world))
    shown, error = refused(world)
    assert error.code == "consent_missing"
    assert set(shown.coverage.reasons.values()) == {"withdrawn"}


def test_a_consent_covers_until_the_second_it_ends_and_not_at_it():
    world = make_world()
    consent = agree(world, days=1)
    shown, error = refused(world, now=consent.ends_at)
    assert error.code == "consent_missing"
    assert set(shown.coverage.reasons.values()) == {"expired"}
    said = asked(world)
    last = consent.ends_at - timedelta(seconds=1)
    shown = compose.preview(world.officer, now=last, **said)
    assert shown.refused is None
    assert shown.until == stamp(consent.ends_at)


@pytest.mark.parametrize(
    ("given", "reason"),
    [({"recipient": "la"}, "other_recipient"), ({"purpose": "protection"}, "other_purpose")],
)
def test_consent_to_another_node_or_for_another_purpose_covers_nothing(given, reason):
    world = make_world()
    agree(world, **given)
    shown, error = refused(world)
    assert error.code == "consent_missing"
    assert set(shown.coverage.reasons.values()) == {reason}


def test_one_field_too_many_stops_the_whole_message():
    world = make_world()
    agree(world, "name")
    shown, error = refused(world, fields=("name", "birth"))
    assert error.codes["fields"] == ["birth"]
    assert shown.coverage.missing == {"birth"}
    assert tell(world, fields=("name",)).fields == ["name"]


def test_what_an_officer_writes_for_a_message_needs_consent_like_what_is_recorded():
    world = make_world()
    agree(world, "name")
    _, error = refused(world, fields=("name",), extra={"needs": "A doctor."})
    assert error.codes["fields"] == ["needs"]


def test_words_alone_need_a_consent_to_this_node_for_this_purpose():
    world = make_world()
    agree(world, purpose="protection")
    _, error = refused(world, kind="message", purpose="family_tracing", fields=())
    assert error.code == "consent_missing"
    sent = tell(world, kind="message", purpose="protection", fields=())
    assert sent.fields == []
    assert sent.consents.count() == 1


def test_several_consents_together_cover_a_message_until_the_first_of_them_ends():
    world = make_world()
    short, long = agree(world, "name", days=10), agree(world, "birth", days=100)
    said = asked(world)
    shown = show(world, said)
    assert shown.until == stamp(short.ends_at)
    sent = actions.send(by=world.officer, expected_hash=shown.body_hash, **said)
    assert set(sent.consents.all()) == {short, long}


def test_one_consent_that_covers_everything_is_named_before_several():
    world = make_world()
    agree(world, "name", days=300)
    whole = agree(world, "name", "birth", days=30)
    assert list(tell(world).consents.all()) == [whole]


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_roles_that_do_not_refer_cannot_send_even_with_consent(role):
    world = make_world()
    agree(world)
    said = asked(world)
    expected = show(world, said).body_hash
    with pytest.raises(NotPermitted):
        actions.send(by=make_account(role), expected_hash=expected, **said)
    assert not OutboxRow.objects.exists()


def test_a_supervisor_is_bound_by_consent_as_well():
    world = make_world()
    said = asked(world)
    with pytest.raises(ReferralRefused, match="consent_missing"):
        actions.send(by=world.supervisor, expected_hash="0" * 64, **said)


def test_an_officer_of_another_desk_cannot_send():
    world = make_world()
    agree(world)
    stranger = make_account(Role.OFFICER, desk=make_desk("other"))
    with pytest.raises(NotPermitted):
        compose.preview(stranger, **asked(world))


def test_consent_withdrawn_between_preview_and_send_stops_the_send():
    world = make_world()
    consent = agree(world)
    said = asked(world)
    expected = show(world, said).body_hash
    actions.withdraw_consent(by=world.officer, consent=consent)
    with pytest.raises(ReferralRefused, match="consent_missing"):
        actions.send(by=world.officer, expected_hash=expected, **said)
    assert not OutboxRow.objects.exists()


def test_a_waiting_row_is_not_delivered_once_its_consent_has_expired():
    world = make_world()
    consent = agree(world, days=1)
    tell(world)
    (row,) = waiting()
    assert actions.still_allowed(row, consent.ends_at - timedelta(seconds=1))
    assert not actions.still_allowed(row, consent.ends_at)
    claimed = peers.claim_due(now=consent.ends_at, still_allowed=lambda each: actions.still_allowed(each, consent.ends_at))
    assert claimed == []
    row.refresh_from_db()
    assert row.state == "stopped"


def test_a_row_that_no_referral_stands_behind_is_not_delivered():
    world = make_world()
    agree(world)
    sent = tell(world)
    row = waiting()[0]
    sent.consents.clear()
    assert not actions.still_allowed(row)


def test_sending_again_asks_for_consent_again():
    world = make_world()
    agree(world, days=1)
    sent = tell(world)
    late = now() + timedelta(days=20)
    peers.claim_due(now=late, undelivered=actions.mark_undelivered)
    sent.refresh_from_db()
    assert sent.state == "undelivered"
    with pytest.raises(ReferralRefused, match="consent_missing"):
        actions.resend(by=world.officer, referral=sent, now=late)
    again = actions.resend(by=world.officer, referral=sent)
    assert again.state == "in_progress"
    assert [hashlib.sha256(opened.body).hexdigest() for opened in deliver(world)] == [sent.body_hash]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"kind": "revocation"}, "not_sent_by_hand"),
        ({"kind": "receipt"}, "not_sent_by_hand"),
        ({"kind": "anything"}, "unknown_kind"),
        ({"purpose": "immigration_enforcement"}, "unknown_purpose"),
        ({"purpose": "wage_claim"}, "unknown_purpose"),
        ({"fields": ("passport_number",)}, "unknown_field"),
        ({"fields": ("name", "account")}, "field_not_of_kind"),
        ({"fields": ("name", "screening")}, "field_not_of_kind"),
        ({"extra": {"name": ["Somebody Else"]}}, "bad_particulars"),
        ({"fields": (), "ask": ""}, "empty"),
        ({"ask": "x" * 4001}, "too_long"),
        ({"recipient": "th"}, "own_node"),
        ({"recipient": "nowhere"}, "unknown_recipient"),
        ({"kind": "tracing_result", "fields": ("name",)}, "nothing_to_answer"),
    ],
)
def test_what_the_tables_do_not_know_is_refused_by_code(values, code):
    world = make_world()
    agree(world)
    with pytest.raises(ReferralRefused) as error:
        compose.preview(world.officer, **asked(world, **values))
    assert error.value.code == code


def test_one_place_alone_posts_what_is_about_a_person():
    """What stands behind a message is asked where it is posted, so nothing else in the node may post."""
    source = Path(passage.__file__).parent
    posting = {
        str(path.relative_to(source))
        for path in source.rglob("*.py")
        if re.search(r"\b(?:peers|actions|posting)\.post\(", path.read_text("utf-8"))
    }
    assert posting == {"node/referrals/actions/send.py"}


def test_a_closed_case_tells_nobody_anything():
    world = make_world()
    agree(world)
    said = asked(world)
    expected = show(world, said).body_hash
    cases.move_case(by=world.officer, case=world.case, to="closed", reason="resolved")
    with pytest.raises(ReferralRefused, match="case_closed"):
        actions.send(by=world.officer, expected_hash=expected, **said)


def test_a_draft_with_a_guessable_id_is_refused():
    world = make_world()
    agree(world)
    with pytest.raises(ReferralRefused, match="draft_taken"):
        compose.preview(world.officer, **asked(world, draft_id=UUID(int=7)))
