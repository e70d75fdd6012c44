"""How does an answer get from its writer past a second person to the citizen?"""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings

from huiying.answers import reads
from huiying.answers.models import Reply
from huiying.answers.rules import letter_for, seal_of, text_fingerprint
from huiying.answers.terms import MAY, UNFINISHED, ReplyState
from huiying.channels.catalogue import channel
from huiying.delivery.acts import begin_withdrawal, queue_letter
from huiying.delivery.models import Sending
from huiying.delivery.terms import SendingState
from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import Conflict, Refused, Unusable
from huiying.foundation.journal.record import Subject, Value, record
from huiying.foundation.scope import Actor, Claim, ScopedQuerySet
from huiying.inbox import acts as inbox
from huiying.inbox import reads as cases
from huiying.inbox.acts.locking import locked
from huiying.inbox.models import Case, Message
from huiying.inbox.rules.codes import grouped
from huiying.inbox.rules.letters import tracker_link
from huiying.inbox.rules.moves import may_move
from huiying.inbox.terms import CaseState

POSTMAN = Actor.machine("answers.letters")
BODY_MOST = 20_000


@act
def write_reply(case: int, body: str, *, by: Actor) -> Reply:
    """Write or rewrite the draft of the answer; only the case's named handler does.

    Raises `Conflict` while an earlier answer is in review or on its way.
    """
    found = locked(cases.case(by, case).pk)
    claim = by.claim(MAY["write_reply"], found.organisation.path, verb="write_reply")
    _demand_handler(found, by)
    if found.state != CaseState.IN_PROGRESS:
        raise Conflict("inbox.case.not_now", number=found.number, state=found.state)
    if not body.strip() or len(body) > BODY_MOST:
        raise Unusable("answers.reply.empty_or_endless", most=BODY_MOST)
    reply = _draft_of(found) or Reply(case=found, written_at=now(), channel=found.channel)
    if reply.state != ReplyState.DRAFT:
        raise Conflict("answers.reply.one_at_a_time", number=found.number)
    reply.body, reply.author_id = body.strip(), by.person
    reply.fingerprint = text_fingerprint(reply.body)
    reply.save()
    _note(reply, "written", by, claim, new={"case": found.pk, "length": len(reply.body)})
    return reply


@act
def submit_reply(reply: int, *, by: Actor) -> Reply:
    """Give the draft to a second person, sealed as it stands; the case awaits review."""
    found, claim = _begin("submit_reply", reply, by, {ReplyState.DRAFT})
    _demand_handler(found.case, by)
    found.author_id = by.person
    found.seal = _seal(found)
    found.state, found.submitted_at = ReplyState.IN_REVIEW, now()
    found.save(update_fields=["author", "seal", "state", "submitted_at"])
    inbox.await_review(found.case_id, by=by)
    _note(found, "submitted", by, claim, new={"seal": found.seal})
    return found


@act
def approve_reply(
    reply: int, seal: str, *, by: Actor, confirmed: Mapping[str, str] | None = None
) -> Reply:
    """Sign off the exact text that was read, and send it on its way.

    `seal` is of the text that the reviewer saw; a text that changed since is `Conflict`. Every
    held finding needs her reason in `confirmed` (code → why), which is kept. Raises `Refused`
    where she wrote it herself, whatever posts she holds.
    """
    found, claim = _begin("approve_reply", reply, by, {ReplyState.IN_REVIEW})
    _refuse_own_work(found, by)
    if not (seal == found.seal == _seal(found)):
        raise Conflict("answers.reply.changed_since", number=found.case.number)
    found.confirmed = _confirmed(found, confirmed or {})
    found.state, found.reviewer_id, found.decided_at = ReplyState.APPROVED, by.person, now()
    found.save(update_fields=["confirmed", "state", "reviewer", "decided_at"])
    new: dict[str, Value] = {"seal": seal, "confirmed": list(found.confirmed)}
    _note(found, "approved", by, claim, new=new)
    _send(found, by, claim)
    return found


@act
def return_reply(reply: int, comment: str, *, by: Actor) -> Reply:
    """Send an answer back to its writer with a comment; the clock goes on."""
    found, claim = _begin("return_reply", reply, by, {ReplyState.IN_REVIEW})
    _refuse_own_work(found, by)
    if not comment.strip():
        raise Unusable("answers.review.comment_missing")
    found.state, found.review_comment, found.seal = ReplyState.DRAFT, comment.strip(), ""
    found.save(update_fields=["state", "review_comment", "seal"])
    inbox.resume_work(found.case_id, "answers.reply.returned", by=by)
    _note(found, "returned", by, claim)
    return found


@act
def leave_on_tracker(reply: int, reason: str, *, by: Actor) -> Reply:
    """Let a signed-off answer that the platform did not deliver stand on the tracker alone.

    WeChat and Weibo take private answers for 48 hours only. A person decides and says why.
    """
    found, claim = _begin("leave_on_tracker", reply, by, {ReplyState.FAILED})
    if not reason.strip():
        raise Unusable("answers.tracker.reason_missing")
    found.delivered_at, found.state = now(), ReplyState.DELIVERED
    found.save(update_fields=["delivered_at", "state"])
    inbox.note_reply(found.case_id, found.delivered_at, by=POSTMAN)
    if found.sending_id is not None:
        begin_withdrawal(found.sending_id, by=POSTMAN)  # it is settled: nobody need try again
    new: dict[str, Value] = {"by": "tracker", "reason": reason.strip()}
    _note(found, "delivered", by, claim, new=new)
    return found


