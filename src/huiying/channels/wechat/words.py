"""In which words does this channel speak about itself and its errors?

Every sentence about an error names the cause and the next step, with the platform's own name.
"""

from __future__ import annotations

from huiying.foundation.words import Words

FIELDS: dict[str, tuple[Words, Words]] = {
    "appid": (
        Words("开发者 ID（AppID）", "Developer id (AppID)"),
        Words(
            "公众平台“设置与开发 · 开发接口管理”中以 wx 开头的编号。演练账号以 wxsandbox 开头。",
            "The number beginning with wx in the platform's developer settings. A played account "
            "begins with wxsandbox.",
        ),
    ),
    "secret": (
        Words("开发者密码（AppSecret）", "Developer password (AppSecret)"),
        Words(
            "只在重置时显示一次，请由账号管理员填写。",
            "Shown only once, when it is reset; the account's administrator fills it in.",
        ),
    ),
    "token": (
        Words("消息推送令牌（Token）", "Push token (Token)"),
        Words(
            "与公众平台“服务器配置”中填写的 Token 一致。",
            "The same Token as in the platform's server configuration.",
        ),
    ),
    "encoding_aes_key": (
        Words("消息加解密密钥（EncodingAESKey）", "Message key (EncodingAESKey)"),
        Words(
            "43 位字符。安全模式和兼容模式必填。",
            "43 characters; needed in safe and compatible mode.",
        ),
    ),
    "encoding_aes_key_previous": (
        Words("上一个消息加解密密钥", "Previous message key"),
        Words(
            "更换密钥时保留旧值，以免丢失在途消息。一天后可清空。",
            "Keep the old value when the key changes, so that no message under way is lost. "
            "Empty it after a day.",
        ),
    ),
    "push_mode": (
        Words("消息加解密方式", "Encryption of pushes"),
        Words(
            "safe（安全模式，推荐）、compat（兼容模式）或 plain（明文模式）。",
            "safe (recommended), compat (compatible mode) or plain (plain mode).",
        ),
    ),
}

MODES: dict[str, Words] = {
    "publish": Words("发布（不通知粉丝）", "Publish (followers are not notified)"),
    "notify": Words("群发（通知全部粉丝）", "Mass send (every follower is notified)"),
}

WORKS = Words(
    "公众号凭据有效，草稿箱中有 %(number)s 篇草稿。",
    "The credentials work; there are %(number)s drafts in the account's draft box.",
)

