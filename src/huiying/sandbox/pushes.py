"""Who still has to be told what, and was it taken?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from huiying.sandbox import accounts, knobs, phones
from huiying.sandbox.accounts import Account
from huiying.sandbox.moments import now
from huiying.sandbox.store import Row, Tables

TRIES = 3
SECONDS_TO_ANSWER = 5.0
# Longer than one try lasts: a push whose process died is taken up again after this.
LEASE_SECONDS = 8.0
AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Letter:
    """One signed HTTP request to a callback address."""

    url: str
    params: dict[str, str]
    headers: dict[str, str]
    content: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side said in its answer: nothing, messages, or something unusable."""

    usable: bool
    bodies: list[dict[str, Any]] = field(default_factory=list)


def queue_push(tables: Tables, account: Account, sender: str, phone: int | None, body: str) -> None:
    """Have the account's callback told, as often and as late as the knobs say."""
    if not account.callback_url:
        return
    knob = knobs.take(tables, "events", account.key) or {}
    for _ in range(int(knob.get("copies", 1))):
        tables.run(
            "INSERT INTO push (account, phone, sender, body, created_at, due_at, tries, state,"
            " leased_until, trouble, answer) VALUES (?, ?, ?, ?, ?, ?, 0, 'waiting', 0, '', '')",
            account.key,
            phone,
            sender,
            body,
            now(),
            now() + float(knob.get("delay", 0)),
        )


def claim_due(tables: Tables) -> list[Row]:
    """Pushes to be tried now, leased to whoever asked."""
    return tables.rows(
        "UPDATE push SET leased_until = ?, tries = tries + 1 WHERE id IN (SELECT id FROM push"
        " WHERE state = 'waiting' AND due_at <= ? AND leased_until <= ? ORDER BY id LIMIT ?)"
        " RETURNING *",
        now() + LEASE_SECONDS,
        now(),
        now(),
        AT_ONCE,
    )


def release_leases(tables: Tables) -> None:
    """What a killed process was carrying is due again at once."""
    tables.run("UPDATE push SET leased_until = 0 WHERE state = 'waiting'")


def settle(tables: Tables, push: Row, answer: Answer, text: str) -> None:
    """The callback answered in time: keep the answer and show it on the citizen's phone."""
    state = "taken" if answer.usable else "unusable"
    sql = "UPDATE push SET state = ?, answer = ?, leased_until = 0 WHERE id = ?"
    tables.run(sql, state, text[:2000], push["id"])
    if push["phone"] is None:
        return
    for body in answer.bodies:
        phones.keep_message(
            tables, push["phone"], push["account"], "received", "passive reply", body
        )
    if not answer.usable:
        phones.show_out_of_service(tables, push["phone"], push["account"])


def missed(tables: Tables, push: Row, trouble: str) -> None:
    """No answer in time: again after a pause, three times in all, then never."""
    state = "waiting" if push["tries"] < TRIES else "given up"
    tables.run(
        "UPDATE push SET state = ?, trouble = ?, due_at = ?, leased_until = 0 WHERE id = ?",
        state,
        trouble,
        now() + knobs.setting(tables, "push_pause_seconds"),
        push["id"],
    )
    if state == "given up" and push["phone"] is not None:
        phones.show_out_of_service(tables, push["phone"], push["account"])


def of_account(tables: Tables, account: str, limit: int = 100) -> list[Row]:
    return tables.rows(
        "SELECT * FROM push WHERE ? IN ('', account) ORDER BY id DESC LIMIT ?", account, limit
    )


def account_of(tables: Tables, push: Row) -> Account | None:
    return accounts.find(tables, push["account"])
