"""At which addresses are the gallery and the switch for appearance?"""

from __future__ import annotations

from django.urls import path

from huiying.foundation.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("desk/", views.gallery_desk, name="gallery_desk"),
    path("appearance/", views.appearance, name="appearance"),
]
