"""What does Ctrl K answer?"""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from huiying.desk.reads.palette import found_by
from huiying.desk.staff import StaffRequest, staff


@require_safe
@staff
def palette(request: StaffRequest) -> HttpResponse:
    """`{"results": [{"label", "hint", "url"}]}` for `?q=`."""
    found = found_by(request.actor, request.GET.get("q", "")[:80])
    return JsonResponse({"results": [asdict(one) for one in found]})
