"""What may this viewer see of our answers? Fetching is authorising."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache

from django.db.models import Count, Max, Q, QuerySet

from huiying.answers.checks import look
from huiying.answers.checks.contract import Facts, Finding
from huiying.answers.models import Entry, Rating, Reply
from huiying.answers.terms import REVIEWERS, SIGNED_OFF, TIMELINE, ReplyState
from huiying.delivery.terms import SendingState
from huiying.foundation.errors import Absent
from huiying.foundation.journal.models import Line
from huiying.foundation.scope import Actor, ScopedQuerySet
from huiying.foundation.search.terms import Document
from huiying.foundation.text import Matched, Matcher
from huiying.inbox import reads as inbox
from huiying.inbox.models import Case
from huiying.inbox.reads import Event, Said
from huiying.inbox.terms import SEES_CASES
from huiying.inbox.terms import TIMELINE as CASE_TIMELINE
from huiying.registry.reads import today

ENDED = (SendingState.PUBLISHED, SendingState.FAILED, SendingState.WITHDRAWN)
BESIDE = ("case__organisation", "author", "reviewer", "sending")


def replies(by: Actor) -> ScopedQuerySet[Reply]:
    """Replies to cases in sight, newest first; those taken over from an older system are apart."""
    rows: ScopedQuerySet[Reply] = Reply.objects.visible_to(by, SEES_CASES)
    return rows.filter(imported=False).select_related(*BESIDE).order_by("-id")


def reply(by: Actor, pk: int) -> Reply:
    """One reply in sight; raises `Absent`."""
    found: Reply | None = replies(by).filter(pk=pk).first()
    if found is None:
        raise Absent("answers.reply.absent", id=pk)
    return found


def replies_to(case: Case) -> list[Reply]:
    """Every reply to a fetched case, oldest first, drafts included: for staff."""
    return list(_of(case).select_related(*BESIDE).order_by("id"))


def public_replies_to(case: Case) -> list[Reply]:
    """The replies that the citizen may read: those a second person signed off."""
    return [reply for reply in replies_to(case) if reply.state in SIGNED_OFF]


def replies_awaiting_me(by: Actor) -> ScopedQuerySet[Reply]:
    """Replies that this person may review: in review, in her organisations, not her own."""
    rows: ScopedQuerySet[Reply] = Reply.objects.visible_to(by, REVIEWERS)
    return (
        rows.filter(state=ReplyState.IN_REVIEW)
        .exclude(author_id=by.person)
        .select_related(*BESIDE)
        .order_by("case__due_at", "id")
    )


def findings(reply: Reply) -> list[Finding]:
    """What the checks notice in a fetched reply as it stands, held ones first."""
    return look(facts_of(reply.case, reply.body, reply.fingerprint))


def facts_of(case: Case, body: str, fingerprint: str) -> Facts:
    """All that a check is told; what the citizen said is her whole side of the conversation."""
    said = [turn.text for turn in inbox.conversation(case)]
    same: ScopedQuerySet[Reply] = Reply.objects.whole("only counted, never shown")
    used = (
        same.filter(fingerprint=fingerprint, state__in=SIGNED_OFF)
        .exclude(case=case)
        .aggregate(cases=Count("case", distinct=True))["cases"]
    )
    asked = "\n".join([case.title, case.body, *said])
    return Facts(body=body, number=case.number, asked=asked, used_before=used)


def conversation(case: Case, *, for_staff: bool) -> list[Said]:
    """Both sides of a fetched case in the order of time; drafts and names only for staff."""
    ours = replies_to(case) if for_staff else public_replies_to(case)
    turns = [*inbox.conversation(case), *(_turn(reply, for_staff) for reply in ours)]
    return sorted(turns, key=lambda turn: turn.at)


def _turn(reply: Reply, for_staff: bool) -> Said:
    author = reply.author.name if for_staff and reply.author else ""
    return Said(
        at=reply.delivered_at or reply.decided_at or reply.written_at,
        by_citizen=False,
        text=reply.body,
        kind="reply",
        author=author or reply.case.organisation.short_name,
        state=reply.state,
        reply=reply.pk,
    )


def timeline(case: Case, *, for_staff: bool) -> list[Event]:
    """A fetched case's whole life, its replies and rating included, oldest first."""
    ids = list(_of(case).values_list("pk", flat=True))
    about = Q(subject_kind="inbox.case", subject_id=case.pk)
    lines = Line.objects.filter(about | Q(subject_kind="answers.reply", subject_id__in=ids))
    told = {**CASE_TIMELINE, **TIMELINE}
    return inbox.events(lines.order_by("id"), told, for_staff=for_staff)


def rating_of(case: Case) -> Rating | None:
    """What the citizen said of a fetched case, if she did."""
    return Rating.objects.filter(case=case).first()


def on_their_way(most: int) -> list[Reply]:
    """Signed-off replies whose sending has got further than they know, oldest first."""
    rows: ScopedQuerySet[Reply] = Reply.objects.whole("the worker looks at all sendings")
    moved = Q(state=ReplyState.APPROVED, sending__state=SendingState.ACCEPTED)
    ended = Q(state__in=[ReplyState.APPROVED, ReplyState.SENT], sending__state__in=ENDED)
    after_all = Q(state=ReplyState.FAILED, sending__state=SendingState.PUBLISHED)
    waiting = rows.filter(moved | ended | after_all, delivered_at__isnull=True)
    return list(waiting.select_related("case", "sending").order_by("id")[:most])


def public_entries(day: date | None = None) -> QuerySet[Entry]:
    """The Q&A base as anybody may read it: what is in force today."""
    at = day or today()
    rows: ScopedQuerySet[Entry] = Entry.objects.whole("the Q&A base is public")
    return (
        rows.filter(Q(valid_from__lte=at) & (Q(valid_to__isnull=True) | Q(valid_to__gte=at)))
        .select_related("organisation")
        .order_by("question", "id")
    )


def entries_matching(asked: str, most: int = 3) -> list[tuple[Entry, Matched]]:
    """The entries that fit a citizen's words best, with the words that speak for each."""
    newest = public_entries().aggregate(newest=Max("id"))["newest"] or 0
    matched = _entry_matcher(newest, public_entries().count()).best(asked, most)
    found = public_entries().in_bulk([m.key for m in matched])
    return [(found[m.key], m) for m in matched if m.key in found]


@lru_cache(maxsize=1)
def _entry_matcher(newest: int, count: int) -> Matcher:
    """Built again when an entry was added or ended; the arguments only say so."""
    return Matcher({e.pk: f"{e.question} {e.variants}" for e in public_entries()})


def entry_documents(ids: Collection[int] | None) -> Iterator[Document]:
    """What the search index knows of the Q&A base."""
    rows = public_entries() if ids is None else public_entries().filter(pk__in=ids)
    for entry in rows.iterator(chunk_size=1000):
        yield Document(
            "answers.entry", entry.pk, entry.question, f"{entry.variants} {entry.answer}"
        )


def _of(case: Case) -> ScopedQuerySet[Reply]:
    rows: ScopedQuerySet[Reply] = Reply.objects.whole("as visible as its case")
    return rows.filter(case=case)
