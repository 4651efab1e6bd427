"""What each part of a message may look like: types and bounds, checked when it is made and again when it comes from a peer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from passage.rules.consent import Field
from passage.rules.journey.kinds import Kind
from passage.rules.text.dates import BadDate, PartialDate

Shape = Callable[[Any], bool]

SHORT, LINE, WORDS, STORY = 64, 400, 2_000, 20_000
FEW, MANY = 12, 60
_CODE = re.compile(r"[a-z0-9][a-z0-9_./-]{0,63}\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_COUNTRY = re.compile(r"[A-Z]{2}\Z")
# Control characters hide and reorder what an officer reads; line breaks and tabs are text.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def text(longest: int) -> Shape:
    """Words with something in them, at most `longest` characters, none of them hidden."""
    return lambda value: isinstance(value, str) and 0 < len(value) <= longest and not _HIDDEN.search(value)


def visible(value: str) -> str:
    """The same words without hidden characters and without space around them."""
    return _HIDDEN.sub("", value.replace("\r\n", "\n")).strip()


def matching(pattern: re.Pattern[str]) -> Shape:
    return lambda value: isinstance(value, str) and pattern.match(value) is not None


def one_of(*codes: str) -> Shape:
    return lambda value: isinstance(value, str) and value in codes


def number(least: int, most: int) -> Shape:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def flag(value: Any) -> bool:
    return isinstance(value, bool)


def day(value: Any) -> bool:
    """A whole ISO 8601 date."""
    if not isinstance(value, str) or not _DAY.match(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def partial_date(value: Any) -> bool:
    """A day, a month or a year that the calendar has, in ISO 8601."""
    if not isinstance(value, str) or len(value) > 10:
        return False
    try:
        return str(PartialDate.from_iso(value)) == value
    except BadDate:
        return False


def listed(shape: Shape, most: int) -> Shape:
    """A list with something in it."""
    return lambda value: isinstance(value, list) and 0 < len(value) <= most and all(map(shape, value))


def record(shapes: Mapping[str, Shape], *, needs: tuple[str, ...] = ()) -> Shape:
    """An object with only these keys, something in it, and all that it `needs`."""

    def fits(value: Any) -> bool:
        return (
            isinstance(value, dict)
            and bool(value)
            and all(key in shapes and shapes[key](item) for key, item in value.items())
            and all(key in value for key in needs)
        )

    return fits


code = matching(_CODE)
country = matching(_COUNTRY)

RETURN_PLAN = record(
    {
        "crossing": text(120),
        "on": day,
        "escort": text(LINE),
        "met_by": text(LINE),
        "transport": text(LINE),
        "first_stay": text(LINE),
        "words": text(WORDS),
    },
    needs=("crossing", "on"),
)
REINTEGRATION = record(
    {
        "month": number(0, 60),
        "stage": one_of("pre_integration", "integration", "monitoring", "closure"),
        "lives": one_of("with_family", "with_relatives", "alone", "shelter", "elsewhere", "unknown"),
        "works": one_of("yes", "no", "training", "school", "unknown"),
        "safe": one_of("yes", "no", "unknown"),
        "words": text(WORDS),
    },
    needs=("month", "stage"),
)
FEEDBACK = record(
    {
        "useful": listed(code, FEW),
        "missing": listed(code, FEW),
        "words": text(WORDS),
    }
)
FAMILY = record(
    {
        "result": one_of("found", "partly", "not_found"),
        "assessment": one_of("safe", "safe_with_support", "not_safe", "not_assessed"),
        "told": listed(text(LINE), MANY),
        "relations": listed(
            record(
                {"relation": text(SHORT), "name": text(LINE), "contact": text(LINE), "place": text(LINE), "words": text(WORDS)}
            ),
            MANY,
        ),
        "words": text(WORDS),
    }
)
CONTACT = record(
    {
        "channel": text(SHORT),
        "value": text(LINE),
        "hours": text(LINE),
        "safety_word": text(SHORT),
        "may_leave_message": flag,
    }
)
ACCOUNT = record(
    {
        "kinds": listed(code, MANY),
        "wants": listed(code, MANY),
        "stories": listed(text(STORY), FEW),
        "since": listed(text(SHORT), FEW),
    }
)
EMPLOYER = listed(
    record({"employer": text(LINE), "sector": text(SHORT), "country": country, "province": text(SHORT)}),
    MANY,
)
JOURNEY = listed(
    record(
        {
            "stage": code,
            "begins": partial_date,
            "ends": partial_date,
            "country": country,
            "place": text(LINE),
            "words": text(STORY),
        },
        needs=("stage",),
    ),
    MANY,
)
SCREENING = record(
    {
        "assessments": listed(
            record(
                {
                    "set": code,
                    "version": text(SHORT),
                    "source": text(LINE),
                    "on": day,
                    "outcome": text(SHORT),
                    "positive": listed(text(SHORT), MANY),
                    "indicators": listed(text(SHORT), MANY * 3),
                    "elements": listed(text(SHORT), FEW),
                },
                needs=("set", "version"),
            ),
            FEW,
        ),
        "assertions": listed(
            record(
                {"assertion": one_of("possible", "actual", "not"), "authority": text(SHORT), "basis": text(SHORT), "on": day},
                needs=("assertion", "authority", "basis", "on"),
            ),
            FEW,
        ),
    }
)

_UUID = matching(re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z"))
_AMOUNT = matching(re.compile(r"[0-9]{1,12}\.[0-9]{2}\Z"))
# Where a claim stands, as `rules.claims` has it. `leads`: the sender brings the claim, so what it says of the state holds.
CLAIM_PART = record(
    {
        "claim": _UUID,
        "leads": flag,
        "state": code,
        "since": day,
        "country": country,
        "currency": matching(re.compile(r"[A-Z]{3}\Z")),
        "counted_on": day,
        "owed": record({"low": _AMOUNT, "high": _AMOUNT}, needs=("low", "high")),
        "paid": _AMOUNT,
        "limits": listed(record({"what": code, "on": day, "section": text(LINE), "certainty": code}, needs=("what", "on")), MANY),
        "needs": listed(record({"id": _UUID, "what": code, "words": text(WORDS), "due": day}, needs=("id", "what")), MANY),
        "answers": listed(record({"id": _UUID, "words": text(WORDS)}, needs=("id", "words")), MANY),
    },
    needs=("claim", "leads", "state", "country"),
)

SHAPES: Mapping[Field, Shape] = {
    Field.NAME: listed(text(LINE), FEW),
    Field.SEX: code,
    Field.BIRTH: record({"date": partial_date, "certainty": code}, needs=("date",)),
    Field.NATIONALITY: text(SHORT),
    Field.LANGUAGES: listed(text(SHORT), FEW),
    Field.HOME_PLACE: text(LINE),
    Field.FAMILY: FAMILY,
    Field.CONTACT: CONTACT,
    Field.ACCOUNT: ACCOUNT,
    Field.EMPLOYER: EMPLOYER,
    Field.JOURNEY: JOURNEY,
    Field.SCREENING: SCREENING,
    Field.NEEDS: text(WORDS),
    Field.HEALTH: text(WORDS),
    Field.CLAIM: listed(text(WORDS), MANY),
    Field.DOCUMENTS: listed(text(LINE), MANY),
    Field.RETURN_PLAN: RETURN_PLAN,
    Field.REINTEGRATION: REINTEGRATION,
    Field.FEEDBACK: FEEDBACK,
}


# Where a kind gives a field a form of its own. Every other kind keeps the first form, which nodes of earlier versions read.
OF_KIND: Mapping[tuple[Kind, Field], Shape] = {(Kind.CLAIM_UPDATE, Field.CLAIM): CLAIM_PART}


def fits(field: Field, value: Any, kind: Kind | None = None) -> bool:
    """Does this value keep the bounds of its field, in a message of this kind?"""
    own = OF_KIND.get((kind, field)) if kind else None
    return (own or SHAPES[field])(value)
