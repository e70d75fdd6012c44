"""What can be done with a case, from the first form to its publication?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import Conflict, Refused, Unusable
from huiying.foundation.journal.record import Subject, open_for
from huiying.foundation.scope import EVERYWHERE, Actor
from huiying.foundation.sealed import Sealed, blind_index
from huiying.inbox import reads
from huiying.inbox.acts.clock import clock_for, restart_clock
from huiying.inbox.acts.journal import note_case
from huiying.inbox.acts.locking import begin, locked
from huiying.inbox.acts.opening import Opening, open_case
from huiying.inbox.models import Case, Message, Note
from huiying.inbox.rules.codes import grouped
from huiying.inbox.rules.intake import title_from
from huiying.inbox.rules.moves import follow_up_reopens
from huiying.inbox.rules.personal import personal_in
from huiying.inbox.rules.routing import Suggestion
from huiying.inbox.terms import (
    ENDED,
    MAY,
    PORTAL,
    REFUSALS,
    CaseState,
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


@dataclass(frozen=True, slots=True)
class Contact:
    """How a person can be reached, opened for a reason."""

    name: str
    phone: str
    email: str


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
    earlier = Message.objects.whole("the same form, sent again").filter(
        account__isnull=True, dedupe_key=key
    )
    if (known := earlier.select_related("case").first()) and known.case:
        return opened(known.case)
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
    message = _keep_form(case, text, blind_index("inbox.form", token))
    note_case(case, "inbox.case.followed_up", by, claim, new={"message": message.pk})
    if follow_up_reopens(case.state):
        restart_clock(case, message.said_at, by, claim)
    return case


@act
def accept_case(case: int, *, by: Actor) -> Case:
    """Decide that a case is accepted although a ground for refusal was suggested."""
    found, claim = begin("accept_case", case, by)
    found.state, found.accepted_at = CaseState.AWAITING_DISPATCH, now()
    found.save(update_fields=["state", "accepted_at"])
    note_case(found, "inbox.case.accepted", by, claim, new={"state": found.state})
    return found


@act
def refuse_case(case: int, ground: str, where_to_turn: str, *, by: Actor) -> Case:
    """Not accept a case, on a ground of the table, telling the person where to turn instead."""
    found, claim = begin("refuse_case", case, by)
    if ground not in REFUSALS:
        raise Unusable("inbox.refusal.ground_unknown", ground=ground)
    if not where_to_turn.strip():
        raise Unusable("inbox.refusal.where_missing")
    found.state, found.refusal_ground = CaseState.REFUSED, ground
    found.refusal_note, found.closed_at = where_to_turn.strip(), now()
    found.save(update_fields=["state", "refusal_ground", "refusal_note", "closed_at"])
    note_case(found, "inbox.case.refused", by, claim, new={"ground": ground})
    return found


@act
def classify_case(case: int, kind: CaseType, *, by: Actor) -> Case:
    """Correct the type; the term of the right type counts from when the clock began."""
    found, claim = begin("classify_case", case, by)
    old = {"type": found.type, "due_at": found.due_at.isoformat() if found.due_at else None}
    clock = clock_for(kind, found.clock_started_at)
    found.type = kind
    clock.put_on(found)
    found.save(update_fields=["type", *clock.fields()])
    new = {"type": kind.value, "due_at": found.due_at.isoformat() if found.due_at else None}
    note_case(found, "inbox.case.classified", by, claim, old=old, new=new)
    return found


@act
def add_note(case: int, text: str, *, by: Actor) -> Note:
    """Tell colleagues something about a case; the journal keeps that, not what."""
    seen = reads.case(by, case)
    place = _own_place(seen, by)
    claim = by.claim(MAY["add_note"], place, verb="add_note")
    if by.person is None or not text.strip():
        raise Unusable("inbox.note.empty")
    note = Note.objects.create(case=seen, author_id=by.person, text=text.strip(), at=now())
    note_case(seen, "inbox.case.noted", by, claim, new={"note": note.pk})
    return note


@act
def reveal_contact(case: int, reason: str, *, by: Actor) -> Contact:
    """Show how the person can be reached, to her handler or the duty officer, with a reason."""
    found = reads.case(by, case)
    path = found.organisation.path
    claim = by.claim(MAY["reveal_contact"], path, verb="reveal_contact")
    if claim.post == Post.HANDLER and found.handler_id != by.person:
        raise Refused("inbox.case.not_her_case", number=found.number)
    if not reason.strip():
        raise Unusable("inbox.contact.reason_missing")

    def shown(field: str, sealed: Sealed | None) -> str:
        if sealed is None:
            return ""
        subject = Subject("inbox.case", found.pk)
        return open_for(sealed, by, claim, subject, scope=path, field=field, reason=reason.strip())

    return Contact(
        shown("contact_name", found.contact_name),
        shown("contact_phone", found.contact_phone),
        shown("contact_email", found.contact_email),
    )


@act
def mark_public(case: int, title: str, body: str, *, by: Actor) -> Case:
    """Release a redacted text of an answered case, if the citizen agreed.

    Raises `Conflict` where she did not or the case is not answered, `Unusable` where an identity
    number, telephone number or address is still in the text.
    """
    found, claim = begin("mark_public", case, by)
    if not found.is_public or found.imported_from:
        raise Conflict("inbox.public.not_agreed", number=found.number)
    if found.state not in {CaseState.REPLIED, CaseState.CLOSED}:
        raise Conflict("inbox.case.not_now", number=found.number, state=found.state)
    if not (title.strip() and body.strip()):
        raise Unusable("inbox.form.body_missing")
    if left := personal_in(f"{title}\n{body}"):
        raise Unusable("inbox.public.personal_data", found="、".join(p.text for p in left))
    found.public_title, found.public_body = title.strip(), body.strip()
    found.published_at = now()
    found.save(update_fields=["public_title", "public_body", "published_at"])
    note_case(found, "inbox.case.published", by, claim)
    return found


@act
def take_from_public(case: int, *, by: Actor) -> Case:
    """Take a case out of the public archive."""
    found, claim = begin("take_from_public", case, by)
    if found.published_at is None:
        raise Conflict("inbox.public.not_there", number=found.number)
    found.published_at = None
    found.save(update_fields=["published_at"])
    note_case(found, "inbox.case.unpublished", by, claim)
    return found


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


def _own_place(case: Case, by: Actor) -> str:
    """Where the actor meets this case: in the leading organisation or in one that assists."""
    places = [case.organisation.path, *(a.organisation.path for a in reads.assists(case))]
    return next((p for p in places if by.may(MAY["add_note"], p)), places[0])
