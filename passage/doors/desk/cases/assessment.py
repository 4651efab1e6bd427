"""A stored assessment in words: what is positive, by which part of the published rule, on which answers, from which source."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from passage.rules import screening as rule


def shown(set_id: str, outcome: dict[str, Any]) -> dict[str, Any]:
    """The parts of an assessment for the page; labels are those of the published list."""
    labels = {item.id: item.label for item in rule.indicator_set(set_id).indicators}
    labels |= {item.id: item.label for item in rule.indicator_set("palermo").indicators}
    ilo = {item.id: item.label for item in rule.indicator_set("ilo11").indicators}
    return {
        "outcome": outcome_word(str(outcome.get("outcome", ""))),
        "dimensions": [
            {
                "name": heading(row["id"]),
                "positive": row["positive"],
                "because": [labels.get(code, code) for code in row["because"]],
                "clause": (row.get("clause") or {}).get("text", ""),
            }
            for row in outcome.get("dimensions", [])
        ],
        "elements": [
            {
                "name": heading(str(row["element"])),
                "present": row["present"],
                "yes": [labels.get(code, code) for code in row["yes"]],
                "dimensions": [heading(code) for code in row["dimensions"]],
            }
            for row in outcome.get("elements", [])
        ],
        "readings": [reading(row) for row in outcome.get("readings", [])],
        "ilo11": [
            (ilo.get(row["id"], row["id"]), [labels.get(code, code) for code in row["by"]]) for row in outcome.get("ilo11", [])
        ],
        "cautions": [caution(str(code)) for code in outcome.get("cautions", [])],
        "sources": [source(row) for row in outcome.get("sources", [])],
    }


def heading(dimension: str) -> str:
    """The name of a dimension as published, made readable."""
    return {
        "deceptive_recruitment": _("Deceptive recruitment"),
        "coercive_recruitment": _("Coercive recruitment"),
        "recruitment_abuse_vulnerability": _("Recruitment by abuse of vulnerability"),
        "exploitation": _("Exploitation"),
        "coercion_destination": _("Coercion at destination"),
        "abuse_vulnerability_destination": _("Abuse of vulnerability at destination"),
        "act": _("Act"),
        "means": _("Means"),
        "purpose": _("Purpose"),
        "ilo11": _("ILO indicators of forced labour"),
    }.get(dimension, dimension.replace("_", " "))


def outcome_word(code: str) -> str:
    return {
        "trafficking_for_forced_labour": _("The answers fit the published pattern of trafficking for forced labour."),
        "deception_and_exploitation": _("The answers fit the published pattern of deception and exploitation."),
        "exploited_migrant": _("The answers fit the published pattern of an exploited migrant: a labour-rights case."),
        "none": _("The exploitation dimension is not positive; the published table names no outcome of exploitation."),
        "no_published_outcome": _("The published table has no name for this combination. Look at what is positive and decide."),
    }.get(code, code)


def reading(row: dict[str, Any]) -> str:
    """One reading of the Palermo elements, as a sentence."""
    who = _("Read as an adult") if row["rule"] == "adult" else _("Read as a child: means are not required")
    if row["complete"]:
        return _("%(who)s: something speaks for every element that is needed.") % {"who": who}
    missing = ", ".join(heading(str(element)) for element in row["missing"])
    return _("%(who)s: nothing speaks yet for: %(missing)s.") % {"who": who, "missing": missing}


def caution(code: str) -> str:
    return {
        "age_unknown": _("The age on that date is not known well enough, so both readings are shown."),
        "adult_list_for_a_child": _("The person was a child then, and this is the list for adults."),
        "child_list_for_an_adult": _("The person was an adult then, and this is the list for children."),
        "never_verified": _("This transcription of the list was never compared with the official text."),
        "prompts_only": _("These are prompts for a trained officer, without weights and without an outcome."),
    }.get(code, code)


def source(row: dict[str, Any]) -> str:
    """A source as a line: what it is for, its text, its version and certainty."""
    cited = row.get("source") or {}
    return " · ".join(
        str(part) for part in (row.get("what"), cited.get("text"), row.get("version"), cited.get("certainty")) if part
    )
