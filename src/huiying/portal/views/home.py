"""What does somebody see first?"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huiying.portal.reads.pieces import standing_pages
from huiying.portal.terms import NEWEST_AT_HOME


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One question; below it what is new, "is this official?" and the way to one's own case."""
    context = {
        "newest": list(standing_pages()[:NEWEST_AT_HOME]),
        "demonstration": settings.HUIYING_DEMO,
    }
    return render(request, "portal/home.html", context)
