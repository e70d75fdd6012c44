"""What does the inbox do again and again? It takes in what was stored."""

from __future__ import annotations

import structlog
from django.db import DatabaseError

from huiying.foundation.errors import HuiyingError
from huiying.foundation.scope import Actor
from huiying.foundation.tasks import Loop
from huiying.inbox.acts import note_trouble, take_in_message
from huiying.inbox.reads import waiting_messages

WORKER = Actor.machine("worker.inbox")
MOST = 50
log = structlog.get_logger("huiying.inbox")


def take_in() -> int:
    """Make cases of stored messages, oldest first; one that fails does not hold up the others."""
    done = 0
    for message in waiting_messages(MOST):
        try:
            take_in_message(message, by=WORKER)
            done += 1
        except (HuiyingError, DatabaseError) as trouble:
            code = trouble.code if isinstance(trouble, HuiyingError) else type(trouble).__name__
            log.error("message_not_taken_in", message=message, code=code)
            note_trouble(message, code, by=WORKER)
    return done


LOOPS = (Loop("inbox.take_in", 0.5, take_in),)
