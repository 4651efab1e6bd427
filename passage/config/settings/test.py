"""Tests: a node of its own in a temporary home, on SQLite or on the database that DATABASE_URL names."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from passage.node import keyring

if "PASSAGE_HOME" not in os.environ or os.environ.get("PASSAGE_TEST_HOME"):
    _folder = Path(tempfile.mkdtemp(prefix="passage-test-"))
    atexit.register(shutil.rmtree, _folder, True)
    (_folder / "static").mkdir()
    (_folder / "node.toml").write_text(
        'name = "th"\ncountry = "TH"\nmode = "embedded"\naddress = "http://th.localhost:8104"\n'
        '[agency]\nen = "Test desk of Thailand"\n',
        "utf-8",
    )
    keyring.save(keyring.generate("th"), _folder / "keys.json")
    os.environ["PASSAGE_HOME"] = str(_folder)
    os.environ["PASSAGE_TEST_HOME"] = "1"

from passage.config.settings.base import *  # noqa: F403

ALLOWED_HOSTS = ["*"]
# Tests are many and their passwords are no secret: the cheap hasher keeps `make check` under a minute.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ARGON2_LIGHT = True
