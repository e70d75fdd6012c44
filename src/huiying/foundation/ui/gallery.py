"""What stands in the gallery? Invented content of a district that does not exist."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiying.foundation import clock
from huiying.foundation.ui.shapes import (
    Crumb,
    DayCell,
    DayKind,
    Entry,
    Evidence,
    Fact,
    Phase,
    Seal,
    SealState,
    State,
    Tab,
)
from huiying.foundation.words import Words

TODAY = date(2026, 10, 9)
DUE = date(2026, 10, 15)
LATE_DUE = date(2026, 10, 8)
PAUSED_DUE = date(2026, 10, 21)
RULE = Words("《泊云区留言办理办法》第九条", "Boyun District rules on messages, article 9")
HOLIDAY = Words("国办发明电〔2025〕7 号", "State Council notice 2025 No. 7")
TOKENS = (
    "paper ground ink ink-soft line line-strong accent accent-wash in-time soon late "
    "in-time-mark soon-mark late-mark in-time-wash soon-wash late-wash"
).split()


class ExampleForm(forms.Form):
    """A form with one field of each kind."""

    subject = forms.CharField(label=_("What is it about?"), help_text=_("A few words are enough."))
    body = forms.CharField(
        label=_("What happened?"),
        widget=forms.Textarea,
        max_length=2000,
        help_text=_("Where, since when, and what you would like to be done."),
    )
    phone = forms.CharField(
        label=_("Phone"), required=False, widget=forms.TextInput(attrs={"autocomplete": "tel"})
    )
    place = forms.ChoiceField(
        label=_("Street"),
        choices=[("1", Words("望湖街道", "Wanghu Street")), ("2", Words("柳溪镇", "Liuxi Town"))],
    )
    answer_by = forms.ChoiceField(
        label=_("How may we answer?"),
        widget=forms.RadioSelect,
        choices=[("wechat", _("WeChat")), ("phone", _("Phone")), ("here", _("Only on this site"))],
    )
    public = forms.BooleanField(
        label=_("The answer may be published without my name"), required=False
    )


def content() -> dict[str, Any]:
    """All values of the gallery's templates."""
    return {
        "tokens": TOKENS,
        "steps": range(-1, 5),
        "form": ExampleForm(),
        "wrong_form": ExampleForm({"subject": "", "body": "路灯不亮"}, auto_id="again_%s"),
        "states": _states(),
        "cells": _cells(),
        "paused_cells": _paused_cells(),
        "late_cells": _late_cells(),
        "today": TODAY,
        "due": DUE,
        "late_due": LATE_DUE,
        "paused_due": PAUSED_DUE,
        "summary": _summary("24", "10", "15", "四", "Thu"),
        "late_summary": _summary("23", "5", "8", "四", "Thu"),
        "soon_summary": _summary("24", "5", "9", "五", "Fri"),
        "paused_summary": Words(
            "9月24日 受理，10 个工作日，停表 2 天，经批准延长 2 天，10月21日 周三 18:00 前答复。",
            "Received 24 Sep; 10 working days; clock stopped for 2; extended by 2; "
            "answer due Wed 21 Oct 18:00.",
        ),
        "seals": _seals(),
        "void_seals": _void_seals(),
        "evidence": _evidence(),
        "entries": _entries(),
        "tabs": _tabs(),
        "crumbs": _crumbs(),
        "facts": _facts(),
        "moment": clock.now() - timedelta(minutes=7),
        "rows": _rows(),
        "acting_name": "沈知夏",
        "acting_posts": [
            Words("泊云区融媒体中心 · 编辑", "Boyun media centre · editor"),
            Words("望湖街道 · 留言办理", "Wanghu Street · case handler"),
        ],
    }


def _summary(day: str, term: str, due: str, weekday: str, name: str) -> Words:
    return Words(
        f"9月{day}日 16:50 受理，{term} 个工作日，中秋、国庆放假不计，"
        f"10月{due}日 周{weekday} 18:00 前答复。",
        f"Received {day} Sep 16:50; {term} working days, holidays not counted; "
        f"answer due {name} {due} Oct 18:00.",
    )


def _states() -> list[tuple[State, Words]]:
    return [
        (State.IN_TIME, Words("还剩 5 个工作日", "5 working days left")),
        (State.SOON, Words("今天 18:00 到期", "due today 18:00")),
        (State.LATE, Words("超期 1 天", "1 day late")),
        (State.DONE, Words("已答复", "answered")),
        (State.PAUSED, Words("等待补充，已停表", "waiting for details, clock stopped")),
        (State.WAITING, Words("待签收", "not yet signed for")),
    ]


def _day(offset: int) -> date:
    return date(2026, 9, 24) + timedelta(days=offset)


