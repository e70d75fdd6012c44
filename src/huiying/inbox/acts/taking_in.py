"""How is what people say on a platform kept, and how does it become a case or part of one?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from huiying.channels.contract import Heard, Incoming
from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import Absent, Conflict
from huiying.foundation.journal.record import Subject, record
from huiying.foundation.scope import Actor, Claim, ScopedQuerySet
from huiying.foundation.sealed import blind_index
from huiying.inbox import reads
from huiying.inbox.acts.clock import restart_clock
from huiying.inbox.acts.journal import note_case
from huiying.inbox.acts.letters import send_receipt
from huiying.inbox.acts.locking import locked, one_at_a_time
from huiying.inbox.acts.opening import Opening, open_case
from huiying.inbox.models import Case, Message
from huiying.inbox.rules.intake import is_courtesy, likely_type, opens_a_case, title_from
from huiying.inbox.rules.moves import follow_up_reopens, joins
from huiying.inbox.terms import MAY, NO_WORDS, OPEN, SILENT, MessageKind, Taken
from huiying.registry.models import Account

KINDS: dict[Heard, MessageKind] = {
    Heard.MESSAGE: MessageKind.MESSAGE,
    Heard.COMMENT: MessageKind.COMMENT,
    Heard.MENTION: MessageKind.MENTION,
    Heard.FOLLOWED: MessageKind.FOLLOWED,
    Heard.LEFT: MessageKind.LEFT,
    Heard.OTHER: MessageKind.OTHER,
}
RAW_KIND_NAMES = ("MsgType", "Event", "type")  # WeChat's and Weibo's own words for the kind
GREETING_BELONGS = timedelta(days=1)  # a greeting and the matter that follows within a day


@dataclass(frozen=True, slots=True)
class Kept:
    """The message as stored, and whether this call stored it or it was there already."""

    message: int
    fresh: bool


@act
def hear_message(account: Account, heard: Incoming, *, by: Actor) -> Kept:
    """Store one thing that a platform pushed, once, however often it is pushed."""
    path = account.organisation.path
    claim = by.claim(MAY["hear_message"], path, verb="hear_message")
    at = now()
    kind = KINDS[heard.heard]
    rows: ScopedQuerySet[Message] = Message.objects.whole("the platform knocks")
    message, fresh = rows.get_or_create(
        account=account,
        dedupe_key=blind_index(f"inbox.message.{account.pk}", heard.dedupe_key),
        defaults={
            "channel": account.kind,
            "kind": kind,
            "raw_kind": _raw_kind(heard),
            "sender": heard.sender,
            "sender_index": _sender_index(account.pk, heard.sender),
            "text": heard.text.replace("\x00", ""),
            "picture_url": _web_address(heard.picture_url),
            "said_at": min(heard.at or at, at),
            "received_at": at,
            "taken": Taken.IGNORED if kind in SILENT else Taken.WAITING,
        },
    )
    if fresh:
        subject = Subject("inbox.message", message.pk)
        new = {"account": account.pk, "kind": kind.value}
        record(by, claim, "inbox.message.heard", subject, scope=path, new=new)
    return Kept(message.pk, fresh)


@act
def take_in_message(message: int, *, by: Actor) -> Case | None:
    """Make a stored message part of its sender's open case, or a new case; a greeting is neither.

    Done once: a message that was taken in is left alone.
    """
    found = _locked_message(message)
    path = _path(found)
    claim = by.claim(MAY["take_in_message"], path, verb="take_in_message")
    if found.taken != Taken.WAITING:
        return found.case
    one_at_a_time(f"inbox.sender.{found.account_id}.{found.sender_index or found.pk}")
    case = _open_case_of(found)
    if case is not None:
        _join(case, found, by, claim)
    elif not opens_a_case(found.text, with_picture=bool(found.picture_url)):
        _settle(found, None, Taken.GREETING)
    else:
        case = _open(found, by, claim)
    return case


@act
def open_case_from(message: int, *, by: Actor) -> Case:
    """Open a case from a message that the machine left alone, such as a lone greeting."""
    seen = reads.message(by, message)
    found = _locked_message(seen.pk)
    claim = by.claim(MAY["open_case_from"], _path(found), verb="open_case_from")
    if found.case_id is not None:
        raise Conflict("inbox.message.has_a_case", id=message)
    return _open(found, by, claim)


@act
def note_trouble(message: int, code: str, *, by: Actor) -> None:
    """Count a message that could not be taken in, so that it does not hold up the others."""
    found = _locked_message(message)
    claim = by.claim(MAY["note_trouble"], _path(found), verb="note_trouble")
    found.attempts, found.trouble = found.attempts + 1, code[:200]
    found.save(update_fields=["attempts", "trouble"])
    record(
        by,
        claim,
        "inbox.message.troubled",
        Subject("inbox.message", found.pk),
        scope=_path(found),
        new={"attempts": found.attempts, "trouble": found.trouble},
    )


def _open(found: Message, by: Actor, claim: Claim) -> Case:
    account = found.account
    assert account is not None, "what was written into our own form has its case already"
    body = found.text.strip() or NO_WORDS
    opening = Opening(
        type=likely_type(body),
        title=title_from(body),
        body=body,
        channel=found.channel,
        organisation=account.organisation,
        received_at=found.said_at,
        account=account,
        sender_index=found.sender_index,
    )
    case = open_case(opening, by, claim)
    _settle(found, case, Taken.OPENED)
    send_receipt(case)
    if found.sender_index:
        _greetings_before(found).update(case=case, taken=Taken.JOINED)
    return case


def _join(case: Case, found: Message, by: Actor, claim: Claim) -> None:
    _settle(found, case, Taken.JOINED)
    note_case(case, "inbox.case.followed_up", by, claim, new={"message": found.pk})
    if follow_up_reopens(case.state) and not is_courtesy(found.text):
        restart_clock(case, found.said_at, by, claim)


def _open_case_of(found: Message) -> Case | None:
    """The newest case of this sender that the message continues, locked."""
    if not found.sender_index:
        return None
    rows: ScopedQuerySet[Case] = Case.objects.whole("one sender's own cases on one account")
    newest = (
        rows.filter(account=found.account, sender_index=found.sender_index, state__in=OPEN)
        .order_by("-id")
        .values_list("id", flat=True)
        .first()
    )
    case = locked(newest) if newest else None
    if case is None or not joins(case.state, case.answered_at, found.said_at):
        return None
    return case


def _greetings_before(found: Message) -> ScopedQuerySet[Message]:
    rows: ScopedQuerySet[Message] = Message.objects.whole("one sender's own greetings")
    return rows.filter(
        account=found.account,
        sender_index=found.sender_index,
        taken=Taken.GREETING,
        case__isnull=True,
        said_at__gte=found.said_at - GREETING_BELONGS,
        said_at__lte=found.said_at,
    )


def _settle(found: Message, case: Case | None, taken: Taken) -> None:
    found.case, found.taken = case, taken
    found.save(update_fields=["case", "taken"])


def _locked_message(pk: int) -> Message:
    rows: ScopedQuerySet[Message] = Message.objects.whole("locked to be taken in")
    found: Message | None = rows.select_for_update().filter(pk=pk).first()
    if found is None:
        raise Absent("inbox.message.absent", id=pk)
    return found


def _path(found: Message) -> str:
    assert found.account is not None, "messages without an account never wait"
    return found.account.organisation.path


def _sender_index(account: int, sender: str) -> str:
    return blind_index(f"inbox.sender.{account}", sender) if sender else ""


def _raw_kind(heard: Incoming) -> str:
    words = [heard.raw[name] for name in RAW_KIND_NAMES if heard.raw.get(name)]
    return ".".join(words).replace("\x00", "")[:40]


def _web_address(told: str) -> str:
    """An address that a page may lead to; a platform's word for anything else is left out."""
    fits = told.startswith(("https://", "http://")) and "\x00" not in told
    return told[:1000] if fits else ""
