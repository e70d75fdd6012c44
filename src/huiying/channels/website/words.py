"""In which words does this channel speak about itself and its errors?"""

from __future__ import annotations

from huiying.foundation.words import Words

SHOW = Words("在门户网站展示", "Show on the website")

WORKS = Words("门户网站无需凭据。", "The website needs no credentials.")

SENTENCES: dict[str, Words] = {
    "channels.website.link": Words(
        "稿件没有门户网址，门户网站无法展示。请联系系统维护人员。",
        "The piece has no address on the website, so it cannot be shown. Tell the maintainers.",
    ),
}
