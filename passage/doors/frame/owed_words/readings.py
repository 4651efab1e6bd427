"""The readings of open laws in plain words, by the text that the tables give them: first what is asked, then each answer."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from passage.doors.frame.owed_words.codes import Text
from passage.rules.labour_law import Reading

_OPEN: tuple[tuple[Text, dict[str, Text]], ...] = (
    (
        _("Is overtime owed for work in a private home?"),
        {
            "overtime beyond 8 h is due since 2024-04-30 (ILO article of 2024-08-09)": _("Yes, beyond 8 hours a day."),
            "overtime pay is still a gap (fundsforngos.org 2025-09-12)": _("No, the law still leaves it out."),
        },
    ),
    (
        _("Is overtime owed at sea?"),
        {
            "the regulation replaces LPA s.61-63 at sea: no overtime amount; hours are recorded and tested as rest": _(
                "No, the hours only count as rest that was missing."
            ),
            "overtime is due at sea as ashore (s.61), since the employer must record wages and overtime pay": _(
                "Yes, as on land."
            ),
        },
    ),
    (
        _("Which days of yearly leave are paid out at the end?"),
        {
            "on resignation only accumulated days (carried over under s.30) are paid; on dismissal outside s.119 also the share "
            "of the running year; nothing before one full year of service": _(
                "Saved days always. Days of the last year only after a dismissal, and only after a first full year."
            ),
            "on resignation also the unused days already earned for the running year; a share before one full year": _(
                "Also the unused days of the last year when the worker leaves, and a share before the first full year."
            ),
        },
    ),
    (
        _("How are the paid days of maternity leave counted?"),
        {
            "paid days are working days inside the leave": _("Only working days count."),
            "paid days are calendar days of the leave, with the wage of a working day": _("All days of the calendar count."),
        },
    ),
    (
        _("From when does the surcharge run?"),
        {
            "the first 7 days are a term of grace, full periods of 7 days count after it: "
            "floor((days - 7) / 7); 180 days = 24": _("After the first 7 days."),
            "once 7 days have passed, full periods of 7 days count from the due date: floor(days / 7); 180 days = 25": _(
                "From the day on which the money was due."
            ),
        },
    ),
    (
        _("How is a monthly wage compared with the minimum wage of a day?"),
        {
            "daily minimum x 30 against the monthly wage (follows the divisor of s.68)": _(
                "With 30 times the minimum wage of a day."
            ),
            "daily minimum x days that are paid in the month": _("With the minimum wage of each paid day of the month."),
        },
    ),
    (
        _("How is work paid by the piece compared with the minimum wage?"),
        {
            "earnings of each day against the daily minimum": _("Day by day."),
            "earnings of the pay period against minimum x days worked": _("Over all the days from one pay day to the next."),
        },
    ),
    (
        _("The minimum wage of which province counts for a boat?"),
        {
            "the port named in the contract, else the port of departure": _(
                "Of the port in the contract, or else of the port from which the boat left."
            ),
            "the employer's place of business": _("Of the employer's place of business."),
        },
    ),
    (
        _("Does the rate of a district count at sea?"),
        {
            "the rate of the port's own district, as ashore": _("Yes, that of the district of the port."),
            "the rate of the province alone": _("No, only that of the province."),
        },
    ),
    (
        _("How is part of a month compared with the minimum wage?"),
        {
            "floor / 30 x calendar days of service in the month": _("One thirtieth of the monthly minimum for each day."),
            "daily minimum x days worked": _("The minimum wage of a day for each day worked."),
        },
    ),
    (
        _("Of what are the limits for money kept back taken?"),
        {
            "all money due on that pay day": _("Of all money due on that pay day."),
            "the basic wage of the period": _("Of the basic wage alone."),
        },
    ),
    (
        _("Do costs that the employer takes back count within the limits for money kept back?"),
        {
            "a limit of its own, 10% of the monthly wage, outside the 20%": _("No, they have a limit of their own."),
            "inside the 20% of s.76": _("Yes, they are part of it."),
        },
    ),
    (
        _("What is owed for a day on which the worker stayed away for some hours?"),
        {
            "the agreed or minimum day in proportion to the hours worked; a day shortened by the employer is due in full": _(
                "The wage of the hours worked."
            ),
            "due in full": _("The wage of the whole day."),
        },
    ),
)
QUESTIONS: dict[str, Text] = {text: question for question, answers in _OPEN for text in answers}
ANSWERS: dict[str, Text] = {text: words for _question, answers in _OPEN for text, words in answers.items()}


def question_of(readings: Iterable[Reading]) -> str:
    """What these readings answer; empty where nobody has written it down."""
    return next((str(QUESTIONS[reading.text]) for reading in readings if reading.text in QUESTIONS), "")
