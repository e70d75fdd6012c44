"""What waits for me today?"""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from huiying.desk.page import show
from huiying.desk.reads.waiting import waiting_for
from huiying.desk.staff import StaffRequest, staff
from huiying.foundation import clock


@require_safe
@staff
def today(request: StaffRequest) -> HttpResponse:
    """The fifteen-minute list: one line each, most pressing first."""
    waiting = waiting_for(request.actor, clock.now())
    return show(request, "desk/today.html", {"waiting": waiting}, part="desk/today_list.html")