def _off(day: date) -> DayCell:
    if day.isoweekday() > 5 and day < date(2026, 10, 1):
        return DayCell(day, DayKind.OFF, Words("周末，不计。", "Weekend, not counted."), RULE)
    return DayCell(day, DayKind.OFF, Words("国庆放假，不计。", "National holiday."), HOLIDAY)


def _cells() -> list[DayCell]:
    """24 September to 15 October: ten counted days, a make-up day, two holidays."""
    cells = [_received(0), *[_festival(offset) for offset in (1, 2, 3)]]
    cells += [_counted(4, 1), _counted(5, 2), _counted(6, 3)]
    cells += [_off(_day(offset)) for offset in range(7, 14)]
    cells += [_counted(14, 4), _counted(15, 5), _make_up(16, 6), _weekend(17)]
    return cells + [_counted(offset, offset - 11) for offset in range(18, 22)]


def _received(offset: int) -> DayCell:
    told = Words("16:50 收到，当天不计，次日起算。", "Received 16:50; counting starts next day.")
    return DayCell(_day(offset), DayKind.WORKED, told, RULE)


def _festival(offset: int) -> DayCell:
    told = Words("中秋节放假，不计。", "Mid-autumn festival, not counted.")
    return DayCell(_day(offset), DayKind.OFF, told, HOLIDAY)


def _counted(offset: int, number: int, kind: DayKind = DayKind.WORKED) -> DayCell:
    told = Words(f"计入，第 {number} 个工作日。", f"Counts: working day {number} of the term.")
    return DayCell(_day(offset), kind, told, RULE, counted=number)


def _make_up(offset: int, number: int) -> DayCell:
    told = Words("周六调休上班，计入。", "A Saturday worked in exchange, counted.")
    return DayCell(_day(offset), DayKind.MAKE_UP, told, HOLIDAY, counted=number)


def _weekend(offset: int) -> DayCell:
    return DayCell(_day(offset), DayKind.OFF, Words("周末，不计。", "Weekend, not counted."), RULE)


def _late_cells() -> list[DayCell]:
    """Five working days from 23 September ended on 8 October; today is the 9th."""
    counted = [_counted(offset, offset - 2) for offset in (4, 5, 6)]
    days_off = [_off(_day(offset)) for offset in range(7, 14)]
    festival = [_festival(offset) for offset in (1, 2, 3)]
    ended = [_counted(14, 5), _late(15)]
    return [_received(-1), _counted(0, 1), *festival, *counted, *days_off, *ended]


def _late(offset: int) -> DayCell:
    told = Words("已过期限，仍未答复。", "Past the due date, still not answered.")
    return DayCell(_day(offset), DayKind.WORKED, told, RULE)


def _paused_cells() -> list[DayCell]:
    told = Words("等您补充地点，停表。", "Waiting for the place from you; the clock stands.")
    paused = [DayCell(_day(offset), DayKind.PAUSED, told, RULE) for offset in (14, 15)]
    later = [_counted(offset, offset - 13) for offset in range(18, 23)]
    weekend = [_weekend(23), _weekend(24)]
    extra = [_counted(offset, offset - 15, DayKind.EXTENDED) for offset in (26, 27)]
    ending = [*later, *weekend, _counted(25, 10), *extra]
    return [*_cells()[:14], *paused, _make_up(16, 4), _weekend(17), *ending]


def _at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


def _seal(zh: str, en: str, what: Words, state: SealState, **known: Any) -> Seal:
    return Seal(Words(zh, en), what, state, **known)


def _seals() -> list[Seal]:
    centre, office = "泊云区融媒体中心", "泊云区人民政府办公室"
    seen = "9f3c21aa07b4e6d1"
    editor, reviewer = Words("编辑", "editor"), Words("审核", "reviewer")
    return [
        _seal("采", "G", Words("采集", "Gathered"), SealState.DONE, name="何砚秋",
              post=Words("信息员", "informant"), organisation="望湖街道", at=_at(8, 1, 12)),
        _seal("写", "W", Words("撰写", "Written"), SealState.DONE, name="沈知夏", post=editor,
              organisation=centre, at=_at(8, 2, 40), content=seen),
        _seal("检", "C", Words("检查", "Checked"), SealState.DONE, name="",
              post=Words("自动检查，0 处待改", "automatic, nothing open"), organisation=centre,
              at=_at(8, 2, 41), content=seen),
        _seal("审", "R", Words("初审", "First review"), SealState.DONE, name="陆望舒",
              post=reviewer, organisation=centre, at=_at(8, 7, 5), content=seen),
        _seal("签", "S", Words("签发", "Signed"), SealState.NEXT, name="顾承安",
              post=Words("签发人", "signatory"), organisation=office,
              note=Words("今天 17:00 前", "due today 17:00")),
        _seal("发", "P", Words("发布", "Published"), SealState.OPEN,
              post=Words("网站、微信、微博", "website, WeChat, Weibo"), organisation=centre),
    ]  # fmt: skip


