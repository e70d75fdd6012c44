"""What we answer: replies and their review as a Django application."""

from django.apps import AppConfig


class AnswersConfig(AppConfig):
    """Replies, ratings, the Q&A base."""

    name = "huiying.answers"
    label = "answers"
    default_auto_field = "django.db.models.BigAutoField"
