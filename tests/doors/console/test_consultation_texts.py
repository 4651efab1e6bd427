"""The invented texts of the consultation are whole in five languages, each in its own script, and fit each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from passage.doors.console import demo
from passage.rules.consensus import brackets
from passage.rules.text.digits import to_ascii

FOLDER = Path(demo.__file__).parent / "consultation"
FILES = ("plan",)
LANGUAGES = frozenset({"en", "km", "lo", "my", "th"})
# What one delegation writes stands in its own language and in English.
OWN = frozenset({"rationale", "reason", "resolve", "text", "confirmation", "issuer", "letter", "full_powers", "function"})
SCRIPTS = {"km": "\u1780-\u17ff", "lo": "\u0e80-\u0eff", "my": "\u1000-\u109f", "th": "\u0e00-\u0e7f", "en": "A-Za-z"}
CODE = re.compile(r"IOM|POA-[0-9A-Za-z.]*[0-9A-Za-z]|(?<=[\[ ])(?:KH|LA|MM|TH)(?=[,:])")
BUDDHIST = 543
READ = {name: yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")) for name in FILES}
PLAN = READ["plan"]
PROVISIONS = {row["key"]: row for row in PLAN["provisions"]}

Texts = dict[str, str]


def found_in(value: Any, name: str = "") -> Iterator[tuple[str, Texts]]:
    """Every text that stands there in languages, with the name of its field."""
    if isinstance(value, dict):
        if value and set(value) <= LANGUAGES:
            yield name, value
        else:
            for field, part in value.items():
                yield from found_in(part, field)
    elif isinstance(value, list):
        for part in value:
            yield from found_in(part, name)


def numbers_of(text: str, language: str) -> list[int]:
    """The numbers of a text; Thai years as those of the other calendar. What stands in codes is not counted."""
    found = [int(number) for number in re.findall(r"[0-9]+", to_ascii(CODE.sub(" ", text)))]
    if language == "th":
        found = [number - BUDDHIST if 2500 < number < 2600 else number for number in found]
    return sorted(found)


TEXTS = [(name, field, texts) for name, value in READ.items() for field, texts in found_in(value)]
LINES = [(language, text) for _, _, texts in TEXTS for language, text in texts.items()]


def test_every_text_stands_in_five_languages_or_in_english_and_in_that_of_who_wrote_it() -> None:
    assert len(TEXTS) > 45
    for name, field, texts in TEXTS:
        if set(texts) != LANGUAGES:
            assert field in OWN, (name, field)
            assert "en" in texts, (name, field)
            assert len(texts) <= 2, (name, field)


def test_every_text_is_nfc_and_has_neither_blanks_around_it_nor_marks_that_cannot_be_seen() -> None:
    for language, text in LINES:
        assert text, language
        assert text == unicodedata.normalize("NFC", text), text
        assert text == " ".join(text.split(" ")).strip(), text
        assert "  " not in text, text
        assert not [sign for sign in text if unicodedata.category(sign) in ("Cf", "Cc", "Co", "Cn")], text


def test_every_text_is_in_the_script_of_its_language_but_for_codes() -> None:
    for language, text in LINES:
        rest = CODE.sub(" ", text)
        foreign = "".join(signs for other, signs in SCRIPTS.items() if other != language)
        assert not re.search(f"[{foreign}]", rest), (language, text)
        assert re.search(f"[{SCRIPTS[language]}]", rest) or rest.strip() == "", (language, text)


def test_every_text_has_the_numbers_of_the_english_one() -> None:
    for _, _, texts in TEXTS:
        for language, text in texts.items():
            assert numbers_of(text, language) == numbers_of(texts["en"], "en"), (language, text)


def test_digits_are_those_that_each_language_is_printed_with() -> None:
    for language, text in LINES:
        digits = {sign for sign in CODE.sub(" ", text) if sign.isdigit()}
        assert digits <= set("၀၁၂၃၄၅၆၇၈၉" if language == "my" else "0123456789"), (language, text)


def test_no_text_says_the_same_as_another_of_its_kind() -> None:
    for language in LANGUAGES:
        assert len({row["texts"][language] for row in PLAN["provisions"]}) == len(PLAN["provisions"])


def test_the_plan_has_forty_provisions_under_keys_that_are_used_once() -> None:
    keys = [row["key"] for row in PLAN["provisions"]]
    assert len(keys) == len(set(keys)) == 40
    assert [row["kind"] for row in PLAN["provisions"]] == ["preamble"] * 5 + ["operative"] * 31 + ["annex"] * 4
    shapes = {"preamble": r"POA-P\d", "operative": r"POA-\d\.\d(\.[a-z])?", "annex": r"POA-A\d"}
    assert all(re.fullmatch(shapes[row["kind"]], row["key"]) for row in PLAN["provisions"])


def test_each_provision_stands_in_the_chapter_that_its_key_names() -> None:
    operative = [row for row in PLAN["provisions"] if row["kind"] == "operative"]
    assert all(row["key"].startswith(f"POA-{row['chapter']}.") for row in operative)
    assert [chapter["number"] for chapter in PLAN["chapters"]] == sorted({row["chapter"] for row in operative}) == [*range(1, 8)]
    assert [row["chapter"] for row in operative] == sorted(row["chapter"] for row in operative)


def test_the_zero_draft_is_clean_and_no_provision_is_longer_than_three_sentences() -> None:
    for row in PLAN["provisions"]:
        assert all(brackets.is_clean(text) for text in row["texts"].values()), row["key"]
        assert 1 <= len(re.findall(r"\.(?: |$)", row["texts"]["en"])) <= 3, row["key"]
