"""How does a database address become Django's settings?"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def from_url(url: str) -> dict[str, Any]:
    """Settings for `postgresql://user:password@host:port/name?host=/socket/folder`.

    An empty address gives settings that cannot connect, so that commands which need no database
    still work.
    """
    parts = urlsplit(url or "postgresql://huiying@/huiying?host=/nonexistent")
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError("HUIYING_DATABASE_URL must begin with postgresql://")
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or parts.hostname or "",
        "PORT": query.pop("port", "") or str(parts.port or ""),
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }
