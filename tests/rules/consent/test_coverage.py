"""What consents cover."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.consent import Coverage, Field, Purpose, Reason, covers, minimise
from tests.rules.consent.samples import AT, ENDS, FIELDS, GIVEN, MOMENTS, PURPOSES, RECIPIENTS, SECOND, a_consent, consents

LISTS = st.lists(consents(), max_size=6, unique_by=lambda consent: consent.id)
WANTED = {Field.NAME, Field.FAMILY}


def ask(given_consents, *, recipient="kh", purpose=Purpose.FAMILY_TRACING, fields=WANTED, at=AT) -> Coverage:
    return covers(given_consents, recipient=recipient, purpose=purpose, fields=fields, at=at)


def test_a_live_consent_covers_the_fields_it_names():
    coverage = ask([a_consent()])
    assert coverage.complete
    assert coverage.allowed == WANTED
    assert coverage.by == dict.fromkeys(WANTED, a_consent().id)
    assert coverage.reasons == {}


@pytest.mark.parametrize(
    ("given_consents", "asked", "reason"),
    [
        ([], {}, Reason.NO_CONSENT),
        ([a_consent()], {"fields": {Field.HEALTH}}, Reason.NO_CONSENT),
        ([a_consent()], {"recipient": "th"}, Reason.OTHER_RECIPIENT),
        ([a_consent()], {"purpose": Purpose.WAGE_CLAIM}, Reason.OTHER_PURPOSE),
        ([a_consent()], {"purpose": Purpose.WAGE_CLAIM, "recipient": "th"}, Reason.OTHER_RECIPIENT),
        ([a_consent()], {"at": ENDS}, Reason.EXPIRED),
        ([a_consent()], {"at": GIVEN - SECOND}, Reason.NOT_YET),
        ([a_consent(withdrawn_at=AT)], {}, Reason.WITHDRAWN),
        ([a_consent(withdrawn_at=AT)], {"recipient": "th"}, Reason.NO_CONSENT),
        ([a_consent(withdrawn_at=AT)], {"at": ENDS}, Reason.WITHDRAWN),
    ],
)
def test_a_field_that_is_not_covered_has_the_reason_nearest_to_a_consent(given_consents, asked, reason):
    coverage = ask(given_consents, **asked)
    assert not coverage.complete
    assert coverage.allowed == frozenset()
    assert set(coverage.reasons.values()) == {reason}
    assert coverage.missing == set(asked.get("fields", WANTED))


def test_the_first_and_the_last_moment_are_exact():
    assert not ask([a_consent()], at=GIVEN - SECOND).allowed
    assert ask([a_consent()], at=GIVEN).complete
    assert ask([a_consent()], at=ENDS - SECOND).complete
    assert not ask([a_consent()], at=ENDS).allowed


def test_withdrawn_consent_stops_a_referral_whatever_the_clock_says():
    assert not ask([a_consent(withdrawn_at=ENDS)], at=AT).allowed


def test_two_consents_together_cover_what_neither_does_alone():
    name = a_consent(fields=frozenset({Field.NAME}))
    family = a_consent(id="0c7a8f5e-4b1a-4c36-9d7d-0a0f3f1b2c3d", fields=frozenset({Field.FAMILY}))
    coverage = ask([name, family])
    assert coverage.complete
    assert coverage.by == {Field.NAME: name.id, Field.FAMILY: family.id}


def test_a_part_may_be_covered_and_the_rest_said_to_be_missing():
    coverage = ask([a_consent()], fields={Field.NAME, Field.HEALTH})
    assert coverage.allowed == {Field.NAME}
    assert coverage.reasons == {Field.HEALTH: Reason.NO_CONSENT}
    assert not coverage.complete


def test_of_two_that_cover_the_one_that_lasts_longest_is_named():
    longer = a_consent(id="0c7a8f5e-4b1a-4c36-9d7d-0a0f3f1b2c3d", ends_at=ENDS + SECOND)
    for order in ([a_consent(), longer], [longer, a_consent()]):
        assert set(ask(order).by.values()) == {longer.id}


def test_asking_for_nothing_is_not_complete():
    assert not ask([a_consent()], fields=set()).complete


def test_a_moment_without_a_zone_is_no_question():
    with pytest.raises(ValueError, match="time zone"):
        ask([a_consent()], at=AT.replace(tzinfo=None))


@given(LISTS, RECIPIENTS, PURPOSES, FIELDS, MOMENTS, st.data())
def test_fewer_consents_never_allow_more(given_consents, recipient, purpose, fields, at, data):
    fewer = [consent for consent in given_consents if data.draw(st.booleans())]
    asked = {"recipient": recipient, "purpose": purpose, "fields": fields, "at": at}
    assert covers(fewer, **asked).allowed <= covers(given_consents, **asked).allowed


@given(LISTS, RECIPIENTS, PURPOSES, FIELDS, MOMENTS)
def test_every_allowed_field_stands_on_a_live_consent_that_names_all_of_it(given_consents, recipient, purpose, fields, at):
    coverage = covers(given_consents, recipient=recipient, purpose=purpose, fields=fields, at=at)
    by_id = {consent.id: consent for consent in given_consents}
    assert coverage.allowed | coverage.missing == fields
    assert not coverage.allowed & coverage.missing
    assert set(coverage.by) == coverage.allowed
    assert set(coverage.reasons) == coverage.missing
    for field, consent_id in coverage.by.items():
        consent = by_id[consent_id]
        assert field in consent.fields
        assert (consent.recipient, consent.purpose, consent.withdrawn_at) == (recipient, purpose, None)
        assert consent.given_at <= at < consent.ends_at


@given(LISTS, RECIPIENTS, PURPOSES, FIELDS, MOMENTS)
def test_a_missing_field_stands_on_no_consent_at_all(given_consents, recipient, purpose, fields, at):
    coverage = covers(given_consents, recipient=recipient, purpose=purpose, fields=fields, at=at)
    for field in coverage.missing:
        assert not any(
            field in consent.fields
            and (consent.recipient, consent.purpose) == (recipient, purpose)
            and consent.withdrawn_at is None
            and consent.was_live(at)
            for consent in given_consents
        )


@given(LISTS, RECIPIENTS, PURPOSES, FIELDS, MOMENTS)
def test_the_order_of_the_consents_does_not_matter(given_consents, recipient, purpose, fields, at):
    asked = {"recipient": recipient, "purpose": purpose, "fields": fields, "at": at}
    assert covers(given_consents, **asked) == covers(given_consents[::-1], **asked)


@given(LISTS, RECIPIENTS, PURPOSES, FIELDS, MOMENTS)
def test_taking_every_consent_back_allows_nothing(given_consents, recipient, purpose, fields, at):
    withdrawn = [replace(consent, withdrawn_at=at) for consent in given_consents]
    assert not covers(withdrawn, recipient=recipient, purpose=purpose, fields=fields, at=at).allowed


@given(
    st.dictionaries(st.sampled_from([*Field, "identity_number", "status"]), st.text()),
    st.frozensets(st.sampled_from(list(Field))),
)
def test_no_field_leaks_past_what_is_allowed(record, allowed):
    kept = minimise(record, allowed)
    assert set(kept) == set(record) & allowed
    assert all(kept[field] == record[field] for field in kept)


def test_allowing_a_word_that_is_no_field_is_an_error():
    with pytest.raises(ValueError, match="identity_number"):
        minimise({Field.NAME: "x"}, ["identity_number"])  # type: ignore[list-item]
