"""How are old letters taken over together with the answers that they were given?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from huiying.answers.models import Reply
from huiying.answers.rules import text_fingerprint
from huiying.answers.terms import MAY, ReplyState
from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.scope import Actor
from huiying.inbox.acts import CaseToImport, import_cases
from huiying.inbox.models import Case
from huiying.registry.models import Organisation


@dataclass(frozen=True, slots=True)
class LetterToImport:
    """A letter and, where there was one, the reply it got."""

    case: CaseToImport
    reply: str = ""


@act
def import_replies(
    source: str, letters: Sequence[LetterToImport], organisation: Organisation, *, by: Actor
) -> int:
    """Take over letters with their replies, marked as imported; gives how many were new.

    The journal tells it once for each case (`inbox.case.imported`).
    """
    by.claim(MAY["import_replies"], organisation.path, verb="import_replies")
    made = import_cases(source, [letter.case for letter in letters], organisation, by=by)
    Reply.objects.bulk_create(
        [
            _reply(made[letter.case.source_id], letter)
            for letter in letters
            if letter.reply and letter.case.source_id in made
        ]
    )
    return len(made)


def _reply(case: Case, letter: LetterToImport) -> Reply:
    at = letter.case.answered_at or now()
    return Reply(
        case=case,
        body=letter.reply,
        fingerprint=text_fingerprint(letter.reply),
        state=ReplyState.SENT,
        written_at=at,
        decided_at=at,
        delivered_at=at,
        channel=case.channel,
        imported=True,
    )
