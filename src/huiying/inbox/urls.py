"""At which addresses do platforms knock?"""

from django.urls import path

from huiying.inbox.views import push

app_name = "inbox"
urlpatterns = [path("push/<slug:slug>/", push, name="push")]
