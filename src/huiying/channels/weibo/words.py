"""In which words does this channel speak about itself and its errors?"""

from __future__ import annotations

from huiying.foundation.words import Words

FIELDS: dict[str, tuple[Words, Words]] = {
    "app_key": (
        Words("应用编号（App Key）", "App Key"),
        Words(
            "微博开放平台“我的应用 · 应用信息”中的编号。演练账号以 sandbox 开头。",
            "The number on the app's page at open.weibo.com. A played account begins with sandbox.",
        ),
    ),
    "app_secret": (
        Words("应用密钥（App Secret）", "App Secret"),
        Words(
            "与 App Key 在同一页，也用于验证私信推送。",
            "On the same page as the App Key; also proves pushes of private messages.",
        ),
    ),
    "access_token": (
        Words("账号授权令牌（Access Token）", "Access Token"),
        Words(
            "由账号管理员授权后取得，到期须重新授权，微博不提供自动续期。",
            "Given when the account's administrator authorises the app. It ends and must then be "
            "authorised anew: Weibo renews nothing by itself.",
        ),
    ),
    "expires_on": (
        Words("授权到期日", "Authorised until"),
        Words("例如 2027-03-31，到期前会提醒。", "For example 2027-03-31; we remind you before."),
    ),
    "domain": (
        Words("安全域名", "Bound domain"),
        Words(
            "微博应用绑定的域名，每条微博都须带该域名下的网址。",
            "The domain bound to the app; every status must carry an address under it.",
        ),
    ),
}

SHARE = Words("发布微博", "Publish a status")

WORKS = Words(
    "微博凭据有效，本小时还可调用 %(number)s 次。",
    "The credentials work; %(number)s calls are left this hour.",
)

SENTENCES: dict[str, Words] = {
    "channels.weibo.busy": Words(
        "微博系统繁忙（%(number)s）。系统稍后自动重试，无需操作。",
        "Weibo is busy (%(number)s). We try again by ourselves; nothing to do.",
    ),
    "channels.weibo.quota": Words(
        "微博调用次数已达上限（%(number)s）。系统到下个整点再试，急件请在微博手工发布。",
        "Weibo's quota is used up (%(number)s). We try again at the next full hour; publish urgent "
        "items by hand on Weibo.",
    ),
    "channels.weibo.permission": Words(
        "微博应用没有这个接口的权限（%(number)s）。请管理员在微博开放平台申请权限。",
        "The Weibo app may not use this call (%(number)s). Ask the administrator to apply for it "
        "at open.weibo.com.",
    ),
    "channels.weibo.domain": Words(
        "微博要求正文带有应用安全域名下的网址（%(number)s）。请管理员核对开放平台的安全域名"
        "与账号登记页是否一致。",
        "Weibo wants an address under the app's bound domain (%(number)s). Ask the administrator "
        "to check the bound domain at open.weibo.com and on the account page.",
    ),
    "channels.weibo.authorisation": Words(
        "微博授权已失效（%(number)s）。请账号管理员在账号登记页重新授权。",
        "The authorisation on Weibo has ended (%(number)s). Ask the account's administrator to "
        "authorise anew on the account page.",
    ),
    "channels.weibo.operator_address": Words(
        "微博要求提供操作人的真实 IP，本次发送没有记录。请由经办人在系统中重新发起。",
        "Weibo wants the operator's own address, and this sending has none. Have the operator "
        "start it again from the desk.",
    ),
    "channels.weibo.unknown": Words(
        "微博返回了未收录的错误码 %(number)s。请按平台原话处理，并告知系统维护人员补录。",
        "Weibo answered with the unknown code %(number)s. Follow the platform's own words and tell "
        "the maintainers, so that they add it.",
    ),
    "channels.weibo.request": Words(
        "微博不接受这条内容的参数（%(number)s）。请检查短文和网址后重新提交。",
        "Weibo does not take this as it is (%(number)s). Check the text and the address and submit "
        "it again.",
    ),
    "channels.weibo.picture": Words(
        "微博不接受这张图片（%(number)s）。请换成 5 MB 以内的 JPG、PNG 或 GIF。",
        "Weibo does not take the picture (%(number)s). Use a JPG, PNG or GIF below 5 MB.",
    ),
    "channels.weibo.empty": Words(
        "微博不接受空内容（%(number)s）。请填写内容后重新提交。",
        "Weibo takes no empty content (%(number)s). Write something and submit it again.",
    ),
    "channels.weibo.length": Words(
        "微博认为内容过长（%(number)s）。请缩短到 140 字以内。",
        "Weibo finds the text too long (%(number)s). Shorten it to 140 characters.",
    ),
    "channels.weibo.same": Words(
        "微博提示已有相同内容（%(number)s），但时间线上没有找到。请到微博核对，"
        "确未发出时改写后重新提交。",
        "Weibo says that the same content exists (%(number)s), but the timeline does not show it. "
        "Look on Weibo; if it is not there, reword it and submit it again.",
    ),
    "channels.weibo.captcha": Words(
        "微博要求输入验证码（%(number)s）。请登录微博手工发布这一条。",
        "Weibo asks for a captcha (%(number)s). Log in at Weibo and publish this one by hand.",
    ),
    "channels.weibo.status_gone": Words(
        "这条微博已不存在（%(number)s），可能已被删除。请到微博核对。",
        "The status is no longer there (%(number)s); it may have been deleted. Check it on Weibo.",
    ),
    "channels.weibo.comment": Words(
        "微博不允许对这条评论操作（%(number)s）。请到微博查看该评论。",
        "Weibo does not allow this on the comment (%(number)s). Look at it on Weibo.",
    ),
    "channels.weibo.recipient": Words(
        "微博私信无法送达此人（%(number)s），可能已取消关注或超过 48 小时。请改用其他方式答复。",
        "Weibo cannot deliver to this person (%(number)s), who may have left or last wrote more "
        "than 48 hours ago. Answer by another way.",
    ),
    "channels.weibo.letter.too_long": Words(
        "回复为 %(measured)s 字，微博私信最多 %(most)s 字。请删减或分条发送。",
        "The answer has %(measured)s characters, Weibo takes %(most)s. Shorten or split it.",
    ),
}
