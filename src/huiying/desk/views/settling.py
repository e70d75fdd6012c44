"""How does a doorway to a case answer: back to the case, or the page again with the reason?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from huiying.desk.address import with_query
from huiying.desk.saying import attempt
from huiying.desk.staff import StaffRequest
from huiying.desk.views.inbox import case_page, wanted_of
from huiying.foundation.errors import Absent
from huiying.inbox import reads as inbox


def settle(
    request: StaffRequest,
    pk: int,
    where: str,
    act: Callable[[], object],
    said: str,
    **filled: Any,
) -> HttpResponse:
    """Call the act; what it refuses is told beside the form, which keeps what was written."""
    trouble = attempt(act)
    if trouble:
        return case_page(request, pk, trouble=trouble, where=where, **filled)
    messages.success(request, said)
    return HttpResponseRedirect(way_on(request, pk))


def way_on(request: StaffRequest, pk: int) -> str:
    """The case where it is still in sight; a case that was given away is not."""
    query = wanted_of(request).as_query()
    try:
        inbox.case(request.actor, pk)
    except Absent:
        return with_query(reverse("desk:inbox"), query)
    return with_query(reverse("desk:case", args=[pk]), query)