def _void_seals() -> list[Seal]:
    written = _seals()[:3]
    void = _seal(
        "审", "R", Words("初审", "First review"), SealState.VOID, name="陆望舒",
        organisation="泊云区融媒体中心", at=_at(8, 7, 5), content="9f3c21aa07b4e6d1",
        note=Words("正文改动后失效，须重审", "voided by an edit; review again"),
    )  # fmt: skip
    return [*written, void, _seals()[5]]


def _evidence() -> list[Evidence]:
    return [
        Evidence(
            Words("留言里写了“望湖路 18 号门前”", "The message names “in front of 18 Wanghu Road”"),
            Words("留言第 2 句", "message, sentence 2"),
        ),
        Evidence(
            Words(
                "路灯维护由城市管理局主办", "Street lights are led by the city management bureau"
            ),
            Words("职责清单 2026 版第 41 项", "list of duties 2026, item 41"),
            "#reason",
        ),
    ]


def _entries() -> list[Entry]:
    handler = Words("泊云区城市管理局 · 留言办理", "City management bureau · case handler")
    return [
        Entry(Words("收到您的留言", "We received your message"), _at(8, 1, 5)),
        Entry(
            Words("转给城市管理局办理", "Passed to the city management bureau"),
            _at(8, 1, 40),
            Words("泊云区融媒体中心 · 分办", "Boyun media centre · routing"),
        ),
        Entry(
            Words("告诉您进展", "We told you how it stands"),
            _at(9, 2, 20),
            handler,
            words="已到现场查看，灯杆线路进水，需要换 40 米电缆，电缆周四到货。",
        ),
        Entry(
            Words("正在修理", "Being repaired"), None, handler, Phase.NOW,
        ),
        Entry(
            Words("10月15日 18:00 前答复您", "Answer due by 15 Oct 18:00"), None, "", Phase.NEXT
        ),
    ]  # fmt: skip


def _tabs() -> list[Tab]:
    return [
        Tab(Words("待办", "to do"), "#tabs", current=True, count=12),
        Tab(Words("快到期", "due soon"), "#tabs", count=3),
        Tab(Words("已超期", "late"), "#tabs", count=1),
        Tab(Words("全部", "all"), "#tabs"),
    ]


def _crumbs() -> list[Crumb]:
    return [
        Crumb(Words("首页", "Home"), "#"),
        Crumb(Words("账号名录", "Accounts"), "#breadcrumb"),
        Crumb(Words("泊云发布", "Boyun Releases")),
    ]


def _facts() -> list[Fact]:
    return [
        Fact(Words("编号", "Number"), "BY-2026-004217"),
        Fact(Words("主办", "Lead"), Words("城市管理局", "City management bureau"), "#facts"),
        Fact(Words("收到", "Received"), clock.now() - timedelta(hours=30)),
        Fact(Words("依据", "Basis"), RULE),
    ]


def _rows() -> list[dict[str, Any]]:
    late = {"cells": _late_cells(), "today": TODAY, "due": LATE_DUE}
    soon = {"cells": _cells()[:16], "today": TODAY, "due": TODAY}
    live = {"cells": _cells(), "today": TODAY, "due": DUE}
    return [
        {"title": Words("望湖路 18 号门前路灯一周不亮，孩子晚自习回家看不清路",
                        "Street light at 18 Wanghu Road dark for a week"),
         "about": ["微信", Words("城市管理局", "City management"), Words("3 天前", "3 days ago")],
         "state": "late", "word": Words("超期 1 天", "1 day late"), "clock": late},
        {"title": Words("老旧小区加装电梯怎么申请补贴？", "How do I apply for the lift subsidy?"),
         "about": ["微博", Words("住房建设局", "Housing bureau"), "09:12"],
         "state": "soon", "word": Words("今天到期", "due today"), "clock": soon, "current": True},
        {"title": Words("柳溪镇菜市场周一停水通知没收到", "No notice of the water cut in Liuxi"),
         "about": [Words("网站", "Website"), Words("水务局", "Water bureau")],
         "state": "in-time", "word": Words("还剩 5 天", "5 days left"), "clock": live,
         "fresh": True},
        {"title": Words("感谢社区网格员王阿姨", "Thanks to our neighbourhood officer"),
         "about": ["微信", Words("望湖街道", "Wanghu Street")],
         "state": "done", "word": Words("已答复", "answered")},
    ]  # fmt: skip
