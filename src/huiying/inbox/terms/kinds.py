"""What kinds of message and case are there, and which words point to them?

The five types are 北京 art. 2 and 济南 art. 3; praise and other are added by statistics. The clue
words are ours (assumed): they suggest, a person corrects.
"""

from __future__ import annotations

from enum import StrEnum

from huiying.foundation.words import Words


class CaseType(StrEnum):
    """What somebody wants (诉求类型)."""

    INQUIRY = "inquiry"
    HELP = "help"
    COMPLAINT = "complaint"
    REPORT = "report"
    SUGGESTION = "suggestion"
    PRAISE = "praise"
    OTHER = "other"


CASE_TYPE_NAMES: dict[str, Words] = {
    CaseType.INQUIRY: Words("咨询", "Inquiry"),
    CaseType.HELP: Words("求助", "Help"),
    CaseType.COMPLAINT: Words("投诉", "Complaint"),
    CaseType.REPORT: Words("举报", "Report"),
    CaseType.SUGGESTION: Words("建议", "Suggestion"),
    CaseType.PRAISE: Words("感谢", "Praise"),
    CaseType.OTHER: Words("其他", "Other"),
}

# In this order: the first type whose clue is found is suggested, an inquiry if there is a question
# and otherwise a request for help.
TYPE_CLUES: tuple[tuple[CaseType, tuple[str, ...]], ...] = (
    (CaseType.REPORT, ("举报", "检举", "偷排", "贿赂", "受贿", "无证经营")),
    (CaseType.COMPLAINT, ("投诉", "不作为", "态度恶劣", "乱收费", "扰民", "态度差")),
    (CaseType.SUGGESTION, ("建议", "提议", "不妨", "可否增设", "希望增设")),
    (CaseType.PRAISE, ("表扬", "点赞", "锦旗", "特此感谢")),
)
QUESTION_CLUES = (
    "咨询",
    "请问",
    "想问",
    "怎么办理",
    "如何办理",
    "吗",
    "?",
    "什么时候",
    "哪里",
    "多少",
)


class Urgency(StrEnum):
    """How soon somebody must look."""

    NORMAL = "normal"
    URGENT = "urgent"
    EMERGENCY = "emergency"


URGENCY_NAMES: dict[str, Words] = {
    Urgency.NORMAL: Words("普通", "Normal"),
    Urgency.URGENT: Words("紧急", "Urgent"),
    Urgency.EMERGENCY: Words("可能的突发事件", "Possible emergency"),
}

# 北京 art. 29: possible emergencies in messages are reported at once.
URGENCY_CLUES: tuple[tuple[Urgency, tuple[str, ...]], ...] = (
    (
        Urgency.EMERGENCY,
        ("着火", "火灾", "爆炸", "燃气泄漏", "煤气泄漏", "坍塌", "溺水", "轻生", "跳楼", "中毒"),
    ),
    (Urgency.URGENT, ("停水", "停电", "停暖", "井盖", "路面塌陷", "触电", "漏水", "被困")),
)


class MessageKind(StrEnum):
    """How something was said to us."""

    MESSAGE = "message"
    COMMENT = "comment"
    MENTION = "mention"
    FORM = "form"
    FOLLOWED = "followed"
    LEFT = "left"
    OTHER = "other"


MESSAGE_KIND_NAMES: dict[str, Words] = {
    MessageKind.MESSAGE: Words("私信", "Message"),
    MessageKind.COMMENT: Words("评论", "Comment"),
    MessageKind.MENTION: Words("@提及", "Mention"),
    MessageKind.FORM: Words("网上提问", "Form"),
    MessageKind.FOLLOWED: Words("关注", "Followed"),
    MessageKind.LEFT: Words("取消关注", "Unfollowed"),
    MessageKind.OTHER: Words("其他", "Other"),
}

# What is stored and ignored: it asks for nothing.
SILENT = frozenset({MessageKind.FOLLOWED, MessageKind.LEFT, MessageKind.OTHER})


class Taken(StrEnum):
    """What became of a message."""

    WAITING = "waiting"
    OPENED = "opened"
    JOINED = "joined"
    GREETING = "greeting"
    IGNORED = "ignored"


PORTAL = "portal"  # the channel of what was written into our own form

NO_WORDS = "（没有文字的消息，请在平台上查看原件）"

# Said alone, these open no case: there is nothing yet to answer (assumed).
COURTESIES = frozenset(
    (
        "你好 您好 你们好 大家好 在吗 在么 有人吗 有人在吗 "
        "请问 请问一下 想问一下 我想问一下 咨询一下 "
        "我想咨询一下 嗨 哈喽 hi hello 早上好 上午好 中午好 下午好 晚上好 谢谢 谢谢你 谢谢您 多谢 "
        "谢谢了 感谢 非常感谢 好的 好 收到 知道了 明白了 嗯 嗯嗯 ok 辛苦了 再见 您好请问 你好请问"
    ).split()
)
