"""People lie under keys of their own; an erased one cannot be read by anyone."""

import dataclasses
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from passage.node import keyring as keyrings
from passage.node import rotation, sealing
from passage.node.audit.models import Entry
from passage.node.audit.traces import Console
from passage.node.people import actions, queries, vault
from passage.node.people.actions import ConsentGiven
from passage.node.people.errors import PeopleRefused
from passage.node.people.models import Person, PersonKey
from passage.node.people.profiles import Profile
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db
BY = Console("test")


@pytest.fixture
def own_keyring():
    """Rotation changes the node's keyring; put the shared one back."""
    before = settings.KEYRING
    yield
    keyrings.save(before, settings.HOME.keyring)
    settings.KEYRING = keyrings.load(settings.HOME.keyring)


def given(**changes) -> ConsentGiven:
    values = {
        "recipient": "kh",
        "purpose": "family_tracing",
        "fields": ("name", "home_place"),
        "days": 30,
        "text_id": "consent/1",
        "text_hash": "a" * 64,
        "language": "km",
        "channel": "in_person",
        "witness": "officer",
    }
    return ConsentGiven(**(values | changes))


def test_a_profile_is_read_back_as_it_was_given():
    profile = Profile(
        names=("ຄຳແພງ", "Khampheng"), birth="1990-05", languages=("lo",), contact={"channel": "phone", "value": "+8562055555555"}
    )
    person = actions.add_person(by=BY, profile=profile)
    assert queries.profile_of(Person.objects.get(pk=person.pk)) == profile


def test_nothing_of_a_profile_lies_in_the_clear():
    person = make_person(names=("Canary Wordsworth",))
    person.refresh_from_db()
    assert b"Canary" not in bytes(person.profile)


def test_an_anonymous_person_has_an_empty_profile():
    person = actions.add_person(by=BY, profile=Profile())
    assert queries.profile_of(person) == Profile()


def test_what_is_sealed_for_one_person_does_not_open_for_another():
    one, other = make_person(), make_person()
    sealed = vault.seal(one, "note:1", {"text": "x"})
    with pytest.raises(vault.Tampered):
        vault.unseal(other, "note:1", sealed)


def test_what_is_sealed_in_one_place_does_not_open_in_another():
    person = make_person()
    with pytest.raises(vault.Tampered):
        vault.unseal(person, "note:2", vault.seal(person, "note:1", {"text": "x"}))


def test_a_sealed_value_does_not_tell_its_exact_length():
    person = make_person()
    assert len(vault.seal(person, "n", "a")) == len(vault.seal(person, "n", "a" * 60))


def test_an_erased_person_cannot_be_read():
    person = make_person()
    sealed = vault.seal(person, "note:1", {"text": "x"})
    actions.erase(by=BY, person=person, reason="asked")
    again = Person.objects.get(pk=person.pk)
    with pytest.raises(vault.Erased):
        vault.unseal(again, "note:1", sealed)
    assert bytes(again.profile) == b""
    assert not again.match_keys.exists()


def test_a_held_person_is_not_erased():
    person = make_person()
    Person.objects.filter(pk=person.pk).update(held_for="wage_claim")
    with pytest.raises(PeopleRefused, match="held"):
        actions.erase(by=BY, person=person, reason="asked")
    assert PersonKey.objects.filter(person=person).exists()


def test_after_rotation_an_old_copy_of_the_keys_opens_nothing(own_keyring):
    person, kept = make_person(), make_person()
    copy = PersonKey.objects.get(person=person)
    actions.erase(by=BY, person=person, reason="asked")
    assert rotation.rotate_epoch(by=BY) == 1
    with pytest.raises(vault.Erased):
        sealing.unwrap(settings.KEYRING, copy)
    assert queries.profile_of(Person.objects.get(pk=kept.pk)).names


def test_every_table_of_wrapped_keys_binds_them_to_their_owner():
    assert PersonKey in rotation.tables()
    assert [table for table in rotation.tables() if "owner_place" not in vars(table)] == []


