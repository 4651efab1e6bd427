"""Lists of names in tab-separated files."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from passage.doors.console.command import Stop
from passage.rules.names.training import Pair
from passage.rules.text.scripts import Script

SCRIPTS = {"km": Script.KHMER, "lo": Script.LAO, "my": Script.MYANMAR, "th": Script.THAI}


def columns(path: Path, first: str, second: str) -> list[tuple[str, str]]:
    """Two columns of a file with a header line. `Stop` when the file or a column is not there or it is no UTF-8."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Stop(f"{path.name} cannot be read: a tab-separated UTF-8 file with a header line is needed.") from None
    rows = csv.DictReader(_content(lines), delimiter="\t", quoting=csv.QUOTE_NONE)
    missing = {first, second} - set(rows.fieldnames or ())
    if missing:
        raise Stop(f"{path.name} has no column {', '.join(sorted(missing))}; name two of its columns with --columns A:B.")
    return [(row[first] or "", row[second] or "") for row in rows]


def pairs(folder: Path) -> dict[Script, list[Pair]]:
    """The pairs of a folder of lists, `km-*.tsv` and so on, each with its licence in a comment line at the top."""
    found: dict[Script, list[Pair]] = {}
    for path in sorted(folder.glob("*.tsv")):
        script = SCRIPTS.get(path.name[:2])
        if script is None:
            raise Stop(f"{path.name} begins with none of {', '.join(SCRIPTS)}: the script of a list stands in its file's name.")
        licence = licence_of(path)
        found.setdefault(script, []).extend(Pair(native, latin, licence) for native, latin in columns(path, "native", "latin"))
    if not found:
        raise Stop(
            "No lists of names there: km-*.tsv, lo-*.tsv, my-*.tsv and th-*.tsv are looked for. Name their folder with --data."
        )
    return found


def licence_of(path: Path) -> str:
    """What the comment `# licence:` of a list says."""
    return _comment(path, "licence")


def source_of(path: Path) -> str:
    """What the comment `# source:` of a list says."""
    return _comment(path, "source")


def _comment(path: Path, name: str) -> str:
    start = f"# {name}: "
    with path.open(encoding="utf-8") as lines:
        return next((line[len(start) :].strip() for line in lines if line.startswith(start)), "")


def _content(lines: Iterable[str]) -> Iterable[str]:
    return (line for line in lines if not line.startswith("# "))
