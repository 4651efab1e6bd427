"""What the documents say, taken from the state of a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from passage.doors.frame.documents import values
from passage.doors.frame.documents.telling import NOTHING
from passage.rules.commitments.standing import Standing
from passage.rules.consensus.numbering import Numbered, number
from passage.rules.consensus.redline import compare_versions
from passage.rules.consensus.state import AgendaItem, Person, Process, Proposal, Round, State
from passage.rules.consensus.texts import Provision, Version
from passage.rules.consensus.words import ProposalState


class NothingToShow(LookupError):
    """The state holds no such round, text or version, or no process yet."""


def meeting(state: State, round_: Round, *, facilitator: str) -> values.Meeting:
    """`facilitator`: the name of the organisation."""
    first, last = (date.fromisoformat(day[:10]) for day in (round_.starts, round_.ends))
    return values.Meeting(
        _process(state).title, round_.title, round_.venue, first, last, _names(state, round_.chair), facilitator
    )


def agenda(state: State, round_: Round, *, facilitator: str) -> values.Agenda:
    """Adopted once all parties have adopted it as it stands."""
    is_adopted = round_.adopted_by >= set(state.required)
    return values.Agenda(meeting(state, round_, facilitator=facilitator), tuple(map(_item, round_.agenda)), is_adopted)


def participants(state: State, round_: Round, names: Mapping[str, str], *, facilitator: str) -> values.Participants:
    """`names`: of people by their id, as far as they are kept; a name that was erased is a dash."""
    delegations = [
        values.Delegation(party.names, party.organ, tuple(_person(state.people[one], names) for one in delegation.members))
        for party in state.parties.values()
        if (delegation := state.delegations.get(party.code)) is not None
    ]
    others = tuple(_person(person, names) for person in state.people.values() if not person.party)
    if others:
        delegations.append(values.Delegation({"en": facilitator}, {}, others))
    return values.Participants(meeting(state, round_, facilitator=facilitator), tuple(delegations))


def draft(state: State, instrument: str, version: Version, round_: Round, *, facilitator: str) -> values.Draft:
    """A version with its translations as far as they are of its very words, and what is tabled to it."""
    process = _process(state)
    numbers = number(version.provisions, process.working)
    paragraphs = tuple(
        _paragraph(state, instrument, provision, numbered)
        for provision, numbered in zip(version.provisions, numbers, strict=True)
    )
    title = state.instruments[instrument].title
    return values.Draft(
        meeting(state, round_, facilitator=facilitator),
        title,
        version.label,
        version.number,
        date.fromisoformat(version.at[:10]),
        process.working,
        paragraphs,
    )


def redline(state: State, instrument: str, before: Version, after: Version, language: str) -> values.Redline:
    """What changed in one language. A provision that lacks a translation of either wording is shown as a dash, not as changed."""
    working = _process(state).working
    texts = [
        {provision.key: text_of(state, instrument, provision, language) for provision in version.provisions}
        for version in (before, after)
    ]
    lacking = {key for each in texts for key, text in each.items() if not text}
    old, new = ([(key, NOTHING if key in lacking else text) for key, text in each.items()] for each in texts)
    numbers = [{one.key: one.paragraph for one in number(version.provisions, working)} for version in (before, after)]
    paragraphs = tuple(
        values.Changed(numbers[0].get(each.key, ""), numbers[1].get(each.key, ""), each.runs, each.is_moved)
        for each in compare_versions(old, new, language)
    )
    title = state.instruments[instrument].title
    return values.Redline(title, language, before.number, after.number, after.party, paragraphs)


def discussions(
    state: State, round_: Round, reservations: Iterable[values.Reservation] = (), *, facilitator: str
) -> values.Discussions:
    """The record of a round with the reservations that stand (`outcomes.reservations`)."""
    return values.Discussions(
        meeting(state, round_, facilitator=facilitator),
        tuple(party.names for party in state.parties.values()),
        tuple(map(_item, round_.agenda)),
        round_.record,
        tuple(reservations),
        tuple(_names(state, party) for party in sorted(round_.record_accepted_by)),
    )


def agreed(state: State, instrument: str, *, printed: str, on: date, hash: str = "") -> values.AgreedText:
    """The text on the table as agreed. `printed`: its number; `on`: its day. Making it raises `NotClean` where it is not."""
    process = _process(state)
    version = state.instruments[instrument].head
    if version is None:
        raise NothingToShow(instrument)
    paragraphs = tuple(
        values.Paragraph(numbered.paragraph, provision.kind, _texts(state, instrument, provision))
        for provision, numbered in zip(version.provisions, number(version.provisions, process.working), strict=True)
    )
    return values.AgreedText(state.instruments[instrument].title, printed, on, hash, tongues(process), paragraphs)


def commitments(state: State, title: values.Texts, standings: Iterable[Standing], *, on: date) -> values.Commitments:
    """Each commitment as it was promised, in the order given, with the due day that holds now."""
    promises = tuple(_promise(state, place, each) for place, each in enumerate(standings, 1))
    return values.Commitments(title, on, promises)


def _promise(state: State, place: int, standing_: Standing) -> values.Promise:
    given = standing_.commitment
    target = {code: f"{given.target} {unit}" for code, unit in given.unit.items()} if given.target else {}
    links = tuple(f"{link.framework} {link.code}" for link in given.links)
    due = date.fromisoformat(standing_.due)
    return values.Promise(str(place), given.text, _names(state, given.lead), given.post or given.organ, due, target, links)


def verification(
    state: State, title: values.Texts, *, text_hash: str, on: date, fingerprints: Mapping[str, str]
) -> values.Verification:
    """What was signed in a circle and by whose keys. `fingerprints`: of the member nodes' keys, by node, as in the register."""
    nodes = {party.node: party.names for party in state.parties.values()} | {state.facilitator: {"en": state.facilitator.upper()}}
    members = tuple(values.MemberKey(node, names, fingerprints[node]) for node, names in nodes.items() if node in fingerprints)
    last = state.log[-1] if state.log else ""
    return values.Verification(title, state.circle, len(state.log), last, text_hash, on, members)


