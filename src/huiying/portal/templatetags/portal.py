"""With which filters does a public page show what the stages keep?"""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from huiying.channels.catalogue import channels
from huiying.delivery.models import Sending
from huiying.foundation.html import clean, web_link
from huiying.foundation.ui.figures import spoken
from huiying.portal.reads.pieces import website_words

register = template.Library()
register.filter("web_link", web_link)


@register.filter
def title_of(page: Sending) -> str:
    """The heading of a page."""
    assert page.version is not None, "a page shows a version"
    return website_words(page.version)[0]


@register.filter
def summary_of(page: Sending) -> str:
    """What it says in short."""
    assert page.version is not None, "a page shows a version"
    return website_words(page.version)[1]


@register.filter
def body_of(page: Sending) -> SafeString:
    """The text of a page, through the allow-list once more."""
    assert page.version is not None, "a page shows a version"
    return mark_safe(clean(website_words(page.version)[2]))  # noqa: S308 - allow-listed just now


@register.filter
def platform(kind: str) -> str:
    """A platform's name in the reader's language; its key where the channel is gone."""
    known = channels().get(kind)
    return spoken(known.name) if known else kind
