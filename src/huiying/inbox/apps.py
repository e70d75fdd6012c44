"""What people say: the inbox as a Django application."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """Messages, cases, hand-overs, clocks."""

    name = "huiying.inbox"
    label = "inbox"
    default_auto_field = "django.db.models.BigAutoField"
