"""How do people here write, and how do offices answer? Openings, closings, places, moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from huiying.config.demo.chance import Chance
from huiying.config.demo.matters import Matter
from huiying.config.demo.people import SURNAMES
from huiying.config.demo.places import COMMUNITIES, ESTATES, ROADS
from huiying.foundation.clock import shanghai

OPENINGS = ("您好，", "你好！", "", "", "", "", "", "您好！")
MIDDLES = (
    "",
    "",
    "",
    "我就住在{社}，每天都要经过。",
    "我们{社}好多人都在说这事。",
    "家里有老人和孩子，实在不方便。",
    "替我爸妈问的，他们不会发消息。",
    "第一次在这里留言。",
    "下班路上发的，字多见谅。",
    "以前不是这样的。",
    "邻居让我一起反映。",
    "之前给物业说过，没有下文。",
    "这种情况有一阵子了。",
    "群里已经有人拍了照片。",
    "上个月好过几天，又变回去了。",
    "不是只有我一家这样。",
)
CLOSINGS = (
    "",
    "",
    "谢谢。",
    "盼回复。",
    "麻烦尽快处理，谢谢！",
    "希望能给个准信。",
    "不清楚归哪个部门管，先发到这里。",
    "照片传不上来，可以到现场看。",
    "辛苦了。",
    "能解决的话真心感谢。",
    "请不要透露我的信息。",
    "有结果请告诉我一声。",
)
GREETINGS = ("您好！", "您好，", "网友您好！", "{姓}，您好！", "{姓}，您好：")
RECEIVED = (
    "您反映的“{题}”事项（{地}）已核实。",
    "关于{地}的“{题}”诉求，现答复如下。",
    "您{月}反映的{地}“{题}”事项，办理情况如下。",
    "来信说的{地}情况，已按“{题}”办理。",
)
WITHOUT_PLACE = (
    "您咨询的“{题}”事项，答复如下。",
    "关于“{题}”，现答复如下。",
    "您{月}来信询问的“{题}”，情况是这样的。",
    "来信收到。关于“{题}”：",
)
ENDINGS = (
    "如有疑问，请致电{电}（工作日）。",
    "联系电话：{电}。",
    "后续有变化，您可以直接在本件下补充。",
    "感谢您的提醒，欢迎继续监督。",
    "办理情况如与实际不符，请直接回复，我们再到现场。",
)
FOLLOW_UPS = (
    "补充一下，刚才又出现了，位置还是那里。",
    "请问有进展了吗？",
    "今天看到有人来看过了，谢谢，等结果。",
    "上面地址写错一个字，是{地}。",
    "再补充：一般是早晚最严重。",
    "这两天好一些了，但没有根治。",
)
HELLOS = ("在吗", "您好", "你好，请问", "有人吗？", "请问一下")
THANKS = ("谢谢！", "收到，谢谢", "好的，知道了")
WHEN = (
    "昨晚十一点多",
    "昨天傍晚",
    "今天早上六点半",
    "前天夜里",
    "上周五晚上",
    "上个周末",
    "这两天中午",
    "最近一个星期",
    "今天下午三点左右",
    "每到晚高峰",
    "这几天夜里一两点",
    "半个月前",
)
RATED = {
    5: ("处理很快，点赞。", "当天就来了，没想到。", "说到做到。", "", "", ""),
    4: ("总体满意。", "解决了，就是等了几天。", "", "", ""),
    3: ("还可以，希望以后主动一点。", "", "一般。"),
    2: ("只是解释，没有真正解决。", "说会修，到现在没看到人。", "拖得太久。"),
    1: ("超期了才回，还是老问题。", "答非所问。", "电话打了没人接，情况没变。"),
}

LANDMARKS = ("菜场", "公交站", "小学", "桥头", "药店", "邮局", "公园")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and how one person lives through one matter."""

    place: str
    community: str
    street: str
    person: str


def setting(chance: Chance, street: str = "") -> Setting:
    """A place in the city and a way to address somebody there."""
    name = street or chance.choice(sorted(COMMUNITIES))
    community = chance.choice(COMMUNITIES[name])
    person = chance.choice(SURNAMES) + chance.choice(("女士", "先生"))
    return Setting(place_in(chance), f"{community}社区", f"{name}街道", person)


def place_in(chance: Chance) -> str:
    """Some spot, as people name it."""
    kind = chance.randrange(5)
    if kind == 0:
        first, second = chance.sample(ROADS, 2)
        return f"{first}{second}口"
    if kind == 1:
        return f"{chance.choice(ESTATES)}{chance.randrange(1, 28)}栋"
    if kind == 2:
        return f"{chance.choice(ROADS)}{chance.randrange(3, 298)}号"
    if kind == 3:
        return f"{chance.choice(ESTATES)}{chance.choice('东西南北')}门"
    return chance.choice(ROADS) + chance.choice(LANDMARKS)


def letter(matter: Matter, where: Setting, chance: Chance) -> tuple[int, str]:
    """What somebody writes, and which of the matter's answers fits (0: any)."""
    number, core = chance.choice(matter.letters)
    middle = chance.choice(MIDDLES) if chance.happens(0.55) else ""
    text = chance.choice(OPENINGS) + core + middle + chance.choice(CLOSINGS)
    return number, fill(text, where, chance)


def follow_up(where: Setting, chance: Chance) -> str:
    """What she adds later."""
    return fill(chance.choice(FOLLOW_UPS), where, chance)


def fill(text: str, where: Setting, chance: Chance) -> str:
    """A letter's gaps, filled."""
    gaps = {"地": where.place, "社": where.community, "街": where.street}
    return text.format(**gaps, 时=chance.choice(WHEN))


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer is written from: which answer fits, when it is written and was looked."""

    fits: int
    written: datetime
    visited: datetime
    phone: str
    names_place: bool  # whether the letter says where


def answer(matter: Matter, where: Setting, told: Told, chance: Chance) -> str:
    """What the office writes: what was found, what is done, by when, and whom to ask."""
    greeting = chance.choice(GREETINGS)
    number = told.fits - 1 if told.fits else chance.randrange(len(matter.found))
    frame = RECEIVED if told.names_place else WITHOUT_PLACE
    parts = [chance.choice(frame), matter.found[number], matter.done[number]]
    text = greeting + "".join(parts) + chance.choice(ENDINGS)
    return text.format(
        姓=where.person,
        地=where.place,
        题=matter.title,
        月=f"{shanghai(told.visited).month}月",
        日=day_words(told.visited),
        限=day_words(told.written + timedelta(days=chance.randrange(4, 24))),
        电=told.phone,
    )


def day_words(moment: datetime) -> str:
    """A date as people say it."""
    day = shanghai(moment)
    return f"{day.month}月{day.day}日"
