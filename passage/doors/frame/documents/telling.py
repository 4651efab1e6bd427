"""What is given in several languages, as the words of one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from babel import Locale
from babel.lists import format_list

from passage.doors.frame.documents import labels
from passage.doors.frame.documents.values import Meeting, Texts
from passage.doors.frame.papers.blocks import Field, Fields
from passage.doors.frame.papers.languages import Languages, Said, Text, Words
from passage.rules.text.dates import show_date
from passage.rules.text.months import LOCALES

NOTHING = "–"


def told(texts: Texts, languages: Languages) -> Words:
    """A text in the languages of the document; where it is missing in all, in English, else in the first there is."""
    found = tuple(Said(code, texts[code]) for code in languages.codes if texts.get(code))
    if found:
        return found[:1] if len({one.text for one in found}) == 1 else found
    for code in ("en", *texts):
        if texts.get(code):
            return (Said(code, texts[code]),)
    return ()


def named(texts: Texts) -> Callable[[str], str]:
    """A name as it is read in one language."""

    def name(code: str) -> str:
        found = told(texts, Languages.of(code))
        return found[0].text if found else NOTHING

    return name


def joined(many: Iterable[Texts], languages: Languages) -> Words:
    """Several names on one line in each language."""
    names = [named(texts) for texts in many]
    return languages.say(lambda code: format_list([name(code) for name in names], locale=LOCALES[code]))


def filled(text: Text, languages: Languages, /, **places: Text) -> Words:
    """A sentence of our own with its places filled in; a place may be a function of the language."""
    return languages.say(
        lambda code: str(text) % {name: value(code) if callable(value) else value for name, value in places.items()}
    )


def on(day: date) -> Text:
    """A day as each language writes it: the Buddhist era in Thai."""
    return lambda code: show_date(day, code)


def tongues(codes: Iterable[str]) -> Text:
    """Names of languages, in each language."""
    many = tuple(codes)
    return lambda code: format_list([_tongue(each, code) for each in many], locale=LOCALES[code])


def _tongue(language: str, code: str) -> str:
    return str(Locale.parse(LOCALES[code]).languages.get(language, language))


def plain(text: str, lang: str = "en") -> Words:
    """A code, a number, a fingerprint: the same in every language."""
    return (Said(lang, text),) if text else ()


def fields(rows: Iterable[tuple[Text, Words]], languages: Languages) -> Fields:
    """Labels with what stands beside them; rows without anything are left out."""
    return Fields(tuple(Field(languages.say(label), words) for label, words in rows if words))


def heads(meeting: Meeting, languages: Languages) -> Fields:
    """The round: what, where, when, who chairs."""
    first, last = meeting.first, meeting.last
    days = languages.say(on(first)) if first == last else filled(labels.FROM_TO, languages, first=on(first), last=on(last))
    rows: tuple[tuple[Text, Words], ...] = (
        (labels.CIRCLE, told(meeting.process, languages)),
        (labels.ROUND, told(meeting.title, languages)),
        (labels.VENUE, languages.given(meeting.venue) if meeting.venue else ()),
        (labels.DAYS, days),
        (labels.CHAIR, told(meeting.chair, languages)),
        (labels.FACILITATOR, languages.given(meeting.facilitator) if meeting.facilitator else ()),
    )
    return fields(rows, languages)
