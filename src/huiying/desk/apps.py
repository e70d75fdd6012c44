"""The desk stage as a Django application."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """See README.md."""

    name = "huiying.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
