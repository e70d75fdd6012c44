"""How did the pieces travel, what did the platforms say, and how often were they read?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings

from huiying.config.demo.book import Hand
from huiying.config.demo.chance import Chance
from huiying.config.demo.city import WHY, City
from huiying.config.demo.filling.publication import Publication
from huiying.config.demo.followers import followers_of
from huiying.config.demo.times import at as moment_at
from huiying.delivery.models import Attempt, Reading, Sending
from huiying.delivery.rules import marker_for
from huiying.delivery.terms import AttemptOutcome, SendingKind, SendingState
from huiying.editorial.models import Target
from huiying.foundation.clock import shanghai

WORKER = Hand.machine("worker.delivery")
SECONDS = {"website": 2, "wechat": 48, "weibo": 4}
READ_ON = (0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 29)  # days after publication
DAYS_TO_MOST = 1.5  # of a thousand readers about 490 come on the first day, 740 by the second
READINGS = time(9, 20)


@dataclass(frozen=True, slots=True)
class Sent:
    """What went out, and how often it was read."""

    sendings: list[Sending]
    readings: list[Reading]


def add_sendings(city: City, told: list[Publication]) -> Sent:
    """One sending for each target of a signed version whose time has come."""
    made: list[tuple[Publication, Sending]] = []
    by_version: dict[int, list[Target]] = {}
    for target in Target.objects.select_related("account__organisation").order_by("id"):
        by_version.setdefault(target.version_id, []).append(target)
    for publication in told:
        signed = publication.signed_at(city.present)
        due = publication.newest.publish_at or signed
        if signed and due and max(signed, due) < city.present - timedelta(minutes=3):
            going = by_version.get(publication.newest.version.pk, [])
            made += [(publication, s) for s in _sendings(publication, going, max(signed, due))]
    Sending.objects.bulk_create([s for _, s in made], batch_size=500)
    for publication, sending in made:
        _travel(city, publication, sending)
    attempts = [a for p, s in made for a in _attempts(p, s)]
    Attempt.objects.bulk_create(attempts, batch_size=1000)
    Sending.objects.whole(WHY).bulk_update(
        [s for _, s in made], ["state", "trouble", "said", "url"], batch_size=500
    )
    chance = city.chance("readings")
    readings = [r for p, s in made for r in _readings(city, p, s, chance)]
    Reading.objects.bulk_create(readings, batch_size=2000)
    return Sent([s for _, s in made], readings)


def _sendings(publication: Publication, targets: list[Target], due: datetime) -> list[Sending]:
    version = publication.newest.version
    made = []
    for target in targets:
        source = f"editorial.target:{target.pk}"
        out = due + timedelta(seconds=SECONDS[target.account.kind])
        website = target.account.kind == "website"
        made.append(
            Sending(
                kind=SendingKind.POST,
                source=source,
                marker=marker_for(source),
                account=target.account,
                version=version,
                mode=target.mode,
                state=SendingState.PUBLISHED,
                run_at=due,
                attempts_made=1,
                keys={"marker": marker_for(source)} if website else {},
                url=f"{settings.HUIYING_PUBLIC_URL}/p/{version.piece_id}/" if website else "",
                created_at=due,
                published_at=out,
                changed_at=out,
            )
        )
    return made


def _travel(city: City, publication: Publication, sending: Sending) -> None:
    """The lines of one sending; two of them had an accident."""
    _note(city, sending, sending.created_at, WORKER, "queued", "due")
    assert sending.published_at is not None, "all of these are out"
    if publication.mishap and sending.account.kind == "wechat":
        from huiying.config.demo.filling.mishaps import fail, leave_unclear

        {"failed": fail, "unclear": leave_unclear}[publication.mishap](city, publication, sending)
        return
    if sending.account.kind == "wechat":
        half = sending.created_at + timedelta(seconds=5)
        _note(city, sending, half, WORKER, "accepted", "accepted")
    _note(city, sending, sending.published_at, WORKER, "published", "published")
    withdrawn = publication.withdrawn_at
    if withdrawn:
        _note(city, sending, withdrawn + timedelta(seconds=3), WORKER, "withdrawing", "withdrawing")
        sending.state = SendingState.WITHDRAWN
        sending.changed_at = withdrawn + timedelta(seconds=9)
        _note(city, sending, sending.changed_at, WORKER, "withdrawn", "withdrawn")


def _note(city: City, sending: Sending, at: datetime, by: Hand, happened: str, state: str) -> None:
    new = {"source": sending.source, "state": state}
    if sending.url and state == "published":
        new["url"] = sending.url
    if sending.trouble and state in {"failed", "unclear"}:
        new["trouble"] = sending.trouble
    path = sending.account.organisation.path
    city.book.note(
        at, by, f"delivery.sending.{happened}", "delivery.sending", sending, path, new=new
    )


def _attempts(publication: Publication, sending: Sending) -> list[Attempt]:
    outcome = AttemptOutcome.DONE
    if sending.state == SendingState.FAILED:
        outcome = AttemptOutcome.LASTING
    return [
        Attempt(
            sending=sending,
            number=1,
            began_at=sending.created_at + timedelta(seconds=1),
            ended_at=sending.created_at + timedelta(seconds=2),
            outcome=outcome,
            code=sending.trouble if outcome != AttemptOutcome.DONE else "",
            said=sending.said,
        )
    ]


def _readings(
    city: City, publication: Publication, sending: Sending, chance: Chance
) -> list[Reading]:
    """A series that grows as readers come: fast at first, then hardly."""
    kind, out = sending.account.kind, sending.published_at
    if kind == "website" or out is None or sending.state == SendingState.FAILED:
        return []
    most = publication.liked * followers_of(sending.account) * (0.05 if kind == "wechat" else 0.004)
    lively = chance.uniform(0.6, 1.5)
    found = []
    for age in READ_ON:
        day = shanghai(out).date() + timedelta(days=age)
        read_at = moment_at(day + timedelta(days=1), READINGS) + timedelta(
            seconds=chance.randrange(900)
        )
        if read_at >= city.present:
            break
        reached = round(most * (1 - math.exp(-(age + 0.6) / DAYS_TO_MOST)))
        found.append(
            Reading(
                sending=sending,
                day=day,
                values=_values(kind, reached, lively),
                source={"wechat": "wechat.getarticletotaldetail"}.get(kind, "weibo.user_timeline"),
                final=kind == "wechat",
                read_at=read_at,
            )
        )
    return found


def _values(kind: str, reached: int, lively: float) -> dict[str, int]:
    if kind == "wechat":
        return {
            "reads": reached,
            "likes": round(reached * 0.015 * lively),
            "wows": round(reached * 0.008 * lively),
            "shares": round(reached * 0.03 * lively),
            "comments": round(reached * 0.004 * lively),
        }
    return {
        "likes": round(reached * 0.5 * lively),
        "shares": round(reached * 0.12 * lively),
        "comments": round(reached * 0.16 * lively),
    }
