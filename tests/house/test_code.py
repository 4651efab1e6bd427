"""The sizes and the plainness that the house style asks for."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house.reading_code import ROOT, functions, lines_of, modules

LONGEST_FUNCTION, LONGEST_FILE = 40, 400
LONG_FOR_A_REASON = {"passage/rules/htcds/row.py:row_of": "one call with a line for each field of the published row"}
LEAVING_OUT = {f"pytest.{name}" for name in ("skip", "xfail", "importorskip", "mark.skip", "mark.skipif", "mark.xfail")}
# Reasons for which a test may be left out: something that is not here. Nothing else.
MAY_BE_MISSING = re.compile(r"(PostgreSQL|Chromium|Spark) is not")
PUT_OFF = re.compile(r"#.*\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b")
PRIVATE_PATH = re.compile(r"(?<![\w.])/(work|root|home|Users)/\w+")


def test_a_function_fits_a_screen() -> None:
    long = [
        f"{path}:{function.name} {lines_of(function)}"
        for path, tree in modules("passage", "bin")
        for function in functions(tree)
        if lines_of(function) > LONGEST_FUNCTION and f"{path}:{function.name}" not in LONG_FOR_A_REASON
    ]
    assert not long


def test_a_file_stays_under_four_hundred_lines() -> None:
    long = [
        str(path)
        for path, _tree in modules("passage", "bin", "tests")
        if len((ROOT / path).read_text().splitlines()) > LONGEST_FILE
    ]
    assert not long


def test_every_module_begins_with_what_it_is_for() -> None:
    silent = [str(path) for path, tree in modules("passage") if tree.body and not ast.get_docstring(tree)]
    assert not silent


def test_nothing_is_put_off() -> None:
    put_off = [
        str(path) for path, _tree in modules("passage", "bin", "tests") if PUT_OFF.search((ROOT / path).read_text("utf-8"))
    ]
    assert not put_off


def test_no_error_is_swallowed_in_silence() -> None:
    swallowed = [
        f"{path}:{node.lineno}"
        for path, tree in modules("passage", "bin")
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and all(isinstance(line, ast.Pass) for line in node.body)
    ]
    assert not swallowed


def test_a_test_is_only_left_out_where_a_server_or_a_browser_is_missing() -> None:
    bad = []
    for path, tree in modules("tests"):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            if ast.unparse(node.func) in LEAVING_OUT and not MAY_BE_MISSING.search(ast.unparse(node)):
                bad.append(f"{path}:{node.lineno}")
    assert not bad


def test_every_test_asserts_something() -> None:
    silent = [
        f"{path}:{function.name}"
        for path, tree in modules("tests")
        for function in functions(tree)
        if function.name.startswith("test_") and not holds_something(function)
    ]
    assert not silent


def holds_something(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """An assert, `raises`, or a call of a function that says by its name that it asserts (`must_...`, `django_assert_...`)."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rsplit(".", 1)[-1]
            if name in ("raises", "verify") or {"must", "check", "assert", "refuses"} & set(name.split("_")):
                return True
    return False


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_files_name_no_place_and_hash_every_package(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    packages = re.findall(r"^[a-z0-9][\w.\[\]-]*==\S+", text, re.MULTILINE | re.IGNORECASE)
    assert packages
    assert len(re.findall(r"==\S+.*\\\n\s+--hash=sha256:", text)) == len(packages)


def test_no_file_names_a_path_of_one_machine() -> None:
    kinds = {".py", ".md", ".toml", ".html", ".yaml", ".json", ".cfg", ".sh", ""}
    named = [
        str(path.relative_to(ROOT))
        for folder in ("passage", "bin", "docs", "tests")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in kinds and PRIVATE_PATH.search(path.read_text("utf-8", errors="replace"))
    ]
    assert not named