def test_rotation_can_be_run_again_after_a_stop(own_keyring):
    people = [make_person() for _ in range(3)]
    settings.KEYRING = settings.KEYRING.with_new_epoch()
    assert rotation.rotate_epoch(by=BY) == 3
    assert all(queries.profile_of(Person.objects.get(pk=person.pk)).names for person in people)


def test_a_process_that_missed_the_rotation_wraps_under_the_new_key(own_keyring):
    stale = settings.KEYRING
    rotation.rotate_epoch(by=BY)
    settings.KEYRING = stale
    person = make_person()
    assert PersonKey.objects.get(person=person).epoch not in stale.epochs
    assert queries.profile_of(Person.objects.get(pk=person.pk)).names


def test_a_rotation_while_a_person_is_added_loses_nobody(own_keyring, monkeypatch):
    """The worst moment: the key is wrapped, and the rotation writes its keyring before the row is stored."""
    wrap, rotated = sealing.wrap, []

    def wrap_and_rotate(keyring, place, key):
        wrapped = wrap(keyring, place, key)
        if not rotated:
            rotated.append(True)
            rotation.rotate_epoch(by=BY)
        return wrapped

    monkeypatch.setattr(sealing, "wrap", wrap_and_rotate)
    person = make_person()
    assert list(settings.KEYRING.epochs) == [PersonKey.objects.get(person=person).epoch]
    assert queries.profile_of(Person.objects.get(pk=person.pk)).names


def test_nothing_is_forgotten_while_somebody_lies_under_an_older_key(own_keyring):
    before = make_person()
    keyring = rotation._use(settings.KEYRING.with_new_epoch())
    assert not rotation._forget_older(BY, keyring, 0)
    assert len(settings.KEYRING.epochs) == 2
    assert queries.profile_of(Person.objects.get(pk=before.pk)).names


def test_a_person_read_before_the_rotation_still_opens_after_it(own_keyring):
    loaded = Person.objects.select_related("key").get(pk=make_person().pk)
    rotation.rotate_epoch(by=BY)
    assert queries.profile_of(loaded).names


def test_a_consent_is_signed_and_reads_back_as_the_rule_sees_it():
    person = make_person()
    row = actions.record_consent(by=BY, person=person, given=given())
    statement = queries.as_rule(row)
    settings.KEYRING.signing.public().verify(actions.CONSENT_DOMAIN, bytes(row.statement), bytes(row.signature))
    assert statement.recipient == "kh"
    assert {str(field) for field in statement.fields} == {"name", "home_place"}
    assert statement.ends_at - statement.given_at == timedelta(days=30)
    assert str(person.public_id).encode() not in bytes(row.statement)


def test_a_withdrawn_consent_no_longer_stands():
    person = make_person()
    row = actions.record_consent(by=BY, person=person, given=given())
    actions.mark_withdrawn(by=BY, consent=row)
    assert queries.live_consents(person, timezone.now()) == []
    assert queries.as_rule(queries.consents_of(person)[0]).withdrawn_at is not None
    with pytest.raises(PeopleRefused, match="already_withdrawn"):
        actions.mark_withdrawn(by=BY, consent=row)


def test_the_last_word_on_a_permission_counts():
    person = make_person()
    for granted in (False, True, False):
        actions.permit(by=BY, person=person, what="contact", granted=granted, language="km", text_id="t", text_hash="a" * 64)
    assert not queries.permitted(person, "contact")
    assert not queries.permitted(person, "statistics")


def test_no_name_stands_in_the_log_or_in_a_string():
    person = make_person(names=("Canary Wordsworth",))
    actions.record_consent(by=BY, person=person, given=given())
    text = str(list(Entry.objects.values())) + str(person) + repr(person)
    assert "Canary" not in text


def test_a_profile_survives_fields_of_a_newer_version():
    assert Profile.from_json({"names": ["A"], "invented_later": 1}) == Profile(names=("A",))
    assert dataclasses.asdict(Profile.from_json({})) == dataclasses.asdict(Profile())
