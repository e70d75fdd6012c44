"""In which words does this channel speak about itself and its errors?"""

from __future__ import annotations

from huiying.foundation.words import Words

FIELDS: dict[str, tuple[Words, Words]] = {
    "fails": (
        Words("要演练的故障", "Failures to rehearse"),
        Words(
            "以逗号分隔，每种只发生一次：passing、quota、settings、content、recipient、"
            "unclear（已记下但答复丢失）、lost（未记下）。",
            "Separated by commas, each happens once: passing, quota, settings, content, recipient, "
            "unclear (written down, answer lost), lost (not written down).",
        ),
    ),
    "secret": (
        Words("推送密钥", "Push secret"),
        Words(
            "用于验证写给记事本的来信，留空则一律拒收。",
            "Proves messages written to the notebook; without it all are refused.",
        ),
    ),
}

WRITE = Words("记下（不对外发布）", "Write down (reaches nobody)")

WORKS = Words("记事本可以使用，但不会对外发布。", "The notebook works; it reaches nobody.")

SENTENCES: dict[str, Words] = {
    "channels.notebook.passing": Words(
        "记事本按要求演练了一次暂时故障。系统会自动重试。",
        "The notebook rehearsed a passing failure. We try again by ourselves.",
    ),
    "channels.notebook.quota": Words(
        "记事本按要求演练了一次额度用尽。系统到点后自动继续。",
        "The notebook rehearsed a used-up quota. We go on when it opens again.",
    ),
    "channels.notebook.settings": Words(
        "记事本按要求演练了一次账号设置故障。请在账号登记页查看后重新启用。",
        "The notebook rehearsed a fault in the account's settings. Look at the account page and "
        "switch it on again.",
    ),
    "channels.notebook.content": Words(
        "记事本按要求演练了一次内容被拒。请修改后重新提交。",
        "The notebook rehearsed a refused content. Change it and submit it again.",
    ),
    "channels.notebook.recipient": Words(
        "记事本按要求演练了一次无法送达。请改用其他方式答复。",
        "The notebook rehearsed an unreachable person. Answer by another way.",
    ),
    "channels.notebook.unclear": Words(
        "记事本按要求演练了一次答复丢失。系统会先核对再决定是否重发。",
        "The notebook rehearsed a lost answer. We look before sending again.",
    ),
}
