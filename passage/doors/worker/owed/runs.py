"""Months that were reckoned alike, put together: a page of sixty lines says no more than one that names the sixty months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from passage.rules.labour_law import Line, Part, Reckoning, Span


def in_runs(found: Reckoning) -> Reckoning:
    """The same reckoning, total and all, with parts of one line that follow each other and are alike as one part."""
    return replace(found, parts=tuple(_together(list(run)) for run in _runs(found.parts)))


def _runs(parts: tuple[Part, ...]) -> Iterator[list[Part]]:
    run: list[Part] = []
    for part in parts:
        if run and not (_are_alike(run[0], part) and _follows(run[-1], part)):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _are_alike(one: Part, other: Part) -> bool:
    if len(one.lines) != 1 or len(other.lines) != 1:
        return False
    return (one.paid, one.short, _kind(one.lines[0])) == (other.paid, other.short, _kind(other.lines[0]))


def _kind(line: Line) -> tuple[object, ...]:
    """What must be alike. An agreed wage holds since the first day it is counted for, and so says nothing."""
    since = None if line.since == line.first else line.since
    return (line.what, line.unit, line.formula, line.amount, line.section, since, line.certainty, line.is_past_verified)


def _follows(one: Part, other: Part) -> bool:
    return other.lines[0].first == one.lines[0].last + timedelta(1)


def _together(run: list[Part]) -> Part:
    if len(run) == 1:
        return run[0]
    first, last, times = run[0].lines[0], run[-1].lines[0], len(run)
    line = replace(
        first,
        last=last.last,
        quantity=_sum([part.lines[0].quantity for part in run]),
        formula=" to ".join(f"{times} x {end}" for end in first.formula.split(" to ")),
        amount=_times(first.amount, times),
    )
    return Part((line,), _times(run[0].paid, times), _times(run[0].short, times))


def _sum(spans: list[Span]) -> Span:
    return Span(sum((span.low for span in spans), Decimal(0)), sum((span.high for span in spans), Decimal(0)))


def _times(span: Span, times: int) -> Span:
    return Span(span.low * times, span.high * times)