@act
def note_delivered(reply: int, *, by: Actor) -> bool:
    """Look how far delivery has got with a signed-off answer; whether anything changed."""
    found, claim = _begin(
        "note_delivered", reply, by, {ReplyState.APPROVED, ReplyState.SENT, ReplyState.FAILED}
    )
    if found.sending is None:
        return False
    state = _state_after(found.sending)
    if state is None or state == found.state:
        return False
    found.state = state
    if state is ReplyState.DELIVERED:
        found.delivered_at = found.sending.published_at or now()
        if may_move("note_reply", found.case.state):
            inbox.note_reply(found.case_id, found.delivered_at, by=by)
    elif state is ReplyState.FAILED and may_move("resume_work", found.case.state):
        inbox.resume_work(found.case_id, "answers.reply.failed", by=by)
    found.save(update_fields=["state", "delivered_at"])
    _note(found, state.value, by, claim, new={"sending": found.sending_id})
    return True


def _state_after(sending: Sending) -> ReplyState | None:
    return {
        SendingState.ACCEPTED: ReplyState.SENT,
        SendingState.PUBLISHED: ReplyState.DELIVERED,
        SendingState.FAILED: ReplyState.FAILED,
        SendingState.WITHDRAWN: ReplyState.FAILED,
    }.get(SendingState(sending.state))


def _send(reply: Reply, by: Actor, claim: Claim) -> None:
    """By the platform where the citizen wrote there, else the tracker is where she reads it."""
    heard = cases.last_heard(reply.case)
    if reply.case.account_id is None or heard is None or heard.sender is None:
        reply.state, reply.delivered_at = ReplyState.DELIVERED, reply.decided_at
        reply.save(update_fields=["state", "delivered_at"])
        inbox.note_reply(reply.case_id, reply.delivered_at or now(), by=by)
        _note(reply, "delivered", by, claim, new={"by": "tracker"})
        return
    reply.sending = _queue(reply, reply.case.account_id, heard)
    reply.save(update_fields=["sending"])


def _queue(reply: Reply, account: int, heard: Message) -> Sending:
    assert heard.sender is not None, "the caller looked"
    return queue_letter(
        account,
        recipient=heard.sender.open_by_machine(),
        text=letter_text(reply),
        source=f"answers.reply:{reply.pk}",
        last_heard_at=heard.said_at,
        by=POSTMAN,
    )


def letter_text(reply: Reply) -> str:
    """What the citizen will read on her phone: the answer and, where it fits, how to rate it."""
    case = reply.case
    limits = channel(case.channel).limits
    link = tracker_link(settings.HUIYING_PUBLIC_URL, case.number)
    return letter_for(reply.body, case.number, grouped(case.code.open_by_machine()), link, limits)


def _confirmed(reply: Reply, given: Mapping[str, str]) -> dict[str, str]:
    """The reviewer's reason for every held finding; raises `Conflict` where one is missing."""
    held = {finding.code for finding in reads.findings(reply) if finding.holds}
    reasons = {code: given.get(code, "").strip() for code in held}
    if open_ones := sorted(code for code, reason in reasons.items() if not reason):
        raise Conflict("answers.reply.held", findings=", ".join(open_ones))
    return reasons


def _seal(reply: Reply) -> str:
    return seal_of(reply.case.number, reply.body, reply.author_id)


def _begin(verb: str, pk: int, by: Actor, states: set[ReplyState]) -> tuple[Reply, Claim]:
    """The reply, seen, locked after its case, permitted, in a state that allows the verb."""
    case = locked(reads.reply(by, pk).case_id)
    rows: ScopedQuerySet[Reply] = Reply.objects.whole("locked after it was fetched")
    found: Reply = rows.select_for_update().get(pk=pk)
    found.case = case
    claim = by.claim(MAY[verb], case.organisation.path, verb=verb)
    if found.state not in states:
        raise Conflict("answers.reply.not_now", number=case.number, state=found.state)
    return found, claim


def _draft_of(case: Case) -> Reply | None:
    rows: ScopedQuerySet[Reply] = Reply.objects.whole("as visible as its case")
    return rows.select_for_update().filter(case=case, state__in=UNFINISHED).first()


def _demand_handler(case: Case, by: Actor) -> None:
    if by.person is None or case.handler_id != by.person:
        raise Refused("inbox.case.not_her_case", number=case.number)


def _refuse_own_work(reply: Reply, by: Actor) -> None:
    if by.person is None or reply.author_id == by.person:
        raise Refused("answers.review.own_work", number=reply.case.number)


def _note(
    reply: Reply,
    happened: str,
    by: Actor,
    claim: Claim,
    *,
    new: Mapping[str, Value] | None = None,
) -> None:
    record(
        by,
        claim,
        f"answers.reply.{happened}",
        Subject("answers.reply", reply.pk),
        scope=reply.case.organisation.path,
        new=new,
    )
