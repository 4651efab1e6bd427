"""The corridors home, the follow-up dates, and the document both sides sign."""

import json
import unicodedata
from datetime import date
from random import Random

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.journey import returns
from passage.rules.journey.kinds import Kind, Sender, may_send
from passage.rules.journey.months import add_months
from passage.rules.journey.sources import Certainty

CORRIDORS = ("LA", "MM", "KH")


def test_the_three_corridors_are_known_with_their_steps() -> None:
    assert set(returns.countries()) == set(CORRIDORS)
    counts = {country: len(returns.procedure(country).steps) for country in (*CORRIDORS, "TH")}
    assert counts == {"LA": 14, "MM": 10, "KH": 12, "TH": 7}


def test_an_unknown_country_has_no_procedure() -> None:
    with pytest.raises(returns.NoProcedure) as refused:
        returns.procedure("VN")
    assert refused.value.code == "no_procedure"


@pytest.mark.parametrize("country", CORRIDORS)
def test_each_corridor_says_its_year_its_source_and_where_people_cross(country: str) -> None:
    of = returns.procedure(country)
    assert of.as_of
    assert of.source.text
    assert of.source.last_verified is None
    assert of.handover_points
    assert [step.number for step in of.steps] == list(range(1, len(of.steps) + 1))
    assert sum(step.handover for step in of.steps) == 1


def test_a_procedure_is_only_as_sure_as_its_least_sure_step() -> None:
    assert returns.procedure("LA").certainty is Certainty.CERTAIN
    assert returns.procedure("MM").certainty is Certainty.UNVERIFIED
    assert returns.procedure("KH").certainty is Certainty.UNVERIFIED


def test_the_suspended_corridor_and_the_caution_on_myanmar_are_told() -> None:
    assert returns.procedure("KH").may_be_suspended
    assert "suspended" in (returns.procedure("KH").note or "")
    assert not returns.procedure("LA").may_be_suspended
    assert "February 2021" in (returns.procedure("MM").caution or "")


@pytest.mark.parametrize("country", CORRIDORS)
def test_each_message_of_a_corridor_is_sent_by_a_side_that_may_send_it(country: str) -> None:
    for step in returns.procedure(country).steps:
        if step.message and step.side in ("TH", country):
            side = Sender.HOST if step.side == "TH" else Sender.HOME
            assert may_send(step.message, side), step.number


def test_the_next_step_is_the_first_not_done() -> None:
    of = returns.procedure("KH")
    assert returns.next_step(of, ()) == of.steps[0]
    assert returns.next_step(of, {1, 2, 4}) == of.steps[2]
    assert returns.next_step(of, range(1, 13)) is None


def test_messages_exchanged_tell_how_far_a_return_has_come() -> None:
    of = returns.procedure("KH")
    assert returns.reached(of, ()) == frozenset()
    assert returns.reached(of, {Kind.TRACING_REQUEST}) == {1, 2}
    assert returns.reached(of, {Kind.TRACING_REQUEST, Kind.HANDOVER}) == {1, 2, 3, 4, 5}
    assert returns.reached(of, {Kind.MESSAGE}) == frozenset()


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 1, 15), (date(2026, 7, 15), date(2027, 1, 15))),
        (date(2026, 8, 31), (date(2027, 2, 28), date(2027, 8, 31))),
        (date(2027, 8, 31), (date(2028, 2, 29), date(2028, 8, 31))),
        (date(2028, 2, 29), (date(2028, 8, 29), date(2029, 2, 28))),
        (date(2026, 12, 31), (date(2027, 6, 30), date(2027, 12, 31))),
    ],
)
def test_follow_up_is_six_and_twelve_calendar_months_after_the_handover(on: date, expected: tuple[date, ...]) -> None:
    assert returns.follow_up_dates(on) == expected


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-48, 48))
def test_adding_months_moves_exactly_that_many_months(day: date, months: int) -> None:
    found = add_months(day, months)
    assert (found.year - day.year) * 12 + found.month - day.month == months
    assert found.day <= day.day


FACTS = {
    "channel_id": "0192f3a4-7c1e-7d7e-9b1a-2f6d3c5e8a90",
    "crossing": "Aranyaprathet - Poipet",
    "on": date(2026, 3, 9),
    "handed_over_by": "DATIP",
    "received_by": "Poipet Transit Center",
    "items": ("passport copy", "phone"),
    "claims_open": ("wages",),
}


def document(**changed: object) -> dict[str, object]:
    return returns.handover_document(**{**FACTS, **changed})  # type: ignore[arg-type]


def test_both_sides_draw_up_the_same_bytes() -> None:
    host = document()
    home = document(items=["phone", "passport  copy", "phone"], crossing=" Aranyaprathet  -  Poipet ")
    assert returns.same_handover(host, home)
    assert rfc8785.dumps(host) == rfc8785.dumps(home)  # type: ignore[arg-type]
    assert json.loads(rfc8785.dumps(host)) == host  # type: ignore[arg-type]


def test_the_document_names_the_person_only_by_the_channel() -> None:
    assert set(document()) == {
        "document",
        "version",
        "channel",
        "crossing",
        "on",
        "handed_over_by",
        "received_by",
        "items",
        "claims_open",
    }


@pytest.mark.parametrize(
    "changed",
    [
        {"channel_id": "other"},
        {"crossing": "Mae Sot - Myawaddy"},
        {"on": date(2026, 3, 10)},
        {"handed_over_by": "Immigration"},
        {"received_by": "MoSVY"},
        {"items": ("phone",)},
        {"claims_open": ()},
    ],
)
def test_any_other_fact_makes_another_document(changed: dict[str, object]) -> None:
    assert not returns.same_handover(document(), document(**changed))


def test_another_version_or_a_part_more_is_another_document() -> None:
    assert not returns.same_handover(document(), {**document(), "version": 2})
    assert not returns.same_handover(document(), {**document(), "seal": "x"})
    assert not returns.same_handover({}, {})


@pytest.mark.parametrize(
    ("empty", "code"),
    [
        ("channel_id", "no_channel"),
        ("crossing", "no_crossing"),
        ("handed_over_by", "no_giver"),
        ("received_by", "no_receiver"),
    ],
)
def test_a_document_without_place_office_or_channel_is_refused(empty: str, code: str) -> None:
    with pytest.raises(returns.BadHandover) as refused:
        document(**{empty: "  "})
    assert refused.value.code == code


@given(st.lists(st.text(max_size=12), max_size=6), st.randoms())
def test_order_spaces_and_unicode_form_of_the_items_change_nothing(items: list[str], random: Random) -> None:
    other = [unicodedata.normalize("NFD", item) + " " for item in items]
    random.shuffle(other)
    assert returns.same_handover(document(items=items), document(items=other))


def test_texts_are_signed_in_composed_form() -> None:
    decomposed = unicodedata.normalize("NFD", "Café")
    assert document(items=[decomposed])["items"] == ["Café"]
