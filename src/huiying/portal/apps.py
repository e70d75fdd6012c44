"""The portal stage as a Django application."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """See README.md."""

    name = "huiying.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"
