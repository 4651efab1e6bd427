"""Steps of a claim refuse to be changed: the database itself rejects UPDATE and DELETE, so what was wrong stays in sight."""

from django.db import migrations

WHY = "the steps of a claim are append-only"
SQLITE = [
    f"CREATE TRIGGER claims_step_no_update BEFORE UPDATE ON claims_step BEGIN SELECT RAISE(ABORT, '{WHY}'); END",
    f"CREATE TRIGGER claims_step_no_delete BEFORE DELETE ON claims_step BEGIN SELECT RAISE(ABORT, '{WHY}'); END",
]
POSTGRES = [
    "CREATE FUNCTION claims_step_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{WHY}'; END $$",
    "CREATE TRIGGER claims_step_append_only BEFORE UPDATE OR DELETE ON claims_step "
    "FOR EACH ROW EXECUTE FUNCTION claims_step_append_only()",
]


def make(apps, schema_editor):
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER claims_step_append_only ON claims_step")
        schema_editor.execute("DROP FUNCTION claims_step_append_only()")
    else:
        schema_editor.execute("DROP TRIGGER claims_step_no_update")
        schema_editor.execute("DROP TRIGGER claims_step_no_delete")


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_claims")]
    operations = [migrations.RunPython(make, drop)]
