"""How does an entry get into the Q&A base?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from huiying.answers.models import Entry
from huiying.answers.terms import MAY
from huiying.foundation.acts import act
from huiying.foundation.errors import Conflict, Unusable
from huiying.foundation.journal.record import Subject, record
from huiying.foundation.scope import Actor
from huiying.registry import reads as registry


@dataclass(frozen=True, slots=True)
class EntryForm:
    """One question as people ask it, with its answer; `variants` are other wordings."""

    question: str
    answer: str
    variants: tuple[str, ...] = ()
    basis: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@act
def add_entry(organisation: int, form: EntryForm, *, by: Actor) -> Entry:
    """Add an entry for which this organisation vouches; reviewed as of today."""
    place = registry.organisation(by, organisation)
    claim = by.claim(MAY["add_entry"], place.path, verb="add_entry")
    if not (form.question.strip() and form.answer.strip()):
        raise Unusable("answers.entry.empty")
    begins = form.valid_from or registry.today()
    try:
        with transaction.atomic():
            made: Entry = Entry.objects.create(
                organisation=place,
                question=form.question.strip(),
                variants="\n".join(form.variants),
                answer=form.answer.strip(),
                basis=form.basis.strip(),
                valid_from=begins,
                valid_to=form.valid_to,
                reviewed_on=registry.today(),
            )
    except IntegrityError as trouble:
        raise Conflict("answers.entry.there_already", question=form.question) from trouble
    record(
        by,
        claim,
        "answers.entry.added",
        Subject("answers.entry", made.pk),
        scope=place.path,
        new={"question": made.question},
    )
    return made
