"""The keys under which people are found have changed: the old ones go, and `passage upgrade` writes all anew afterwards."""

from django.db import migrations


def forget(apps, schema_editor):
    apps.get_model("matching", "MatchKey").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("matching", "0003_keys_as_numbers")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop, elidable=True)]
