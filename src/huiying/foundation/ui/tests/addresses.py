"""At which addresses do the tests find the gallery, without any stage being there?"""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("ui/", include("huiying.foundation.ui.urls"))]
