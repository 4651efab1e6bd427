"""One row of a file: what it says, or every reason why it cannot be taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from passage.rules.htcds.cells import BadCell, ProblemCode, Setting, Value, read_cell
from passage.rules.htcds.header import REQUIRED, field_of
from passage.rules.htcds.row import Cells, HtcdsRow, row_of
from passage.rules.htcds.standard import standard

# A birthday may lie between the day counted from and the day counted to.
_YEARS_OF_SLACK = 1


@dataclass(frozen=True, order=True)
class Problem:
    """One reason against a row: a field of the standard ("" for the whole row) and a code. Never the value."""

    field: str
    code: ProblemCode


@dataclass(frozen=True)
class RowReading:
    """Either `values` and no problems, or no values and at least one problem."""

    values: HtcdsRow | None
    problems: tuple[Problem, ...]


def read_row(row: Mapping[str, str], *, today: date, country: str = "") -> RowReading:
    """Read a row, given as column -> text; columns that the standard lacks are passed over.

    Codes and labels in any case, several values split by ; or |, digits of all five scripts, Buddhist years. `country`
    (ISO 3166-1 alpha-2) is used for telephone numbers without a country code where the row names no country of address.

    A row needs somebody (a name or `x_record_id`) and something (exploitation, status, methods of control, or a
    description). Raises nothing for any text; all problems of a row are given at once, in the order of the standard.
    """
    texts = {field: text for column, text in row.items() if text and (field := field_of(column)) is not None}
    setting = Setting(today, country)
    values, problems = _read_cells(texts, setting)
    if not problems and not any(value is not None for value in values.values()):
        return RowReading(None, (Problem("", ProblemCode.EMPTY_ROW),))
    problems += _missing(values, {problem.field for problem in problems})
    problems += _contradictions(Cells(values), today)
    if problems:
        return RowReading(None, tuple(_in_order(problems)))
    return RowReading(row_of(Cells(values)), ())


def _read_cells(texts: Mapping[str, str], setting: Setting) -> tuple[dict[str, Value], list[Problem]]:
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    fields = standard().fields
    setting = _at_home(texts, setting)
    for name, text in texts.items():
        try:
            values[name] = read_cell(text, fields[name], setting)
        except BadCell as refusal:
            problems.append(Problem(name, refusal.code))
    return values, problems


def _at_home(texts: Mapping[str, str], setting: Setting) -> Setting:
    """Telephone numbers are national to the country of the address, where the row names a sound one."""
    text = texts.get("prs_MailingCountry", "")
    if not text or not (texts.get("prs_MobilePhone") or texts.get("prs_HomePhone")):
        return setting
    try:
        country = read_cell(text, standard().fields["prs_MailingCountry"], setting)
    except BadCell:
        return setting
    return Setting(setting.today, country) if isinstance(country, str) else setting


def _missing(values: Mapping[str, Value], refused: set[str]) -> list[Problem]:
    """One problem for each group of which nothing is given; a refused field already has its own."""
    return [
        Problem(group[0], ProblemCode.MISSING)
        for group in REQUIRED
        if not any(values.get(name) for name in group) and not refused & set(group)
    ]


def _contradictions(cells: Cells, today: date) -> list[Problem]:
    return [Problem(name, ProblemCode.CONTRADICTION) for name in _contradicting(cells, today)]


def _contradicting(cells: Cells, today: date) -> Iterator[str]:
    """Fields that cannot be true together with the date of birth: an event before it, an age beyond it."""
    birth, event = cells.date("prs_Birthdate"), cells.date("hte_Date")
    if birth is None:
        return
    if event is not None and event.last() < birth.first():
        yield "hte_Date"
    age = cells.number("vic_AgeWhenTrafficked")
    if age is not None and age > today.year - birth.year + _YEARS_OF_SLACK:
        yield "vic_AgeWhenTrafficked"


def _in_order(problems: list[Problem]) -> list[Problem]:
    order = {name: place for place, name in enumerate(("", *standard().fields))}
    return sorted(dict.fromkeys(problems), key=lambda problem: order[problem.field])
