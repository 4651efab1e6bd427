"""Moving a claim: filing it, what the office decided, money that came. Steps are added and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from passage.node.claims.actions.common import check_day, check_words, lock, record, require_led_here, settle
from passage.node.claims.errors import ClaimRefused, Refusal
from passage.node.claims.models import Claim, Payment, Step
from passage.node.claims.places import place_of_payment, place_of_step
from passage.node.claims.queries.clocks import facts_of, powers_of
from passage.node.people import vault
from passage.rules.claims import Authority, ClaimState, Mover, can_be_reckoned, may_become, why_not
from passage.rules.claims.states import STEPS

if TYPE_CHECKING:
    from passage.node.agency.models import Account

WORKER, ATTORNEY = "worker", "attorney"
LONGEST_WORDS = 4_000
MOST_AMOUNT = Decimal(10) ** 9
# What an attorney must be allowed to do for a step that is the worker's own.
_NEEDS = {
    ClaimState.FILED: Authority.FILE,
    ClaimState.CONCILIATION: Authority.ATTEND,
    ClaimState.APPEAL: Authority.APPEAL,
    ClaimState.WITHDRAWN: Authority.WITHDRAW,
}


@transaction.atomic
def file(*, by: Account, claim: Claim, on: date, office: str, acted: str = WORKER, words: str = "") -> Step:
    """It lies before an inspector since that day. `acted`: the worker, or an attorney whose power covers filing on that day.

    Raises `NotPermitted`; `ClaimRefused`: nothing_to_file, not_authorised (with the standing), not_allowed_now, in_future,
    before_the_last, led_elsewhere, too_long, erased, case_closed.
    """
    return record_step(by=by, claim=claim, to=str(ClaimState.FILED), on=on, acted=acted, words=words, office=office)


@transaction.atomic
def record_step(
    *, by: Account, claim: Claim, to: str, on: date, acted: str = "", words: str = "", office: str = "", awarded: str = ""
) -> Step:
    """Write down that a claim went on. `acted`: who acted for the worker, "" where others did. `awarded`: of an order.

    Raises as `file`, and `ClaimRefused` bad_value (with the field). Nothing but the step changes the state.
    """
    claim = lock(by, claim)
    require_led_here(claim)
    before = ClaimState(claim.state)
    _check_step(claim, before, to, on)
    after = ClaimState(to)
    _check_acted(claim, (before, after), acted, on)
    if before is ClaimState.DRAFT and after is ClaimState.FILED and not can_be_reckoned(facts_of(claim).given):
        raise ClaimRefused(Refusal.NOTHING_TO_FILE)
    detail: dict[str, Any] = {
        "words": check_words(words, LONGEST_WORDS, "words"),
        "office": check_words(office, 400, "office"),
        "awarded": f"{_amount(awarded, 'awarded'):f}" if awarded else "",
    }
    step = _add(by, claim, after, on, acted, detail)
    settle(by, claim)
    record(by, "claim.step", claim, before=str(before), after=str(after), acted=acted)
    return step


@transaction.atomic
def record_payment(
    *, by: Account, claim: Claim, on: date, amount: str, settles: bool, received: str = WORKER, words: str = ""
) -> Payment:
    """Money reached the worker, or an attorney who may receive it. `settles`: the officer holds that nothing is owed any more.

    Raises as `record_step`.
    """
    claim = lock(by, claim)
    require_led_here(claim)
    check_day(on)
    sum_ = _amount(amount, "amount")
    if sum_ == 0:
        raise ClaimRefused(Refusal.BAD_VALUE, field="amount")
    if received == ATTORNEY:
        _require_authority(claim, Authority.RECEIVE_MONEY, on)
    elif received != WORKER:
        raise ClaimRefused(Refusal.BAD_VALUE, field="received")
    before = ClaimState(claim.state)
    # More money on a claim that is paid leaves it paid; that a payment bounced is a step of its own.
    after = ClaimState.PAID if settles or before is ClaimState.PAID else ClaimState.PAID_IN_PART
    if before is not after and not may_become(before, after):
        raise ClaimRefused(Refusal.NOT_ALLOWED_NOW, state=str(before))
    payment = Payment(claim=claim, on=on, received=received, by=by, at=timezone.now())
    detail = {"amount": f"{sum_:f}", "words": check_words(words, LONGEST_WORDS, "words")}
    payment.detail = vault.seal(claim.case.person, place_of_payment(payment), detail)
    payment.save(force_insert=True)
    if before is not after:
        _check_order(claim, on)
        _add(by, claim, after, on, "", {})
    settle(by, claim)
    record(by, "claim.payment", claim, settles=settles, received=received)
    return payment


def _check_step(claim: Claim, before: ClaimState, to: str, on: date) -> None:
    check_day(on)
    if to not in list(ClaimState) or not may_become(before, ClaimState(to)):
        raise ClaimRefused(Refusal.NOT_ALLOWED_NOW, state=str(before))
    _check_order(claim, on)


def _check_order(claim: Claim, on: date) -> None:
    last = Step.objects.filter(claim=claim).order_by("-pk").values_list("on", flat=True).first()
    if last is not None and on < last:
        raise ClaimRefused(Refusal.BEFORE_THE_LAST, field="on")


def _check_acted(claim: Claim, step: tuple[ClaimState, ClaimState], acted: str, on: date) -> None:
    """Nobody files or withdraws for a worker without the worker, or an attorney who may."""
    before, after = step
    is_own = after in (ClaimState.FILED, ClaimState.WITHDRAWN) and STEPS[before][after].by in (Mover.DESK, Mover.WORKER)
    if acted not in ("", WORKER, ATTORNEY) or (is_own and not acted):
        raise ClaimRefused(Refusal.BAD_VALUE, field="acted")
    if acted == ATTORNEY:
        _require_authority(claim, _NEEDS.get(after, Authority.ATTEND), on)


def _require_authority(claim: Claim, act: Authority, on: date) -> None:
    standing = why_not(powers_of(claim), act, on)
    if standing is not None:
        raise ClaimRefused(Refusal.NOT_AUTHORISED, authority=str(act), standing=str(standing))


def _amount(text: str, field: str) -> Decimal:
    try:
        found = Decimal(text)
    except ArithmeticError:
        raise ClaimRefused(Refusal.BAD_VALUE, field=field) from None
    if not found.is_finite() or not 0 <= found <= MOST_AMOUNT or found != found.quantize(Decimal("0.01")):
        raise ClaimRefused(Refusal.BAD_VALUE, field=field)
    return found


def _add(by: Account, claim: Claim, after: ClaimState, on: date, acted: str, detail: Mapping[str, Any]) -> Step:
    step = Step(claim=claim, before=claim.state, after=str(after), on=on, acted=acted, by=by, at=timezone.now())
    known = {name: value for name, value in detail.items() if value}
    step.detail = vault.seal(claim.case.person, place_of_step(step), known) if known else b""
    step.save(force_insert=True)
    claim.state = str(after)
    return step
