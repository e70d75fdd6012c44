"""In which words is a line of the journal told, for every verb that the stages write?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from huiying.answers.terms import TIMELINE as ANSWERED
from huiying.foundation.words import Words
from huiying.inbox.terms import TIMELINE as HANDLED

OWN: Final[Mapping[str, Words]] = {
    "registry.organisation.added": Words("登记单位", "Organisation entered"),
    "registry.person.added": Words("登记人员", "Person entered"),
    "registry.post.given": Words("任命岗位", "Post given"),
    "registry.post.ended": Words("结束岗位", "Post ended"),
    "registry.account.registered": Words("登记账号", "Account registered"),
    "registry.account.described": Words("更新台账", "Register changed"),
    "registry.account.credentials_kept": Words("更新平台凭据", "Platform credentials kept"),
    "registry.duty.added": Words("登记事项", "Duty entered"),
    "editorial.asset.added": Words("上传图片", "Picture added"),
    "editorial.piece.written": Words("写成第一版", "First version written"),
    "editorial.piece.revised": Words("改写为新版", "New version written"),
    "editorial.piece.submitted": Words("送审", "Submitted for review"),
    "editorial.piece.reviewed": Words("审核通过", "Review passed"),
    "editorial.piece.returned": Words("退回修改", "Sent back"),
    "editorial.piece.signed": Words("签发", "Signed"),
    "editorial.piece.withdrawn": Words("撤回", "Withdrawn"),
    "editorial.finding.dismissed": Words("说明理由后保留", "A finding was answered"),
    "delivery.sending.queued": Words("排入发送", "Queued"),
    "delivery.sending.accepted": Words("平台已受理", "Taken by the platform"),
    "delivery.sending.published": Words("已发布", "Published"),
    "delivery.sending.delayed": Words("稍后重试", "Will be tried again"),
    "delivery.sending.failed": Words("发送失败", "Failed"),
    "delivery.sending.unclear": Words("待人工核实", "A person must look"),
    "delivery.sending.retried": Words("再次发送", "Tried again"),
    "delivery.sending.withdrawing": Words("开始撤回", "Being withdrawn"),
    "delivery.sending.withdrawn": Words("已撤回", "Withdrawn"),
    "inbox.message.heard": Words("收到消息", "Message heard"),
    "inbox.message.troubled": Words("消息未能处理", "Message could not be taken in"),
    "answers.entry.added": Words("加入问答库", "Entry added to the Q&A base"),
}


def told_of(happened: str) -> Words:
    """The verb in words; the verb itself where a stage has learned a new one."""
    for table in (HANDLED, ANSWERED):
        if happened in table:
            return table[happened].words
    return OWN.get(happened, Words(happened, happened))
