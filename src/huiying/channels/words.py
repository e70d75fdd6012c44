"""Which sentences belong to the errors that every kind of channel can meet?"""

from __future__ import annotations

from huiying.foundation.words import Words

SENTENCES: dict[str, Words] = {
    "channels.kind.absent": Words(
        "没有名为“%(key)s”的渠道。请从账号登记表中列出的渠道里选择。",
        "There is no kind of channel called “%(key)s”. Choose one of those in the account form.",
    ),
    "channels.credentials.missing": Words(
        "账号缺少“%(field)s”。请在账号登记页补填后再试。",
        "The account lacks “%(field)s”. Fill it in on the account page and try again.",
    ),
    "channels.host.mismatch": Words(
        "账号“%(identity)s”不得连接 %(host)s：演练账号只能用于演练场，"
        "真实账号只能连接平台官方地址。请在账号登记页更正地址或凭据。",
        "The account “%(identity)s” may not talk to %(host)s: a played account belongs to the "
        "sandbox, a real one to the platform's own address. Correct the address or the "
        "credentials on the account page.",
    ),
    "channels.host.redirected": Words(
        "平台地址发生跳转，为防止凭据外泄已停止。请管理员核对账号登记页中的平台地址。",
        "The platform's address redirects; we stopped so that no credential leaks. Ask the "
        "administrator to check the platform's address on the account page.",
    ),
    "channels.address.unusable": Words(
        "平台地址无法使用。请管理员核对账号登记页中的平台地址。",
        "The platform's address cannot be used. Ask the administrator to check it on the "
        "account page.",
    ),
    "channels.connection.failed": Words(
        "连不上平台，内容没有发出。系统会自动重试；若持续失败，请检查网络出口和防火墙。",
        "The platform cannot be reached; nothing was sent. We try again by ourselves; if it goes "
        "on, check the network and the firewall.",
    ),
    "channels.platform.busy": Words(
        "平台繁忙，没有受理。系统稍后自动重试，无需操作。",
        "The platform is busy and did not take it. We try again later; nothing to do.",
    ),
    "channels.answer.lost": Words(
        "请求已送出，但没有收到平台答复。系统会先向平台核对再决定是否重发；若无法核对，"
        "请到平台查看是否已经发出。",
        "The request left but no answer came. We ask the platform before sending again; where "
        "that is impossible, please look on the platform whether it is there.",
    ),
    "channels.answer.unexpected": Words(
        "平台的答复缺少“%(field)s”。请联系系统维护人员，并附上日志中的请求编号。",
        "The platform's answer lacks “%(field)s”. Tell the maintainers and give the request id "
        "from the log.",
    ),
    "channels.push.unreadable": Words(
        "收到的推送不是平台的格式，已拒收。请核对平台后台的消息推送设置。",
        "A push was not in the platform's format and was refused. Check the push settings in the "
        "platform's console.",
    ),
}
