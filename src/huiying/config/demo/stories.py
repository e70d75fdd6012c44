"""Which stories does the city tell? A loud building site, and what was done about it."""

from __future__ import annotations

from collections.abc import Iterator

from huiying.config.demo.chance import Chance
from huiying.config.demo.places import SITE
from huiying.config.demo.voices import Setting

HOT_MATTER = "夜间施工噪声扰民"
HOT_LETTERS = 66
HOT_DAYS = tuple(range(22, 12, -1))  # days before the present; the notice comes on the day after
NOTICE_DAY = 12

_HOMES = ("津渡家园", "古渡小区", "云帆里", "水巷人家", "云津路沿街", "秋水苑")
_BEGIN = (
    "又是{工}！",
    "{工}昨晚干到一点多。",
    "投诉{工}夜间施工。",
    "我们{家}就在{工}边上，",
    "请管一管{工}的噪声，",
    "{工}连着好几天半夜不停，",
    "关于{工}，",
    "家住{家}{栋}栋，{工}夜里",
)
_MIDDLE = (
    "打桩的声音整栋楼都在震，孩子半夜惊醒哭。",
    "十二点以后还有切割钢筋的声音，窗户关上也没用。",
    "大灯照得屋里像白天，老人血压都高了。",
    "罐车排着队倒车，“倒车请注意”响一宿。",
    "我上早班五点就要起，已经一周没睡整觉了。",
    "业主群里几十户都在说，物业说他们也没接到通知。",
    "打过电话说会来人，来的时候停，人走了又开工。",
    "家里有高三学生，实在耽误不起。",
    "白天修我们支持，夜里能不能停？",
    "听说是为了赶工期，可赶工期也不能不让人睡觉吧。",
)
_END = (
    "请问有夜间施工许可吗？",
    "到底谁来管？",
    "希望今晚就能停。",
    "盼答复。",
    "请公布施工时间表。",
    "再不处理我们就去现场了。",
    "能不能让施工方出个告示，让大家心里有数。",
    "",
)
_FOUND = (
    "{日}晚执法队员在{工}东侧值守，22时35分测得厂界噪声68分贝，超过夜间限值；当晚作业未取得证明。",
    "经查，{工}{日}夜间进行管廊底板浇筑，施工方有一晚的连续作业证明，但超出核准时段近三小时且未公告。",
    "{日}队员到{家}{栋}栋住户家中监听，切割声来自{工}二号加工棚，该棚距住宅仅26米。",
)
_DONE = (
    "已对施工单位立案并责令夜间停工；加工棚{限}前移到西侧并加装隔声屏，确需连续浇筑的一律提前三天公告。",
    "已约谈建设、施工、监理三方，自{限}起22时至次日6时停止一切高噪声作业，每晚有两名队员在现场值守到零点。",
    "已责令立即改正并依法处罚，处理情况已在《关于云津路综合管廊工地夜间施工问题的通告》中公布，施工时间表贴在各小区门口。",
)
NOTICE_TITLE = "关于云津路综合管廊工地夜间施工问题的通告"
NOTICE_SUMMARY = "22时至次日6时停止高噪声作业，现场每晚值守到零点，施工时间表每周公布。"
NOTICE = f"""\
近十天，先后有60余户居民反映{SITE}夜间施工影响休息。我们逐件核实，现将查处情况和今后的安排通告如下。

## 查到了什么

- 10个夜晚中有6晚在22时以后进行切割、浇筑，其中5晚没有取得连续作业证明。
- 二号加工棚距最近住宅26米，没有隔声措施。
- 一晚虽有证明，但没有按要求提前公告。

## 已经做了什么

- 对施工单位立案处罚，责令夜间停工整改。
- 加工棚迁至工地西侧并加装隔声屏，围挡照明改为向内。
- 执法队员每晚值守到零点，值守记录第二天在本站公布。

## 今后怎么办

- 22时至次日6时，除抢险抢修外停止一切高噪声作业。
- 因工艺确需连续浇筑的，提前三天在各小区门口和本站公告起止时间、原因和现场负责人。
- 施工时间表每周一公布，居民可以随时监督。

反映过问题的每一户，我们都将单独答复。"""


def hot_letter(number: int, where: Setting, chance: Chance) -> tuple[str, str]:
    """What one household writes, and where it lives."""
    home = chance.choice(_HOMES)
    middle = "".join(chance.sample(_MIDDLE, 1 + chance.happens(0.45)))
    text = chance.choice(_BEGIN) + middle + chance.choice(_END)
    block = 1 + number % 23
    return text.format(工=SITE, 家=home, 栋=block), f"{home}{block}栋"


def hot_findings() -> Iterator[tuple[str, str]]:
    """What every household is told was found and done; the gaps are filled for each."""
    return ((found, done) for found in _FOUND for done in _DONE)
