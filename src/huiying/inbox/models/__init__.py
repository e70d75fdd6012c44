"""What does the inbox keep? Messages, cases, and what happened between organisations."""

from huiying.inbox.models.cases import Case, DailyNumber
from huiying.inbox.models.handing import Assist, HandOver, Note
from huiying.inbox.models.messages import Message

__all__ = ["Assist", "Case", "DailyNumber", "HandOver", "Message", "Note"]
