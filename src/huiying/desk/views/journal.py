"""What happened to a thing, by whom, under which post, as the journal has it?"""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from huiying.desk.page import show
from huiying.desk.reads.journal import lines_of, thing
from huiying.desk.staff import StaffRequest, staff


@require_safe
@staff
def journal(request: StaffRequest, kind: str, pk: int) -> HttpResponse:
    """The lines about one thing, for those who may see the thing."""
    about = thing(request.actor, kind, pk)
    return show(request, "desk/journal/journal.html", {"about": about, "lines": lines_of(kind, pk)})
