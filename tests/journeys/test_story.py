"""`passage demo --story`: one worker from the report to the return home through five nodes, as a person starts it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.journeys.world import ROOT, all_names, make_databases

LONGEST = 400


def test_the_whole_story_holds_on_five_fresh_nodes(engine: str, tmp_path: Path) -> None:
    databases = make_databases(all_names()) if engine == "postgres" else {}
    words = [word for name, url in databases.items() for word in ("--database", f"{name}={url}")]
    story = subprocess.run(
        [sys.executable, "-m", "passage", "demo", "--story", "--folder", str(tmp_path / "nodes"), *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert story.returncode == 0, story.stdout[-3000:] + story.stderr[-2000:]
    for name in ("la", "mm", "iom"):
        assert f"{name}: knows nothing" in story.stdout
    assert story.stdout.count("The log holds") == len(all_names())
