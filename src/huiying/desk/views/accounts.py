"""Which accounts are there, and how does one of them do?"""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huiying.channels.catalogue import channels
from huiying.desk.address import SEPARATOR, with_query
from huiying.desk.forms.accounts import Credentials, Description
from huiying.desk.page import show
from huiying.desk.reads.accounts import Wanted, account_page, account_sheet, wanted_accounts
from huiying.desk.saying import Trouble, attempt
from huiying.desk.staff import StaffRequest, staff
from huiying.registry import acts
from huiying.registry.terms import ACCOUNT_STATE_NAMES

PAGE = 50


@require_safe
@staff
def register(request: StaffRequest) -> HttpResponse:
    """The register (账号台账), by name."""
    wanted = Wanted(
        kind=_known(request.GET.get("kind", ""), channels()),
        state=_known(request.GET.get("state", ""), ACCOUNT_STATE_NAMES),
        office=request.GET.get("office", "").strip()[:80],
        asked=request.GET.get("q", "").strip()[:80],
    )
    after = request.GET.get("after", "")
    rows = account_page(wanted_accounts(request.actor, wanted), _mark(after), PAGE + 1)
    shown, here, query = rows[:PAGE], reverse("desk:accounts"), wanted.as_query()
    last = f"{shown[-1].name}{SEPARATOR}{shown[-1].pk}" if len(rows) > PAGE else ""
    values = {
        "accounts": [(a, channels()[a.kind].name, ACCOUNT_STATE_NAMES[a.state]) for a in shown],
        "wanted": wanted,
        "kinds": [(key, kind.name) for key, kind in channels().items()],
        "states": list(ACCOUNT_STATE_NAMES.items()),
        "older": with_query(here, query | {"after": last}) if last else "",
        "newest": with_query(here, query) if after else "",
    }
    return show(request, "desk/accounts/register.html", values)


@require_safe
@staff
def account(request: StaffRequest, pk: int) -> HttpResponse:
    """One account: what it is for, how it does, what the platform needs."""
    return _page(request, pk)


@require_POST
@staff
def keep_credentials(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep what the platform gave, encrypted; it is never shown again."""
    sheet = account_sheet(request.actor, pk)
    form = Credentials(request.POST, fields=sheet.fields)
    if not form.is_valid():
        return _page(request, pk, status=422, credentials=form)
    base_url = form.cleaned_data["base_url"]
    act = partial(acts.keep_credentials, pk, form.values(), by=request.actor, base_url=base_url)
    trouble = attempt(act)
    if trouble:
        return _page(request, pk, trouble=trouble, credentials=form)
    messages.success(request, _("Kept, encrypted. They are not shown again."))
    return HttpResponseRedirect(reverse("desk:account", args=[pk]))


@require_POST
@staff
def describe(request: StaffRequest, pk: int) -> HttpResponse:
    """Change what the register says."""
    form = Description(request.POST)
    if not form.is_valid():
        return _page(request, pk, status=422, description=form)
    trouble = attempt(partial(acts.describe_account, pk, form.cleaned_data, by=request.actor))
    if trouble:
        return _page(request, pk, trouble=trouble, description=form)
    messages.success(request, _("The register was changed."))
    return HttpResponseRedirect(reverse("desk:account", args=[pk]))


def _page(
    request: StaffRequest,
    pk: int,
    *,
    trouble: Trouble | None = None,
    status: int = 200,
    **filled: Any,
) -> HttpResponse:
    sheet = account_sheet(request.actor, pk)
    known = {name: getattr(sheet.account, name) for name in Description.base_fields}
    values = {
        "sheet": sheet,
        "state_word": ACCOUNT_STATE_NAMES[sheet.account.state],
        "credentials": Credentials(
            fields=sheet.fields, initial={"base_url": sheet.account.base_url}
        ),
        "description": Description(initial=known),
        "trouble": trouble,
        "journal": reverse("desk:journal", args=["registry.account", pk]),
    }
    answer = trouble.status if trouble else status
    return show(request, "desk/accounts/account.html", values | filled, status=answer)


def _known(asked: str, names: Any) -> str:
    return asked if asked in names else ""


def _mark(after: str) -> tuple[str, int] | None:
    """The place after which the page begins; what is no mark begins at the top."""
    name, _separator, pk = after.rpartition(SEPARATOR)
    return (name, int(pk)) if name and pk.isdecimal() and len(pk) < 19 else None
