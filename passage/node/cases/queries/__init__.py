"""Reading reports and cases; each starts from what this person may see."""

from passage.node.cases.queries.cases import (
    CaseView,
    EpisodeView,
    episodes_of,
    find_case,
    find_episode,
    find_screening,
    latest_status,
    read_case,
    relations_of,
    view_of,
)
from passage.node.cases.queries.lists import (
    CaseRow,
    CaseTab,
    QueueRow,
    Tab,
    case_list,
    case_with_reference,
    cases_of_people,
    queue,
)
from passage.node.cases.queries.reports import MessageView, ReportContent, find_report, read_report
from passage.node.cases.queries.visit import Stage, VisitPage, guessed_at, own_consent, visit_page

__all__ = [
    "CaseRow",
    "CaseTab",
    "CaseView",
    "EpisodeView",
    "MessageView",
    "QueueRow",
    "ReportContent",
    "Stage",
    "Tab",
    "VisitPage",
    "case_list",
    "case_with_reference",
    "cases_of_people",
    "episodes_of",
    "find_case",
    "find_episode",
    "find_report",
    "find_screening",
    "guessed_at",
    "latest_status",
    "own_consent",
    "queue",
    "read_case",
    "read_report",
    "relations_of",
    "view_of",
    "visit_page",
]
