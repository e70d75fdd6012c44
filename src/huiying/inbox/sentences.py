"""How are the inbox's errors told: what happened, what was not lost, what to do?"""

from huiying.foundation.words import Words

SENTENCES = {
    "inbox.case.absent": Words("没有找到这件诉求。", "There is no such case."),
    "inbox.case.absent_or_wrong_code": Words(
        "编号或查询码不对。请对照回执再输入一次；字母O和数字0、字母I和数字1可以混用。",
        "Number or query code is wrong. Compare them with your receipt and try again; O and 0, "
        "I and 1 may be mixed up.",
    ),
    "inbox.case.not_now": Words(
        "工单%(number)s现在的状态（%(state)s）不能做这一步，可能已有人处理。请刷新后再看。",
        "Case %(number)s is in state %(state)s, which does not allow this; somebody may have "
        "been faster. Reload and look again.",
    ),
    "inbox.case.not_her_case": Words(
        "工单%(number)s由另一位承办人办理，只有她本人可以做这一步。",
        "Case %(number)s is in another handler's hands; only she may do this.",
    ),
    "inbox.case.nobody_handles": Words(
        "“%(organisation)s”没有这样的承办人，工单没有移动。请先登记承办人，或选择别的单位。",
        "“%(organisation)s” has no such handler; the case was not moved. Register one first or "
        "choose another organisation.",
    ),
    "inbox.case.assists_already": Words(
        "“%(organisation)s”已经参与办理。", "“%(organisation)s” takes part already."
    ),
    "inbox.case.ended": Words(
        "工单%(number)s已经结束。请另提一件新的诉求。",
        "Case %(number)s has ended. Please open a new one.",
    ),
    "inbox.message.absent": Words("没有找到这条消息。", "There is no such message."),
    "inbox.message.has_a_case": Words(
        "这条消息已经属于一件工单。", "This message belongs to a case already."
    ),
    "inbox.return.basis_missing": Words(
        "请写明退单依据（哪个单位、依哪条规定负责）。工单没有移动。",
        "Say on what basis it is returned: whose it is, by which rule. The case was not moved.",
    ),
    "inbox.return.ruled_already": Words(
        "工单%(number)s已经退过一次并重新指定了本单位，裁定后不再退单。",
        "Case %(number)s was returned once and your organisation was designated; it cannot be "
        "returned again.",
    ),
    "inbox.refusal.ground_unknown": Words(
        "没有“%(ground)s”这条不予受理理由。", "There is no ground “%(ground)s”."
    ),
    "inbox.refusal.where_missing": Words(
        "请告诉来信人应当找谁。", "Tell the person where to turn instead."
    ),
    "inbox.note.empty": Words("备注是空的。", "The note is empty."),
    "inbox.contact.reason_missing": Words(
        "查看联系方式要写明原因，原因会记入日志。",
        "Say why you look at the contact data; the reason is journalled.",
    ),
    "inbox.form.body_missing": Words("请写下您的问题。", "Please write what you want to ask."),
    "inbox.form.too_long": Words(
        "文字太长，请控制在%(most)s字以内；您写的内容还在。",
        "The text is too long; keep it within %(most)s characters. What you wrote is kept.",
    ),
    "inbox.form.token_missing": Words(
        "表单已过期，请刷新后再提交；您写的内容还在。",
        "The form has expired. Reload it and send again; what you wrote is kept.",
    ),
    "inbox.portal.no_organisation": Words(
        "系统还没有登记任何单位，暂时不能受理。", "No organisation is registered yet."
    ),
    "inbox.public.not_agreed": Words(
        "来信人没有同意公开工单%(number)s，不能公开。",
        "The citizen did not agree to the publication of case %(number)s.",
    ),
    "inbox.public.not_there": Words("工单%(number)s没有公开。", "Case %(number)s is not public."),
    "inbox.public.personal_data": Words(
        "文字里还有个人信息：%(found)s。请删去后再公开。",
        "Personal data is still in the text: %(found)s. Remove it first.",
    ),
    "inbox.page.unreadable": Words("翻页位置无效。", "This place in the list is not valid."),
    "inbox.deadline.no_rule": Words(
        "时限表“%(table)s”没有规定这一类型（%(type)s）。",
        "The table “%(table)s” sets no term for the type %(type)s.",
    ),
    "inbox.deadline.unknown_row": Words(
        "本版本没有时限条目“%(key)s”。", "This version knows no deadline row “%(key)s”."
    ),
    "inbox.deadline.other_type": Words(
        "时限条目“%(key)s”不适用于%(type)s。", "The row “%(key)s” is not for the type %(type)s."
    ),
    "inbox.deadline.extension_too_long": Words(
        "延期超过规定上限（%(longest)s）。", "The extension goes beyond the limit, %(longest)s."
    ),
    "inbox.push.too_large": Words("推送内容过大。", "The push is too large."),
}
