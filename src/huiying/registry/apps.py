"""Who may speak: the registry as a Django application."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Organisations, people, posts held, official accounts, duties."""

    name = "huiying.registry"
    label = "registry"
    default_auto_field = "django.db.models.BigAutoField"
