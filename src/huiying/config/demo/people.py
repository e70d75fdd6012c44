"""Who works in the demonstration city, under which posts? Names are put together by chance."""

from __future__ import annotations

from dataclasses import dataclass

from huiying.config.demo.chance import Chance
from huiying.config.demo.places import GOOD, OFFICE, SLEEPY
from huiying.registry.terms import Post

PASSPHRASE = "boyun-demo-2026"  # noqa: S105 documented: it opens nothing but the playing field

SURNAMES = tuple(
    "沈陆顾何许宋程韩冯邓叶苏魏蒋余杜戴夏钟汪田任姜范方石姚谭廖邹熊金郝孔白崔康毛邱秦江史"
)
FIRST = tuple("知砚望承清沐景书予言若以思安怀子明嘉听云临牧初逸时宛行简绍允")
SECOND = tuple("夏秋舒安和远川宁棠筠岚溪然禾朗池微澄柏青竹禹舟遥屿晴越恺")

E_, SP, RV, SG = Post.EDITOR, Post.SPECIALIST, Post.REVIEWER, Post.SIGNATORY
H, DO, TE, SU = Post.HANDLER, Post.DUTY_OFFICER, Post.TECHNICIAN, Post.SUPERVISOR
IN, OP = Post.INSPECTOR, Post.OPERATOR


@dataclass(frozen=True, slots=True)
class Seat:
    """A job: the posts that one person holds together; `elsewhere` names where, if not at home."""

    posts: tuple[Post, ...]
    elsewhere: str = ""
    username: str = ""


# Part-timers are the rule: the same person edits and handles, or reviews and keeps the duty watch.
STREET_SEATS = (Seat((E_, H)), Seat((RV, DO)), Seat((RV, H)), Seat((SG,)), Seat((E_, SP)))
COMMUNITY_SEATS = (Seat((H,)),)
SMALL = (Seat((E_, H)), Seat((RV, SP)), Seat((RV, H)), Seat((SG,)))
USUAL = (Seat((E_, SP)), Seat((H,)), Seat((H, E_)), Seat((RV,)), Seat((RV, DO)), Seat((SG,)))
LARGE = (*USUAL, Seat((H,)), Seat((H,)), Seat((SP, H)))
SMALL_ONES = frozenset("审计局 统计局 体育局 退役军人事务局 信访局 财政局 税务局".split())
LARGE_ONES = frozenset(
    "住房和城乡建设局 公安分局 教育局 人力资源和社会保障局 市场监督管理局 交通运输局".split()
)

SEATS: dict[str, tuple[Seat, ...]] = {
    GOOD: (
        Seat((E_,), username="editor"),
        Seat((H,), username="handler"),
        Seat((RV,), username="reviewer"),
        Seat((RV, H), username="reviewer2"),
        Seat((SG,), username="signatory"),
        Seat((E_, SP)),
        Seat((H,)),
        Seat((H,)),
        Seat((H, DO)),
    ),
    SLEEPY: (
        Seat((E_, H), username="shuiwu"),
        Seat((RV,)),
        Seat((RV, H)),
        Seat((SG,)),
    ),
    OFFICE: (
        Seat((DO,), elsewhere="city", username="duty"),
        Seat((DO,), elsewhere="city"),
        Seat((SU,), elsewhere="district", username="supervisor"),
        Seat((IN,), elsewhere="district", username="inspector"),
        Seat((E_,)),
        Seat((RV, H)),
        Seat((RV,)),
        Seat((SG,)),
    ),
    "融媒体中心": (
        Seat((E_,)),
        Seat((E_,)),
        Seat((E_, SP)),
        Seat((RV,)),
        Seat((RV,)),
        Seat((RV, H)),
        Seat((SG,)),
        Seat((OP,), username="operator"),
    ),
    "数据局": (
        Seat((TE,), elsewhere="district", username="technician"),
        Seat((TE,), elsewhere="district"),
        *SMALL,
    ),
}


def seats_of(department: str) -> tuple[Seat, ...]:
    """The jobs of a department."""
    if department in SEATS:
        return SEATS[department]
    if department in SMALL_ONES:
        return SMALL
    return LARGE if department in LARGE_ONES else USUAL


class Names:
    """Invented names, each given once."""

    def __init__(self, chance: Chance) -> None:
        self._chance, self._given = chance, set[str]()

    def next(self) -> str:
        """A name that nobody here has yet."""
        while True:
            pick = self._chance.choice
            name = pick(SURNAMES) + pick(FIRST) + pick(SECOND)
            if name not in self._given and name[1] != name[2]:
                self._given.add(name)
                return name
