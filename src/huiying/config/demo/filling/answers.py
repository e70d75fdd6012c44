"""How were the letters answered: written, reviewed by another, delivered, rated, closed?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings

from huiying.answers.models import Rating, Reply
from huiying.answers.rules import letter_for, seal_of, text_fingerprint
from huiying.answers.terms import ReplyState
from huiying.channels.catalogue import channel
from huiying.config.demo.book import CITIZEN, Hand
from huiying.config.demo.chance import Chance
from huiying.config.demo.city import WHY, City
from huiying.config.demo.filling.cases import outcome_of
from huiying.config.demo.filling.mail import Mail, add_mail
from huiying.config.demo.filling.tale import Tale
from huiying.config.demo.places import SITE
from huiying.config.demo.stories import HOT_MATTER, hot_findings
from huiying.config.demo.voices import ENDINGS, RATED, Told, answer, day_words
from huiying.inbox.models import Case
from huiying.inbox.rules.codes import grouped
from huiying.inbox.rules.letters import receipt, tracker_link
from huiying.registry.models import Person

RETURNED = (
    "请写明完成日期，不要只写“尽快”。",
    "缺少联系电话，请补充后再报。",
    "第二句没有回答来信人的问题，请对照来信逐条答复。",
    "现场情况与上次答复不一致，请核实。",
)


def add_answers(city: City, told: list[Tale]) -> None:
    """Replies, the letters that carried them, ratings and ends."""
    chance = city.chance("answers")
    begun = [t for t in told if not t.refused and t.course.written < city.present]
    seen: set[str] = set()
    for tale in begun:
        tale.reply = _reply(city, tale, seen)
    Reply.objects.bulk_create([t.reply for t in begun if t.reply], batch_size=500)
    _send_letters(city, told)
    rated = [t for t in begun if t.course.rated and t.course.rated < city.present]
    Rating.objects.bulk_create(
        Rating(
            case=t.case,
            level=t.course.level,
            reason=chance.choice(RATED[t.course.level]),
            at=t.course.rated or city.present,
        )
        for t in rated
    )
    for tale in begun:
        _note_reply(city, tale)
    _publish(city, begun)


def _reply(city: City, tale: Tale, seen: set[str]) -> Reply:
    course, present = tale.course, city.present
    chance = city.chance(f"reply/{tale.case.number}")
    body = _body(tale, chance)
    while text_fingerprint(body) in seen:
        body = _body(tale, chance)
    seen.add(text_fingerprint(body))
    decided = course.decided < present
    state = ReplyState.DRAFT
    if decided:
        state = ReplyState.DELIVERED
    elif course.in_review(present):
        state = ReplyState.IN_REVIEW
    submitted = course.submitted if course.submitted < present else None
    if course.resubmitted and course.resubmitted < present:
        submitted = course.resubmitted
    returned = course.returned is not None and course.returned < present
    sealed = seal_of(tale.case.number, body, tale.handler.pk)
    return Reply(
        case=tale.case,
        body=body,
        fingerprint=text_fingerprint(body),
        author=tale.handler,
        state=state,
        written_at=course.written,
        submitted_at=submitted,
        seal="" if state == ReplyState.DRAFT else sealed,
        reviewer=_reviewer(city, tale) if decided else None,
        review_comment=chance.choice(RETURNED) if returned else "",
        decided_at=course.decided if decided else None,
        channel=tale.channel,
        delivered_at=course.decided + timedelta(seconds=4) if decided else None,
    )


def _body(tale: Tale, chance: Chance) -> str:
    course = tale.course
    visited = course.signed + (course.written - course.signed) * chance.random()
    if tale.matter.title == HOT_MATTER and SITE in tale.body:
        return _hot_body(tale, visited, chance)
    told = Told(
        tale.fits, course.written, visited, tale.office.phone, tale.where.place in tale.body
    )
    return answer(tale.matter, tale.where, told, chance)


def _hot_body(tale: Tale, visited: datetime, chance: Chance) -> str:
    found, done = chance.choice(list(hot_findings()))
    text = "您好！您反映的{工}夜间施工噪声问题（住处：{家}）已核实。" + found + done
    home = tale.where.place.rstrip("栋0123456789")
    block = "".join(ch for ch in tale.where.place if ch.isdigit())
    text = (text + chance.choice(ENDINGS)).replace("{家}{栋}栋", tale.where.place)
    return text.format(
        工=SITE,
        家=tale.where.place,
        栋=block or home,
        日=day_words(visited),
        限=day_words(tale.course.written + timedelta(days=chance.randrange(2, 9))),
        电=tale.office.phone,
    )


def _reviewer(city: City, tale: Tale) -> Person:
    people = [p for p in city.holders(tale.office, "reviewer") if p.pk != tale.handler.pk]
    people = people or city.holders(tale.office, "signatory")
    return people[int(tale.case.number[-2:]) % len(people)]


def _send_letters(city: City, told: list[Tale]) -> None:
    """What went out by WeChat and Weibo: the receipt with number and code, then the answer."""
    letters = list(_receipts(told))
    for tale in told:
        if tale.account and tale.reply and tale.reply.delivered_at:
            letters.append(_answer_mail(tale))
    sendings = add_mail(city, letters)
    changed = []
    for mail, sending in zip(letters, sendings, strict=True):
        if mail.reply is not None:
            mail.reply.sending = sending
            changed.append(mail.reply)
    Reply.objects.whole(WHY).bulk_update(changed, ["sending"], batch_size=500)


def _receipts(told: list[Tale]) -> Iterator[Mail]:
    for tale in told:
        if tale.account:
            case = tale.case
            link = tracker_link(settings.HUIYING_PUBLIC_URL, case.number)
            text = receipt(case.number, grouped(tale.code), case.due_at, link)
            yield Mail(
                tale.account,
                tale.sender,
                text,
                f"inbox.receipt:{case.pk}",
                tale.course.received,
                tale.course.received,
                "inbox.letters",
            )


def _answer_mail(tale: Tale) -> Mail:
    case, reply = tale.case, tale.reply
    assert reply is not None, "the caller looked"
    assert tale.account is not None, "the caller looked"
    limits = channel(case.channel).limits
    link = tracker_link(settings.HUIYING_PUBLIC_URL, case.number)
    text = letter_for(reply.body, case.number, grouped(tale.code), link, limits)
    return Mail(
        tale.account,
        tale.sender,
        text,
        f"answers.reply:{reply.pk}",
        tale.course.decided,
        tale.heard_last or tale.course.received,
        "answers.letters",
        reply,
    )


def _note_reply(city: City, tale: Tale) -> None:
    """The lines from the first draft to the end, in the product's own order."""
    course, case, reply, path = tale.course, tale.case, tale.reply, tale.office.path
    assert reply is not None, "the caller looked"
    hand = Hand.of(tale.handler, "handler", tale.office)
    note = city.book.note
    new = {"case": case.pk, "length": len(reply.body)}
    note(course.written, hand, "answers.reply.written", "answers.reply", reply, path, new=new)
    for at in (course.submitted, course.resubmitted):
        if at and at < city.present:
            seal = {"seal": seal_of(case.number, reply.body, tale.handler.pk)}
            state = {"state": "awaiting_review"}
            note(at, hand, "inbox.case.review_awaited", "inbox.case", case, path, new=state)
            note(at, hand, "answers.reply.submitted", "answers.reply", reply, path, new=seal)
    judge = Hand.of(_reviewer(city, tale), "reviewer", tale.office)
    if course.returned and course.returned < city.present:
        new_state = {"state": "in_progress", "reason": "answers.reply.returned"}
        note(
            course.returned,
            judge,
            "inbox.case.work_resumed",
            "inbox.case",
            case,
            path,
            new=new_state,
        )
        note(course.returned, judge, "answers.reply.returned", "answers.reply", reply, path)
    if reply.delivered_at:
        _note_delivered(city, tale, judge)


