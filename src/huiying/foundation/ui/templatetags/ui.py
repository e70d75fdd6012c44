"""With which tags does a template place the components?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import count
from typing import Any, Final

import lucide
from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from huiying.foundation import clock
from huiying.foundation.html import web_link
from huiying.foundation.ui import figures, strips
from huiying.foundation.ui.shapes import Crumb, DayCell, Entry, Evidence, Fact, Seal, Tab, Told

register = template.Library()
register.filter("web_link", web_link)
PARTS: Final = "ui/components/"
NOTICE_ICONS: Final = {
    "info": "info",
    "done": "circle-check",
    "soon": "clock-alert",
    "late": "octagon-alert",
}
REASON_ICONS: Final = {"suggest": "lightbulb", "hold": "circle-pause", "refuse": "ban"}
_numbers = count(1)


@register.filter
def spoken(told: object) -> str:
    """`{{ words|spoken }}`: a `Words` value in the reader's language; text stays as it is."""
    return figures.spoken(told)


@register.filter
def exact(instant: datetime) -> str:
    """`{{ instant|exact }}`: 2026-09-24 14:05, Beijing time."""
    return figures.exact(instant)


@register.filter
def is_instant(value: object) -> bool:
    return isinstance(value, datetime)


@lru_cache(maxsize=512)
def _drawn(name: str, label: str, size: int) -> SafeString:
    named = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true"}
    svg = lucide._render_icon(name, size, stroke_width=1.75, focusable="false", **named)
    return mark_safe(svg.replace("<svg ", '<svg class="icon" ', 1))  # noqa: S308 - own markup


@register.simple_tag
def icon(name: str, label: Told = "", size: int = 20) -> SafeString:
    """A lucide drawing in the colour of its text; silent unless it has a `label`."""
    return _drawn(str(name), figures.spoken(label), size)


@register.inclusion_tag(PARTS + "state.html")
def state(state: str, word: Told) -> dict[str, Any]:
    """A word with the shape of in-time, soon, late, done, paused or waiting."""
    return {"state": str(state), "word": word}


@register.inclusion_tag(PARTS + "tag.html")
def tag(word: Told) -> dict[str, Any]:
    """A neutral word in a hairline frame: a type, a channel, a level."""
    return {"word": word}


@register.inclusion_tag(PARTS + "button.html")
def button(
    label: Told,
    href: str = "",
    look: str = "",
    icon: str = "",
    key: str = "",
    name: str = "",
    value: str = "",
    type: str = "submit",
    form: str = "",
    disabled: bool = False,
    wide: bool = False,
) -> dict[str, Any]:
    """A button, or a link that looks like one when `href` is given.

    `look`: "" | "main" | "quiet" | "grave". `key`: the desk key that presses it.
    """
    return dict(locals())


@register.inclusion_tag(PARTS + "field.html")
def field(bound: BoundField, count: int | None = None, quiet: bool = False) -> dict[str, Any]:
    """A form field: label above, hint under it, error beside. `count` shows the room left."""
    return {
        "field": bound,
        "grouped": getattr(bound.field.widget, "use_fieldset", False),
        "single_choice": getattr(bound.field.widget, "input_type", "") == "checkbox"
        and not getattr(bound.field.widget, "use_fieldset", False),
        "count": count,
        "quiet": quiet,
    }


