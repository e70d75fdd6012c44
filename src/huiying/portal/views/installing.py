"""How does the portal become an app on a phone, and what shows it without a network?"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

ICON = "portal/icons/icon-{}.png"
SHELL = (
    "ui/css/tokens.css",
    "ui/css/base.css",
    "ui/css/controls.css",
    "ui/css/components.css",
    "ui/css/ours.css",
    "ui/css/portal.css",
    "portal/portal.css",
    "ui/mark.svg",
)
WORKER = "portal/service-worker.js"


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What the phone needs to install the portal."""
    name = settings.HUIYING_PLACE_NAME
    described = {
        "id": "/",
        "name": gettext("%(place)s · government new media") % {"place": name},
        "short_name": name,
        "lang": get_language(),
        "start_url": reverse("portal:home"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",  # --paper and --accent of ui/css/tokens.css
        "theme_color": "#0a4d5e",
        "icons": [
            {"src": static(ICON.format("192")), "sizes": "192x192", "type": "image/png"},
            {"src": static(ICON.format("512")), "sizes": "512x512", "type": "image/png"},
            {
                "src": static(ICON.format("maskable-512")),
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
        ],
        "shortcuts": [
            {"name": gettext("Ask"), "url": reverse("portal:ask")},
            {"name": gettext("Follow my case"), "url": reverse("portal:track")},
        ],
    }
    return JsonResponse(described, content_type="application/manifest+json")


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker with its list of files; from the root, because it may serve only what is below it.

    It keeps the look and one page that says that there is no network, never a page with content:
    an old answer must not pass for the one that holds, and a case must not stay on the device.
    """
    told = {
        "version": _fingerprint(),
        "offline": reverse("portal:offline"),
        "files": [static(name) for name in SHELL],
    }
    body = f"const KEPT = {json.dumps(told)};\n{_source(WORKER).decode()}"
    answer = HttpResponse(body, content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@lru_cache(maxsize=1)
def _fingerprint() -> str:
    """Changes when a kept file does, so that phones fetch the new ones."""
    content = b"".join(_source(name) for name in (*SHELL, WORKER))
    return hashlib.sha256(content).hexdigest()[:16]


def _source(name: str) -> bytes:
    path = finders.find(name)
    assert isinstance(path, str), f"{name} belongs to this installation"
    return Path(path).read_bytes()


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What a phone shows that has no network."""
    return render(request, "portal/offline.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read what is published, not people's cases or the desk."""
    closed = ["/case/", "/ask/new/", "/ask/sent/", "/ask/suggest", "/desk/", "/accounts/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
