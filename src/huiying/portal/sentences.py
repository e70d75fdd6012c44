"""How are the portal's own errors told?"""

from huiying.foundation.words import Words

SENTENCES = {
    "portal.piece.signatures_broken": Words(
        "这篇文章现存的内容与签发时的内容不一致，已停止展示，等待核查。",
        "What is stored of this piece is not what was signed. It is not shown until that is "
        "cleared up.",
    ),
}
