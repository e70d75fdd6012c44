"""The ground as one Django application: the tables that belong to no stage."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """Journal and rate limits."""

    name = "huiying.foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"
