"""Match keys become numbers under a composite key; `passage upgrade` writes them anew."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("matching", "0002_merge"), ("people", "0001_initial")]

    operations = [
        migrations.DeleteModel(name="MatchKey"),
        migrations.CreateModel(
            name="MatchKey",
            fields=[
                ("pk", models.CompositePrimaryKey("key", "person_id", blank=True, editable=False, primary_key=True, serialize=False)),
                ("key", models.BigIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="match_keys", to="people.person"
                    ),
                ),
            ],
        ),
    ]
