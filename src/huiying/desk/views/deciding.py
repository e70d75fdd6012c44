"""How does a piece move on: submitted, reviewed, returned, signed, withdrawn, a finding answered?

Each doorway calls one act; what the act refuses is told beside the form, with what was written.
"""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huiying.desk.forms.given import given
from huiying.desk.forms.reviews import Dismissal, Review, Withdrawal
from huiying.desk.saying import attempt
from huiying.desk.staff import StaffRequest, staff
from huiying.desk.views.pieces import sheet
from huiying.editorial import acts
from huiying.editorial import reads as editorial


@require_POST
@staff
def submit(request: StaffRequest, pk: int) -> HttpResponse:
    """Hand the newest version to the first reviewer."""
    trouble = attempt(partial(acts.submit_piece, pk, by=request.actor))
    if trouble:
        return sheet(request, pk, trouble=trouble, where="submit")
    return _done(request, pk, _("Submitted. The first reviewer has it on her list."))


@require_POST
@staff
def review(request: StaffRequest, pk: int) -> HttpResponse:
    """Approve the next review for exactly what the seal names."""
    form = Review(request.POST)
    act = partial(
        acts.review_piece,
        pk,
        seal=given(form, "seal"),
        gates=given(form, "gates"),
        comment=given(form, "comment"),
        by=request.actor,
    )
    trouble = attempt(act)
    if trouble:
        return sheet(request, pk, trouble=trouble, where="review", review=form)
    return _done(request, pk, _("Approved. The next person has it on her list."))


@require_POST
@staff
def sign(request: StaffRequest, pk: int) -> HttpResponse:
    """The head signs exactly what the seal names."""
    form = Review(request.POST)
    act = partial(
        acts.sign_piece,
        pk,
        seal=given(form, "seal"),
        gates=given(form, "gates"),
        comment=given(form, "comment"),
        by=request.actor,
    )
    trouble = attempt(act)
    if trouble:
        return sheet(request, pk, trouble=trouble, where="review", review=form)
    return _done(request, pk, _("Signed. It goes out when its time comes."))


@require_POST
@staff
def send_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Return the version to its author with the reason."""
    form = Review(request.POST)
    seal, comment = given(form, "seal"), given(form, "comment")
    trouble = attempt(partial(acts.return_piece, pk, seal=seal, comment=comment, by=request.actor))
    if trouble:
        return sheet(request, pk, trouble=trouble, where="review", review=form)
    return _done(request, pk, _("Sent back with your reason. The author has it on her list."))


@require_POST
@staff
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a piece back everywhere, with a reason that the public reads."""
    form = Withdrawal(request.POST)
    because = given(form, "because")
    trouble = attempt(partial(acts.withdraw_piece, pk, because, by=request.actor))
    if trouble:
        return sheet(request, pk, trouble=trouble, where="withdraw", withdrawal=form)
    return _done(request, pk, _("Withdrawn. Each platform is asked to take it back."))


@require_POST
@staff
def dismiss(request: StaffRequest, pk: int, finding: int) -> HttpResponse:
    """Answer a finding with a reason, by name."""
    editorial.demand_finding(request.actor, pk, finding)
    form = Dismissal(request.POST)
    because = given(form, "because")
    trouble = attempt(partial(acts.dismiss_finding, finding, because, by=request.actor))
    if trouble:
        where = f"finding-{finding}"
        return sheet(request, pk, trouble=trouble, where=where, dismissal=form)
    return _done(request, pk, _("Kept as it is; your reason stands beside the finding."))


def _done(request: StaffRequest, pk: int, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("desk:piece", args=[pk]))
