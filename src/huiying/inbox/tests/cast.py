"""What do the inbox's tests need besides the standing cast? A duty, a watch, something heard."""

from __future__ import annotations

from datetime import datetime

from tests.cast import MACHINE, City, make_person

from huiying.channels.contract import Heard, Incoming
from huiying.foundation.scope import Actor
from huiying.inbox.acts import (
    CaseForm,
    dispatch_case,
    hear_message,
    sign_for_case,
    submit_case,
    take_in_message,
)
from huiying.inbox.models import Case, Message
from huiying.registry.acts import DutyForm, add_duty
from huiying.registry.models import Account, Duty, Person
from huiying.registry.reads import actor_for
from huiying.registry.terms import Post

CITIZEN = Actor.citizen("test")
LAMPS = "滨江路的路灯坏了三天，晚上一片漆黑，什么时候能修好"
UNROUTED = "想了解一下明年的安排，谢谢"


def make_duty(city: City) -> Duty:
    """Street lamps: the department's own handler answers for them."""
    form = DutyForm(
        title="路灯维修", words="路灯 坏了 不亮 修", handler=city.people[Post.HANDLER].pk
    )
    return add_duty(city.department.pk, form, by=MACHINE)


def watch(city: City) -> Actor:
    """The duty officer of the whole city."""
    found = Person.objects.filter(username="watch").first()
    return actor_for(found or make_person(city.root, "watch", Post.DUTY_OFFICER), "test")


def heard(
    account: Account,
    text: str,
    *,
    sender: str = "open-id-1",
    key: str = "",
    at: datetime | None = None,
    kind: Heard = Heard.MESSAGE,
) -> int:
    """A message that the platform pushed; gives its id."""
    incoming = Incoming(kind, key or f"{sender} {text} {at}", sender, text, at)
    return hear_message(account, incoming, by=MACHINE).message


def taken_in(account: Account, text: str, **changes: object) -> Case | None:
    """A message that was pushed and taken in."""
    return take_in_message(heard(account, text, **changes), by=MACHINE)  # type: ignore[arg-type]


def make_case(city: City, body: str = UNROUTED, **changes: object) -> Case:
    """A case from the portal's form, awaiting dispatch at the city unless its words say more."""
    values: dict[str, object] = {"body": body, "token": f"{body}{changes}", **changes}
    opened = submit_case(CaseForm(**values), by=CITIZEN)  # type: ignore[arg-type]
    return fresh(opened.case)


def dispatched_case(city: City, **changes: object) -> Case:
    """A case that waits for the department's handler to sign for it."""
    case = make_case(city, **changes)  # type: ignore[arg-type]
    handler = city.people[Post.HANDLER].pk
    dispatch_case(case.pk, city.department.pk, handler, by=watch(city))
    return fresh(case.pk)


def case_in_progress(city: City, **changes: object) -> Case:
    """A case that the department's handler has signed for."""
    case = dispatched_case(city, **changes)
    sign_for_case(case.pk, by=city.actor(Post.HANDLER))
    return fresh(case.pk)


def fresh(pk: int) -> Case:
    """The case as the database has it now."""
    found: Case = Case.objects.whole("the test's own").get(pk=pk)
    return found


def message(pk: int) -> Message:
    """The message as the database has it now."""
    found: Message = Message.objects.whole("the test's own").get(pk=pk)
    return found