@register.inclusion_tag(PARTS + "error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """All errors of a form, each a link to its field; nothing when there are none."""
    return {"form": form, "wrong": [bound for bound in form if bound.errors]}


@register.inclusion_tag(PARTS + "question.html")
def question(
    action: str,
    label: Told,
    name: str = "q",
    value: str = "",
    suggest_url: str = "",
    submit: Told = "",
) -> dict[str, Any]:
    """The one question of the portal; `suggest_url` answers `?q=` with an HTML fragment."""
    return dict(locals())


def _settled(content: str) -> SafeString:
    """What stood between a block tag's ends: a rendered, already escaped piece of template."""
    return mark_safe(content.strip())  # noqa: S308


@register.simple_block_tag
def notice(content: str, title: Told = "", tone: str = "info", live: bool = False) -> SafeString:
    """`{% notice title=… tone="info|done|soon|late" %}…{% endnotice %}`"""
    values = {"content": _settled(content), "title": title, "tone": tone, "live": live}
    return render_to_string(PARTS + "notice.html", values | {"icon_name": NOTICE_ICONS[tone]})


@register.simple_block_tag
def dialog(content: str, id: str, title: Told) -> SafeString:
    """A modal dialog opened by any button with `data-opens="<id>"`."""
    return render_to_string(
        PARTS + "dialog.html", {"content": _settled(content), "id": id, "title": title}
    )


@register.simple_block_tag
def empty_state(content: str, title: Told, icon: str = "inbox") -> SafeString:
    """What will be here; the block holds the sentence and the first step."""
    values = {"content": _settled(content), "title": title, "icon_name": icon}
    return render_to_string(PARTS + "empty_state.html", values)


@register.simple_block_tag
def error_state(content: str, title: Told, kept: Told = "", code: str = "") -> SafeString:
    """What happened (`title`), what was not lost (`kept`), what to do (the block)."""
    values = {"content": _settled(content), "title": title, "kept": kept, "code": code}
    return render_to_string(PARTS + "error_state.html", values)


@register.simple_block_tag
def reason(
    content: str,
    sentence: Told,
    tone: str = "suggest",
    evidence: Sequence[Evidence] = (),
) -> SafeString:
    """Why, in one sentence; evidence one click away; the block holds the next step.

    `tone`: "suggest" | "hold" | "refuse".
    """
    values = {
        "content": _settled(content),
        "sentence": sentence,
        "tone": tone,
        "evidence": evidence,
    }
    return render_to_string(PARTS + "reason.html", values | {"icon_name": REASON_ICONS[tone]})


@register.simple_block_tag
def preview(
    content: str,
    shape: str,
    account: Told,
    title: Told = "",
    when: Told = "",
    note: Told = "",
    address: str = "",
) -> SafeString:
    """A neutral frame around what a reader will see.

    `shape`: "article" (WeChat), "post" (Weibo), "page" (website), "chat" (a message on a phone);
    named by shape and not by platform, so that a new channel needs no new frame.
    """
    given = dict(locals())
    own = {"content": _settled(content), "initial": figures.spoken(account)[:1]}
    return render_to_string(PARTS + "preview.html", given | own)


@register.inclusion_tag(PARTS + "fraction.html")
def fraction(
    part: int, whole: int, period: Told = "", href: str = "", what: Told = "", large: bool = False
) -> dict[str, Any]:
    """「83.3 %」 with 15/18, its period and a way to the rows behind it."""
    return dict(locals()) | {"share": figures.Share(part, whole)}


@register.inclusion_tag(PARTS + "clock_strip.html")
def clock_strip(
    cells: Sequence[DayCell],
    today: date,
    due: date,
    summary: Told = "",
    variant: str = "full",
    state: str = "",
    word: Told = "",
) -> dict[str, Any]:
    """A case's life as a row of days. `variant`: "full" | "tiny" | "print"."""
    return dict(locals()) | {
        "squares": strips.squares(cells, today, due) if variant != "tiny" else [],
        "paths": strips.drawn(strips.bars(cells, today, due)) if variant == "tiny" else {},
        "width": len(cells) * strips.STEP + 2,
        "due_x": strips.marker_x(cells, due),
        "today_x": strips.marker_x(cells, today),
    }


@register.inclusion_tag(PARTS + "custody_strip.html")
def custody_strip(seals: Sequence[Seal], public: bool = False) -> dict[str, Any]:
    """Who gathered, wrote, checked, signed, sent; `public` shows organisation and post only."""
    return {"seals": seals, "public": public}


@register.inclusion_tag(PARTS + "timeline.html")
def timeline(entries: Sequence[Entry]) -> dict[str, Any]:
    """What happened and what comes next, in the order given."""
    return {"entries": entries}


@register.inclusion_tag(PARTS + "tabs.html")
def tabs(items: Sequence[Tab], label: Told) -> dict[str, Any]:
    """Links between views of one thing; `label` names them to a screen reader."""
    return {"items": items, "label": label}


@register.inclusion_tag(PARTS + "breadcrumb.html")
def breadcrumb(crumbs: Sequence[Crumb]) -> dict[str, Any]:
    return {"crumbs": crumbs}


@register.inclusion_tag(PARTS + "pagination.html")
def pagination(newer: str = "", older: str = "") -> dict[str, Any]:
    """Keyset paging: two addresses, either may be empty."""
    return {"newer": newer, "older": older}


@register.inclusion_tag(PARTS + "facts.html")
def facts(facts: Sequence[Fact]) -> dict[str, Any]:
    """Terms and values in two columns."""
    return {"facts": facts}


@register.inclusion_tag(PARTS + "person.html")
def person(name: str, post: Told = "", organisation: Told = "") -> dict[str, Any]:
    """A person as text: name, post, organisation. No faces."""
    return {"name": name, "post": post, "organisation": organisation}


@register.inclusion_tag(PARTS + "progress.html")
def progress(label: Told, value: int | None = None, whole: int = 100) -> dict[str, Any]:
    """How far a long work has come; without `value` it only says that it is under way."""
    return {"label": label, "value": value, "whole": whole}


@register.inclusion_tag(PARTS + "when.html")
def when(instant: datetime, exact: bool = True) -> dict[str, Any]:
    """An instant as people say it, the exact one beside (or, with `exact=False`, on hover)."""
    return {
        "instant": instant,
        "words": figures.instant_in_words(instant, clock.now()),
        "precise": figures.exact(instant),
        "exact": exact,
    }


@register.inclusion_tag(PARTS + "row.html")
def row(
    title: Told,
    href: str,
    about: Sequence[Told] = (),
    state: str = "",
    word: Told = "",
    current: bool = False,
    fresh: bool = False,
    clock: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """One line of a list inside `<ol class="rows" data-keys-list>`.

    `about`: what stands under the title. `clock`: the arguments of a tiny clock strip
    (`cells`, `today`, `due`).
    """
    return dict(locals())


@register.inclusion_tag(PARTS + "nav_link.html", takes_context=True)
def nav_link(
    context: template.Context, route: str, label: Told, icon: str = "", count: int | None = None
) -> dict[str, Any]:
    """A link of the main navigation; draws nothing while no such route exists."""
    href = _address(str(route))
    path = getattr(context.get("request"), "path", "")
    return {
        "href": href,
        "label": label,
        "icon_name": icon,
        "count": count,
        "current": bool(href) and _lies_under(path, href),
    }


def _address(route: str) -> str:
    if route.startswith(("/", "#")):
        return route
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


def _lies_under(path: str, href: str) -> bool:
    """The desk's and the portal's own roots are current only when exactly there."""
    return path == href or (href.count("/") > 2 and path.startswith(href))


@register.simple_tag
def unique_id(stem: str) -> str:
    """An id that no other element of this process carries."""
    return f"{stem}-{next(_numbers)}"


@register.simple_tag
def brand(size: int = 28) -> SafeString:
    """The mark: 回, a square in a square."""
    return format_html(
        '<svg class="brand__mark" width="{0}" height="{0}" viewBox="0 0 28 28" aria-hidden="true">'
        '<path fill="currentColor" fill-rule="evenodd" '
        'd="M1 1h26v26H1zM5 5v18h18V5zM10 10h8v8h-8z"/></svg>',
        size,
    )
