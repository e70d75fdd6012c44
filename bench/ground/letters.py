"""What do citizens write in the benchmarks? Own words put together by chance, no real letter."""

from __future__ import annotations

import random

PLACES = (
    "滨江路 泊云大道 桂花巷 望湖新村 东门市场 河西小学 南站广场 云栖花园 石桥街 柳营里 "
    "青山公园 北岸码头 红旗村 体育中心 凤凰小区 长堤路 槐树胡同 新港工业园 月亮湾 民政局门口"
).split()
THINGS = (
    "路灯 井盖 下水道 自来水 燃气管道 公交车 共享单车 垃圾桶 电梯 停车位 绿化带 人行道 红绿灯 "
    "广场舞音响 烧烤摊 学区划分 社保卡 公积金 居住证 医保报销 物业费 暖气 宽带 快递柜 河道"
).split()
TROUBLES = (
    "坏了很久没有人修 晚上特别吵 又脏又臭 水压太低 经常停运 收费不合理 堵得走不动 存在安全隐患 "
    "打电话没人接 手续不知道怎么办 一直没有答复 反复开挖 老人孩子出行困难 比上个月更严重了"
).split()
WISHES = (
    "请有关部门尽快处理。 希望给一个明确的时间。 请问应该找哪个单位？ 已经反映过两次了。 "
    "小区里一百多户都受影响。 麻烦派人来现场看一看。 需要带哪些材料去办？ 谢谢你们的辛苦工作。"
).split()


def letter(chance: random.Random) -> tuple[str, str]:
    """Title and text, 60 to 300 signs long."""
    place, thing = chance.choice(PLACES), chance.choice(THINGS)
    title = f"{place}{thing}{chance.choice(TROUBLES)}"
    more = [
        f"{chance.choice(PLACES)}的{chance.choice(THINGS)}{chance.choice(TROUBLES)}，"
        f"{chance.choice(WISHES)}"
        for _ in range(chance.randint(1, 8))
    ]
    return title, f"您好，{place}{chance.randint(1, 400)}号附近的{thing}。" + "".join(more)
