"""The arrows of ARCHITECTURE.md are contracts, and each contract breaks when somebody draws an arrow the other way."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PREFIX = "importlinter:contract:"
# For each contract: a module, and one import it must not have.
VIOLATIONS = {
    "rings": ("rules/text/clean.py", "from passage.node import home"),
    "doors": ("doors/worker/urls.py", "from passage.doors.desk import words"),
    "node": ("node/people/vault.py", "from passage.node.cases import intake"),
    "rules": ("rules/text/clean.py", "from passage.rules import linkage"),
    "rules-pure": ("rules/consent/__init__.py", "import sqlite3"),
    "frame": ("doors/frame/paging.py", "from passage.doors.worker import words"),
    "no-models-in-doors": ("doors/worker/urls.py", "from passage.node.cases import models"),
    "app-audit": ("node/audit/models.py", "from passage.node.audit import queries"),
    "app-agency": ("node/agency/policies.py", "from passage.node.agency import actions"),
    "app-people": ("node/people/models.py", "from passage.node.people import vault"),
    "app-peers": ("node/peers/queries.py", "from passage.node.peers import actions"),
    "app-matching": ("node/matching/models.py", "from passage.node.matching import queries"),
    "app-cases": ("node/cases/policies.py", "from passage.node.cases import queries"),
    "app-referrals": ("node/referrals/bodies.py", "from passage.node.referrals import compose"),
    "app-claims": ("node/claims/policies.py", "from passage.node.claims import queries"),
}
# A part that no contract knows of: the layers are exhaustive.
UNKNOWN_PARTS = {
    "rings": "extra",
    "doors": "doors/extra",
    "node": "node/extra",
    "rules": "rules/extra",
    "app-audit": "node/audit/extra",
    "app-agency": "node/agency/extra",
    "app-people": "node/people/extra",
    "app-peers": "node/peers/extra",
    "app-matching": "node/matching/extra",
    "app-cases": "node/cases/extra",
    "app-referrals": "node/referrals/extra",
    "app-claims": "node/claims/extra",
}


def contracts() -> dict[str, configparser.SectionProxy]:
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    return {name.removeprefix(PREFIX): config[name] for name in config.sections() if name.startswith(PREFIX)}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The modules of the package and its contracts, to be spoilt."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(
        ROOT / "passage",
        folder / "passage",
        ignore=lambda at, names: [name for name in names if Path(at, name).is_file() and not name.endswith(".py")],
    )
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


def lint(folder: Path, contract: str | None = None) -> subprocess.CompletedProcess[str]:
    only = ["--contract", contract] if contract else []
    return subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-logo", "--cache-dir", str(folder / "cache"), *only],
        cwd=folder,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "COLUMNS": "200", "PYTHONIOENCODING": "utf-8", "LANG": "C.UTF-8"},
        check=False,
    )


def test_every_contract_holds(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout


def test_a_violation_is_tried_for_every_contract() -> None:
    assert set(VIOLATIONS) == set(contracts())


def test_all_layers_are_exhaustive() -> None:
    layers = {name for name, contract in contracts().items() if contract["type"] == "layers"}
    assert {name for name in layers if contracts()[name].get("exhaustive") == "true"} == layers == set(UNKNOWN_PARTS)


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_one_forbidden_import_breaks_its_contract(copy: Path, contract: str) -> None:
    module, line = VIOLATIONS[contract]
    path = copy / "passage" / module
    before = path.read_text("utf-8")
    path.write_text(f"{before}\n{line}\n", "utf-8")
    try:
        result = lint(copy, contract)
    finally:
        path.write_text(before, "utf-8")
    assert result.returncode == 1, result.stdout
    assert f"{contracts()[contract]['name']} BROKEN" in result.stdout


@pytest.mark.parametrize("contract", UNKNOWN_PARTS)
def test_a_part_that_a_contract_does_not_name_breaks_it(copy: Path, contract: str) -> None:
    folder = copy / "passage" / UNKNOWN_PARTS[contract]
    folder.mkdir()
    (folder / "__init__.py").write_text('"""A part nobody placed."""\n', "utf-8")
    try:
        result = lint(copy, contract)
    finally:
        shutil.rmtree(folder)
    assert result.returncode == 1, result.stdout
    assert "extra" in result.stdout
