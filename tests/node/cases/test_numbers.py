"""The worker's number: let in by it and nothing else, at the same cost for right, wrong and unknown."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.utils import timezone

from passage.node.audit.models import Entry
from passage.node.cases import numbers
from passage.node.cases.errors import CaseRefused, VisitRefused
from passage.node.cases.models import LocatorTries, ReportNumber
from passage.node.cases.visits import Visitor, open_with_number
from passage.rules import number as rule
from tests.factories.cases import make_numbered_report, make_report

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def wrong(number: rule.Number) -> str:
    """Another secret under the same locator."""
    secret = str((int(number.secret) + 1) % 10**14).zfill(14)
    return rule.Number(number.locator, secret).digits


def unknown(number: rule.Number) -> str:
    """A locator that nobody holds."""
    return rule.Number(str((int(number.locator) + 1) % 10**5).zfill(5), number.secret).digits


def refusal(text: str, now=NOW) -> tuple[str, str, int]:
    with pytest.raises(VisitRefused) as refused:
        open_with_number(text, now=now)
    return str(refused.value.code), refused.value.reason, refused.value.wait


def test_the_number_opens_its_report_in_every_digits_of_the_five_languages():
    report, number = make_numbered_report()
    for language in ("km", "lo", "my", "th", "en"):
        visitor = open_with_number(number.grouped(language), now=NOW)
        assert visitor.report_id == report.public_id
        assert not visitor.temporary


def test_a_wrong_and_an_unknown_number_get_the_same_answer():
    _, number = make_numbered_report()
    assert refusal(wrong(number)) == refusal(unknown(number)) == ("unknown", "", 0)


@pytest.mark.parametrize("kind", ["right", "wrong", "unknown"])
def test_each_opening_hashes_exactly_as_often(kind, monkeypatch):
    _, number = make_numbered_report()
    hashed = []
    real = numbers.hash_secret
    monkeypatch.setattr(numbers, "hash_secret", lambda secret, salt: hashed.append(len(salt)) or real(secret, salt))
    if kind == "right":
        open_with_number(number.digits, now=NOW)
    else:
        refusal(wrong(number) if kind == "wrong" else unknown(number))
    assert hashed == [numbers.SALT_BYTES] * rule.MAX_CANDIDATES


def test_a_wrong_and_an_unknown_number_cost_the_same_statements(django_assert_num_queries):
    _, number = make_numbered_report()
    refusal(wrong(number))
    refusal(unknown(number))
    with django_assert_num_queries(5):
        refusal(wrong(number))
    with django_assert_num_queries(5):
        refusal(unknown(number))


def test_all_numbers_of_a_full_locator_open_their_own_report(monkeypatch):
    monkeypatch.setattr(rule, "draw_locator", lambda: "00042")
    made = [make_numbered_report() for _ in range(rule.MAX_CANDIDATES)]
    for report, number in made:
        assert number.locator == "00042"
        assert open_with_number(number.digits, now=NOW).report_id == report.public_id
    with pytest.raises(CaseRefused) as refused:
        make_numbered_report()
    assert refused.value.code == "numbers_exhausted"


def test_a_full_locator_is_left_for_another(monkeypatch):
    drawn = iter(["00042"] * rule.MAX_CANDIDATES + ["00042", "00042", "00043"])
    monkeypatch.setattr(rule, "draw_locator", lambda: next(drawn))
    for _ in range(rule.MAX_CANDIDATES):
        make_numbered_report()
    _, number = make_numbered_report()
    assert number.locator == "00043"


def test_the_database_refuses_two_numbers_in_one_slot():
    report, _ = make_numbered_report()
    other = make_report()
    row = ReportNumber.objects.get(report=report)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportNumber.objects.create(report=other, locator=row.locator, slot=row.slot, salt=b"s" * 16, verifier=b"v" * 32)


def test_a_mistyped_number_costs_no_try():
    _, number = make_numbered_report()
    digits = number.digits
    slip = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    assert refusal(slip) == ("bad_number", "wrong_check", 0)
    assert refusal("12345") == ("bad_number", "too_short", 0)
    assert refusal("abc") == ("bad_number", "not_digits", 0)
    assert LocatorTries.objects.count() == 0


def test_five_wrong_tries_close_a_locator_and_even_the_right_number_waits():
    _, number = make_numbered_report()
    for _ in range(5):
        assert refusal(wrong(number))[0] == "unknown"
    code, _, wait = refusal(number.digits)
    assert (code, wait) == ("wait", 31)
    later = NOW + timedelta(seconds=31)
    assert open_with_number(number.digits, now=later)
    assert LocatorTries.objects.count() == 0


def test_waiting_is_the_same_for_a_locator_that_nobody_holds():
    _, number = make_numbered_report()
    for text in (wrong(number), unknown(number)):
        for _ in range(5):
            refusal(text)
    assert refusal(wrong(number)) == refusal(unknown(number))


def test_a_refused_try_during_the_wait_does_not_lengthen_it():
    _, number = make_numbered_report()
    for _ in range(5):
        refusal(wrong(number))
    for _ in range(20):
        refusal(wrong(number))
    assert LocatorTries.objects.get().failures == 5


def test_the_wait_grows_and_is_forgotten_a_day_after_the_last_failure():
    _, number = make_numbered_report()
    now = NOW
    for _ in range(8):
        refusal(wrong(number), now)
        now = LocatorTries.objects.get().wait_until
    assert LocatorTries.objects.get().failures == 8
    refusal(wrong(number), now + timedelta(days=1, seconds=1))
    assert LocatorTries.objects.get().failures == 1


def test_a_try_is_counted_before_it_is_checked(monkeypatch):
    """Many guesses sent at once each pay for the one before: the count stands even when the check never ends."""
    _, number = make_numbered_report()

    def never(_number):
        raise ConnectionAbortedError

    monkeypatch.setattr(numbers, "find", never)
    with pytest.raises(ConnectionAbortedError):
        open_with_number(wrong(number), now=NOW)
    assert LocatorTries.objects.get().failures == 1


def test_guessing_is_written_down_for_staff_and_names_no_locator():
    from passage.node.cases import queries
    from tests.factories.people import make_account

    report, number = make_numbered_report()
    now = NOW
    for _ in range(10):
        refusal(wrong(number), now)
        now = LocatorTries.objects.get().wait_until
    entry = Entry.objects.get(act="visit.guessing")
    assert entry.detail == {"failures": 10}
    assert queries.guessed_at(make_account()) == [(report.public_id, 10)]


def test_the_number_is_nowhere_in_the_database():
    _, number = make_numbered_report()
    row = ReportNumber.objects.get()
    stored = b"".join(bytes(value) for value in (row.salt, row.verifier)) + row.locator.encode()
    assert number.secret.encode() not in stored
    for app in ("cases", "people", "audit", "matching"):
        for model in apps.get_app_config(app).get_models():
            assert number.secret not in repr(list(model._default_manager.values()))


def test_the_verifier_is_of_no_use_without_the_nodes_pepper(settings):
    from dataclasses import replace

    _, number = make_numbered_report()
    settings.KEYRING = replace(settings.KEYRING, pepper=b"another pepper of the same length")
    assert refusal(number.digits)[0] == "unknown"


@override_settings(ARGON2_LIGHT=False)
def test_the_real_cost_is_that_of_the_rule(monkeypatch):
    asked = {}
    monkeypatch.setattr(numbers, "hash_secret_raw", lambda **values: asked.update(values) or b"v" * 32)
    numbers.hash_secret("1" * 14, b"s" * 16)
    assert (asked["memory_cost"], asked["time_cost"], asked["parallelism"]) == (64 * 1024, 3, 1)
    assert asked["secret"] != b"1" * 14


def test_a_full_pool_says_so_instead_of_waiting_for_ever(monkeypatch):
    monkeypatch.setattr(numbers, "LONGEST_WAIT", 0.01)
    with numbers.POOL, numbers.POOL, pytest.raises(VisitRefused) as refused:
        numbers.prepare()
    assert refused.value.code == "busy"
    assert numbers.prepare().verifier


def test_a_visit_lasts_fifteen_minutes_and_cannot_be_made_up():
    report, number = make_numbered_report()
    visitor = open_with_number(number.digits, now=NOW)
    token = visitor.token(NOW)
    assert Visitor.from_token(token, NOW + timedelta(minutes=14)) == visitor
    assert str(report.public_id) not in token
    for text, now in [
        (token, NOW + timedelta(minutes=15, seconds=1)),
        (token[:-4] + "AAAA", NOW),
        ("", NOW),
        ("ខ្ញុំ", NOW),
        ("AAAA", NOW),
        (token + "é", NOW),
    ]:
        with pytest.raises(VisitRefused) as refused:
            Visitor.from_token(text, now)
        assert refused.value.code == "expired"


def test_coming_back_moves_the_last_contact():
    report, number = make_numbered_report()
    later = NOW + timedelta(days=100)
    open_with_number(number.digits, now=later)
    report.refresh_from_db()
    assert report.last_contact_at == later
