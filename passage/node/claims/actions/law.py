"""Switching a rule of the law off and on, without a change of code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from passage.node.agency.models import Account
from passage.node.audit import actions as audit
from passage.node.claims import policies
from passage.node.claims.errors import ClaimRefused, Refusal
from passage.node.claims.models import SwitchedOff
from passage.rules.labour_law import NoSuchLaw, law_of

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor

LONGEST_REASON = 1000


def switch_rule_off(*, by: Actor, country: str, rule: str, reason: str) -> SwitchedOff:
    """From now on nothing is counted by this rule here; a reckoning names it as switched off. `reason`: for colleagues.

    Raises `NotPermitted`; `ClaimRefused`: no_such_law, no_such_rule, reason_needed, too_long, already_off.
    """
    try:
        return _switch_off(by, country, rule, reason)
    except IntegrityError as error:
        raise ClaimRefused(Refusal.ALREADY_OFF, rule=rule) from error


@transaction.atomic
def _switch_off(by: Actor, country: str, rule: str, reason: str) -> SwitchedOff:
    policies.require_judge_law(by)
    _check_rule(country, rule)
    reason = reason.strip()
    if not reason:
        raise ClaimRefused(Refusal.REASON_NEEDED)
    if len(reason) > LONGEST_REASON:
        raise ClaimRefused(Refusal.TOO_LONG, field="reason")
    row = SwitchedOff(country=country, rule=rule, reason=reason, by=_account(by), at=timezone.now())
    row.save(force_insert=True)
    audit.record(by=by, act="law.switch_off", thing="rule", thing_id=_named(rule), country=country)
    return row


@transaction.atomic
def switch_rule_on(*, by: Actor, country: str, rule: str) -> SwitchedOff:
    """Count with it again. Raises `NotPermitted`; `ClaimRefused`: not_off."""
    policies.require_judge_law(by)
    row = SwitchedOff.objects.select_for_update(of=("self",)).filter(country=country, rule=rule, on_again_at=None).first()
    if row is None:
        raise ClaimRefused(Refusal.NOT_OFF, rule=rule)
    row.on_again_at, row.on_again_by = timezone.now(), _account(by)
    row.save(update_fields=["on_again_at", "on_again_by"])
    audit.record(by=by, act="law.switch_on", thing="rule", thing_id=_named(rule), country=country)
    return row


def _check_rule(country: str, rule: str) -> None:
    try:
        known = {each.id for each in law_of(country).rules()}
    except NoSuchLaw as error:
        raise ClaimRefused(Refusal.NO_SUCH_LAW) from error
    if rule not in known:
        raise ClaimRefused(Refusal.NO_SUCH_RULE)


def _account(by: Actor) -> Account | None:
    return by if isinstance(by, Account) else None


def _named(rule: str) -> str:
    """As the log takes it: sixty-four letters."""
    return rule[:64]
