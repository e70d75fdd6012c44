"""What does the answers stage do again and again? It looks how its letters fare."""

from __future__ import annotations

import structlog

from huiying.answers.acts import note_delivered
from huiying.answers.reads import on_their_way
from huiying.foundation.errors import HuiyingError
from huiying.foundation.scope import Actor
from huiying.foundation.tasks import Loop

WORKER = Actor.machine("worker.answers")
MOST = 100
log = structlog.get_logger("huiying.answers")


def note_deliveries() -> int:
    """Bring replies up to date with delivery's sendings; gives how many changed."""
    changed = 0
    for reply in on_their_way(MOST):
        try:
            changed += note_delivered(reply.pk, by=WORKER)
        except HuiyingError as trouble:
            log.error("delivery_not_noted", reply=reply.pk, code=trouble.code)
    return changed


LOOPS = (Loop("answers.deliveries", 0.5, note_deliveries),)
