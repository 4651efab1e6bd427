"""A reckoning of very many lines, as it fits on paper: lines and open points that are alike together. The workbook holds each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from passage.rules.labour_law import Line, OpenPoint, Part, Reckoning, Span

_Thing = TypeVar("_Thing")

# Ten years of months with two lines each. Two hundred pages would help nobody, and would cost gigabytes to set.
MOST_LINES = 240
MOST_POINTS = 60


def shortened(found: Reckoning) -> Reckoning:
    """The same where it fits; otherwise with the same sums. What is short stays the sum of what each part is short."""
    parts, points = found.parts, found.open
    if sum(len(part.lines) for part in parts) > MOST_LINES:
        parts = tuple(map(_parts_together, _alike(parts, _kind_of_part)))
    if len(points) > MOST_POINTS:
        points = tuple(map(_points_together, _alike(points, _kind_of_point)))
    return replace(found, parts=parts, open=points)


def _alike(things: Iterable[_Thing], kind: Callable[[_Thing], object]) -> Iterable[list[_Thing]]:
    groups: dict[object, list[_Thing]] = {}
    for thing in things:
        groups.setdefault(kind(thing), []).append(thing)
    return groups.values()


def _kind_of_part(part: Part) -> object:
    return tuple(_kind_of_line(line) for line in part.lines)


def _kind_of_line(line: Line) -> object:
    return (line.what, line.unit, line.section, line.certainty, line.is_past_verified, line.rests_on)


def _kind_of_point(point: OpenPoint) -> object:
    return replace(point, first=None, last=None)


def _parts_together(parts: list[Part]) -> Part:
    if len(parts) == 1:
        return parts[0]
    lines = tuple(map(_lines_together, zip(*(part.lines for part in parts), strict=True)))
    return Part(lines, _sum(part.paid for part in parts), _sum(part.short for part in parts))


def _lines_together(lines: tuple[Line, ...]) -> Line:
    return replace(
        lines[0],
        first=min(line.first for line in lines),
        last=max(line.last for line in lines),
        quantity=_sum(line.quantity for line in lines),
        formula="",
        amount=_sum(line.amount for line in lines),
        since=min(line.since for line in lines),
        lapses_on=min((line.lapses_on for line in lines if line.lapses_on), default=None),
    )


def _points_together(points: list[OpenPoint]) -> OpenPoint:
    firsts = [point.first for point in points if point.first]
    lasts = [point.last for point in points if point.last]
    return replace(points[0], first=min(firsts, default=None), last=max(lasts, default=None))


def _sum(spans: Iterable[Span]) -> Span:
    known = list(spans)
    return Span(sum((span.low for span in known), Decimal(0)), sum((span.high for span in known), Decimal(0)))
