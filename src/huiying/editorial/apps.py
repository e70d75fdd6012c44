"""What we say: the editorial stage as a Django application."""

from django.apps import AppConfig


class EditorialConfig(AppConfig):
    """Pieces, versions, checks, reviews, sign-off."""

    name = "huiying.editorial"
    label = "editorial"
    default_auto_field = "django.db.models.BigAutoField"
