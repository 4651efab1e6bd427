"""Puts a reckoning into words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils import translation

from passage.doors.frame.owed_words import codes, readings
from passage.doors.frame.owed_words.citations import cited
from passage.doors.frame.owed_words.figures import amount, figure, formula, native, period, quantity
from passage.doors.frame.owed_words.values import (
    CheckWords,
    LineWords,
    Mark,
    OwedWords,
    PartWords,
    PointWords,
    ReadingWords,
)
from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import Check, Line, OpenPoint, Part, Reading, Reckoning, Span
from passage.rules.labour_law.reckoning import Alternative
from passage.rules.text.dates import show_date


def in_words(reckoning: Reckoning, language: str) -> OwedWords:
    """The reckoning in one of the five languages. Raises KeyError for another."""
    with translation.override(language):
        return _Words(reckoning, language).all()


def mark_of(certainty: Certainty) -> Mark:
    """How sure a row of a table is, in the language that is set."""
    word, kind, sentence = codes.CERTAINTY[certainty]
    return Mark(str(word), kind, str(sentence), certainty not in (Certainty.CERTAIN, Certainty.PROBABLE))


class _Words:
    def __init__(self, reckoning: Reckoning, language: str) -> None:
        self._of, self._language = reckoning, language

    def all(self) -> OwedWords:
        found = self._of
        return OwedWords(
            language=self._language,
            parts=tuple(self._part(each) for each in found.parts),
            apart=tuple(self._line(each) for each in found.apart),
            points=tuple(self._point(each) for each in found.open),
            checks=tuple(self._check(each) for each in found.checks),
            total=self._amount(found.total),
            partial=str(codes.PARTIAL) if found.is_partial else "",
            lapses=self._oldest(),
            notes=tuple(map(str, codes.NOTES)),
            reckoning=found,
        )

    def _part(self, part: Part) -> PartWords:
        lines = tuple(self._line(each) for each in part.lines)
        return PartWords(lines, self._amount(part.paid), self._amount(part.short), part)

    def _line(self, line: Line) -> LineWords:
        return LineWords(
            period=period(line.first, line.last, self._language),
            what=str(codes.WHAT.get(line.what, codes.OTHER_MONEY)),
            quantity=quantity(line.quantity, line.unit, self._language),
            formula=formula(line.formula, self._language),
            amount=self._amount(line.amount),
            section=cited(line.section, self._language),
            since=self._day(line.since),
            mark=mark_of(line.certainty),
            late=str(codes.LATE) if line.is_past_verified else "",
            lapses=str(codes.LAPSES) % {"day": self._day(line.lapses_on)} if line.lapses_on else "",
            line=line,
        )

    def _point(self, point: OpenPoint) -> PointWords:
        sentence, question, may_be_told = codes.OPEN.get(point.code, codes.OTHER_OPEN)
        said = [str(sentence)]
        if point.last_known is not None:
            said.append(str(codes.LAST_KNOWN) % {"amount": self._amount(Span.of(point.last_known))})
        areas = ", ".join(str(codes.AREAS.get(area.name, area.name)) for area in point.areas)
        asked = str(question) % {"areas": areas} if areas else str(question)
        return PointWords(
            period=period(point.first, point.last or point.first, self._language) if point.first else "",
            sentence=" ".join(said),
            question=readings.question_of(point.readings) or asked,
            may_be_told=may_be_told,
            readings=tuple(self._reading(each, point) for each in point.readings),
            section=cited(point.section, self._language),
            point=point,
        )

    def _reading(self, reading: Reading, point: OpenPoint) -> ReadingWords:
        words = readings.ANSWERS.get(reading.text)
        text, language = (reading.text, "en") if words is None else (str(words), self._language)
        other = next((each for each in point.alternatives if each.reading == reading.id), None)
        return ReadingWords(text, language, reading.is_default, self._would_be(other) if other else "")

    def _would_be(self, other: Alternative) -> str:
        """The total by another reading, or what would stand apart where only that differs; nothing where neither does."""
        apart = [line.amount for line in self._of.apart]
        if other.total == self._of.total and other.apart == Span(
            _sum(each.low for each in apart), _sum(each.high for each in apart)
        ):
            return ""
        if other.total == self._of.total:
            return str(codes.WOULD_STAND_APART) % {"amount": self._amount(other.apart)}
        return str(codes.WOULD_BE) % {"amount": self._amount(other.total)}

    def _check(self, check: Check) -> CheckWords:
        word, kind, sentence = codes.KEPT if check.is_kept else codes.BROKEN
        return CheckWords(
            period=period(check.first, check.last, self._language),
            sentence=self._checked(check),
            kept=Mark(str(word), kind, str(sentence), not check.is_kept),
            section=cited(check.section, self._language),
            mark=mark_of(check.certainty),
            check=check,
        )

    def _checked(self, check: Check) -> str:
        """What the rule is about, and its figures where it is not one of yes or no."""
        rule = native(str(codes.CHECKS.get(check.rule, codes.OTHER_CHECK)), self._language)
        if check.unit == "yes":
            return rule
        found, needed = (self._measured(number, check.unit) for number in (check.found, check.needed))
        said = str(codes.AT_MOST if check.at_most else codes.AT_LEAST) % {"rule": rule, "found": found, "needed": needed}
        if check.months_of_wage is None:
            return said
        return f"{said} {codes.MONTHS_OF_WAGE % {'count': figure(check.months_of_wage, self._language)}}"

    def _measured(self, number: Decimal, unit: str) -> str:
        span = Span.of(number)
        return quantity(span, unit, self._language) if unit in codes.UNITS else amount(span, unit, self._language)

    def _oldest(self) -> str:
        lapses = [line.lapses_on for part in self._of.parts if part.short.high for line in part.lines if line.lapses_on]
        return str(codes.OLDEST_LAPSES) % {"day": self._day(min(lapses))} if lapses else ""

    def _amount(self, span: Span) -> str:
        return amount(span, self._of.currency, self._language)

    def _day(self, day: date) -> str:
        return show_date(day, self._language)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))
