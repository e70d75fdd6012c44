"""On which grounds is a case not accepted, and where must the person be told to turn instead?

Grounds and the duty to name the other channel: 北京 art. 11, 潍坊 art. 19 (firm, local). The clue
words are ours (assumed): they ask a person to look, they never refuse.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huiying.foundation.words import Words


@dataclass(frozen=True, slots=True)
class RefusalGround:
    """One ground, where to turn instead, and the rule behind it."""

    key: str
    name: Words
    where: Words
    source: str
    valid_from: date
    clues: tuple[str, ...] = ()


_BEIJING = "《北京市接诉即办工作条例》第十一条"
_WEIFANG = "《潍坊市12345政务服务便民热线条例》第十九条"
_SINCE_BEIJING = date(2021, 9, 24)
_SINCE_WEIFANG = date(2021, 12, 15)

REFUSAL_GROUNDS: tuple[RefusalGround, ...] = (
    RefusalGround(
        "litigation",
        Words("已经或者应当通过诉讼、仲裁解决", "Before a court or arbitration, or belongs there"),
        Words("请向有管辖权的人民法院或者仲裁机构提出。", "Turn to the court or arbitration body."),
        _BEIJING,
        _SINCE_BEIJING,
        ("法院判决", "已起诉", "提起诉讼", "仲裁裁决", "已开庭"),
    ),
    RefusalGround(
        "discipline",
        Words("属于纪检监察机关职责", "For the discipline inspection and supervision organs"),
        Words(
            "请拨打12388或者向纪检监察机关反映。", "Call 12388 or write to the supervision organ."
        ),
        _BEIJING,
        _SINCE_BEIJING,
        ("受贿", "贪污", "以权谋私", "收受贿赂"),
    ),
    RefusalGround(
        "reconsideration",
        Words("属于行政复议事项", "A matter of administrative reconsideration"),
        Words("请向行政复议机构申请复议。", "Apply to the reconsideration body."),
        _BEIJING,
        _SINCE_BEIJING,
        ("行政复议",),
    ),
    RefusalGround(
        "disclosure",
        Words("属于政府信息公开申请", "A request for government information"),
        Words(
            "请向掌握该信息的行政机关提出政府信息公开申请。",
            "File a disclosure request with the organ that holds the information.",
        ),
        _BEIJING,
        _SINCE_BEIJING,
        ("信息公开申请", "申请公开"),
    ),
    RefusalGround(
        "petition",
        Words("已经进入信访程序", "Already in the petition procedure"),
        Words("请向受理该信访事项的机关查询进展。", "Ask the organ that took the petition."),
        _BEIJING,
        _SINCE_BEIJING,
        ("信访答复", "信访复查", "已信访"),
    ),
    RefusalGround(
        "concluded",
        Words("已依法办理并有明确结论", "Lawfully handled, with a sound conclusion"),
        Words(
            "原结论已告知；如有新情况请一并提供。",
            "You were told the conclusion; send what is new.",
        ),
        _WEIFANG,
        _SINCE_WEIFANG,
    ),
    RefusalGround(
        "unlawful",
        Words("违反法律法规或者公序良俗", "Against the law or public morals"),
        Words("我们不能办理这项请求。", "We cannot do this."),
        _BEIJING,
        _SINCE_BEIJING,
    ),
    RefusalGround(
        "outside",
        Words("不属于本级政府职责范围", "Outside this government's duties"),
        Words("请按说明向有职责的单位反映。", "Turn to the organisation named below."),
        _BEIJING,
        _SINCE_BEIJING,
    ),
)

REFUSALS: dict[str, RefusalGround] = {ground.key: ground for ground in REFUSAL_GROUNDS}