SENTENCES: dict[str, Words] = {
    "channels.wechat.busy": Words(
        "微信系统繁忙（%(number)s）。系统稍后自动重试，无需操作。",
        "WeChat is busy (%(number)s). We try again by ourselves; nothing to do.",
    ),
    "channels.wechat.too_fast": Words(
        "对微信的调用过于频繁（%(number)s）。系统一分钟后自动重试，无需操作。",
        "WeChat was asked too often (%(number)s). We try again in a minute; nothing to do.",
    ),
    "channels.wechat.token": Words(
        "微信反复拒绝访问令牌（%(number)s），可能另有系统在强制刷新。系统稍后重试；"
        "若持续出现，请停用其他使用同一 AppSecret 的系统。",
        "WeChat keeps refusing the access token (%(number)s); another system may force new ones. "
        "We try again later; if it goes on, stop other systems that use the same AppSecret.",
    ),
    "channels.wechat.quota": Words(
        "今天的微信调用次数已用完（%(number)s）。系统在北京时间零点后继续，急件请在公众平台手工发布。",
        "Today's WeChat quota is used up (%(number)s). We go on after midnight in China; publish "
        "urgent items by hand on the platform.",
    ),
    "channels.wechat.appid": Words(
        "微信不认识这个 AppID（%(number)s）。请管理员在账号登记页核对 AppID。",
        "WeChat does not know this AppID (%(number)s). Ask the administrator to check it on the "
        "account page.",
    ),
    "channels.wechat.secret": Words(
        "AppSecret 不正确或已被冻结（%(number)s）。请管理员在公众平台重置后更新到账号登记页。",
        "The AppSecret is wrong or frozen (%(number)s). Ask the administrator to reset it on the "
        "platform and enter the new one on the account page.",
    ),
    "channels.wechat.address": Words(
        "本系统的出口 IP 不在公众号的 IP 白名单中（%(number)s）。"
        "请管理员在公众平台把它加入白名单。",
        "Our address is not on the account's IP whitelist (%(number)s). Ask the administrator to "
        "add it on the platform.",
    ),
    "channels.wechat.permission": Words(
        "该公众号没有这个接口的权限（%(number)s）。请在公众平台“接口权限”核对，"
        "未认证账号须先完成微信认证。",
        "The account may not use this call (%(number)s). Check its permissions on the platform; "
        "an unverified account must be verified first.",
    ),
    "channels.wechat.banned": Words(
        "微信限制了该公众号的接口（%(number)s）。请登录 mp.weixin.qq.com 查看原因并申诉。",
        "WeChat has restricted the account's calls (%(number)s). Log in at mp.weixin.qq.com, read "
        "the reason and appeal.",
    ),
    "channels.wechat.authorisation": Words(
        "微信授权已失效（%(number)s）。请管理员在账号登记页重新授权。",
        "The authorisation on WeChat has ended (%(number)s). Ask the administrator to authorise "
        "anew on the account page.",
    ),
    "channels.wechat.request": Words(
        "微信认为请求参数有误（%(number)s）。请联系系统维护人员，并附上日志中的请求编号。",
        "WeChat says that our request is wrong (%(number)s). Tell the maintainers and give the "
        "request id from the log.",
    ),
    "channels.wechat.console": Words(
        "公众号的菜单、标签、素材或客服设置不符合要求（%(number)s）。请在公众平台后台调整后再试。",
        "The account's menu, tags, material or service staff do not allow this (%(number)s). "
        "Change it in the platform's console and try again.",
    ),
    "channels.wechat.other_service": Words(
        "微信返回了本系统不使用的服务的错误（%(number)s）。请联系系统维护人员。",
        "WeChat answered with an error of a service that we do not use (%(number)s). Tell the "
        "maintainers.",
    ),
    "channels.wechat.unknown": Words(
        "微信返回了未收录的错误码 %(number)s。请按平台原话处理，并告知系统维护人员补录。",
        "WeChat answered with the unknown code %(number)s. Follow the platform's own words and "
        "tell the maintainers, so that they add it.",
    ),
    "channels.wechat.title": Words(
        "微信认为标题过长（%(number)s）。请把标题缩短到 32 字以内。",
        "WeChat finds the title too long (%(number)s). Shorten it to 32 characters.",
    ),
    "channels.wechat.summary": Words(
        "微信认为摘要过长（%(number)s）。请把摘要缩短到 128 字以内。",
        "WeChat finds the summary too long (%(number)s). Shorten it to 128 characters.",
    ),
    "channels.wechat.author": Words(
        "微信认为作者过长（%(number)s）。请把作者缩短到 16 字以内。",
        "WeChat finds the author too long (%(number)s). Shorten it to 16 characters.",
    ),
    "channels.wechat.length": Words(
        "内容超过微信的长度限制（%(number)s）。请删减后重新提交。",
        "The content is longer than WeChat takes (%(number)s). Shorten it and submit it again.",
    ),
    "channels.wechat.empty": Words(
        "微信不接受空内容（%(number)s）。请填写内容后重新提交。",
        "WeChat takes no empty content (%(number)s). Write something and submit it again.",
    ),
    "channels.wechat.link": Words(
        "微信不接受其中的链接（%(number)s）。请缩短链接，或删去其他公众号的主页链接。",
        "WeChat does not take a link in it (%(number)s). Shorten it, or take out links to other "
        "accounts' pages.",
    ),
    "channels.wechat.picture": Words(
        "微信不接受其中的图片或媒体文件（%(number)s）。请更换为 1 MB 以内的 JPG 或 PNG。",
        "WeChat does not take a picture or media file in it (%(number)s). Use a JPG or PNG below "
        "1 MB.",
    ),
    "channels.wechat.media": Words(
        "微信素材已不存在（%(number)s），可能被人删除。请重新提交，系统会重新上传。",
        "The material is no longer on WeChat (%(number)s); somebody may have deleted it. Submit "
        "again: it will be uploaded anew.",
    ),
    "channels.wechat.form": Words(
        "微信不接受正文的格式（%(number)s）。请删去特殊字符或复杂排版后重新提交。",
        "WeChat does not take the form of the content (%(number)s). Take out special characters "
        "or complex layout and submit it again.",
    ),
    "channels.wechat.review": Words(
        "内容未通过微信的安全检查（%(number)s）。请按平台原话修改后重新送审。",
        "The content did not pass WeChat's check (%(number)s). Change it as the platform says and "
        "have it reviewed again.",
    ),
    "channels.wechat.by_hand": Words(
        "微信要求在公众平台网页上操作（%(number)s）。请登录 mp.weixin.qq.com，在草稿箱中手工发布。",
        "WeChat wants this done on its website (%(number)s). Log in at mp.weixin.qq.com and "
        "publish the draft by hand.",
    ),
    "channels.wechat.article": Words(
        "微信找不到这篇文章（%(number)s），可能已被删除。请在公众平台核对。",
        "WeChat does not find the article (%(number)s); it may have been deleted. Check it on the "
        "platform.",
    ),
    "channels.wechat.comment": Words(
        "微信不接受对这条留言的操作（%(number)s）。请在公众平台查看该留言。",
        "WeChat does not allow this on the comment (%(number)s). Look at it on the platform.",
    ),
    "channels.wechat.duplicate": Words(
        "微信已有同一次群发（%(number)s）。请勿重发，到公众平台核对即可。",
        "WeChat already has this mass sending (%(number)s). Do not send again; check it on the "
        "platform.",
    ),
    "channels.wechat.recipient": Words(
        "微信无法送达此人（%(number)s）：未关注、拒收或在黑名单中。请改用短信、电话等其他方式答复。",
        "WeChat cannot reach this person (%(number)s): not following, refusing or blocked. Answer "
        "by another way, such as a text message or a call.",
    ),
    "channels.wechat.window": Words(
        "此人上次来信已超过 48 小时，微信不再允许主动回复（%(number)s）。请改用其他方式答复。",
        "The person last wrote more than 48 hours ago, and WeChat allows no answer any more "
        "(%(number)s). Answer by another way.",
    ),
    "channels.wechat.reply_quota": Words(
        "对此人的回复已达微信上限（48 小时内 5 条，%(number)s）。"
        "请等对方再次来信，或改用其他方式答复。",
        "WeChat allows 5 answers in 48 hours, and they are used up (%(number)s). Wait until the "
        "person writes again, or answer by another way.",
    ),
    "channels.wechat.letter.too_long": Words(
        "回复为 %(measured)s 字节，微信最多 %(most)s 字节。请删减或分条发送。",
        "The answer has %(measured)s bytes, WeChat takes %(most)s. Shorten or split it.",
    ),
    "channels.wechat.on_its_way": Words(
        "这篇文章刚刚提交给微信，可能正在发布或审核。系统会继续核对，无需操作，请勿手工重发。",
        "The article was submitted to WeChat a moment ago and may be on its way or under review. "
        "We keep asking; nothing to do, please do not publish it by hand.",
    ),
    "channels.wechat.vanished": Words(
        "草稿离开微信草稿箱已超过一小时，却没有出现在已发布列表。请在公众平台查看："
        "确未发布时可重新发送。",
        "The draft left WeChat's draft box more than an hour ago, yet no article appeared. Look on "
        "the platform; if it is not there, send it again.",
    ),
    "channels.wechat.repeat_unsafe": Words(
        "上次群发没有收到答复且已超过一天，重发可能再次打扰粉丝。请在公众平台查看："
        "确未群发时可重新发送。",
        "The last mass sending got no answer, and after a day a repeat may reach the followers "
        "twice. Look on the platform; if it is not there, send it again.",
    ),
    "channels.wechat.not_deletable": Words(
        "没有微信的文章编号，无法代为删除。请登录 mp.weixin.qq.com 手工删除。",
        "There is no article id from WeChat, so we cannot delete it. Log in at mp.weixin.qq.com "
        "and delete it by hand.",
    ),
    "channels.wechat.cover.missing": Words(
        "公众号文章必须有封面图。请选择一张封面后重新提交。",
        "An article on WeChat needs a cover. Choose a picture and submit it again.",
    ),
}
