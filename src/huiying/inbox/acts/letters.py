"""How is a citizen told at once what became of her message, where she wrote it?

Platforms take private answers for 48 hours only, an answer may take days: the receipt gives her
number and code while it still can, so that she finds the answer on the tracker in any case.
"""

from __future__ import annotations

from django.conf import settings

from huiying.delivery.acts import queue_letter
from huiying.foundation.scope import Actor
from huiying.inbox import reads
from huiying.inbox.models import Case
from huiying.inbox.rules.codes import grouped
from huiying.inbox.rules.letters import receipt, refusal, tracker_link
from huiying.inbox.terms import REFUSALS, MessageKind

POSTMAN = Actor.machine("inbox.letters")


def send_receipt(case: Case) -> None:
    """Tell the number, the code, the date and the tracker's address."""
    link = tracker_link(settings.HUIYING_PUBLIC_URL, case.number)
    code = grouped(case.code.open_by_machine())
    _tell(case, "receipt", receipt(case.number, code, case.due_at, link))


def send_refusal(case: Case) -> None:
    """Tell why it is not accepted and where to turn."""
    ground = REFUSALS[case.refusal_ground].name.zh
    _tell(case, "refusal", refusal(case.number, ground, case.refusal_note))


def _tell(case: Case, what: str, text: str) -> None:
    """Only who wrote privately: after a mention Weibo allows one answer, and it is not this one."""
    heard = reads.last_heard(case)
    if case.account_id is None or heard is None or heard.sender is None:
        return
    if heard.kind == MessageKind.MESSAGE:
        queue_letter(
            case.account_id,
            recipient=heard.sender.open_by_machine(),
            text=text,
            source=f"inbox.{what}:{case.pk}",
            last_heard_at=heard.said_at,
            by=POSTMAN,
        )
