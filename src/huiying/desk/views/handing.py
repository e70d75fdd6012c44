"""How does a case move from hand to hand? Each doorway calls one act."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huiying.answers import acts as answers
from huiying.desk.forms import cases as forms
from huiying.desk.forms.given import given, whole_number
from huiying.desk.saying import trouble_of
from huiying.desk.staff import StaffRequest, staff
from huiying.desk.views.inbox import case_page
from huiying.desk.views.settling import settle
from huiying.foundation.errors import Absent, HuiyingError
from huiying.inbox import acts
from huiying.inbox import reads as inbox
from huiying.inbox.terms import CaseType, Outcome
from huiying.registry.reads import holders, public_organisations
from huiying.registry.terms import Post


@require_POST
@staff
def accept(request: StaffRequest, pk: int) -> HttpResponse:
    """Accept although a ground for refusal was suggested."""
    act = partial(acts.accept_case, pk, by=request.actor)
    return settle(request, pk, "accept", act, _("Accepted."))


@require_POST
@staff
def refuse(request: StaffRequest, pk: int) -> HttpResponse:
    """Not accept, on a ground, saying where to turn."""
    form = forms.Refusal(request.POST)
    ground, where = given(form, "ground"), given(form, "where_to_turn")
    act = partial(acts.refuse_case, pk, ground, where, by=request.actor)
    said = _("Not accepted; the citizen reads why.")
    return settle(request, pk, "refuse", act, said, refusal=form)


@require_POST
@staff
def dispatch(request: StaffRequest, pk: int) -> HttpResponse:
    """Send it to an organisation, and to a person there if one was proposed."""
    form = forms.Dispatch(request.POST, organisations=public_organisations())
    wanted = whole_number(request.POST.get("handler", "")) or None
    place = given(form, "organisation") or 0
    act = partial(acts.dispatch_case, pk, place, wanted, by=request.actor)
    return settle(request, pk, "dispatch", act, _("Dispatched."), dispatch=form)


@require_POST
@staff
def sign_for(request: StaffRequest, pk: int) -> HttpResponse:
    """The named handler takes it."""
    act = partial(acts.sign_for_case, pk, by=request.actor)
    return settle(request, pk, "sign_for", act, _("Signed for. It is yours now."))


@require_POST
@staff
def send_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Return it as not ours, with the basis."""
    form = forms.Returning(request.POST)
    act = partial(acts.return_case, pk, given(form, "basis"), by=request.actor)
    said = _("Returned with your basis. The duty officer has it again.")
    return settle(request, pk, "return", act, said, returning=form)


@require_POST
@staff
def reassign(request: StaffRequest, pk: int) -> HttpResponse:
    """Give it to a colleague of the same organisation."""
    case = inbox.case(request.actor, pk)
    form = forms.Reassign(request.POST, people=holders(case.organisation, Post.HANDLER))
    act = partial(acts.reassign_case, pk, given(form, "handler") or 0, by=request.actor)
    return settle(request, pk, "reassign", act, _("Given to a colleague."), reassign=form)


@require_POST
@staff
def assist(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask another organisation to contribute."""
    form = forms.Dispatch(request.POST, organisations=public_organisations())
    place = given(form, "organisation") or 0
    act = partial(acts.ask_to_assist, pk, place, by=request.actor)
    return settle(request, pk, "assist", act, _("Asked to assist."), assist=form)


@require_POST
@staff
def classify(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct the type; the term follows."""
    form = forms.Classify(request.POST)
    if not form.is_valid():
        return case_page(request, pk, where="classify", classify=form)
    act = partial(acts.classify_case, pk, CaseType(form.cleaned_data["type"]), by=request.actor)
    said = _("Type corrected; the date was worked out again.")
    return settle(request, pk, "classify", act, said, classify=form)


@require_POST
@staff
def note(request: StaffRequest, pk: int) -> HttpResponse:
    """Tell colleagues something."""
    form = forms.Noting(request.POST)
    act = partial(acts.add_note, pk, given(form, "text"), by=request.actor)
    return settle(request, pk, "note", act, _("Noted for colleagues."), noting=form)


@require_POST
@staff
def reveal(request: StaffRequest, pk: int) -> HttpResponse:
    """Show this once how the person can be reached; that is kept in the journal."""
    form = forms.Revealing(request.POST)
    try:
        contact = acts.reveal_contact(pk, given(form, "reason"), by=request.actor)
    except Absent:
        raise
    except HuiyingError as error:
        return case_page(request, pk, trouble=trouble_of(error), where="reveal", revealing=form)
    return case_page(request, pk, contact=contact)


@require_POST
@staff
def close(request: StaffRequest, pk: int) -> HttpResponse:
    """Close an answered case and say how it ended."""
    form = forms.Closing(request.POST)
    if not form.is_valid():
        return case_page(request, pk, where="close", closing=form)
    act = partial(answers.close_case, pk, Outcome(form.cleaned_data["outcome"]), by=request.actor)
    return settle(request, pk, "close", act, _("Closed."), closing=form)


@require_POST
@staff
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the redacted words to everybody."""
    form = forms.Publishing(request.POST)
    title, body = given(form, "title"), given(form, "body")
    act = partial(acts.mark_public, pk, title, body, by=request.actor)
    return settle(request, pk, "publish", act, _("Public now."), publishing=form)


@require_POST
@staff
def unpublish(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it out of the public archive."""
    act = partial(acts.take_from_public, pk, by=request.actor)
    return settle(request, pk, "publish", act, _("No longer public."))
