"""What lies on the desks today? Texts of this morning's pieces and letters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fresh:
    """A piece of this morning and how far it has come: the number of steps taken."""

    steps: int  # 0 draft, 1 submitted, 2 first review, 3 second review, 4 signed for tomorrow
    title: str
    summary: str
    writing: str
    returned: str = ""


PIECES = (
    Fresh(
        0,
        "冬季扫雪责任区和工具领取点",
        "商户门前责任区和12处工具领取点。",
        "入冬前，各街道重新划定了扫雪责任区。\n\n"
        "- 商户：店门至路缘石。\n- 小区：大门外20米。\n\n工具领取点位置待补充。",
    ),
    Fresh(
        1,
        "本周夜间施工公告：两处连续浇筑",
        "云津路、学府路各一晚，起止时间和现场负责人已公示。",
        "本周有两处工地因连续浇筑需要夜间作业，已取得证明并提前三天公告。\n\n"
        "- 云津路综合管廊：周三20时至周四5时。\n- 学府路泵站：周五20时至周六4时。\n\n"
        "## 吵到您怎么办\n\n告诉我们工地位置和时间，值守人员15分钟内到场。",
    ),
    Fresh(
        2,
        "共享单车停放区调整：地铁口新增六处",
        "新增泊位380个，满位后手机会提示最近的空位。",
        "根据近三个月的反映，新增共享单车停放区六处，共380个泊位。\n\n"
        "- 文昌阁、钟楼两个出口各两处。\n- 学府路、石埠街各一处。\n\n"
        "满位后无法还车，手机会提示最近的空位。盲道和出入口一律禁停。",
    ),
    Fresh(
        3,
        "十月路灯修复情况和灯杆编号说明",
        "接报217处，平均用时17小时，灯杆编号可直接报修。",
        "十月共接到路灯故障反映217处，全部修复，平均用时17小时。\n\n"
        "## 编号怎么看\n\n灯杆距地面1.5米处有蓝色号牌，前两位是街道，后四位是顺序号。\n\n"
        "报修时告诉我们编号，可以少等一次现场核对。",
    ),
    Fresh(
        4,
        "明早洒水时间调整：低温时段停止作业",
        "最低气温低于4℃时，主干道停止洒水。",
        "预计明晨最低气温低于4℃，全区主干道停止洒水，改为机扫和人工保洁。\n\n"
        "气温回升后恢复5时至6时30分作业。遇路面结冰，请告诉我们路段。",
    ),
    Fresh(
        1,
        "便民疏导点十一月摊位余量",
        "七个疏导点还有空位，凭身份证登记，不收摊位费。",
        "全区七个便民疏导点十一月仍有空位，凭身份证登记，不收摊位费。\n\n"
        "- 望舒街：8个。\n- 芦汀路：5个。\n- 港口二路：11个。\n\n有关部门将择期公布其余点位。",
        "“有关部门将择期公布”没有告诉读者是谁、哪一天，请写清后再报。",
    ),
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of today: what it says, of which type, which duty its writer picked, how far."""

    body: str
    type: str
    duty: str = ""
    steps: int = 0  # 1 signed for, 2 answer written, 3 answer in review
    answer: str = ""


LETTERS = (
    Letter(
        "文昌阁巷口新装的果皮箱正好挡住轮椅坡道，我母亲今天出门差点翻车，能不能往旁边挪两米？",
        "help",
        "垃圾桶满溢和清运",
        1,
    ),
    Letter(
        "石埠街菜场门口的水果摊今天又摆到盲道上了，前几天整治过，三天就回来了。",
        "complaint",
        "占道经营和流动摊点",
        3,
        "您好！您反映的石埠街菜场门口水果摊占压盲道一事已核实。今天10时20分队员到场，2个摊位越线"
        "约1.5米，已当场清退，盲道恢复通行。该处昨天起改为每天6时、16时两次定点值守，连续三次越线的"
        "摊位将暂停登记。联系电话：0000-8800161。",
    ),
    Letter(
        "学府路42号楼下烧烤店的油烟机排口昨晚又对着三楼窗户，之前答复说整改了，今天还是一样呛。",
        "complaint",
        "油烟扰民",
        2,
        "您好！学府路42号烧烤店油烟问题，我们今天上午复查：排口角度没有按整改要求固定，夜间被店家转回。",
    ),
    Letter(
        "渔火小区北门的路灯今天早上五点半就灭了，上早班的人摸黑走，能不能按天亮的时间来？",
        "suggestion",
        "路灯不亮",
    ),
    Letter(
        "和邻居的宅基地纠纷法院判决已经下来了，我不服这个判决，请区政府出面改过来。",
        "help",
    ),
    Letter(
        "孩子在外地上学，回来以后想把手续转到这边，第一步应该去哪个窗口，要不要先预约？", "inquiry"
    ),
    Letter(
        "昨天傍晚在江边散步，看到有人放生很多乌龟，对环境会不会有影响，这种情况归谁管？", "inquiry"
    ),
)
