"""Whether two records are of one person stands with the merges."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [migrations.RemoveField(model_name="person", name="same_as")]
