"""What the answers to a screening show by the published rules, with the answers behind each point; it never decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from passage.rules.journey.ages import AgeRange, Minor, is_minor
from passage.rules.journey.sources import Source
from passage.rules.screening import delphi
from passage.rules.screening.delphi import DimensionResult, Outcome
from passage.rules.screening.indicators import (
    ADULT_LABOUR,
    CHILD_LABOUR,
    ILO11,
    PALERMO,
    SEXUAL_PROMPTS,
    Element,
    IndicatorSet,
    indicator_set,
)


class NoSuchIndicator(LookupError):
    """An answer to something that the list does not ask. `code`: no_such_indicator, no_such_element."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NoSuchAnswer(ValueError):
    """An answer that is none of the three. `code`: no_such_answer."""

    code = "no_such_answer"


class Answer(StrEnum):
    """What the person answered. `unknown` counts for nothing, either way."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> None:
        raise NoSuchAnswer("there is no such answer")


class Rule(StrEnum):
    """How the elements are read: art. 3(a) for an adult; 3(c) and (d) for a child, where no means is required."""

    ADULT = "adult"
    CHILD = "child"


class Caution(StrEnum):
    """What the reader of an assessment must know beside it."""

    AGE_UNKNOWN = "age_unknown"
    ADULT_LIST_FOR_A_CHILD = "adult_list_for_a_child"
    CHILD_LIST_FOR_AN_ADULT = "child_list_for_an_adult"
    NEVER_VERIFIED = "never_verified"
    PROMPTS_ONLY = "prompts_only"


@dataclass(frozen=True, slots=True)
class ElementResult:
    """One Palermo element: the answers that say yes to it and no to it, those open, and the positive dimensions behind it.

    `present`: there is an answer or a positive dimension for it.
    """

    element: Element
    yes: tuple[str, ...]
    no: tuple[str, ...]
    unanswered: tuple[str, ...]
    dimensions: tuple[str, ...]
    present: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The elements read by one rule: those it needs, and those of them that nothing speaks for yet.

    `complete`: something speaks for every element the rule needs. That is a reason to look closer, never a finding.
    """

    rule: Rule
    needed: tuple[Element, ...]
    missing: tuple[Element, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Touched:
    """One of the 11 ILO indicators and the yes answers that touch it. The list has no weights."""

    number: int
    id: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """What a part of the assessment rests on. `what`: list, dimension_rule, combination, palermo, ilo11."""

    what: str
    version: str
    source: Source


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the answers show. No score, no decision: an officer concludes.

    `dimensions`: in the order of the list; empty for a list without weights. `signs`: ids answered yes. `unknown`: answered
    "do not know". `unanswered`: not asked yet. `readings`: one, or both where the age leaves it open.
    """

    set_id: str
    set_version: str
    outcome: Outcome
    dimensions: tuple[DimensionResult, ...]
    elements: tuple[ElementResult, ...]
    minor: Minor
    readings: tuple[Reading, ...]
    ilo11: tuple[Touched, ...]
    signs: tuple[str, ...]
    unknown: tuple[str, ...]
    unanswered: tuple[str, ...]
    cautions: tuple[Caution, ...]
    sources: tuple[Cited, ...]

    def positive(self) -> tuple[str, ...]:
        """The ids of the positive dimensions."""
        return tuple(dimension.id for dimension in self.dimensions if dimension.positive)


def profile_for(age: AgeRange | None) -> tuple[str, ...]:
    """The Delphi lists to propose for this age: the child's, the adult's, or both while the age leaves it open."""
    lists = {Minor.YES: (CHILD_LABOUR,), Minor.NO: (ADULT_LABOUR,), Minor.UNKNOWN: (ADULT_LABOUR, CHILD_LABOUR)}
    return lists[is_minor(age)]


def assess(
    *,
    set_id: str,
    answers: Mapping[str, Answer],
    palermo: Mapping[str, Answer] | None = None,
    age: AgeRange | None = None,
) -> Assessment:
    """What these answers show by the published rules.

    `answers`: indicator id of the list -> answer. `palermo`: element id of the list "palermo" -> answer (for that list itself,
    `answers` and `palermo` are read together). `age`: on the date of the episode. Sources: WCMS_105023 p.3 for dimensions;
    Palermo Protocol art. 3 for elements and the child rule; WCMS_203832 for the 11 indicators.
    Raises `NotUsable`, `NoSuchSet`, `NoSuchIndicator`, `NoSuchAnswer`.
    """
    of = indicator_set(set_id)
    given = _known(of, answers, "no_such_indicator")
    elements_given = _known(indicator_set(PALERMO), palermo or {}, "no_such_element")
    if set_id == PALERMO:
        given = elements_given = {**given, **elements_given}
    yes = frozenset(id for id, answer in given.items() if answer is Answer.YES)
    dimensions = _dimensions(of, yes)
    positive = tuple(dimension.id for dimension in dimensions if dimension.positive)
    minor = is_minor(age)
    elements = _elements(of, positive, elements_given)
    asked = [indicator.id for indicator in of.asked()]
    return Assessment(
        set_id=set_id,
        set_version=of.version,
        # The table of combinations was published for adults: of a child it says nothing.
        outcome=Outcome.NO_PUBLISHED_OUTCOME if minor is Minor.YES else delphi.outcome(set_id, positive),
        dimensions=dimensions,
        elements=elements,
        minor=minor,
        readings=_readings(minor, elements),
        ilo11=_touched(of, yes),
        signs=tuple(id for id in asked if id in yes),
        unknown=tuple(id for id in asked if given.get(id) is Answer.UNKNOWN),
        unanswered=tuple(id for id in asked if id not in given),
        cautions=_cautions(of, minor),
        sources=_sources(of),
    )


def _known(of: IndicatorSet, answers: Mapping[str, Answer], code: str) -> dict[str, Answer]:
    known = frozenset(indicator.id for indicator in of.indicators)
    if not known.issuperset(answers):
        raise NoSuchIndicator(code)
    return {id: Answer(answer) for id, answer in answers.items()}


def _has_weights(of: IndicatorSet) -> bool:
    return any(indicator.strength is not None for indicator in of.indicators)


def _dimensions(of: IndicatorSet, yes: frozenset[str]) -> tuple[DimensionResult, ...]:
    if not _has_weights(of):
        return ()
    return tuple(delphi.weigh(of, dimension, yes) for dimension in of.dimensions)


def _elements(of: IndicatorSet, positive: tuple[str, ...], given: Mapping[str, Answer]) -> tuple[ElementResult, ...]:
    protocol = indicator_set(PALERMO)

    def result(element: Element) -> ElementResult:
        ids = [indicator.id for indicator in protocol.indicators if indicator.dimension == element]
        by_answer = {answer: tuple(id for id in ids if given.get(id) is answer) for answer in (*Answer, None)}
        dimensions = tuple(part.id for part in of.dimensions if part.id in positive and part.element is element)
        return ElementResult(
            element=element,
            yes=by_answer[Answer.YES],
            no=by_answer[Answer.NO],
            unanswered=by_answer[None],
            dimensions=dimensions,
            present=bool(by_answer[Answer.YES] or dimensions),
        )

    return tuple(result(element) for element in Element)


def _readings(minor: Minor, elements: tuple[ElementResult, ...]) -> tuple[Reading, ...]:
    needed = {Rule.ADULT: tuple(Element), Rule.CHILD: (Element.ACT, Element.PURPOSE)}
    rules = {Minor.YES: (Rule.CHILD,), Minor.NO: (Rule.ADULT,), Minor.UNKNOWN: (Rule.ADULT, Rule.CHILD)}
    absent = frozenset(result.element for result in elements if not result.present)

    def reading(rule: Rule) -> Reading:
        missing = tuple(element for element in needed[rule] if element in absent)
        return Reading(rule, needed[rule], missing, complete=not missing)

    return tuple(reading(rule) for rule in rules[minor])


def _touched(of: IndicatorSet, yes: frozenset[str]) -> tuple[Touched, ...]:
    touched = []
    for item in indicator_set(ILO11).indicators:
        (number,) = item.ilo11
        by = tuple(sign.id for sign in of.indicators if sign.id in yes and number in sign.ilo11)
        if by:
            touched.append(Touched(number, item.id, by))
    return tuple(touched)


def _cautions(of: IndicatorSet, minor: Minor) -> tuple[Caution, ...]:
    holds = {
        Caution.AGE_UNKNOWN: minor is Minor.UNKNOWN,
        Caution.ADULT_LIST_FOR_A_CHILD: of.id == ADULT_LABOUR and minor is Minor.YES,
        Caution.CHILD_LIST_FOR_AN_ADULT: of.id == CHILD_LABOUR and minor is Minor.NO,
        Caution.NEVER_VERIFIED: of.last_verified is None,
        Caution.PROMPTS_ONLY: of.id == SEXUAL_PROMPTS,
    }
    return tuple(caution for caution, present in holds.items() if present)


def _sources(of: IndicatorSet) -> tuple[Cited, ...]:
    cited = [Cited("list", of.version, of.source)]
    if _has_weights(of):
        cited.append(Cited("dimension_rule", of.version, delphi.rule_source()))
    if delphi.combinations(of.id):
        cited.append(Cited("combination", of.version, delphi.combination_source()))
    beside = {"palermo": PALERMO, "ilo11": ILO11}
    cited += [Cited(what, indicator_set(id).version, indicator_set(id).source) for what, id in beside.items() if id != of.id]
    return tuple(cited)
