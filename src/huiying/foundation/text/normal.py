"""What is the normal form of a text, and where does one Chinese word end?

Normal form: NFKC, lower case, simplified characters (OpenCC t2s). Words: rjieba's segmentation.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import opencc
import rjieba

HAS_WORD = re.compile(r"[\w]", re.UNICODE)

# Words that say nothing about the matter: particles, pronouns, courtesies of letters to a mayor.
STOP_WORDS = frozenset(
    (
        "的 了 在 是 我 我们 你 你们 您 他 她 它 他们 这 那 这个 那个 有 和 与 及 或 就 都 而 "
        "也 还 又 把 被 给 对 从 到 为 以 于 吗 呢 吧 啊 呀 哦 嗯 请 请问 想 问 想问 怎么 "
        "怎样 如何 什么 哪里 哪儿 多少 几 为什么 可以 能 能够 能否 是否 需要 要 谢谢 您好 "
        "你好 尊敬 领导 希望 一下 一个 没有 不 没 很 太 非常 现在 已经 还是 因为 所以 但是 "
        "如果 the a an of to in is and"
    ).split()
)


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def normal_form(text: str) -> str:
    """Full-width to half-width, capitals to small, traditional to simplified characters."""
    folded = unicodedata.normalize("NFKC", text).lower()
    simplified: str = _simplifier().convert(folded)
    return simplified


def words(text: str) -> list[str]:
    """The words of a text that may carry meaning, in order, in normal form."""
    return [w for w in rjieba.cut(normal_form(text)) if HAS_WORD.search(w) and w not in STOP_WORDS]


def search_words(text: str) -> list[str]:
    """As `words`, with the shorter words inside long ones too, for an index to be found by."""
    cut = rjieba.cut_for_search(normal_form(text))
    return [w for w in cut if HAS_WORD.search(w)]
