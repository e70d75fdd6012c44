"""The inspection stage as a Django application."""

from django.apps import AppConfig


class InspectionConfig(AppConfig):
    """See README.md."""

    name = "huiying.inspection"
    label = "inspection"
    default_auto_field = "django.db.models.BigAutoField"
