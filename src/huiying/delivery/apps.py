"""How it travels: the delivery stage as a Django application."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Sendings, attempts, receipts, metrics read back."""

    name = "huiying.delivery"
    label = "delivery"
    default_auto_field = "django.db.models.BigAutoField"
