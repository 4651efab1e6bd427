"""Where each sealed value lies: binds it to its row, so that none can be moved to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from passage.node.cases.models import Episode, Message, Note, Relation, Report, Screening, Status


def place_of_report(report: Report) -> str:
    return f"report:{report.public_id}"


def place_of_message(message: Message) -> str:
    return f"message:{message.public_id}"


def place_of_episode(episode: Episode) -> str:
    return f"episode:{episode.public_id}"


def place_of_relation(relation: Relation) -> str:
    return f"relation:{relation.public_id}"


def place_of_note(note: Note) -> str:
    return f"note:{note.public_id}"


def place_of_answers(screening: Screening) -> str:
    return f"screening.answers:{screening.public_id}"


def place_of_outcome(screening: Screening) -> str:
    return f"screening.outcome:{screening.public_id}"


def place_of_reason(status: Status) -> str:
    return f"status.reason:{status.public_id}"
