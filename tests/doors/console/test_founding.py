"""A network is founded from the console, as four states would: cards, root keys, signatures, adoption."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.journey


def passage(*words: object, ok: bool = True) -> str:
    """Run a command as an operator would; returns what it printed."""
    environment = {
        key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "PASSAGE_HOME", "PASSAGE_TEST_HOME")
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-m", "passage", *map(str, words)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode == 0) is ok, done.stderr
    return done.stdout + done.stderr


def make(folder: Path, name: str, country: str) -> Path:
    home = folder / name
    passage(
        "init",
        home,
        "--name",
        name,
        "--country",
        country,
        "--address",
        f"http://{name}.localhost:9{len(name)}01",
        "--agency",
        f"en=Desk {name}",
    )
    return home


def test_two_nodes_are_made_and_joined_by_a_register_of_two_states(tmp_path):
    homes = {name: make(tmp_path, name, country) for name, country in (("kh", "KH"), ("la", "LA"))}
    assert "already holds a node" in passage(
        "init", homes["kh"], "--name", "kh", "--country", "KH", "--address", "http://x", "--agency", "en=x", ok=False
    )
    roots = {}
    for state in ("KH", "LA"):
        roots[state] = passage("register", "root", tmp_path / f"{state}.root").strip()
        assert (tmp_path / f"{state}.root").stat().st_mode & 0o077 == 0
    for name, home in homes.items():
        (tmp_path / f"{name}.card").write_text(passage("register", "card", "--home", home))
    assert json.loads((tmp_path / "kh.card").read_text())["node"] == "kh"
    bundle = tmp_path / "register.json"
    states = [word for state, key in roots.items() for word in ("--state", f"{state}={key}")]
    passage("register", "found", tmp_path / "kh.card", tmp_path / "la.card", *states, "--threshold", 2, "--out", bundle)
    passage("register", "sign", bundle, "--state", "KH", "--root", tmp_path / "KH.root")
    refused = passage("register", "adopt", bundle, "--home", homes["kh"], ok=False)
    assert "not_enough_signatures" in refused
    passage("register", "sign", bundle, "--state", "LA", "--root", tmp_path / "LA.root")
    said = {name: passage("register", "adopt", bundle, "--home", home) for name, home in homes.items()}
    assert said["kh"] == said["la"]
    assert "Version 1" in passage("register", "show", "--home", homes["la"])
    assert "The log holds" in passage("audit", "verify", "--home", homes["kh"])


def test_what_cannot_begin_says_why_and_what_to_do(tmp_path):
    assert "passage init" in passage("serve", "--home", tmp_path / "nowhere", ok=False)
    home = make(tmp_path, "mm", "MM")
    assert "weak_password" not in passage("account", "add", "a@example.org", "--name", "A", "--role", "officer", "--home", home)
    assert "email_taken" in passage(
        "account", "add", "a@example.org", "--name", "A", "--role", "officer", "--home", home, ok=False
    )
    assert "unknown_role" in passage("account", "add", "b@example.org", "--name", "B", "--role", "king", "--home", home, ok=False)
    (home / "keys.json").chmod(0o644)
    assert "readable_by_others" in passage("audit", "verify", "--home", home, ok=False)
