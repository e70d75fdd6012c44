"""Does a process answer at its door?"""

from __future__ import annotations

import http.client

from huiying.config.up.children import Role


def is_well(role: Role, patience: float = 5.0) -> bool:
    """Whether its page comes without a server error; a role without a door is taken at its word."""
    if role.door is None:
        return True
    connection = http.client.HTTPConnection(role.door.near, role.door.port, timeout=patience)
    try:
        connection.request("GET", role.path)
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
