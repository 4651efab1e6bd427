"""`passage names train`: make the learned tables from the lists of names, the same bytes each time."""

from __future__ import annotations

from pathlib import Path

from passage.doors.console.names.lists import licence_of, pairs, source_of
from passage.rules.names import scripts
from passage.rules.names.languages import LANGUAGES
from passage.rules.names.tables import write
from passage.rules.names.training import LICENCES, train

TABLES = Path(scripts.__file__).parent


def run(data: Path, into: Path, *, check: bool) -> int:
    """Write the tables, or with `check` say which of those in the folder differ: 0 when none does, 1 otherwise."""
    different = []
    for script, knowledge in train(pairs(data)).items():
        code = LANGUAGES[script].code
        made = write(knowledge, _notice(data, code))
        path = into / f"{code}.tsv"
        if check and (not path.exists() or path.read_text("utf-8") != made):
            different.append(path.name)
        elif not check:
            path.write_text(made, "utf-8")
        print(f"{path.name}: {sum(map(len, knowledge.counts.values()))} spellings of {len(knowledge.counts)} units")
    if different:
        print("Not the same as what is in the package: " + ", ".join(different))
    return int(bool(different))


def _notice(data: Path, code: str) -> str:
    """What the table was learned from, with licences, as comment lines."""
    learned_from = {"lo": ("lo", "th"), "latin": ("km", "my", "th")}.get(code, (code,))
    lines = [f"# How units of names ({code}) are spelled, learned by `passage names train` from:"]
    for path in sorted(data.glob("*.tsv")):
        if path.name[:2] in learned_from and licence_of(path) in LICENCES:
            lines.append(f"# {source_of(path)}, {licence_of(path)}")
    return "\n".join(lines)
