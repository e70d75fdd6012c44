"""An index of the cases in which the office owes something: one in twenty after half a year."""

from django.db import migrations, models

RUNNING = ["awaiting_dispatch", "awaiting_receipt", "awaiting_review", "in_progress", "received"]


class Migration(migrations.Migration):
    dependencies = [("inbox", "0001_initial")]
    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                models.OrderBy(models.F("due_at"), nulls_last=True),
                models.F("id"),
                condition=models.Q(("imported_from", ""), ("state__in", RUNNING)),
                name="case_running",
            ),
        ),
    ]