def tongues(process: Process) -> values.Tongues:
    """The languages of the process, as data of article 33."""
    return values.Tongues(process.languages, process.authentic, process.prevailing, process.working)


def text_of(state: State, instrument: str, provision: Provision, language: str) -> str:
    """A provision in one language: the last translation of these very words, "" where there is none."""
    if language == _process(state).working:
        return provision.text
    put = state.translations.get((instrument, provision.key, language), [])
    return next((each.text for each in reversed(put) if each.of == provision.text_hash()), "")


def _process(state: State) -> Process:
    if state.process is None:
        raise NothingToShow("process")
    return state.process


def _names(state: State, party: str) -> values.Texts:
    return state.parties[party].names if party in state.parties else {"en": party}


def _item(given: AgendaItem) -> values.Item:
    return values.Item(given.number, given.title, given.kind, given.minutes, given.papers, given.state, given.decision)


def _person(given: Person, names: Mapping[str, str]) -> values.Participant:
    return values.Participant(names.get(given.id, NOTHING), given.function, given.role)


def _texts(state: State, instrument: str, provision: Provision) -> dict[str, str]:
    texts = {code: text_of(state, instrument, provision, code) for code in _process(state).languages}
    return {code: text for code, text in texts.items() if text}


def _paragraph(state: State, instrument: str, provision: Provision, numbered: Numbered) -> values.Paragraph:
    tabled = tuple(
        _tabled(each)
        for each in state.proposals.values()
        if (each.instrument, each.key, each.state) == (instrument, provision.key, ProposalState.TABLED)
    )
    return values.Paragraph(
        numbered.paragraph,
        provision.kind,
        _texts(state, instrument, provision),
        numbered.first_line,
        numbered.lines,
        tabled,
    )


def _tabled(given: Proposal) -> values.Tabled:
    return values.Tabled(", ".join(filter(None, (given.party, *given.sponsors))), given.action, given.texts, given.rationale)
