"""A node is not served with settings that would put people in danger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from passage.node import home as homes
from passage.node import keyring


@pytest.fixture
def good(tmp_path: Path) -> homes.Home:
    tmp_path.chmod(0o700)
    return homes.Home(
        path=tmp_path,
        name="kh",
        country="KH",
        mode=homes.Mode.PRODUCTION,
        address="https://node.example.org",
        agency={"en": "A desk"},
        database_url="postgres://node@db/node",
    )


def test_a_sound_production_home_is_served(good):
    assert homes.unsafe(good) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"address": "http://node.example.org"}, "https://"),
        ({"address": "https://kh.localhost"}, "this machine only"),
        ({"database_url": ""}, "PostgreSQL"),
        ({"agency": {}}, "no English name"),
    ],
)
def test_an_unsafe_home_is_refused_and_says_what_to_do(good, change, says):
    problems = homes.unsafe(replace(good, **change))
    assert any(says in problem for problem in problems)


def test_a_home_that_everyone_can_read_is_refused(good):
    good.path.chmod(0o755)
    assert any("chmod 700" in problem for problem in homes.unsafe(good))


def test_a_crash_on_purpose_is_never_served_in_production(good, monkeypatch):
    monkeypatch.setenv("PASSAGE_CRASH_AT", "after_claim")
    assert any("PASSAGE_CRASH_AT" in problem for problem in homes.unsafe(good))


def test_a_demonstration_never_leaves_the_machine(good):
    demo = replace(good, mode=homes.Mode.DEMO, address="http://kh.localhost:8101")
    assert homes.unsafe(demo) == []
    assert homes.unsafe_to_listen(demo, "127.0.0.1:8101") == []
    assert any("known to everyone" in problem for problem in homes.unsafe_to_listen(demo, "0.0.0.0:8101"))
    assert any("known to everyone" in problem for problem in homes.unsafe(replace(demo, address="https://node.example.org")))


@pytest.mark.parametrize(
    ("address", "bind", "safe"),
    [
        ("http://node.example.org", "0.0.0.0:80", False),
        ("http://node.example.org", "[::]:80", False),
        ("http://node.example.org", "192.0.2.7:80", False),
        ("http://node.example.org", ":80", False),
        ("https://node.example.org", "0.0.0.0:8000", True),
        ("http://node.example.org", "127.0.0.1:80", True),
        ("http://node.example.org", "[::1]:80", True),
        ("http://node.example.org", "unix:/run/node.sock", True),
    ],
)
def test_nothing_listens_to_others_in_the_clear(good, address, bind, safe):
    found = homes.unsafe_to_listen(replace(good, mode=homes.Mode.EMBEDDED, address=address), bind)
    assert (found == []) is safe


def test_what_is_written_is_read_back(good):
    homes.write(replace(good, agency={"en": 'A "quoted" desk', "km": "តុ"}))
    found = homes.read(good.path)
    assert found.agency == {"en": 'A "quoted" desk', "km": "តុ"}
    assert found.mode is homes.Mode.PRODUCTION


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = 'kh'", "lacks"),
        ("not toml at all = = =", "cannot be read"),
        ("name='a'\ncountry='B'\nmode='wild'\naddress='x'", "mode"),
    ],
)
def test_a_broken_settings_file_is_named(tmp_path, text, says):
    (tmp_path / "node.toml").write_text(text)
    with pytest.raises(homes.BadHome, match=says):
        homes.read(tmp_path)


def test_a_missing_home_says_how_to_make_one(tmp_path):
    with pytest.raises(homes.BadHome, match="passage init"):
        homes.read(tmp_path / "nowhere")


def test_keys_that_others_can_read_are_refused(tmp_path):
    path = tmp_path / "keys.json"
    keyring.save(keyring.generate("kh"), path)
    assert keyring.load(path).node == "kh"
    path.chmod(0o644)
    with pytest.raises(keyring.BadKeyring, match="readable_by_others"):
        keyring.load(path)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"node": 1}', "\x00"])
def test_broken_keys_are_refused_by_name(tmp_path, content):
    path = tmp_path / "keys.json"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(keyring.BadKeyring, match="unreadable"):
        keyring.load(path)
