"""The words for the acts in the log and for the alarms."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from passage.doors.desk.node.forms import role_names
from passage.doors.desk.words import word

ACTS: dict[str, Any] = {
    "account.add": _("made an account"),
    "account.change": _("changed an account"),
    "account.password": _("gave an account a new password"),
    "agency.policy": _("changed what the worker's door says"),
    "agency.set_up": _("set up the agency"),
    "alarm.raise": _("raised an alarm"),
    "alarm.settle": _("saw to an alarm"),
    "case.add_episode": _("added a stretch of the journey"),
    "case.add_relation": _("added somebody close"),
    "case.assign": _("gave the case to somebody"),
    "case.attach_report": _("added a report to the case"),
    "case.change_episode": _("changed a stretch of the journey"),
    "case.conclude": _("wrote down a conclusion"),
    "case.danger": _("raised or lowered the danger flag"),
    "case.move": _("moved the case"),
    "case.next_step": _("set the next step"),
    "case.note": _("wrote a note"),
    "case.open": _("opened a case"),
    "case.read": _("read the case"),
    "channel.forget": _("forgot a closed line of messages"),
    "channel.open": _("opened a line of messages"),
    "claim.answer": _("wrote down what the worker answered"),
    "claim.ask": _("asked something of the worker for a claim"),
    "claim.evidence": _("listed a proof"),
    "claim.facts": _("wrote down facts of a claim"),
    "claim.grant": _("wrote down a power of attorney"),
    "claim.join": _("put a claim into a group"),
    "claim.leave": _("took a claim out of a group"),
    "claim.open": _("opened a claim"),
    "claim.payment": _("wrote down a payment"),
    "claim.revoke": _("wrote down that a power of attorney was revoked"),
    "claim.step": _("moved a claim"),
    "claim.take": _("took over what another node told of a claim"),
    "consent.record": _("recorded a consent"),
    "consent.withdraw": _("took back a consent"),
    "contact.verify": _("called a telephone number"),
    "contacts.load": _("loaded the known telephone numbers"),
    "desk.add": _("made a desk"),
    "envelope.admit": _("took in a message"),
    "envelope.answered": _("got a signed receipt"),
    "envelope.dead": _("gave up delivering a message"),
    "envelope.post": _("sealed a message to go"),
    "envelope.receive": _("received a message"),
    "envelope.refuse": _("refused a message"),
    "envelope.stop": _("stopped a message before it left"),
    "envelope.void": _("declared a message void"),
    "export.read": _("exported data"),
    "handover.countersign": _("signed a handover as the home side"),
    "handover.countersigned": _("got the home side's signature"),
    "import.run": _("imported a file"),
    "keys.rotate": _("rotated the wrapping key"),
    "law.switch_off": _("switched a rule of the law off"),
    "law.switch_on": _("switched a rule of the law on again"),
    "match.decide": _("decided about two records"),
    "match.join": _("agreed that two records are of one person"),
    "match.propose": _("proposed that two records are of one person"),
    "match.refuse": _("did not join two records"),
    "match.undo": _("took two records apart again"),
    "message.add": _("wrote to the desk"),
    "message.read": _("read messages"),
    "message.send": _("wrote to the worker"),
    "override.approve": _("approved sharing without consent"),
    "override.request": _("asked to share without consent"),
    "person.add": _("added a person"),
    "person.change": _("changed what is known"),
    "person.hold": _("holds the record for an open claim"),
    "person.let_go": _("holds the record no longer"),
    "person.erase": _("erased a person"),
    "person.permit": _("recorded a yes or no of the person"),
    "person.read": _("saw the person in a search"),
    "receipt.sign": _("signed a receipt"),
    "referral.accept": _("accepted a referral"),
    "referral.admit": _("took in a referral"),
    "referral.answered": _("got an answer to a referral"),
    "referral.complete": _("reported a referral done"),
    "referral.read": _("read a referral"),
    "referral.reject": _("refused a referral"),
    "referral.resend": _("sent a referral again"),
    "referral.revoke": _("took back a referral"),
    "referral.revoked": _("heard that a referral was taken back"),
    "referral.send": _("sent a referral"),
    "referral.undelivered": _("learned that a referral was not delivered"),
    "register.adopt": _("adopted a register"),
    "report.acknowledge": _("acknowledged a report"),
    "report.assign": _("gave a report to somebody"),
    "report.close": _("closed a report"),
    "report.contact": _("spoke with the worker"),
    "report.delete": _("deleted their report"),
    "report.expire": _("erased a report that nobody came back to"),
    "report.read": _("read a report"),
    "report.receive": _("received a report"),
    "screening.read": _("read a screening"),
    "screening.record": _("recorded a screening"),
    "visit.guessing": _("locked a number after wrong tries"),
    "visit.new_number": _("took a new number"),
    "visit.open": _("came back with the number"),
}
ACTOR_KINDS: dict[str, Any] = {
    "officer": _("officer"),
    "worker": _("the worker"),
    "peer": _("another node"),
    "console": _("the node itself"),
}
ALARMS: dict[str, Any] = {
    "not_delivered": _("A message was not delivered in fourteen days. Tell the other desk another way, or send it again."),
    "refused_by_peer": _("The other node refused a message. Open it under Sent, see why, and write again if it must go."),
    "revocation_not_sent": _("The line is closed, so the other desk does not know that something was taken back. Tell it."),
    "arrived_after_all": _("A message that was given up had arrived after all. Nothing was done twice; tell the other desk."),
    "earlier_one_missing": _("An earlier message of a case never came. Ask the other desk to send it again."),
    "other_bytes": _("The other node sent different words under a number it had used. Only the first were taken. Ask it why."),
    "peer_has_other_bytes": _("The other node says it got different words than were sent. Compare with it."),
    "number_taken": _("Two messages of the other node carry the same number. Ask its administrator."),
    "channel_forked": _("The order of the messages of a case does not fit together. Ask the other node's administrator."),
    "wrong_receipt": _("A receipt does not fit what was sent. Ask the other node's administrator."),
    "register_behind": _("The other node knows a newer register. Adopt the newest one."),
}  # fmt: skip


def act(code: str) -> str:
    """What was done, in words."""
    return word(ACTS, code)


def alarm(code: str) -> str:
    """What an alarm says and what to do about it."""
    return word(ALARMS, code)


def actor(entry: Any) -> str:
    """Who acted: role and desk, or what kind of actor; never a name."""
    who = role_names().get(entry.role)
    kind = str(who).split(":")[0] if who else word(ACTOR_KINDS, entry.actor_kind)
    where = entry.actor if entry.actor_kind == "peer" else entry.desk
    return f"{kind} · {where}" if where else kind
