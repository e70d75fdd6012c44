"""Which rules set deadlines, where do they bind, and how sure are we of them?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huiying.foundation.words import Words

NOTHING = Words("", "")


class Confidence(StrEnum):
    """How sure we are that the rule says so."""

    FIRM = "firm"
    FIRM_LOCAL = "firm_local"
    REPORTED = "reported"
    ASSUMED = "assumed"


CONFIDENCE_NAMES: dict[Confidence, Words] = {
    Confidence.FIRM: Words("已读原文", "read in the rule itself"),
    Confidence.FIRM_LOCAL: Words(
        "已读原文，仅适用于该地", "read in the rule itself, binds only there"
    ),
    Confidence.REPORTED: Words("据转述，待核实", "reported, to be confirmed"),
    Confidence.ASSUMED: Words("默认值，非官方规定", "our default, not an official rule"),
}


@dataclass(frozen=True, slots=True)
class DeadlineSource:
    """A rule that sets deadlines: where it binds, how it is cited, since when, how sure."""

    key: str
    place: Words
    title: Words
    clause: str
    confidence: Confidence
    valid_from: date | None = None
    valid_to: date | None = None
    note: Words = NOTHING


DEFAULT_TABLE = "default"
_SOURCES: tuple[DeadlineSource, ...] = (
    DeadlineSource(
        DEFAULT_TABLE,
        Words("本系统默认", "Default of this system"),
        Words("默认时限（可修改）", "Default terms, to be set by the office"),
        "",
        Confidence.ASSUMED,
        note=Words(
            "五日取自济南、潍坊条例的一般时限，供尚未设定时限的单位使用。",
            "Five days as in the rules of Jinan and Weifang, for offices that have set none yet.",
        ),
    ),
    DeadlineSource(
        "guangdong",
        Words("广东省", "Guangdong"),
        Words(
            "《广东省12345政务服务便民热线管理办法》", "Guangdong 12345 hotline management measures"
        ),
        "",
        Confidence.REPORTED,
        date(2022, 9, 1),
    ),
    DeadlineSource(
        "xiamen",
        Words("厦门市12345", "Xiamen 12345"),
        Words("厦门12345办理时限", "Terms of Xiamen 12345"),
        "",
        Confidence.FIRM_LOCAL,
        note=Words(
            "第五类为信访类，另有程序。", "The fifth type is petitions, with their own steps."
        ),
    ),
    DeadlineSource(
        "jinan",
        Words("济南市", "Jinan"),
        Words("《济南市12345市民服务热线条例》", "Jinan 12345 citizens' hotline regulations"),
        "24",
        Confidence.FIRM,
        date(2018, 9, 1),
        note=Words(
            "法定期限更长的，告知进展和法定期限；暂不能办理的，说明措施和明确的时限。",
            "Longer statutory limit: tell progress and the legal term; not yet possible: tell the "
            "measures and a clear date.",
        ),
    ),
    DeadlineSource(
        "weifang",
        Words("潍坊市", "Weifang"),
        Words("《潍坊市12345政务服务便民热线条例》", "Weifang 12345 hotline regulations"),
        "20",
        Confidence.FIRM,
        date(2021, 12, 15),
        note=Words(
            "法定期限更长的同济南；不能办理的，说明理由并提出建议。",
            "Longer statutory limits as in Jinan; what cannot be done is explained, with a "
            "proposal.",
        ),
    ),
    DeadlineSource(
        "prefecture_bureau",
        Words("某地级市部门", "A prefecture's bureau"),
        Words("该部门12345办理规定", "The bureau's 12345 rule"),
        "",
        Confidence.FIRM_LOCAL,
    ),
    DeadlineSource(
        "online_inquiry",
        Words("某网络问政平台", "An online inquiry platform"),
        Words("该平台办理规定", "The platform's rule"),
        "",
        Confidence.REPORTED,
    ),
    DeadlineSource(
        "yueqing",
        Words("乐清市“网络问效”", "Yueqing, online results"),
        Words("乐清“网络问效”办理规定", "Rule of Yueqing's online results"),
        "",
        Confidence.FIRM_LOCAL,
    ),
    DeadlineSource(
        "shenyang",
        Words("沈阳市市长信箱", "Shenyang, mayor's box"),
        Words("沈阳市市长信箱办理规定", "Rule of Shenyang's mayor's box"),
        "",
        Confidence.FIRM_LOCAL,
    ),
)
SOURCES: dict[str, DeadlineSource] = {source.key: source for source in _SOURCES}
