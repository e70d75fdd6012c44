"""Who handles this, and what is the answer to it?"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huiying.portal.doorstep import in_words
from huiying.portal.reads import known as reads
from huiying.portal.rules import Mark
from huiying.portal.terms import DUTIES_A_PAGE
from huiying.registry.reads import duties_matching


@require_safe
def duties(request: HttpRequest) -> HttpResponse:
    """Every matter with who handles it; with `?q=` those that fit the words, and why."""
    asked = request.GET.get("q", "").strip()[: reads.LONGEST_QUESTION]
    if asked:
        matched = duties_matching(asked, DUTIES_A_PAGE)
        return render(request, "portal/duties.html", {"asked": asked, "matched": matched})
    mark = Mark.read(request.GET.get("after", ""))
    found = reads.listed_duties(mark)
    shown = found[:DUTIES_A_PAGE]
    more = ""
    if len(found) > DUTIES_A_PAGE:
        more = urlencode({"after": str(Mark(shown[-1].title, shown[-1].pk))})
    context = {"duties": shown, "more": more, "continued": mark is not None}
    return render(request, "portal/duties.html", context)


@require_safe
@in_words
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """One matter: who handles it, how it is done, on what basis."""
    return render(request, "portal/duty.html", {"duty": reads.public_duty(pk)})


@require_safe
@in_words
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One question of the Q&A base with its answer, its basis and who vouches for it."""
    return render(request, "portal/entry.html", {"entry": reads.public_entry(pk)})
