"""What can be done with reports and cases: one function for each thing a person can do."""

from passage.node.cases.actions.cases import (
    add_note,
    assign_case,
    attach_report,
    change_profile,
    move_case,
    open_case,
    set_danger,
    set_next_step,
)
from passage.node.cases.actions.journey import EpisodeTold, add_episode, add_relation, change_episode
from passage.node.cases.actions.messages import mark_read, reply
from passage.node.cases.actions.reports import (
    Received,
    acknowledge,
    assign_report,
    close_report,
    open_report,
    receive_report,
    record_contact,
)
from passage.node.cases.actions.retention import erase_untouched
from passage.node.cases.actions.screening import conclude, record_screening
from passage.node.cases.actions.worker import (
    Deleted,
    NewNumber,
    add_information,
    change_consent,
    change_permission,
    delete_report,
    mark_messages_read,
    send_message,
    take_new_number,
)

__all__ = [
    "Deleted",
    "EpisodeTold",
    "NewNumber",
    "Received",
    "acknowledge",
    "add_episode",
    "add_information",
    "add_note",
    "add_relation",
    "assign_case",
    "assign_report",
    "attach_report",
    "change_consent",
    "change_episode",
    "change_permission",
    "change_profile",
    "close_report",
    "conclude",
    "delete_report",
    "erase_untouched",
    "mark_messages_read",
    "mark_read",
    "move_case",
    "open_case",
    "open_report",
    "receive_report",
    "record_contact",
    "record_screening",
    "reply",
    "send_message",
    "set_danger",
    "set_next_step",
    "take_new_number",
]
