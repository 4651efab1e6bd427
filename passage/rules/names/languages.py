"""The scripts whose names are read, and the learned spelling of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from passage.rules.names import scripts
from passage.rules.names.scripts import burmese, khmer, lao, latin, thai
from passage.rules.names.spelling import Rows, Spelling
from passage.rules.names.tables import parse
from passage.rules.names.units import Reading
from passage.rules.text.scripts import Script

__all__ = ["LANGUAGES", "NATIVE", "Language", "spelling"]


@dataclass(frozen=True)
class Language:
    """How one script's names are read. `code`: of its table. `generic`: words (province, district) that may be left out."""

    code: str
    read: Callable[[str], tuple[Reading, ...]]
    rules: Rows
    rule_share: float
    generic: tuple[str, ...]


LANGUAGES = {
    Script.KHMER: Language("km", khmer.read, khmer.RULES, khmer.RULE_SHARE, khmer.GENERIC),
    Script.LAO: Language("lo", lao.read, lao.RULES, lao.RULE_SHARE, lao.GENERIC),
    Script.MYANMAR: Language("my", burmese.read, burmese.RULES, burmese.RULE_SHARE, burmese.GENERIC),
    Script.THAI: Language("th", thai.read, thai.RULES, thai.RULE_SHARE, thai.GENERIC),
    Script.LATIN: Language("latin", latin.read, latin.RULES, latin.RULE_SHARE, latin.GENERIC),
}
NATIVE = (Script.KHMER, Script.LAO, Script.MYANMAR, Script.THAI)


@cache
def spelling(script: Script) -> Spelling:
    """The spelling of one script's names in Latin letters, from its table in the package."""
    language = LANGUAGES[script]
    text = resources.files(scripts).joinpath(f"{language.code}.tsv").read_text("utf-8")
    return Spelling(parse(text, language.rules, language.rule_share))
