"""What each field of a consent contains: one function a field, from the opened case to the value that goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from passage.node.referrals import shapes
from passage.rules.consent import Field

if TYPE_CHECKING:
    from passage.node.cases.queries import CaseView

# Written for the message by the officer rather than kept in the case; family is both, see `merged`.
WRITTEN = frozenset(
    {
        Field.RETURN_PLAN,
        Field.REINTEGRATION,
        Field.FEEDBACK,
        Field.DOCUMENTS,
        Field.CLAIM,
        Field.FAMILY,
        Field.NEEDS,
        Field.HOME_PLACE,
    }
)
FAMILY_KIND = "family"
_RELATION = ("relation", "name", "contact", "place", "words")
_EPISODE = ("place", "words")


def _name(view: CaseView) -> Any:
    return _texts(view.profile.names)


def _sex(view: CaseView) -> Any:
    return view.profile.sex


def _birth(view: CaseView) -> Any:
    return _known({"date": view.profile.birth, "certainty": view.profile.birth_certainty}) if view.profile.birth else None


def _nationality(view: CaseView) -> Any:
    return _text(view.profile.nationality)


def _languages(view: CaseView) -> Any:
    return _texts(view.profile.languages)


def _home_place(view: CaseView) -> Any:
    return _text(view.profile.home_place)


def _family(view: CaseView) -> Any:
    relations = [
        _known({key: _text(relation.detail.get(key)) for key in _RELATION})
        for relation in view.relations
        if relation.kind == FAMILY_KIND
    ]
    return _known({"told": _texts(view.profile.family), "relations": [relation for relation in relations if relation]})


def _contact(view: CaseView) -> Any:
    contact = view.profile.contact
    words = {key: _text(contact.get(key)) for key in ("channel", "value", "hours", "safety_word")}
    return _known({**words, "may_leave_message": bool(contact.get("may_leave_message"))}) if contact.get("value") else None


def _account(view: CaseView) -> Any:
    told = [report.told for report in view.reports]
    return _known(
        {
            "kinds": sorted({kind for report in view.reports for kind in report.report.kinds}),
            "wants": sorted({want for each in told for want in each.get("wants", ())}),
            "stories": _texts(each.get("story") for each in told),
            "since": _texts(each.get("since") for each in told),
        }
    )


def _employer(view: CaseView) -> Any:
    from_reports = (
        {
            "employer": _text(each.told.get("employer")),
            "sector": _text(each.told.get("sector")),
            "country": each.report.country,
            "province": each.report.province,
        }
        for each in view.reports
    )
    from_journey = (
        {
            "employer": _text(episode.detail.get("employer")),
            "sector": _text(episode.detail.get("sector")),
            "country": episode.country,
        }
        for episode in view.episodes
    )
    return [_known(each) for each in (*from_reports, *from_journey) if each["employer"] or each["sector"]]


def _journey(view: CaseView) -> Any:
    """Without the employer, who is a field of its own."""
    return [
        _known(
            {
                "stage": episode.stage,
                "begins": episode.begins,
                "ends": episode.ends,
                "country": episode.country,
                **{key: _text(episode.detail.get(key)) for key in _EPISODE},
            }
        )
        for episode in view.episodes
    ]


def _screening(view: CaseView) -> Any:
    """Each newest assessment and every assertion with its authority. The receiver's own status is never set by it."""
    newest = {screening.set_id: screening for screening in reversed(view.screenings)}
    assessments = [
        _known(
            {
                "set": screening.set_id,
                "version": screening.set_version,
                "on": screening.at.date().isoformat(),
                **_outcome(screening.outcome),
            }
        )
        for screening in newest.values()
    ]
    assertions = [
        {
            "assertion": status.assertion,
            "authority": status.authority,
            "basis": status.basis,
            "on": status.asserted_on.isoformat(),
        }
        for status in view.statuses
    ]
    return _known({"assessments": assessments, "assertions": assertions})


def _outcome(outcome: Mapping[str, Any]) -> dict[str, Any]:
    """The names of what was found, as `rules.screening.Assessment` has them; the answers behind them stay in this node."""
    sources = (cited["source"]["text"] for cited in outcome.get("sources", ()) if cited["what"] == "list")
    return {
        "outcome": outcome.get("outcome", ""),
        "positive": [dimension["id"] for dimension in outcome.get("dimensions", ()) if dimension["positive"]],
        "indicators": [touched["id"] for touched in outcome.get("ilo11", ())],
        "elements": [element["element"] for element in outcome.get("elements", ()) if element["present"]],
        "source": shapes.visible(next(sources, ""))[: shapes.LINE],
    }


def _needs(view: CaseView) -> Any:
    return _text(view.profile.needs)


def _health(view: CaseView) -> Any:
    return _text(view.profile.health)


def _documents(view: CaseView) -> Any:
    return _texts(view.profile.documents)


def _nothing(view: CaseView) -> Any:
    return None


CONTENTS: Mapping[Field, Callable[[CaseView], Any]] = {
    Field.NAME: _name,
    Field.SEX: _sex,
    Field.BIRTH: _birth,
    Field.NATIONALITY: _nationality,
    Field.LANGUAGES: _languages,
    Field.HOME_PLACE: _home_place,
    Field.FAMILY: _family,
    Field.CONTACT: _contact,
    Field.ACCOUNT: _account,
    Field.EMPLOYER: _employer,
    Field.JOURNEY: _journey,
    Field.SCREENING: _screening,
    Field.NEEDS: _needs,
    Field.HEALTH: _health,
    Field.DOCUMENTS: _documents,
    Field.CLAIM: _nothing,
    Field.RETURN_PLAN: _nothing,
    Field.REINTEGRATION: _nothing,
    Field.FEEDBACK: _nothing,
}


def content(field: Field, view: CaseView, written: Any) -> Any:
    """The value of one field, or None when nothing is recorded. What an officer wrote for this message goes before the record."""
    if field is Field.FAMILY and isinstance(written, Mapping):
        return {**(_family(view) or {}), **_known(dict(written))} or None
    return (_plain(written) if written else CONTENTS[field](view)) or None


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _known({str(key): _plain(item) for key, item in value.items()})
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value if item]
    return shapes.visible(value) if isinstance(value, str) else value


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value or value == 0}


def _text(value: Any) -> str:
    return shapes.visible(value) if isinstance(value, str) else ""


def _texts(values: Iterable[Any]) -> list[str]:
    """Each text once, in the order given."""
    return list(dict.fromkeys(text for value in values if (text := _text(value))))
