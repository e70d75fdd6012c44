"""Which accounts are official, and is this one?"""

from __future__ import annotations

import hashlib
import json
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from huiying.channels.catalogue import channels
from huiying.portal.doorstep import in_words
from huiying.portal.forms.directory import DirectoryFilter
from huiying.portal.reads import directory as reads
from huiying.portal.reads.pieces import posts_of_account, public_pieces
from huiying.portal.rules import Mark
from huiying.portal.shown.directory import account_facts, register_line
from huiying.portal.terms import ACCOUNTS_A_PAGE

LONGEST_ASKED = 500


@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """The directory, narrowed by what the address says, page by page."""
    form = DirectoryFilter(request.GET, language=get_language() or "")
    filters = form.filters()
    found = reads.listed_accounts(filters, Mark.read(request.GET.get("after", "")))
    shown = found[:ACCOUNTS_A_PAGE]
    context = {
        "form": form,
        "accounts": shown,
        "more": _more(request, shown[-1].name, shown[-1].pk) if len(found) > len(shown) else "",
        "continued": "after" in request.GET,
        "narrowed": filters != reads.Filters(),
        "count": reads.directory(filters).count(),
        "kinds": channels(),
    }
    return render(request, "portal/accounts.html", context)


def _more(request: HttpRequest, name: str, pk: int) -> str:
    kept = {key: value for key, value in request.GET.items() if key != "after" and value}
    return urlencode(kept | {"after": str(Mark(name, pk))})


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Is this account official? By name, handle or link."""
    asked = request.GET.get("q", "").strip()[:LONGEST_ASKED]
    checked = reads.check(asked) if asked else None
    context = {"asked": asked, "checked": checked, "kinds": channels()}
    return render(request, "portal/check.html", context)


@require_safe
@in_words
def account(request: HttpRequest, slug: str) -> HttpResponse:
    """One official account: whose it is, what it is for, what it published last."""
    found = reads.account_at(slug)
    posts = posts_of_account(found.pk)
    own = public_pieces({post.version.piece_id for post in posts if post.version})
    context = {
        "account": found,
        "facts": account_facts(found),
        "posts": posts,
        "readable_here": own,
    }
    return render(request, "portal/account.html", context)


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The whole directory for machines, with a fingerprint so that it is fetched only when new."""
    base = settings.HUIYING_PUBLIC_URL
    lines = [register_line(found, base) for found in reads.whole_register()]
    listed = {"publisher": settings.HUIYING_PLACE_NAME, "accounts": lines}
    body = json.dumps(listed, ensure_ascii=False, indent=1).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    fresh = etag not in request.headers.get("If-None-Match", "")
    answer: HttpResponse = (
        HttpResponse(body, content_type="application/json; charset=utf-8")
        if fresh
        else HttpResponseNotModified()
    )
    answer["ETag"] = etag
    answer["Cache-Control"] = "public, max-age=300"
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
