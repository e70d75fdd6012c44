"""Which pieces are there, and what does one of them look like from all sides?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huiying.desk.address import mark_of, read_mark, with_query
from huiying.desk.drawing.channels import kind_name
from huiying.desk.drawing.differences import Stretch, differences, is_changed
from huiying.desk.drawing.lines import Line
from huiying.desk.forms.reviews import Dismissal, Review, Withdrawal
from huiying.desk.page import show
from huiying.desk.reads.pieces import piece_sheet, target_names
from huiying.desk.reads.writing import offices
from huiying.desk.saying import Trouble
from huiying.desk.staff import StaffRequest, staff
from huiying.editorial import reads as editorial
from huiying.editorial.models import Piece, Version
from huiying.editorial.terms import PIECE_STATE_NAMES, STEP_NAMES, PieceState
from huiying.foundation.files import store
from huiying.foundation.html import plain_text
from huiying.foundation.ui.figures import spoken
from huiying.foundation.ui.shapes import Tab

PAGE = 50


@require_safe
@staff
def board(request: StaffRequest) -> HttpResponse:
    """Pieces in sight, newest change first, by state."""
    state = request.GET.get("state", "")
    state = state if state in set(PieceState) else ""
    before = read_mark(request.GET.get("after", ""))
    rows = editorial.page_of_pieces(request.actor, state=state, before=before, most=PAGE + 1)
    shown = rows[:PAGE]
    here = reverse("desk:pieces")
    older = mark_of(shown[-1].changed_at, shown[-1].pk) if len(rows) > PAGE else ""
    values = {
        "tabs": _tabs(here, state),
        "lines": [_line(piece) for piece in shown],
        "older": with_query(here, {"state": state, "after": older}) if older else "",
        "newest": with_query(here, {"state": state}) if before else "",
        "may_write": bool(offices(request.actor)),
        "here": request.get_full_path(),
        "state": state,
    }
    return show(request, "desk/pieces/board.html", values, part="desk/pieces/board_list.html")


@require_safe
@staff
def piece(request: StaffRequest, pk: int) -> HttpResponse:
    """One piece: what it says, how it will look, what was noticed, who decides next."""
    return sheet(request, pk)


def sheet(
    request: StaffRequest,
    pk: int,
    *,
    trouble: Trouble | None = None,
    where: str = "",
    **forms: Any,
) -> HttpResponse:
    """The piece page; after a refusal with the sentence and what was filled in."""
    shown = piece_sheet(request.actor, pk)
    values = {
        "sheet": shown,
        "tabs": piece_tabs(shown.piece, "piece"),
        "state_word": state_word(shown.piece),
        "review": Review(initial={"seal": shown.version.seal}),
        "withdrawal": Withdrawal(),
        "dismissal": Dismissal(),
        "trouble": trouble,
        "where": where,
        "journal": reverse("desk:journal", args=["editorial.piece", pk]),
    }
    status = trouble.status if trouble else 200
    return show(request, "desk/pieces/piece.html", values | forms, status=status)


@require_safe
@staff
def versions(request: StaffRequest, pk: int) -> HttpResponse:
    """Every version of a piece, and what changed between two of them."""
    shown = list(editorial.versions(request.actor, pk))
    piece = editorial.piece(request.actor, pk)
    new = _chosen(shown, request.GET.get("new", ""), shown[0])
    old = _chosen(shown, request.GET.get("old", ""), _before(shown, new))
    values = {
        "piece": piece,
        "tabs": piece_tabs(piece, "versions"),
        "versions": shown,
        "old": old,
        "new": new,
        "parts": _changed_parts(old, new),
        "state_word": state_word(piece),
    }
    return show(request, "desk/pieces/versions.html", values)


@require_safe
@staff
def evidence(request: StaffRequest, pk: int) -> HttpResponse:
    """The review sheet (审核单) of the version that counts, to be printed and filed."""
    shown = piece_sheet(request.actor, pk)
    piece = shown.piece
    values = {
        "sheet": shown,
        "version": shown.counted,
        "tabs": piece_tabs(piece, "evidence"),
        "state_word": state_word(piece),
        "counted_targets": target_names(shown.counted),
        "variants": _variants(shown.counted),
        "holds_true": editorial.is_publishable(shown.counted),
    }
    return show(request, "desk/pieces/evidence.html", values)


@require_safe
@staff
def asset(request: StaffRequest, pk: int) -> HttpResponse:
    """A picture as it is kept, for whoever may see its organisation's pieces."""
    found = editorial.assets(request.actor).filter(pk=pk).first()
    if found is None:
        return HttpResponse(status=404)
    return HttpResponse(store.read(found.file), content_type=found.content_type)


def piece_tabs(piece: Piece, current: str) -> list[Tab]:
    """The views of one piece."""
    named = {
        "piece": _("Content and review"),
        "versions": _("Versions"),
        "evidence": _("Review sheet"),
    }
    return [
        Tab(label, reverse(f"desk:{route}", args=[piece.pk]), current=route == current)
        for route, label in named.items()
    ]


def state_word(piece: Piece) -> str:
    """How a piece stands, and whose turn it is: a word with its shape."""
    return str(STEP_NAMES[piece.awaits] if piece.awaits else PIECE_STATE_NAMES[piece.state])


def _tabs(here: str, current: str) -> list[Tab]:
    every = Tab(_("All"), here, current=not current)
    states = [
        Tab(name, with_query(here, {"state": state}), current=state == current)
        for state, name in PIECE_STATE_NAMES.items()
    ]
    return [every, *states]


def _line(piece: Piece) -> Line:
    author = piece.newest.author.name if piece.newest else ""
    return Line(
        id=f"piece-{piece.pk}",
        href=reverse("desk:piece", args=[piece.pk]),
        title=piece.title,
        what=STEP_NAMES[piece.awaits] if piece.awaits else PIECE_STATE_NAMES[piece.state],
        who=f"{author} · {piece.organisation.short_name}",
        since=piece.changed_at,
        until=piece.publish_at,
    )


def _chosen(versions: list[Version], asked: str, otherwise: Version) -> Version:
    return next((v for v in versions if str(v.number) == asked), otherwise)


def _before(versions: list[Version], new: Version) -> Version:
    return next((v for v in versions if v.number < new.number), new)


def _changed_parts(old: Version, new: Version) -> list[tuple[str, list[Stretch]]]:
    """Part by part what changed; parts that did not are left out."""
    before, after = _texts(old), _texts(new)
    names = [*before, *(name for name in after if name not in before)]
    compared = [(n, differences(before.get(n, ""), after.get(n, ""))) for n in names]
    return [(name, stretches) for name, stretches in compared if is_changed(stretches)]


def _texts(version: Version) -> dict[str, str]:
    texts = {
        _("Title"): version.title,
        _("Summary"): version.summary,
        _("Text"): version.writing,
        _("Accounts"): "、".join(target_names(version)),
    }
    written = {spoken(v["name"]): "\n".join(v["parts"]) for v in _variants(version)}
    return texts | written


def _variants(version: Version) -> list[dict[str, Any]]:
    """What was written apart for each kind of channel, as plain text."""
    written = [
        (kind_name(v.kind), [v.title, v.summary, plain_text(v.body), v.text])
        for v in version.variants.all()
    ]
    return [
        {"name": name, "parts": [part for part in parts if part]}
        for name, parts in written
        if any(parts)
    ]
