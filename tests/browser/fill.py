"""What else lives in the house, so that every page has something to show: full, empty, failing?

Run as a process of its own on the house's database; prints the addresses that it made as JSON.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import django


def fill() -> dict[str, Any]:
    """Pieces, cases and replies at every station, made through the acts."""
    from huiying.registry.models import Duty
    from tests.cast import City

    city = standing_cast()
    assert isinstance(city, City)
    duty = Duty.objects.whole("the test's own").get()
    return {
        **pieces(city),
        **cases(city),
        "duty": f"/duties/{duty.pk}/",
        "entry": f"/answers/{known_answer(city)}/",
    }


def standing_cast() -> object:
    """The cast that `tests.journeys.prepare` made."""
    from huiying.registry.models import Organisation, Person
    from tests.cast import City

    places = Organisation.objects.order_by("id")[:4]  # in the order in which the cast made them
    root, district, department, other = places
    return City(
        root,
        district,
        department,
        other,
        people={person.username: person for person in Person.objects.all()},
    )


def pieces(city: Any) -> dict[str, str]:
    """A draft that the checks hold, one sent back, one under review, one out, one gone."""
    from huiying.editorial.acts import return_piece, submit_piece, withdraw_piece
    from huiying.registry.models import Account
    from huiying.registry.terms import Post
    from tests.cast import make_piece, make_signed_piece

    website = Account.objects.whole("the test's own").get(kind="website")
    weibo = Account.objects.whole("the test's own").get(kind="weibo")
    held = make_piece(
        city, weibo, title="联系人身份证 110101199003070011 已登记", summary="长" * 150
    )
    review = make_piece(city, website, title="河道清淤本周开始")
    submit_piece(review.pk, by=city.actor(Post.EDITOR))
    back = make_piece(city, website, title="冬季供暖缴费提醒")
    submit_piece(back.pk, by=city.actor(Post.EDITOR))
    assert back.newest is not None
    returned = {"seal": back.newest.seal, "comment": "第二段的日期与通知不一致。"}
    return_piece(back.pk, **returned, by=city.actor(Post.REVIEWER))
    out = make_signed_piece(city, website, title="社区便民服务点增加三处")
    failing = make_signed_piece(city, weibo, title="本周停水安排")
    gone = make_signed_piece(city, website, title="临时交通管制安排")
    withdraw_piece(gone.pk, "时间有误，以新公告为准。", by=city.actor(Post.SIGNATORY))
    made = {"held": held, "review": review, "back": back, "out": out, "failing": failing}
    return {f"piece_{name}": f"/desk/pieces/{piece.pk}/" for name, piece in made.items()} | {
        "piece_gone": f"/desk/pieces/{gone.pk}/",
        "page": f"/p/{out.pk}/",
    }


def cases(city: Any) -> dict[str, str]:
    """A case at every station; the citizen keeps number and code of the answered one."""
    from huiying.answers.tests.cast import approved_reply, submitted_reply
    from huiying.inbox.tests.cast import case_in_progress, dispatched_case, make_case, watch

    watch(city)
    urgent = make_case(
        city, body="滨江公园湖边护栏断了，有孩子差点掉下去，很危险", place="滨江公园"
    )
    fresh = dispatched_case(city, body="垃圾桶满了三天没人收，味道很大", phone="000-0000001")
    working = case_in_progress(city, body="人行道地砖翘起来绊倒老人了")
    waiting = case_in_progress(city, body="路灯坏了三天，晚上一片漆黑，什么时候能修好")
    submitted_reply(city, waiting)
    answered = case_in_progress(
        city, body="滨江路3号楼前的路灯不亮，请问什么时候修", is_public=True
    )
    approved_reply(city, answered)
    desk = {"urgent": urgent, "fresh": fresh, "working": working, "waiting": waiting}
    addresses = {f"case_{name}": f"/desk/cases/{case.pk}/" for name, case in desk.items()}
    return addresses | {
        "case_answered": f"/desk/cases/{answered.pk}/",
        "number": answered.number,
        "code": str(answered.code.open_by_machine()),
    }


def known_answer(city: Any) -> int:
    """One entry of the Q&A base."""
    from huiying.answers.acts import add_entry
    from huiying.answers.acts.entries import EntryForm
    from huiying.registry.terms import Post

    form = EntryForm(
        question="路灯坏了多久修好？",
        answer="主次干道24小时内修复，背街小巷48小时内修复。",
        variants=("路灯不亮找谁",),
        basis="照明设施维修服务承诺",
    )
    entry = add_entry(city.department.pk, form, by=city.actor(Post.SUPERVISOR))
    return int(entry.pk)


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(fill()) + "\n")
