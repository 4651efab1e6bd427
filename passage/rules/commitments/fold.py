"""Goes through the entries about one commitment and says where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from passage.rules.commitments import bodies
from passage.rules.commitments.standing import (
    Baseline,
    Commitment,
    Cost,
    Figure,
    FrameworkLink,
    Milestone,
    Moved,
    ProgressReport,
    Review,
    Standing,
)
from passage.rules.commitments.words import Form, Kind, MilestoneStatus, ReviewedStatus, Reviewer, SelfStatus
from passage.rules.journey import Stage

Body = Mapping[str, Any]


def fold(entries: Iterable[tuple[str, str, Body]]) -> Standing | None:
    """Where one commitment stands after its entries (hash, kind, body), each of which `check_commitment` has let through,
    in their order; None for none."""
    standing: Standing | None = None
    for hash, kind, body in entries:
        standing = created(hash, body) if standing is None else _NEXT[kind](standing, body)
    return standing


def created(hash: str, body: Body) -> Standing:
    """A new commitment. `hash`: of the entry that made it."""
    milestones = (Milestone(**each, first_due=each["due"]) for each in body["milestones"])
    return Standing(_commitment(body), hash, body["due"], tuple(sorted(milestones, key=lambda each: each.due)))


def _commitment(body: Body) -> Commitment:
    values = {name: value for name, value in body.items() if name != "milestones"}
    return Commitment(
        **{
            **values,
            "kind": Kind(body["kind"]),
            "form": Form(body["form"]),
            "contributing": tuple(body["contributing"]),
            "episodes": tuple(map(Stage, body["episodes"])),
            "baseline": Baseline(**body["baseline"]) if body["baseline"] else None,
            "links": tuple(FrameworkLink(**link) for link in body["links"]),
            "cost": Cost(**body["cost"]) if body["cost"] else None,
        }
    )


def _reported(standing: Standing, body: Body) -> Standing:
    values = {name: value for name, value in body.items() if name not in ("id", "report")}
    report = ProgressReport(
        **{
            **values,
            "id": body["report"],
            "status": SelfStatus(body["status"]),
            "figures": tuple(Figure(**figure) for figure in body["figures"]),
            "milestones": {each["id"]: MilestoneStatus(each["status"]) for each in body["milestones"]},
            "evidence": tuple(body["evidence"]),
        }
    )
    return replace(standing, reports=(*standing.reports, report))


def _approved(standing: Standing, body: Body) -> Standing:
    reports = tuple(
        replace(report, approved_by=body["approved_by"]) if report.id == body["report"] else report for report in standing.reports
    )
    approved = replace(standing, reports=reports)
    said: dict[str, MilestoneStatus] = {}
    for report in approved.approved:
        said.update(report.milestones)
    return replace(
        approved, milestones=tuple(replace(each, status=said.get(each.id, each.status)) for each in approved.milestones)
    )


def _reviewed(standing: Standing, body: Body) -> Standing:
    values = {name: value for name, value in body.items() if name not in ("id", "review")}
    values |= {"reviewer": Reviewer(body["reviewer"]), "status": ReviewedStatus(body["status"])}
    return replace(standing, reviews=(*standing.reviews, Review(id=body["review"], **values)))


def _rescheduled(standing: Standing, body: Body) -> Standing:
    moved = Moved(standing.due, body["due"], body["on"], body["reason"], body["consensus"])
    days = {each["id"]: each["due"] for each in body["milestones"]}
    milestones = (replace(each, due=days.get(each.id, each.due)) for each in standing.milestones)
    return replace(
        standing,
        due=body["due"],
        moved=(*standing.moved, moved),
        milestones=tuple(sorted(milestones, key=lambda each: each.due)),
    )


def _published(standing: Standing, body: Body) -> Standing:
    return replace(standing, published_by=standing.published_by | {body["party"]})


def _embargoed(standing: Standing, body: Body) -> Standing:
    return replace(standing, embargo=body["until"])


_NEXT: Mapping[str, Callable[[Standing, Body], Standing]] = {
    bodies.REPORT: _reported,
    bodies.APPROVE: _approved,
    bodies.REVIEW: _reviewed,
    bodies.RESCHEDULE: _rescheduled,
    bodies.PUBLISH: _published,
    bodies.EMBARGO: _embargoed,
}
