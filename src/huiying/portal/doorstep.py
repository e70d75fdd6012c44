"""Has this visitor knocked too often?"""

from __future__ import annotations

from django.http import HttpRequest

from huiying.foundation.limits import allow
from huiying.foundation.scope import Actor
from huiying.portal.terms import Allowance

# Whoever writes here does so as a citizen, also when she is signed in at the desk.
CITIZEN = Actor.citizen("portal")


def may_knock(request: HttpRequest, allowance: Allowance) -> bool:
    """Count one try of this visitor; false when there were too many in this window."""
    who = request.META.get("REMOTE_ADDR", "")
    return allow(allowance.purpose, who, most=allowance.most, seconds=allowance.seconds)
