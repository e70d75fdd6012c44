"""How does a citizen open a case by the form, and how does she add to it later?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import Conflict, Unusable
from huiying.foundation.scope import EVERYWHERE, Actor, ScopedQuerySet
from huiying.foundation.sealed import blind_index
from huiying.inbox import reads
from huiying.inbox.acts.clock import restart_clock
from huiying.inbox.acts.journal import note_case
from huiying.inbox.acts.locking import locked, one_at_a_time
from huiying.inbox.acts.opening import Opening, open_case
from huiying.inbox.models import Case, Message
from huiying.inbox.rules.codes import grouped
from huiying.inbox.rules.intake import is_courtesy, title_from
from huiying.inbox.rules.moves import follow_up_reopens
from huiying.inbox.rules.routing import Suggestion
from huiying.inbox.terms import (
    ENDED,
    MAY,
    PORTAL,
    CaseType,
    MessageKind,
    Taken,
)
from huiying.registry.models import Organisation
from huiying.registry.reads import public_duties
from huiying.registry.terms import Post

BODY_MOST = 5000  # characters; the boxes that were seen allow 600 to 2,000
TITLE_MOST = 100


@dataclass(frozen=True, slots=True)
class CaseForm:
    """What somebody wrote into the ask form; `token` makes sending it twice one case."""

    body: str
    token: str
    type: CaseType = CaseType.INQUIRY
    title: str = ""
    place: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    is_public: bool = False
    duty: int | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """What the citizen takes along; the code is shown this once."""

    case: int
    number: str
    code: str
    due_at: datetime | None


@act
def submit_case(form: CaseForm, *, by: Actor) -> Opened:
    """Open a case from the form of the portal, or from what a duty officer heard on the phone.

    Sending the same form again gives the same case. Raises `Unusable` for an empty or endless
    text, `Conflict` where no organisation is registered yet.
    """
    root = _root()
    claim = by.claim(MAY["submit_case"], _claimed_at(by, root), verb="submit_case")
    _demand_usable(form)
    key = blind_index("inbox.form", form.token)
    if known := _sent_before(key):
        return opened(known)
    case = open_case(_opening(form, root), by, claim)
    _keep_form(case, form.body, key)
    return opened(case)


@act
def follow_up(number: str, code: str, text: str, token: str, *, by: Actor) -> Case:
    """Add a citizen's words to her case on the tracker; after an answer the clock starts again."""
    claim = by.claim(MAY["follow_up"], EVERYWHERE, verb="follow_up")
    case = locked(reads.case_by_code(number, code).pk)
    if case.state in ENDED:
        raise Conflict("inbox.case.ended", number=case.number)
    if not text.strip():
        raise Unusable("inbox.form.body_missing")
    if len(text) > BODY_MOST:
        raise Unusable("inbox.form.too_long", most=BODY_MOST)
    key = blind_index("inbox.form", token)
    if _sent_before(key):
        return case
    message = _keep_form(case, text, key)
    note_case(case, "inbox.case.followed_up", by, claim, new={"message": message.pk})
    if follow_up_reopens(case.state) and not is_courtesy(text):
        restart_clock(case, message.said_at, by, claim)
    return case


def opened(case: Case) -> Opened:
    """Number and code for the person whose case it is."""
    return Opened(case.pk, case.number, grouped(case.code.open_by_machine()), case.due_at)


def _opening(form: CaseForm, root: Organisation) -> Opening:
    return Opening(
        type=form.type,
        title=(form.title.strip() or title_from(form.body))[:TITLE_MOST],
        body=form.body.strip(),
        channel=PORTAL,
        organisation=root,
        received_at=now(),
        place=form.place.strip(),
        name=form.name.strip(),
        phone=form.phone.strip(),
        email=form.email.strip(),
        is_public=form.is_public,
        chosen=_chosen(form.duty),
    )


def _chosen(duty: int | None) -> Suggestion | None:
    found = public_duties().filter(pk=duty).first() if duty else None
    if found is None:
        return None
    return Suggestion(found.pk, found.organisation_id, found.handler_id, 1.0, (found.title,), True)


def _demand_usable(form: CaseForm) -> None:
    if not form.body.strip():
        raise Unusable("inbox.form.body_missing")
    if len(form.body) > BODY_MOST or len(form.title) > TITLE_MOST:
        raise Unusable("inbox.form.too_long", most=BODY_MOST)
    if not form.token:
        raise Unusable("inbox.form.token_missing")


def _sent_before(key: str) -> Case | None:
    """The case that this very form has made or added to; twice at once waits for each other."""
    one_at_a_time(f"inbox.form.{key}")
    rows: ScopedQuerySet[Message] = Message.objects.whole("the same form, sent again")
    earlier = rows.filter(account__isnull=True, dedupe_key=key).select_related("case").first()
    return earlier.case if earlier else None


def _keep_form(case: Case, text: str, key: str) -> Message:
    at = now()
    made: Message = Message.objects.create(
        account=None,
        channel=PORTAL,
        dedupe_key=key,
        kind=MessageKind.FORM,
        text=text.strip(),
        said_at=at,
        received_at=at,
        case=case,
        taken=Taken.OPENED,
    )
    return made


def _root() -> Organisation:
    found = Organisation.objects.filter(parent__isnull=True).order_by("id").first()
    if found is None:
        raise Conflict("inbox.portal.no_organisation")
    return found


def _claimed_at(by: Actor, root: Organisation) -> str:
    """A duty officer enters calls for the whole place from wherever she sits."""
    own = [claim.path for claim in by.claims if claim.post == Post.DUTY_OFFICER]
    return own[0] if own else root.path
