"""How are the answers stage's errors told: what happened, what was not lost, what to do?"""

from huiying.foundation.words import Words

SENTENCES = {
    "answers.reply.absent": Words("没有找到这份答复。", "There is no such reply."),
    "answers.reply.empty_or_endless": Words(
        "答复不能为空，也不能超过%(most)s字；您写的内容还在。",
        "A reply needs words, at most %(most)s characters; what you wrote is kept.",
    ),
    "answers.reply.one_at_a_time": Words(
        "工单%(number)s已有一份答复在审核或送达中。请等它有结果，或请审核人退回。",
        "Case %(number)s has a reply in review or on its way. Wait for it, or ask the reviewer "
        "to send it back.",
    ),
    "answers.reply.not_now": Words(
        "工单%(number)s的答复现在是“%(state)s”，不能做这一步，可能已有人处理。请刷新。",
        "The reply of case %(number)s is now “%(state)s”; somebody may have been faster. Reload.",
    ),
    "answers.reply.changed_since": Words(
        "您看过之后，工单%(number)s的答复有改动。没有通过审核；请重新阅读。",
        "The reply of case %(number)s changed after you read it. It was not approved; read again.",
    ),
    "answers.reply.held": Words(
        "检查发现须处理的问题（%(findings)s）。请退回修改，或逐项写明放行理由。",
        "Checks hold this reply (%(findings)s). Send it back, or give a reason for each.",
    ),
    "answers.review.own_work": Words(
        "不能审核自己写的答复，即使您同时担任审核岗位。请另一位审核人处理工单%(number)s。",
        "You cannot approve your own reply, whatever posts you hold. Another reviewer must take "
        "case %(number)s.",
    ),
    "answers.review.comment_missing": Words("请写明退回的原因。", "Say why it is sent back."),
    "answers.tracker.reason_missing": Words(
        "请写明为什么只在查询页公布。", "Say why it stands on the tracker alone."
    ),
    "answers.rating.unreadable": Words(
        "请选择一到五级中的一级；理由不超过%(most)s字。",
        "Choose one of five levels; the reason may have %(most)s characters.",
    ),
    "answers.rating.no_answer_yet": Words(
        "工单%(number)s还没有答复，答复后即可评价。",
        "Case %(number)s has no answer yet; you can rate it afterwards.",
    ),
    "answers.rating.there_already": Words(
        "工单%(number)s已经评价过。一件事评价一次。",
        "Case %(number)s was rated already: once for each matter.",
    ),
    "answers.entry.empty": Words("请写下问题和答案。", "Give a question and an answer."),
    "answers.entry.there_already": Words(
        "本单位已有这个问题：“%(question)s”。",
        "Your organisation has this question already: “%(question)s”.",
    ),
    "answers.import.unreadable": Words(
        "无法读取文件“%(file)s”：%(reason)s。什么都没有导入。",
        "The file “%(file)s” cannot be read: %(reason)s. Nothing was imported.",
    ),
    "answers.import.columns_missing": Words(
        "文件“%(file)s”缺少列：%(columns)s。什么都没有导入。",
        "The file “%(file)s” lacks the columns %(columns)s. Nothing was imported.",
    ),
    "answers.import.no_organisation": Words(
        "没有编码为“%(organisation)s”的单位，请先登记。什么都没有导入。",
        "There is no organisation with code “%(organisation)s”; register it first. Nothing was "
        "imported.",
    ),
}
