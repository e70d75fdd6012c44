"""Which address leads to which doorway?"""

from __future__ import annotations

from django.urls import include, path

from huiying.config.health import health

urlpatterns = [
    path("health", health),
    path("accounts/", include("allauth.urls")),
    path("ui/", include("huiying.foundation.ui.urls")),
    path("channels/", include("huiying.inbox.urls")),
    path("desk/", include("huiying.desk.urls")),
    path("", include("huiying.portal.urls")),
]
