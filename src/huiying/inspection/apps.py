"""How well we do: the inspection stage as a Django application."""

from django.apps import AppConfig


class InspectionConfig(AppConfig):
    """Indices of accounts."""

    name = "huiying.inspection"
    label = "inspection"
    default_auto_field = "django.db.models.BigAutoField"
