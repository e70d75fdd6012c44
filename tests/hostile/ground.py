"""On which ground do hostile visitors try themselves? A city in which every noun exists once."""

from __future__ import annotations

import hashlib
import io
import time
from dataclasses import dataclass

from django.db import connection, transaction
from django.test import Client
from PIL import Image

from huiying.answers.acts import EntryForm, add_entry
from huiying.answers.models import Reply
from huiying.answers.tests.cast import approved_reply, submitted_reply
from huiying.delivery import tasks
from huiying.delivery.models import Sending
from huiying.editorial.acts import (
    add_asset,
    dismiss_finding,
    review_piece,
    sign_piece,
    submit_piece,
)
from huiying.editorial.models import Asset, Piece, Version
from huiying.foundation.scope import Actor
from huiying.inbox.acts import CaseForm, Opened, dispatch_case, sign_for_case, submit_case
from huiying.inbox.models import Case
from huiying.inbox.tests.cast import LAMPS, dispatched_case, fresh, watch
from huiying.registry.acts import DutyForm, add_duty
from huiying.registry.models import Account, Duty, Person
from huiying.registry.terms import Post
from tests.cast import (
    ALL_GATES,
    MACHINE,
    PASSWORD,
    City,
    make_account,
    make_city,
    make_piece,
)

CITIZEN = Actor.citizen("test")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ANSWER = "您好！您反映的路灯已列入本月检修计划，城市管理局将于30日前完成，届时电话告知您结果。"
CONTACT = {"name": "何晓棠", "phone": "13900012345", "email": "xiaotang@example.cn"}
PUSH_SECRET = "notebook-push-secret-7431"
FORM_TYPE = "application/x-www-form-urlencoded"
# What changes by merely knocking: visits, counters of tries, what the cache remembers.
PASSING = {"django_session", "foundation_cache", "foundation_allowance"}


@dataclass
class Town:
    """A city whose department has one of everything that the desk can open."""

    city: City
    notebook: Account
    website: Account
    duty: Duty
    entry: int
    piece: Piece
    draft: Piece
    asset: Asset
    sending: Sending
    case: Case
    reply: Reply
    answered: Opened

    @property
    def finding(self) -> int:
        """A finding of the draft, which names a telephone number."""
        newest = Version.objects.filter(piece=self.draft).latest("number")
        first: int = newest.findings.all()[0].pk
        return first


def make_town(**written: str) -> Town:
    """One of everything; `written` replaces the words that people wrote (`said`, `title`, …)."""
    city = make_city()
    notebook = make_account(city.department, credentials={"secret": PUSH_SECRET})
    website = make_account(city.department, "website")
    form = DutyForm(written.get("duty", "路灯维修"), words="路灯", phone="0571-5550101")
    duty = add_duty(city.department.pk, form, by=MACHINE)
    known = EntryForm(written.get("question", "路灯多久修好？"), written.get("known", "两天。"))
    entry = add_entry(city.department.pk, known, by=MACHINE).pk
    title, writing = written.get("title", "公园夜间开放"), written.get("writing", "延长至22时。")
    piece = sign(city, make_piece(city, website, title=title, writing=writing, summary=title))
    tasks.queue_due_pieces()
    tasks.carry_due_sendings()
    draft = make_piece(city, notebook, title=title, writing=f"{writing} 电话13800138000")
    asset = add_asset(
        city.department.pk, picture(), alternative="方块", source="自制", by=city.actor(Post.EDITOR)
    )
    said = written.get("said", LAMPS)
    case = case_of(city, said, title=written.get("subject", ""))
    reply = submitted_reply(city, case)
    answered = submit_case(CaseForm(said, "answered", title=written.get("subject", "")), by=CITIZEN)
    take(city, answered.case)
    approved_reply(city, fresh(answered.case), written.get("known", "") + ANSWER)
    sending = Sending.objects.whole("the test's own").get(account=website)
    return Town(
        city,
        notebook,
        website,
        duty,
        entry,
        piece,
        draft,
        asset,
        sending,
        fresh(case.pk),
        reply,
        answered,
    )


def case_of(city: City, said: str, **changes: object) -> Case:
    """A case with a contact that the department's handler works on."""
    case = dispatched_case(city, body=said, **CONTACT, **changes)
    return sign_for_case(case.pk, by=city.actor(Post.HANDLER))


def sign(city: City, piece: Piece) -> Piece:
    """Every finding answered, then through all three reviews."""
    version = Version.objects.get(piece=piece)
    editor = city.actor(Post.EDITOR)
    for finding in version.findings.all():
        dismiss_finding(finding.pk, "已核对，可以发布", by=editor)
    submit_piece(piece.pk, by=editor)
    for_all = {"seal": version.seal, "gates": ALL_GATES}
    review_piece(piece.pk, **for_all, by=city.actor(Post.REVIEWER))  # type: ignore[arg-type]
    review_piece(piece.pk, **for_all, by=city.second_reviewer)  # type: ignore[arg-type]
    sign_piece(piece.pk, **for_all, by=city.actor(Post.SIGNATORY))  # type: ignore[arg-type]
    return Piece.objects.whole("the test's own").get(pk=piece.pk)


def take(city: City, case: int) -> None:
    """The watch sends it to the department's handler, who signs for it."""
    handler = city.people[Post.HANDLER]
    dispatch_case(case, city.department.pk, handler.pk, by=watch(city))
    sign_for_case(case, by=city.actor(Post.HANDLER))


def picture(mode: str = "RGB", kind: str = "PNG") -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, kind)
    return out.getvalue()


def at_desk(person: Person, *, strict: bool = False) -> Client:
    """A browser in which this person is signed in; `strict` demands form tokens."""
    client = Client(enforce_csrf_checks=strict)
    client.force_login(person, backend=BACKEND)
    return client


def sign_in(client: Client, username: str, password: str = PASSWORD, **more: str) -> int:
    """Send the sign-in form; its status."""
    sent = {"login": username, "password": password, **more}
    return client.post("/accounts/login/", sent).status_code


def knock(client: Client, address: str, sent: object = None, form: str = FORM_TYPE) -> int:
    """Ask for a page, or send it something; the status. A failing page leaves no trace behind."""
    client.raise_request_exception = False
    with transaction.atomic():
        answer = client.get(address) if sent is None else client.post(address, sent, form)
        transaction.set_rollback(answer.status_code >= 500)
    return int(answer.status_code)


def everything() -> dict[str, str]:
    """A fingerprint of every table: equal ones hold the same rows."""
    with connection.cursor() as cursor:
        names = set(connection.introspection.table_names(cursor)) - PASSING
        found = {}
        for name in sorted(names):
            cursor.execute(
                f"SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) "
                f'FROM "{name}" t'
            )
            found[name] = cursor.fetchone()[0]
    return found


def dump() -> str:
    """Every row of every table as text, as somebody reads it who stole the database."""
    with connection.cursor() as cursor:
        rows = []
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{name}" t')
            rows += [row[0] for row in cursor.fetchall()]
    return "\n".join(rows)


def signed(body: str, *, secret: str = PUSH_SECRET, stamp: str = "") -> str:
    """The query of a push to the notebook, as its platform signs it."""
    stamp = stamp or str(int(time.time()))
    joined = "".join(sorted([secret, stamp, "n", body]))
    digest = hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest()
    return f"timestamp={stamp}&nonce=n&signature={digest}"
