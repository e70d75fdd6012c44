"""Who finishes what was promised, and carries the platform's letters to the accounts' servers?"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx

from huiying.sandbox import accounts, pushes
from huiying.sandbox.accounts import Account, WeChatAccount, WeiboAccount
from huiying.sandbox.ground import Ground
from huiying.sandbox.pushes import Answer, Letter
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.wechat import callbacks as wechat
from huiying.sandbox.wechat import mass, publishing
from huiying.sandbox.weibo import callbacks as weibo

PAUSE_SECONDS = 0.1

Finish = Callable[[Ground, Tables, WeChatAccount, Row], None]
_WORK: dict[str, Finish] = {"publish": publishing.finish, "mass": mass.finish}


def finish_publications(ground: Ground) -> None:
    """Everything that was submitted and is due now."""
    with ground.store.transaction() as tables:
        for manner, finish in _WORK.items():
            for publication in publishing.due(tables, manner):
                account = accounts.find(tables, publication["account"])
                assert isinstance(account, WeChatAccount)
                finish(ground, tables, account, publication)


def write_letter(account: Account, push: Row) -> Letter:
    if isinstance(account, WeiboAccount):
        return weibo.letter(account, push["body"])
    return wechat.letter(account, push["body"], push["sender"])


def read_answer(account: Account, content: bytes) -> Answer:
    if isinstance(account, WeiboAccount):
        return weibo.read_answer(content)
    return wechat.read_answer(account, content)


async def _post(client: httpx.AsyncClient, letter: Letter) -> httpx.Response:
    async with asyncio.timeout(pushes.SECONDS_TO_ANSWER):
        return await client.post(
            letter.url, params=letter.params, headers=letter.headers, content=letter.content
        )


async def carry(ground: Ground, client: httpx.AsyncClient, account: Account, push: Row) -> None:
    """One try at one push; the one after the last, left by a killed process, only ends it."""
    if push["tries"] > pushes.TRIES:
        with ground.store.transaction() as tables:
            pushes.missed(tables, push, push["trouble"] or "no answer")
        return
    try:
        response = await _post(client, write_letter(account, push))
        response.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, ValueError) as trouble:
        with ground.store.transaction() as tables:
            pushes.missed(tables, push, f"{type(trouble).__name__}: {trouble}")
        return
    with ground.store.transaction() as tables:
        answer = read_answer(account, response.content)
        pushes.settle(tables, push, answer, response.text)


async def work(ground: Ground) -> None:
    """Until cancelled: finish what is due, carry what is due."""
    with ground.store.transaction() as tables:
        pushes.release_leases(tables)
    under_way: set[asyncio.Task[None]] = set()
    async with httpx.AsyncClient(trust_env=False) as client:
        while True:
            finish_publications(ground)
            with ground.store.transaction() as tables:
                claimed = [
                    (account, push)
                    for push in pushes.claim_due(tables)
                    if (account := pushes.account_of(tables, push))
                ]
            for account, push in claimed:
                task = asyncio.create_task(carry(ground, client, account, push))
                under_way.add(task)
                task.add_done_callback(under_way.discard)
            await asyncio.sleep(PAUSE_SECONDS)
