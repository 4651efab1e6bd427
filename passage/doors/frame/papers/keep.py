"""What a worker should keep, and a sheet to write the days of a month on."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from passage.doors.frame.papers.blocks import Block, Cell, Field, Fields, Heading, Items, Lines, Row, Sentence, Title
from passage.doors.frame.papers.languages import Languages, Said, Text
from passage.doors.frame.papers.parties import EMPLOYER
from passage.rules.text.digits import to_native
from passage.rules.text.months import writes_native_digits

TITLE = _("What to keep to show what is owed to you")
DAYS_OF_A_MONTH = 31

KEEP: tuple[Text, ...] = (
    _("Your contract, and every paper you signed: ask for a copy, or take a photo."),
    _("Slips of wages and of the bank. If you are paid in cash: the day and the sum, written down on the same day."),
    _("Days and hours you worked, days off, days you were ill: on the sheet below."),
    _("Messages from the boss or the foreman about work, hours and pay."),
    _("The name and address of the workplace and of the employer, and a photo of its sign."),
    _("Names and telephone numbers of people who worked with you."),
    _("Money that was kept back: how much, for what, and who said so."),
    _("Photos of your passport, your permit and your card, even if somebody else holds them."),
)
SAFE: tuple[Text, ...] = (
    _("Keep copies away from the workplace: with somebody you trust, or in an account that only you can open."),
    _("Do not take papers that are not yours, and do not put yourself in danger for a photo."),
    _("What you only remember counts too. Write it down as soon as you can, even if days are missing."),
)


def blocks(languages: Languages) -> Iterator[Block]:
    """A list to tick, how to keep it safe, and an empty month."""
    say = languages.say
    yield Title(say(TITLE))
    yield Items(tuple(map(say, KEEP)), is_open=True)
    yield Heading(say(_("Keep it safe")))
    yield Items(tuple(map(say, SAFE)))
    yield Sentence(say(_("Having papers or not changes nothing in what is owed.")))
    yield Heading(say(_("Sheet of a month")), on_new_page=True)
    yield Fields(tuple(Field(say(label), ()) for label in (_("Month and year"), EMPLOYER)))
    rest = pgettext_lazy("sheet", "Rest")
    head = (pgettext_lazy("sheet", "Date"), _("Work began"), _("Work ended"), rest, _("Day off or ill"), _("Paid that day"))
    empty = tuple(Cell() for _column in head[1:])
    rows = tuple(Row((Cell((_number(day, languages),)), *empty)) for day in range(1, DAYS_OF_A_MONTH + 1))
    yield Lines(tuple(map(say, head)), rows, (0.6, 1, 1, 0.8, 1.3, 1.2), is_sheet=True)


def _number(day: int, languages: Languages) -> Said:
    code = languages.codes[0]
    return Said(code, to_native(str(day), code) if writes_native_digits(code) else str(day))
