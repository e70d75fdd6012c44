"""What do staff write down about a case, and when do they see who wrote?"""

from __future__ import annotations

from dataclasses import dataclass

from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import Refused, Unusable
from huiying.foundation.journal.record import Subject, open_for
from huiying.foundation.scope import Actor
from huiying.foundation.sealed import Sealed
from huiying.inbox import reads
from huiying.inbox.acts.journal import note_case
from huiying.inbox.models import Case, Note
from huiying.inbox.terms import MAY
from huiying.registry.terms import Post


@dataclass(frozen=True, slots=True)
class Contact:
    """How a person can be reached, opened for a reason."""

    name: str
    phone: str
    email: str


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


def _own_place(case: Case, by: Actor) -> str:
    """Where the actor meets this case: in the leading organisation or in one that assists."""
    places = [case.organisation.path, *(a.organisation.path for a in reads.assists(case))]
    return next((p for p in places if by.may(MAY["add_note"], p)), places[0])
