"""The migrations make exactly the tables that the models describe, along one line in each app."""

from __future__ import annotations

import io

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

OURS = sorted(app.label for app in apps.get_app_configs() if app.name.startswith("passage.node."))


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    out = io.StringIO()
    call_command("makemigrations", *OURS, check_changes=True, dry_run=True, stdout=out)
    assert "No changes detected" in out.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("app", OURS)
def test_each_app_has_one_head(app: str) -> None:
    loader = MigrationLoader(connection)
    assert len(loader.graph.leaf_nodes(app)) == 1
    assert not loader.detect_conflicts()
