"""The register of telephone numbers, and what a worker may see of it."""

import re
from dataclasses import replace
from datetime import date

from passage.rules.journey.contacts import (
    Contact,
    ContactKind,
    Hidden,
    contacts,
    may_show_to_worker,
    rows,
    verified_for_months,
    why_hidden,
)
from passage.rules.journey.sources import Certainty

CALLED = date(2026, 3, 31)


def called(key: str) -> Contact:
    found = next(contact for contact in contacts() if contact.key == key)
    return replace(found, verified_on=CALLED, verified_by="a member of staff")


def why(contact: Contact, today: date = CALLED, wants_home_authority: bool = True) -> Hidden | None:
    return why_hidden(contact, today=today, wants_home_authority=wants_home_authority)


def test_nobody_called_any_number_so_none_is_shown() -> None:
    assert contacts()
    assert not any(may_show_to_worker(contact, today=CALLED, wants_home_authority=True) for contact in contacts())


def test_a_number_that_was_called_is_shown() -> None:
    assert why(called("th-lpn-km")) is None
    assert may_show_to_worker(called("th-lpn-km"), today=CALLED, wants_home_authority=False)


def test_a_call_without_its_caller_or_from_the_future_does_not_count() -> None:
    assert why(replace(called("th-lpn-km"), verified_by="")) is Hidden.NOT_CALLED
    assert why(replace(called("th-lpn-km"), verified_on=None)) is Hidden.NOT_CALLED
    assert why(called("th-lpn-km"), today=date(2026, 3, 30)) is Hidden.NOT_CALLED


def test_a_number_is_hidden_again_twelve_months_after_the_call() -> None:
    assert verified_for_months() == 12
    assert why(called("th-lpn-km"), today=date(2027, 3, 30)) is None
    assert why(called("th-lpn-km"), today=date(2027, 3, 31)) is Hidden.CALLED_TOO_LONG_AGO


def test_the_line_of_the_home_state_waits_until_it_is_wanted() -> None:
    line = called("kh-police-anti-trafficking")
    assert line.home_authority
    assert why(line, wants_home_authority=False) is Hidden.HOME_AUTHORITY_NOT_WANTED
    assert why(line, wants_home_authority=True) is None


def test_immigration_enforcement_is_never_shown_even_when_called_and_wanted() -> None:
    line = called("th-immigration-bureau")
    assert line.kind is ContactKind.ENFORCEMENT
    assert why(line) is Hidden.ENFORCEMENT


def test_a_line_without_number_or_source_is_never_shown() -> None:
    assert why(called("th-issara-institute")) is Hidden.NO_NUMBER
    assert why(replace(called("th-issara-institute"), number="1")) is Hidden.UNVERIFIED


def test_a_number_is_stored_once_as_plain_digits() -> None:
    numbers = [contact.number for contact in contacts() if contact.number]
    assert len(numbers) == len(set(numbers))
    assert all(re.fullmatch(r"\+?[0-9]+", number) for number in numbers)


def test_the_thai_social_line_is_not_given_for_laos() -> None:
    assert not any(contact.number == "1300" for contact in contacts() if contact.country == "LA")


def test_day_and_night_is_said_only_where_a_source_says_it() -> None:
    assert {contact.hours for contact in contacts() if contact.key.startswith("th-lpn")} == {""}


def test_every_contact_has_its_own_key_a_source_and_a_certainty() -> None:
    keys = [contact.key for contact in contacts()]
    assert len(keys) == len(set(keys))
    assert all(contact.source and contact.certainty in Certainty for contact in contacts())
    assert all(
        contact.certainty is Certainty.UNVERIFIED or contact.number or contact.emails or contact.note for contact in contacts()
    )


def test_a_node_stores_only_contacts_with_a_number_and_none_as_verified() -> None:
    stored = rows()
    assert stored
    assert all(row["number"] and row["key"] and row["who"]["en"] for row in stored)
    assert not any("verified_on" in row for row in stored)
