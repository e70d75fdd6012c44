"""How does a living worker keep its sending while a platform takes its time?

A lease only has to outlive a worker that died. As long as the call lasts, a thread extends it, so
that no second worker begins what the first is still doing, however slow the platform is.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from django.conf import settings
from django.db import DatabaseError, connection

from huiying.delivery.acts import Lease, extend_lease
from huiying.foundation.scope import Actor

KEEPER = Actor.machine("worker.lease")
log = structlog.get_logger("huiying.delivery")


@contextmanager
def kept(lease: Lease) -> Iterator[None]:
    """Extend the lease three times in its length until the block ends."""
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(lease, over), name=f"lease.{lease.sending.pk}")
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _keep(lease: Lease, over: threading.Event) -> None:
    try:
        while not over.wait(settings.HUIYING_LEASE_SECONDS / 3):
            try:
                extend_lease(lease, by=KEEPER)
            except DatabaseError:
                log.warning("lease_not_extended", sending=lease.sending.pk)
                connection.close()
    finally:
        connection.close()
