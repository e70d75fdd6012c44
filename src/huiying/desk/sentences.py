"""How are the desk's own errors told?"""

from huiying.foundation.words import Words

SENTENCES = {
    "desk.page.unreadable": Words(
        "这个页码地址不完整。请从列表首页重新翻页。",
        "This page's address is incomplete. Start again from the top of the list.",
    ),
}
