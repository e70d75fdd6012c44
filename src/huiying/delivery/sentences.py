"""How are delivery's errors told: what happened, what was not lost, what to do?"""

from huiying.foundation.words import Words

SENTENCES = {
    "delivery.sending.absent": Words("没有找到这次发送。", "There is no such sending."),
    "delivery.piece.not_signed": Words("稿件尚未签发，不能发布。", "The piece is not signed."),
    "delivery.piece.signatures_broken": Words(
        "库中内容与三人签发的内容不一致，已停止发布。请核查日志。",
        "The stored content is not what three people signed; nothing was sent. Check the journal.",
    ),
    "delivery.letter.empty": Words(
        "答复内容或收件人为空。", "The answer or its recipient is empty."
    ),
    "delivery.letter.maybe_sent": Words(
        "上次发送时连接中断，平台可能已送达。请在平台上查看后选择“已送达”或“重发”，系统不会自动重发。",
        "The connection broke while sending; it may have arrived. Look at the platform, then "
        "choose “it arrived” or “send again”. It is not repeated automatically.",
    ),
    "delivery.lease.lost": Words(
        "这次发送已由另一进程接手。", "Another worker has taken this over."
    ),
    "delivery.sending.not_unclear": Words("这次发送不需要人工核实。", "Nothing is unclear here."),
    "delivery.sending.not_failed": Words("这次发送没有失败，无需重试。", "It has not failed."),
    "delivery.platform.refused": Words(
        "平台审核未通过，内容没有公开。请按平台说明修改后重新送审。",
        "The platform refused it; it is not public. Mend it as the platform says and submit again.",
    ),
}
