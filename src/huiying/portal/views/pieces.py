"""What was published, where, and by whose hands did it go?"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huiying.delivery.models import Sending
from huiying.delivery.reads import public_sendings
from huiying.editorial.reads import custody, is_publishable
from huiying.editorial.terms import PieceState
from huiying.foundation.errors import Conflict
from huiying.foundation.files import store
from huiying.portal.doorstep import in_words
from huiying.portal.reads import pieces as reads
from huiying.portal.rules import Mark
from huiying.portal.shown.pieces import public_seals
from huiying.portal.terms import PICTURE_SECONDS, PIECES_A_PAGE

GONE = 410


@require_safe
def pieces(request: HttpRequest) -> HttpResponse:
    """What is new, newest first, page by page."""
    mark = Mark.read(request.GET.get("after", ""))
    found = reads.listed_pages(mark)
    shown = found[:PIECES_A_PAGE]
    more = urlencode({"after": reads.mark_of(shown[-1])}) if len(found) > PIECES_A_PAGE else ""
    context = {"pages": shown, "more": more, "continued": mark is not None}
    return render(request, "portal/pieces.html", context)


@require_safe
@in_words
def piece(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece with its custody; 410 with the reason once it was withdrawn.

    A program that only looks at the status must not take a withdrawn word for one that holds, and
    search engines drop a 410; the person reads the reason on the same page. Raises `Conflict` if
    what is stored is not what was signed.
    """
    page = reads.page_of(pk)
    assert page.version is not None, "a page shows a version"
    if page.version.piece.state == PieceState.WITHDRAWN:
        return render(request, "portal/withdrawn.html", {"page": page}, status=GONE)
    if not is_publishable(page.version):
        raise Conflict("portal.piece.signatures_broken", id=pk)
    context = {
        "page": page,
        "seals": public_seals(page, custody(page.version)),
        "elsewhere": _elsewhere(page, pk),
        "earlier": reads.earlier_forms(page),
    }
    return render(request, "portal/piece.html", context)


def _elsewhere(page: Sending, pk: int) -> list[Sending]:
    return [s for s in public_sendings(pk) if s.account.kind != page.account.kind]


@require_safe
@in_words
def picture(request: HttpRequest, digest: str) -> HttpResponse:
    """A cover of a standing page: only types that we encode ourselves, kept for a year."""
    found = reads.public_picture(digest)
    etag = f'"{found.digest}"'
    if request.headers.get("If-None-Match") == etag:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = HttpResponse(store.read(found.file), content_type=found.content_type)
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Content-Disposition"] = "inline"
    answer["ETag"] = etag
    answer["Cache-Control"] = f"public, max-age={PICTURE_SECONDS}, immutable"
    return answer
