"""How are inspection's errors told?"""

from huiying.foundation.words import Words

SENTENCES = {
    "inspection.index.absent": Words(
        "没有“%(index)s”这个指数，或它不适用于这个平台。",
        "There is no index “%(index)s” for this platform.",
    ),
}
