"""Which cases may everybody read, in which words?"""

from __future__ import annotations

from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import Conflict, Unusable
from huiying.foundation.scope import Actor
from huiying.inbox.acts.journal import note_case
from huiying.inbox.acts.locking import begin
from huiying.inbox.models import Case
from huiying.inbox.rules.personal import personal_in
from huiying.inbox.terms import CaseState


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