def _note_delivered(city: City, tale: Tale, judge: Hand) -> None:
    course, case, reply, path = tale.course, tale.case, tale.reply, tale.office.path
    assert reply is not None, "the caller looked"
    assert reply.delivered_at is not None, "the caller looked"
    note, at = city.book.note, reply.delivered_at
    new = {"seal": reply.seal, "confirmed": []}
    note(course.decided, judge, "answers.reply.approved", "answers.reply", reply, path, new=new)
    by = judge if tale.account is None else Hand.machine("worker.answers")
    told = {"answered_at": at.isoformat(), "in_time": not case.is_overdue(at)}
    note(at, by, "inbox.case.replied", "inbox.case", case, path, new=told)
    way = {"by": "tracker"} if tale.account is None else {"sending": reply.sending_id}
    note(at, by, "answers.reply.delivered", "answers.reply", reply, path, new=way)
    if course.rated and course.rated < city.present:
        level = {"level": course.level}
        note(course.rated, CITIZEN, "answers.case.rated", "inbox.case", case, path, new=level)
    if course.closed < city.present:
        ended = {"outcome": outcome_of(tale).value}
        hand = Hand.of(tale.handler, "handler", tale.office)
        note(course.closed, hand, "inbox.case.closed", "inbox.case", case, path, new=ended)


def _shown_at(tale: Tale) -> datetime:
    return tale.course.closed + timedelta(hours=20)


def _may_be_shown(tale: Tale, present: datetime) -> bool:
    ended = tale.case.is_public and tale.case.closed_at and _shown_at(tale) < present
    return bool(ended) and tale.case.number[-1] in "02468" and "信息" not in tale.body


def _publish(city: City, begun: list[Tale]) -> None:
    """Every second answered case whose writer agreed stands in the public archive."""
    shown = [tale for tale in begun if _may_be_shown(tale, city.present)]
    for tale in shown:
        case, at = tale.case, _shown_at(tale)
        case.public_title, case.public_body, case.published_at = case.title, tale.body, at
        hand, path = Hand.of(_reviewer(city, tale), "reviewer", tale.office), tale.office.path
        city.book.note(at, hand, "inbox.case.published", "inbox.case", case, path)
    Case.objects.whole(WHY).bulk_update(
        [tale.case for tale in shown],
        ["public_title", "public_body", "published_at"],
        batch_size=500,
    )
