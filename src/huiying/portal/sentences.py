"""How are the portal's own errors told?"""

from huiying.foundation.words import Words

SENTENCES = {
    "portal.piece.absent": Words("没有这篇文章。", "There is no such piece."),
    "portal.piece.signatures_broken": Words(
        "这篇文章现存的内容与签发时的内容不一致，已停止展示，等待核查。",
        "What is stored of this piece is not what was signed. It is not shown until that is "
        "cleared up.",
    ),
    "portal.account.absent": Words("名录里没有这个账号。", "There is no such account here."),
    "portal.duty.absent": Words("没有这个事项。", "There is no such matter."),
    "portal.entry.absent": Words("没有这条问答。", "There is no such question and answer."),
    "portal.picture.absent": Words("没有这张图片。", "There is no such picture."),
}
