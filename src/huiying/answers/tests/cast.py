"""What do the answers' tests need besides the cast? A reply, at each of its stations."""

from __future__ import annotations

from tests.cast import City

from huiying.answers.acts import approve_reply, submit_reply, write_reply
from huiying.answers.models import Reply
from huiying.inbox.models import Case
from huiying.registry.terms import Post

GOOD = (
    "您好！经核实，滨江路3号楼前路灯因电缆故障不亮，城市管理局已于11月20日18时修复。"
    "若再次熄灭，请拨打维修电话0000-1234567，我们会在两个工作日内到场。"
)


def make_reply(city: City, case: Case, body: str = GOOD) -> Reply:
    """A draft by the case's handler."""
    return write_reply(case.pk, body, by=city.actor(Post.HANDLER))


def submitted_reply(city: City, case: Case, body: str = GOOD) -> Reply:
    """A reply that waits for a second person."""
    return submit_reply(make_reply(city, case, body).pk, by=city.actor(Post.HANDLER))


def approved_reply(city: City, case: Case, body: str = GOOD) -> Reply:
    """A reply that the department's reviewer signed off."""
    reply = submitted_reply(city, case, body)
    return approve_reply(reply.pk, reply.seal, by=city.actor(Post.REVIEWER))


def fresh(pk: int) -> Reply:
    """The reply as the database has it now."""
    found: Reply = Reply.objects.whole("the test's own").select_related("case").get(pk=pk)
    return found
