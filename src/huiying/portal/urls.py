"""Which public address leads to which doorway?"""

from __future__ import annotations

from django.urls import path

from huiying.portal.views import (
    about,
    asking,
    cases,
    deadlines,
    directory,
    duties,
    home,
    installing,
    pieces,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("ask/", asking.answers, name="ask"),
    path("ask/suggest", asking.suggest, name="suggest"),
    path("ask/new/", asking.write, name="write"),
    path("ask/sent/<str:number>/", asking.receipt, name="receipt"),
    path("answers/<int:pk>/", duties.entry, name="entry"),
    path("duties/", duties.duties, name="duties"),
    path("duties/<int:pk>/", duties.duty, name="duty"),
    path("case/", cases.track, name="track"),
    path("case/leave/", cases.leave, name="leave"),
    path("case/<str:number>/", cases.case, name="case"),
    path("case/<str:number>/add/", cases.add, name="add"),
    path("case/<str:number>/rate/", cases.rate, name="rate"),
    # Letters that the answers stage sends name this address.
    path("track/<str:number>/", cases.letter, name="letter"),
    path("directory/", directory.accounts, name="accounts"),
    path("directory/check", directory.check, name="check"),
    path("directory.json", directory.register, name="register"),
    path("directory/<str:slug>/", directory.account, name="account"),
    path("news/", pieces.pieces, name="pieces"),
    path("p/<int:pk>/", pieces.piece, name="piece"),
    path("media/<str:digest>", pieces.picture, name="picture"),
    path("open/deadlines/", deadlines.deadlines, name="deadlines"),
    path("about/", about.about, name="about"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("offline/", installing.offline, name="offline"),
    path("manifest.webmanifest", installing.manifest, name="manifest"),
    path("service-worker.js", installing.service_worker, name="service_worker"),
    path("robots.txt", installing.robots, name="robots"),
]
