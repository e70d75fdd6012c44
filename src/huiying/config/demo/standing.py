"""Which older cases lie on the desk of the handler whom a visitor plays, and until when?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits: due so many working days from the present, signed for or not."""

    matter: str
    due_in: int
    signed: bool = True


WAITING = (
    Waiting("犬只和文明养犬", -1),
    Waiting("共享单车乱停放", 0),
    Waiting("违法建设举报", 1),
    Waiting("公共厕所管理", 2),
    Waiting("户外广告和店招", 3, signed=False),
    Waiting("道路清扫和洒水", 4, signed=False),
)

# Letters that are not taken: what they say, on which ground, and where the writer was sent.
NOT_TAKEN = (
    (
        "我和开发商的合同纠纷已起诉，区法院{时}开过庭，请政府督促法院快点判。",
        "litigation",
        "案件正在法院审理，请向承办法庭询问进度。",
    ),
    (
        "举报{地}某单位工作人员收受贿赂，请严肃处理。",
        "discipline",
        "请拨打12388或向纪检监察机关反映，您的信息不会转给被反映单位。",
    ),
    (
        "对{地}的行政处罚不服，想申请行政复议，直接在这里提交可以吗？",
        "reconsideration",
        "请在收到决定之日起六十日内，向区行政复议机构提出申请，地址见门户网站。",
    ),
    (
        "申请公开{地}地块的征收批复文件，信息公开申请在这里写行不行？",
        "disclosure",
        "请通过门户网站“依申请公开”栏目提交，并写明文件名称和获取方式。",
    ),
    (
        "上次的事不满意，我已信访，正在等信访答复，这里再催一下。",
        "petition",
        "该事项正在信访程序中，请向受理机关查询进展。",
    ),
)
