"""Which lines of the journal does a case's timeline tell, in which words, and to whom?

Every state change is public or private by rule: a verb that stands here as public is told on the
tracker with organisation and post; the others only to staff; a verb that is missing to nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from huiying.foundation.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """How one verb is told."""

    words: Words
    public: bool = True


TIMELINE: dict[str, Told] = {
    "inbox.case.opened": Told(Words("收到诉求", "Received")),
    "inbox.case.accepted": Told(Words("受理", "Accepted")),
    "inbox.case.refused": Told(Words("不予受理", "Not accepted")),
    "inbox.case.dispatched": Told(Words("派单给承办单位", "Sent to the organisation in charge")),
    "inbox.case.signed_for": Told(Words("承办单位签收", "Signed for by the organisation")),
    "inbox.case.returned": Told(Words("承办单位退单", "Returned as not theirs")),
    "inbox.case.reassigned": Told(Words("更换承办人", "Given to another handler"), public=False),
    "inbox.case.assist_asked": Told(
        Words("请其他单位协办", "Another organisation asked to assist")
    ),
    "inbox.case.classified": Told(Words("更正诉求类型", "Type corrected")),
    "inbox.case.followed_up": Told(Words("市民补充", "The citizen added something")),
    "inbox.clock.restarted": Told(Words("重新计算办理时限", "The time limit starts again")),
    "inbox.case.review_awaited": Told(Words("答复送审", "The answer went to review")),
    "inbox.case.work_resumed": Told(Words("退回继续办理", "Back to the handler")),
    "inbox.case.replied": Told(Words("已答复", "Answered")),
    "inbox.case.closed": Told(Words("办结", "Closed")),
    "inbox.case.imported": Told(Words("从旧系统导入", "Taken over from an older system")),
    "inbox.case.noted": Told(Words("内部备注", "Internal note"), public=False),
    "inbox.case.published": Told(
        Words("公开（已去除个人信息）", "Published, personal data removed")
    ),
    "inbox.case.unpublished": Told(Words("撤下公开", "No longer public"), public=False),
    "foundation.personal.seen": Told(Words("查看个人信息", "Personal data was looked at"), False),
}
