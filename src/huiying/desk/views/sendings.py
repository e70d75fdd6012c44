"""What is on its way, what went wrong, and what can a person do about it?"""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huiying.delivery import acts
from huiying.delivery import reads as delivery
from huiying.delivery.models import Sending
from huiying.delivery.terms import DECIDERS, SENDING_STATE_NAMES, SendingState
from huiying.desk.address import mark_of, read_mark, with_query
from huiying.desk.drawing.clocks import Standing
from huiying.desk.drawing.lines import Line
from huiying.desk.forms.given import given
from huiying.desk.forms.sendings import Looked
from huiying.desk.page import show
from huiying.desk.reads.sendings import Travel, attempts_of, case_behind
from huiying.desk.reads.waiting import sending_title
from huiying.desk.saying import Trouble, attempt
from huiying.desk.staff import StaffRequest, staff
from huiying.foundation.ui.figures import spoken
from huiying.foundation.ui.shapes import Tab

PAGE = 50
UNDER_WAY = (
    SendingState.DUE,
    SendingState.LEASED,
    SendingState.ACCEPTED,
    SendingState.WAITING,
    SendingState.WITHDRAWING,
)


@require_safe
@staff
def sendings(request: StaffRequest) -> HttpResponse:
    """What needs a person first; what is on its way; what is out."""
    chosen = request.GET.get("show", "")
    groups = {
        "": (SendingState.FAILED, SendingState.UNCLEAR),
        "way": UNDER_WAY,
        "out": (SendingState.PUBLISHED, SendingState.WITHDRAWN),
    }
    chosen = chosen if chosen in groups else ""
    rows = delivery.sendings(request.actor).filter(state__in=groups[chosen])
    before = read_mark(request.GET.get("after", ""))
    if before is not None:
        at, pk = before
        rows = rows.filter(Q(changed_at__lt=at) | Q(changed_at=at, id__lt=pk))
    found = list(rows.select_related("version")[: PAGE + 1])
    shown, here = found[:PAGE], reverse("desk:sendings")
    last = mark_of(shown[-1].changed_at, shown[-1].pk) if len(found) > PAGE else ""
    values = {
        "tabs": _tabs(here, chosen),
        "chosen": chosen,
        "lines": [_line(sending) for sending in shown],
        "here": request.get_full_path(),
        "older": with_query(here, {"show": chosen, "after": last}) if last else "",
        "newest": with_query(here, {"show": chosen}) if before else "",
    }
    return show(
        request, "desk/sendings/sendings.html", values, part="desk/sendings/sendings_list.html"
    )


@require_safe
@staff
def sending(request: StaffRequest, pk: int) -> HttpResponse:
    """One sending: platform, cause, next step."""
    return _page(request, pk)


@require_POST
@staff
def retry(request: StaffRequest, pk: int) -> HttpResponse:
    """Try again, once the cause is mended."""
    trouble = attempt(partial(acts.retry_sending, pk, by=request.actor))
    if trouble:
        return _page(request, pk, trouble=trouble)
    return _done(request, pk, _("It is tried again within a moment."))


@require_POST
@staff
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    """A person looked at the platform and says whether it is there."""
    form = Looked(request.POST)
    happened = request.POST.get("happened") == "yes"
    url = given(form, "url") if happened else ""
    if happened and form.errors.get("url"):
        return _page(request, pk, form=form, status=422)
    act = partial(acts.settle_unclear, pk, happened=happened, by=request.actor, url=url)
    trouble = attempt(act)
    if trouble:
        return _page(request, pk, trouble=trouble, form=form)
    return _done(request, pk, _("Kept: it is out.") if happened else _("It is sent once more."))


def _page(
    request: StaffRequest,
    pk: int,
    *,
    trouble: Trouble | None = None,
    form: Looked | None = None,
    status: int = 200,
) -> HttpResponse:
    found = delivery.sending(request.actor, pk)
    reading = delivery.newest_readings([pk]).get(pk)
    values = {
        "travel": Travel(found, reading),
        "title": sending_title(found),
        "case": case_behind(request.actor, found),
        "attempts": attempts_of(found),
        "may_decide": request.actor.may(DECIDERS, found.account.organisation.path),
        "form": form or Looked(),
        "trouble": trouble,
        "journal": reverse("desk:journal", args=["delivery.sending", pk]),
    }
    answer = trouble.status if trouble else status
    return show(request, "desk/sendings/sending.html", values, status=answer)


def _done(request: StaffRequest, pk: int, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("desk:sending", args=[pk]))


def _tabs(here: str, chosen: str) -> list[Tab]:
    named = {"": _("Needs a person"), "way": _("On its way"), "out": _("Out")}
    return [
        Tab(label, with_query(here, {"show": key}), current=key == chosen)
        for key, label in named.items()
    ]


def _line(found: Sending) -> Line:
    travel = Travel(found, None)
    return Line(
        id=f"sending-{found.pk}",
        href=travel.href,
        title=sending_title(found),
        what=found.account.name,
        who=travel.trouble or found.account.organisation.short_name,
        since=found.changed_at,
        standing=Standing(travel.state, spoken(SENDING_STATE_NAMES[found.state])),
    )
