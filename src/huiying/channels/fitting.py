"""Where does a post break the countable limits that its channel declares?"""

from __future__ import annotations

from huiying.channels.contract import Limit, Misfit, Post
from huiying.foundation.words import Words

PARTS = {
    "title": Words("标题", "title"),
    "author": Words("作者", "author"),
    "summary": Words("摘要", "summary"),
    "body": Words("正文", "body"),
    "text": Words("短文", "short text"),
    "letter": Words("回复", "answer"),
}


def misfits_of(post: Post, limits: tuple[Limit, ...], prefix: str) -> tuple[Misfit, ...]:
    """One misfit for each limit that the post exceeds; limits on letters do not concern posts."""
    found = (
        exceeded(limit, getattr(post, limit.part), prefix)
        for limit in limits
        if hasattr(post, limit.part)
    )
    return tuple(misfit for misfit in found if misfit is not None)


def exceeded(limit: Limit, text: str, prefix: str) -> Misfit | None:
    """The misfit of one text against one limit, None if it fits."""
    measured = limit.measure(text)
    if measured <= limit.most:
        return None
    part, unit = PARTS[limit.part], limit.unit
    over = measured - limit.most
    return Misfit(
        part=limit.part,
        code=f"{prefix}.{limit.part}.too_long",
        sentence=Words(
            f"{part.zh}为 {measured} {unit.zh}，最多 {limit.most} {unit.zh}。"
            f"请删去 {over} {unit.zh}。",
            f"The {part.en} has {measured} {unit.en}, at most {limit.most} are taken. "
            f"Take out {over}.",
        ),
        measured=measured,
        most=limit.most,
    )


def missing(part: str, code: str, zh: str, en: str) -> Misfit:
    """A misfit about something that is not there or may not be there."""
    return Misfit(part=part, code=code, sentence=Words(zh, en))
