"""The documents say what the state of a circle holds, and a translation only stands for the words that it translates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from passage.doors.frame.documents import Form, NotClean, make, states, values
from passage.rules.commitments.standing import Commitment, FrameworkLink, Standing
from passage.rules.commitments.words import Form as CommitmentForm
from passage.rules.commitments.words import Kind
from passage.rules.consensus import state as circle
from passage.rules.consensus.redline import Mark
from passage.rules.consensus.state import State
from passage.rules.consensus.texts import Provision, Version
from passage.rules.consensus.words import (
    Capacity,
    EntryHash,
    InstrumentKind,
    ItemKind,
    Key,
    PartyCode,
    PersonId,
    ProposalAction,
    ProvisionKind,
    Role,
    RoundState,
    Stage,
    Stance,
    VersionLabel,
)
from tests.doors.frame.documents.made import BRACKETED, HASH, KH, LA, LANGUAGES, MM, ROUND, TEXTS, TITLE

POA = "0b4ff7a5-5be9-4b55-9e0e-3c8b0f3b6a01"
DAY = "2026-11-24T02:00:00Z"


def version(number: int, last: str) -> Version:
    provisions = [Provision(Key(key), kind, said["en"]) for key, kind, said in TEXTS[:2]]
    provisions.append(Provision(Key("POA-1.2"), ProvisionKind.OPERATIVE, last))
    return Version(EntryHash(f"{number:064}"), "", number, VersionLabel.COMPILATION, "KH", DAY, "", tuple(provisions))


def made() -> State:
    """Three parties, a round, two versions, translations of both wordings into Khmer, of the last one alone into Thai."""
    state = State(circle="1b4ff7a5-5be9-4b55-9e0e-3c8b0f3b6a01")
    state.process = circle.Process(
        "p", TITLE, {}, "r1", LANGUAGES, "en", ("km", "en"), "en", {"km": PartyCode("KH")}, 72, {}, "2030-12-31"
    )
    for code, names in (("KH", KH), ("LA", LA), ("MM", MM)):
        state.parties[code] = circle.Party(PartyCode(code), code.lower(), Capacity.SENDING, names, {"en": f"Organ of {code}"})
    state.people = {
        "a": circle.Person(PersonId("a"), "kh", "KH", Role.HEAD, "Secretary of State", "", ""),
        "b": circle.Person(PersonId("b"), "iom", "", Role.FACILITATOR, "Scribe", "", ""),
    }
    state.delegations["KH"] = circle.Delegation(PartyCode("KH"), EntryHash("0" * 64), (PersonId("a"),), "", "", "", "")
    item = circle.AgendaItem("i", "1", ROUND, ItemKind.TEXT, 90)
    state.rounds["r"] = circle.Round(
        "r", 1, Stage.SENDERS, ROUND, "Siem Reap", DAY, "2026-11-25T09:00:00Z", PartyCode("KH"), RoundState.OPEN, (item,)
    )
    before, after = version(1, TEXTS[2][2]["en"]), version(2, BRACKETED)
    state.instruments[POA] = circle.Instrument(POA, InstrumentKind.PLAN_OF_ACTION, TITLE, (before, after))
    first, last = before.provisions[2], after.provisions[2]
    put = circle.TranslationText
    state.translations[POA, "POA-1.2", "km"] = [
        put(TEXTS[2][2]["km"], first.text_hash(), "KH"),
        put("[KH: ក | MM: ខ]", last.text_hash(), "KH"),
    ]
    state.translations[POA, "POA-1.2", "th"] = [put("ไทย", last.text_hash(), "KH")]
    tabled = circle.Proposal("q", POA, Key("POA-1.2"), ProposalAction.DELETE, {}, "Why", "LA", ("MM",), "", DAY)
    state.proposals["q"] = tabled
    state.positions["MM", POA, "POA-1.2"] = [position("ab", "Subject to our law.")]
    return state


def position(hash: str, text: str) -> circle.Position:
    return circle.Position(
        "x", PartyCode("MM"), POA, Key("POA-1.2"), hash, Stance.ACCEPT_WITH_RESERVATION, DAY, PersonId("c"), text
    )


def test_a_draft_shows_translations_of_its_own_words_and_what_is_tabled() -> None:
    state = made()
    found = states.draft(state, POA, state.instruments[POA].versions[1], state.rounds["r"], facilitator="IOM")
    last = found.paragraphs[2]
    assert (last.number, last.first_line, last.texts["km"], last.texts["th"]) == ("2", 5, "[KH: ក | MM: ខ]", "ไทย")
    assert last.proposals == (values.Tabled("LA, MM", ProposalAction.DELETE, {}, "Why"),)
    earlier = states.draft(state, POA, state.instruments[POA].versions[0], state.rounds["r"], facilitator="IOM")
    assert earlier.paragraphs[2].texts == {"en": TEXTS[2][2]["en"], "km": TEXTS[2][2]["km"]}
    assert all(make(found, form, "en", beside="km") for form in Form)


def test_a_redline_in_a_language_without_translation_shows_no_change() -> None:
    state = made()
    before, after = state.instruments[POA].versions
    khmer, thai = (states.redline(state, POA, before, after, language) for language in ("km", "th"))
    assert any(run.mark is not Mark.KEPT for run in khmer.paragraphs[2].runs)
    assert [run.text for each in thai.paragraphs for run in each.runs] == ["–", "–", "–"]
    assert (khmer.by, khmer.before, khmer.after) == ("KH", 1, 2)


def test_an_agenda_is_adopted_when_all_have_adopted_it() -> None:
    state = made()
    round_ = state.rounds["r"]
    assert not states.agenda(state, replace(round_, adopted_by=frozenset({"KH", "LA"})), facilitator="IOM").is_adopted
    assert states.agenda(state, replace(round_, adopted_by=frozenset({"KH", "LA", "MM"})), facilitator="IOM").is_adopted


def test_a_name_that_was_erased_is_a_dash() -> None:
    state = made()
    found = states.participants(state, state.rounds["r"], {"b": "Kong Samnong"}, facilitator="IOM")
    assert [(each.party["en"], [(one.name, one.role) for one in each.people]) for each in found.delegations] == [
        ("Cambodia", [("–", Role.HEAD)]),
        ("IOM", [("Kong Samnong", Role.FACILITATOR)]),
    ]


def test_a_text_with_brackets_is_not_made_as_agreed() -> None:
    state = made()
    with pytest.raises(NotClean):
        make(states.agreed(state, POA, printed="1", on=date(2026, 11, 24), hash=HASH), Form.PDF, "en")


def test_a_state_without_process_has_nothing_to_show() -> None:
    with pytest.raises(states.NothingToShow):
        states.agreed(replace(made(), process=None), POA, printed="1", on=date(2026, 11, 24))


def test_a_commitment_shows_the_day_that_holds_now_and_no_name() -> None:
    promised = Commitment(
        "c", POA, "POA-1.1", HASH, TEXTS[1][2], Kind.PROCESS, CommitmentForm.INDIVIDUAL, "", "LA", {"en": "Ministry"},
        {"en": "Department of Skills"}, (), (), "2027-01-01", "2028-12-31", None, "100", {"en": "per cent"},
        (FrameworkLink("gcm", "3", "2018"),), None, {},
    )  # fmt: skip
    found = states.commitments(made(), TITLE, [Standing(promised, HASH, "2029-06-30", ())], on=date(2026, 11, 24))
    assert found.promises == (
        values.Promise(
            "1", TEXTS[1][2], LA, {"en": "Department of Skills"}, date(2029, 6, 30), {"en": "100 per cent"}, ("gcm 3",)
        ),
    )
    assert make(found, Form.DOCX, "lo")


def test_the_page_of_verification_names_the_keys_of_the_members_alone() -> None:
    state = made()
    state.facilitator = "iom"
    state.log.extend([EntryHash("1" * 64), EntryHash("2" * 64)])
    found = states.verification(
        state, TITLE, text_hash=HASH, on=date(2026, 11, 24), fingerprints={"kh": "aa", "iom": "bb", "th": "cc"}
    )
    assert (found.entries, found.last_entry) == (2, "2" * 64)
    assert found.members == (values.MemberKey("kh", KH, "aa"), values.MemberKey("iom", {"en": "IOM"}, "bb"))
