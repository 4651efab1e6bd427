"""One rule that the law asks beside money, and whether it was kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from passage.rules.journey.sources import Certainty


class Rule(StrEnum):
    """What is checked."""

    REST_IN_24_HOURS = "rest_in_24_hours"
    REST_IN_7_DAYS = "rest_in_7_days"
    YOUNGEST = "youngest"
    YOUNGEST_IN_HAZARDOUS_WORK = "youngest_in_hazardous_work"
    YOUNGEST_AT_SEA = "youngest_at_sea"
    NO_OVERTIME_UNDER_18 = "no_overtime_under_18"
    NO_NIGHT_UNDER_18 = "no_night_under_18"
    OVERTIME_IN_A_WEEK = "overtime_in_a_week"
    BREAK = "break"
    BREAK_BEFORE_OVERTIME = "break_before_overtime"
    NO_FEE_BY_LICENSEE = "no_fee_by_licensee"
    FEE_OF_THE_SENDING_STATE = "fee_of_the_sending_state"
    COSTS_RECOVERED = "costs_recovered"
    DOCUMENTS_NOT_KEPT = "documents_not_kept"
    BANK_PAY = "bank_pay"
    CONTRACT_COPIES = "contract_copies"
    CONTRACT_LANGUAGE = "contract_language"
    PRESENTED_TO_INSPECTOR = "presented_to_inspector"
    REGISTER_IN_THAI = "register_in_thai"
    WAGE_RECORD = "wage_record"
    MEDICAL_CERTIFICATE = "medical_certificate"
    CREW_LIST = "crew_list"
    SATELLITE_MESSAGES = "satellite_messages"
    PAID_LEAVE_AT_SEA = "paid_leave_at_sea"
    RETURN_TO_PLACE_OF_HIRE = "return_to_place_of_hire"
    VESSEL_CERTIFICATE = "vessel_certificate"


@dataclass(frozen=True, slots=True)
class Check:
    """One rule and whether it was kept. `found` and `needed`: in `unit` (h, min, year, day, copy, a currency; yes: 1 for yes,
    0 for no); at least so many are needed, or `at_most` so many allowed.

    `first`, `last`: the window or the stretch. `since`: the first day of the value, as far as it is entered. `certainty`: at
    best probable past the last verified day. `months_of_wage`: money as a share of a month's wage, where both are known.
    """

    rule: Rule
    is_kept: bool
    found: Decimal
    needed: Decimal
    first: date
    last: date
    section: str
    certainty: Certainty
    unit: str = "h"
    at_most: bool = False
    since: date | None = None
    last_verified: date | None = None
    note: str = ""
    months_of_wage: Decimal | None = None
