"""The last lines of `bin/test`: how each part went, which tests failed or were skipped and why, and how many there were."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree


def outcomes(folder: Path) -> tuple[int, list[str], list[str]]:
    """How many tests passed; which failed; which were skipped, with the reason."""
    passed, failed, skipped = 0, [], []
    for file in sorted(folder.glob("*.xml")):
        for case in ElementTree.parse(file).iter("testcase"):  # noqa: S314 - written by pytest a moment ago
            name = f"{case.get('classname')}::{case.get('name')}"
            why = case.find("skipped")
            if case.find("failure") is not None or case.find("error") is not None:
                failed.append(name)
            elif why is not None:
                skipped.append(f"{name}: {why.get('message')}")
            else:
                passed += 1
    return passed, failed, skipped


def main(folder: Path) -> int:
    """Print it; the status is 1 when a part or a test failed."""
    parts = (folder / "parts").read_text("utf-8")
    passed, failed, skipped = outcomes(folder)
    shutil.rmtree(folder)
    print(parts, end="")
    for title, names in (("failed", failed), ("skipped", skipped)):
        for name in names:
            print(f"{title}  {name}")
    print(f"{passed} passed, {len(failed)} failed, {len(skipped)} skipped")
    return 1 if failed or "FAILED" in parts else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
