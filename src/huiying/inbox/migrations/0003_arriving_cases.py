"""An index by arrival: what came in the last minutes is found without reading what came before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inbox", "0002_running_cases")]
    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["-received_at"], name="case_by_arrival"),
        ),
    ]
