"""How does a command get a database under its feet, and leave none running?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from huiying.config.embedded import Cluster, cluster_of
from huiying.config.places import data_folder
from huiying.config.up.checks import check_data_folder


@contextmanager
def settings_only() -> Iterator[None]:
    """Django is set up, whether or not there is a database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiying.config.settings")
    check_data_folder(data_folder())
    import django

    django.setup()
    yield


@contextmanager
def with_database() -> Iterator[None]:
    """Django is set up on a running database."""
    with database_running(), settings_only():
        yield
        _let_go()


@contextmanager
def database_running() -> Iterator[None]:
    """`HUIYING_DATABASE_URL` names a running database: the given one, or the embedded one.

    An embedded database that was already running goes on; one that this command started stops.
    """
    cluster = _embedded()
    try:
        yield
    finally:
        if cluster is not None:
            cluster.release()


def _embedded() -> Cluster | None:
    if os.environ.get("HUIYING_DATABASE_URL"):
        return None
    check_data_folder(data_folder())
    cluster = cluster_of(data_folder())
    cluster.ensure_running()
    os.environ["HUIYING_DATABASE_URL"] = cluster.url
    return cluster


def _let_go() -> None:
    from django.db import connections

    connections.close_all()
