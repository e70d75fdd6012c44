"""What does a platform get when it knocks at our callback address?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from huiying.channels.catalogue import channel
from huiying.channels.contract import Capability, Heard, Incoming, Push
from huiying.delivery.access import access_for
from huiying.delivery.acts import note_news
from huiying.foundation.clock import now
from huiying.foundation.errors import Absent
from huiying.foundation.scope import Actor
from huiying.inbox.acts import hear_message
from huiying.inbox.reads import account_at
from huiying.registry.models import Account

MOST_BYTES = 512 * 1024  # the vendors' pushes are a few kB; encrypted ones are a third larger
PLATFORM = Actor.machine("push")


@csrf_exempt  # the platform's signature takes the place of the form token
@require_http_methods(["GET", "POST"])
def push(request: HttpRequest, slug: str) -> HttpResponse:
    """Verify, store, and only then answer; a platform that gets no answer pushes again."""
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return HttpResponse(status=413)
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        return HttpResponse(status=413)
    try:
        account = account_at(slug)
    except Absent:
        return HttpResponse(status=404)
    kind = channel(account.kind)
    if Capability.RECEIVE not in kind.capabilities:
        return HttpResponse(status=404)
    answer = kind.receive(_push(request, body), access_for(account), now())
    for heard in answer.heard:
        _keep(account, heard)
    return HttpResponse(answer.body, status=answer.status, content_type=answer.content_type)


def _keep(account: Account, heard: Incoming) -> None:
    if heard.heard is not Heard.SENDING:
        hear_message(account, heard, by=PLATFORM)
    elif heard.receipt is not None:
        note_news(account.pk, heard.receipt, by=PLATFORM)


def _push(request: HttpRequest, body: bytes) -> Push:
    return Push(
        method=request.method or "GET",
        query={name: str(value) for name, value in request.GET.items()},
        headers={name.lower(): value for name, value in request.headers.items()},
        body=body,
    )
