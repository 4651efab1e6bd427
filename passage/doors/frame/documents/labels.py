"""The words of our own that stand in the documents of a consultation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from passage.doors.frame.papers.languages import Text
from passage.rules.consensus.words import ItemKind, ItemState, ProposalAction, ProvisionKind, Role, VersionLabel

PROVISIONAL_AGENDA, ADOPTED_AGENDA = _("Provisional agenda"), _("Agenda as adopted")
PARTICIPANTS, RECORD, AGREED = _("List of participants"), _("Record of discussions"), _("Agreed text")
RELEASE, STATEMENT, SIGNATURE_COPY = _("Release package"), _("Joint statement"), _("Copy for signature")
COMMITMENTS, VERIFICATION, REDLINE = _("Commitments"), _("Verification of what was agreed"), _("Changes to the text")

ROUND, VENUE, DAYS = pgettext_lazy("meeting", "Round"), pgettext_lazy("meeting", "Place"), pgettext_lazy("meeting", "Days")
CHAIR, FACILITATOR = pgettext_lazy("meeting", "Chair"), pgettext_lazy("meeting", "Facilitator")
FROM_TO = _("%(first)s to %(last)s")
NUMBER, ITEM, MINUTES, FILES = (
    pgettext_lazy("agenda", "No."),
    pgettext_lazy("agenda", "Item"),
    _("Minutes"),
    pgettext_lazy("agenda", "Papers"),
)
KIND = pgettext_lazy("agenda", "Kind")
NAME, POST, ROLE = _("Name"), pgettext_lazy("delegation", "Post"), pgettext_lazy("delegation", "Role")
OPEN_BRACKETS, VERSION, DAY = _("Open brackets"), pgettext_lazy("text", "Version"), pgettext_lazy("paper", "Day")
OLD, NEWER = _("Earlier version"), _("Later version")
HOW_BRACKETS = _("What stands in square brackets is not agreed. Letters before a colon say which party proposes it.")
HOW_NUMBERS = _("Paragraph and line numbers are the same in every language.")
HOW_REDLINE = _("Deleted words are struck through, inserted words are underlined.")
LINES = _("Lines %(first)s to %(last)s")
RATIONALE = pgettext_lazy("proposal", "Reason")
MOVED, DELETED, NEW = _("Moved: it was paragraph %(number)s"), _("Paragraph deleted"), _("New paragraph")
RENUMBERED = _("It was paragraph %(number)s")
NO_CHANGES = _("Nothing was changed.")
PRESENT, DECISION, RESERVATIONS = pgettext_lazy("meeting", "Present"), pgettext_lazy("agenda", "Decision"), _("Reservations")
ACCEPTED_BY, RESULT = pgettext_lazy("record", "Accepted by"), pgettext_lazy("agenda", "Result")
PARAGRAPH, WHOLE_TEXT, PARTY = _("Paragraph %(number)s"), _("The whole text"), pgettext_lazy("meeting", "Party")
LANGUAGES, AUTHENTIC = pgettext_lazy("text", "Languages"), _("Authentic languages")
NONE_AUTHENTIC = _("None before adoption; the working text is in %(language)s")
TEXT_HASH, PACKAGE, PACKAGE_HASH = _("Fingerprint of the text"), _("Package"), _("Fingerprint of the package")
TEXT_NUMBER = pgettext_lazy("text", "Number")
SENT_BY, SENT_TO, APPROVED_BY = pgettext_lazy("package", "Sent by"), pgettext_lazy("package", "Sent to"), _("Release approved by")
HOW_RELEASED = _("Each head of delegation agreed to send this text and signed its fingerprint.")
SIGNATURE = _("Signature")
DONE_AT = _("Done at %(place)s on %(day)s in %(languages)s.")
DONE_BLANK = _("Done at ____________________ on ____________________ in %(languages)s.")
ALL_EQUAL = _("All texts are equally authentic.")
SOME_EQUAL = _("The texts in %(languages)s are equally authentic; the others are translations.")
ONE_AUTHENTIC = _("The text in %(language)s is authentic; the others are translations.")
PREVAILS = _("If the texts differ in meaning, the text in %(language)s prevails.")
RECONCILED = _(
    "If the texts differ in meaning, the meaning that best reconciles them is taken, having regard to object and purpose."
)
WITNESS = _("In witness whereof the undersigned, being duly authorised, have signed this text.")
FOR, FULL_POWERS = _("For %(party)s"), _("Full powers: %(reference)s")
PROMISE, LEAD, DUE, TARGET, LINKS = (
    pgettext_lazy("commitment", "What"),
    pgettext_lazy("commitment", "Who answers for it"),
    pgettext_lazy("commitment", "Due"),
    pgettext_lazy("commitment", "Measured by"),
    pgettext_lazy("commitment", "Counts towards"),
)
CIRCLE, ENTRIES, LAST_ENTRY = _("Consultation"), _("Signed entries"), _("Fingerprint of the last entry")
MEMBER, KEY, FILE = _("Node"), _("Fingerprint of its key"), pgettext_lazy("verification", "Document")
HOW_TO_CHECK = _(
    "Everything said in this consultation was signed. Whoever holds the file of entries can check it without a line:"
)
WHAT_IT_FINDS = _("One changed character anywhere is found and named.")
COMMAND = "passage verify ENTRIES.jsonl"

VERSIONS: dict[VersionLabel, Text] = {
    VersionLabel.ZERO_DRAFT: _("Zero draft"),
    VersionLabel.COMPILATION: _("Compilation of proposals"),
    VersionLabel.CHAIRS_TEXT: _("Chair's text"),
    VersionLabel.FACILITATORS_DRAFT: _("Facilitator's draft"),
    VersionLabel.REVISION: _("Revised text"),
}
PARTS: dict[ProvisionKind, Text] = {
    ProvisionKind.PREAMBLE: _("Preamble"),
    ProvisionKind.OPERATIVE: _("Operative part"),
    ProvisionKind.ANNEX: _("Annex"),
}
ITEM_KINDS: dict[ItemKind, Text] = {
    ItemKind.INFO: pgettext_lazy("agenda", "Information"),
    ItemKind.TEXT: pgettext_lazy("agenda", "Text"),
    ItemKind.PROCEDURE: pgettext_lazy("agenda", "Procedure"),
    ItemKind.OTHER: pgettext_lazy("agenda", "Other business"),
}
ITEM_STATES: dict[ItemState, Text] = {
    ItemState.OPEN: pgettext_lazy("agenda", "Open"),
    ItemState.AGREED: pgettext_lazy("agenda", "Agreed"),
    ItemState.DEFERRED: pgettext_lazy("agenda", "Put off"),
    ItemState.DROPPED: pgettext_lazy("agenda", "Dropped"),
}
ROLES: dict[Role, Text] = {
    Role.HEAD: _("Head of delegation"),
    Role.ALTERNATE: _("Deputy head of delegation"),
    Role.MEMBER: pgettext_lazy("delegation", "Member"),
    Role.ADVISER: pgettext_lazy("delegation", "Adviser"),
    Role.INTERPRETER: pgettext_lazy("delegation", "Interpreter"),
    Role.FACILITATOR: FACILITATOR,
    Role.OBSERVER: pgettext_lazy("delegation", "Observer"),
}
ACTIONS: dict[ProposalAction, Text] = {
    ProposalAction.REPLACE: pgettext_lazy("proposal", "%(by)s would write instead"),
    ProposalAction.INSERT_AFTER: pgettext_lazy("proposal", "%(by)s would add after this paragraph"),
    ProposalAction.DELETE: pgettext_lazy("proposal", "%(by)s would delete this paragraph"),
}
