"""What happens to every request before a doorway sees it?"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from huiying.config.failures import sentence_for, status_for
from huiying.foundation.errors import HuiyingError
from huiying.foundation.scope import Actor
from huiying.registry import reads
from huiying.registry.models import Person

Answer = Callable[[HttpRequest], HttpResponseBase]


def language_by_choice(get_response: Answer) -> Answer:
    """Chinese unless the visitor chose otherwise; the browser's own language does not decide."""
    known = {code for code, _ in settings.LANGUAGES}

    def middleware(request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        language = chosen if chosen in known else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = get_response(request)
            if isinstance(response, HttpResponse) and not response.has_header("Content-Language"):
                response["Content-Language"] = language
            return response

    return middleware


def plain_addresses(get_response: Answer) -> Answer:
    """A NUL in the address means harm or damage, and PostgreSQL keeps none: refused at the door."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if "%00" in request.META.get("QUERY_STRING", "") or "\x00" in request.path:
            raise BadRequest("NUL in the address")
        return get_response(request)

    return middleware


def address_behind_proxy(get_response: Answer) -> Answer:
    """The visitor's address as our own proxy saw it; without a proxy the header is not believed."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        told = request.META.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", 1)[-1].strip()
        if settings.HUIYING_BEHIND_PROXY and told:
            request.META["REMOTE_ADDR"] = told
        return get_response(request)

    return middleware


def actor_of_request(get_response: Answer) -> Answer:
    """`request.actor`: the signed-in person with her posts today, otherwise a citizen."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def _actor(request: HttpRequest) -> Actor:
    if isinstance(request.user, Person):
        return reads.actor_for(request.user, f"desk:{request.META.get('REMOTE_ADDR', '')}")
    return Actor.citizen("portal")


class errors_in_words:  # noqa: N801 (middleware is named as Django lists it)
    """An error that a doorway let through is answered in words, with the right status."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Only huiying's own errors; anything else is a defect and goes on to the 500 page."""
        if not isinstance(error, HuiyingError):
            return None
        context = {"error": error, "sentence": sentence_for(error)}
        return render(request, "ui/refused.html", context, status=status_for(error))
