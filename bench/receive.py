"""How many signed pushes a second are on disk before they are acknowledged, against pgbench?

WeChat's safe mode: every push is encrypted and signed anew. The peer is pgbench: single rows of the
same words into a plain table, by as many clients, in the same run. At the end the web server and
PostgreSQL are killed with -9, and every acknowledged push is looked for.
"""

from __future__ import annotations

import argparse
import secrets
import time
from collections.abc import Mapping
from statistics import median
from urllib.parse import urlencode

from ground import pgbench
from ground.house import House, opened_house
from ground.knocking import Knocks, knock, post
from ground.telling import Figure, NotMeasured, milliseconds, percentile, table, tell

CLIENTS = 8
TOKEN, APPID, KEY = "bench-token", "wxbench0000000001", "b" * 43
WORDS = "滨江路的路灯坏了三天，晚上一片漆黑，老人出门不便，请问什么时候能修好？谢谢。"
PLAIN_XML = (
    "<xml><ToUserName>gh_bench</ToUserName><FromUserName>{sender}</FromUserName>"
    "<CreateTime>{at}</CreateTime><MsgType>text</MsgType><Content>{words}</Content>"
    "<MsgId>{key}</MsgId></xml>"
)


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true")
    quick = options.parse_args().quick
    tell(lambda: measure(rounds=1 if quick else 7, seconds=1 if quick else 5))


def measure(rounds: int, seconds: int) -> Mapping[str, Figure]:
    """Pushes and plain rows in turn, then the look for what was acknowledged."""
    with opened_house(durable=True) as house:
        address = _account_address()
        script = pgbench.prepare(house, len(WORDS))
        house.start_web()
        _round(house, address, 0.5)
        pushes, plain = [], []
        for _ in range(rounds):
            pushes.append(_round(house, address, seconds))
            plain.append(pgbench.rows_per_second(house, script, CLIENTS, seconds))
        lost = _lost(house, {key for one in pushes for key in one.acknowledged})
    figures = _figures(pushes, plain, lost)
    heads = ("", "per second", "ratio", "p99 ms", "lost")
    table(
        f"Receiving, {CLIENTS} clients, flushed to disk",
        heads,
        [
            ("signed pushes", *(figures[k] for k in ("per_second", "ratio", "p99_ms", "lost"))),
            ("pgbench rows", figures["pgbench_per_second"], 1, "", ""),
        ],
    )
    return figures


def _account_address() -> str:
    from ground.people import MACHINE, add_account, add_office

    from huiying.registry.acts import keep_credentials
    from huiying.registry.terms import OrganisationKind

    account = add_account(add_office(None, OrganisationKind.CITY, "临江市"), "wechat")
    given = {"appid": APPID, "secret": "s", "token": TOKEN, "encoding_aes_key": KEY}
    keep_credentials(account.pk, given | {"push_mode": "safe"}, by=MACHINE)
    return f"/channels/push/{account.slug}/"


def _round(house: House, address: str, seconds: float) -> Knocks:
    run = secrets.token_hex(4)
    return knock(
        house.port, CLIENTS, seconds, lambda client, turn: _push(address, f"{run}-{client}-{turn}")
    )


def _push(address: str, key: str) -> tuple[str, bytes]:
    """One push as WeChat sends it in safe mode, from a citizen of its own."""
    from huiying.channels.vendor_push import sorted_sha1
    from huiying.channels.wechat.cipher import encrypt

    at = str(int(time.time()))
    told = PLAIN_XML.format(sender=f"open-{key}", at=at, words=WORDS, key=key)
    sealed = encrypt(told.encode(), KEY, APPID)
    query = {"timestamp": at, "nonce": key, "signature": sorted_sha1(TOKEN, at, key)}
    query |= {"encrypt_type": "aes", "msg_signature": sorted_sha1(TOKEN, at, key, sealed)}
    body = f"<xml><ToUserName>gh_bench</ToUserName><Encrypt>{sealed}</Encrypt></xml>"
    return key, post(f"{address}?{urlencode(query)}", body.encode())


def _lost(house: House, acknowledged: set[str]) -> int:
    """Kill the web and PostgreSQL, start PostgreSQL again, and count what is missing."""
    from django.db import connections

    from huiying.inbox.models import Message
    from huiying.registry.models import Account

    connections.close_all()
    house.kill()
    house.cluster.ensure_running(tethered=True)
    account = Account.objects.whole("the only one").get().pk
    rows = Message.objects.whole("counted").values_list("dedupe_key", flat=True)
    kept = set(rows.iterator())
    return sum(_stored_key(account, key) not in kept for key in acknowledged)


def _stored_key(account: int, key: str) -> str:
    from huiying.foundation.sealed import blind_index

    return blind_index(f"inbox.message.{account}", key)


def _figures(pushes: list[Knocks], plain: list[float], lost: int) -> dict[str, Figure]:
    if refused := {status for one in pushes for status in one.refused}:
        raise NotMeasured(f"pushes were answered with {refused}")
    ratios = [one.per_second / peer for one, peer in zip(pushes, plain, strict=True)]
    return {
        "per_second": round(median(one.per_second for one in pushes), 1),
        "pgbench_per_second": round(median(plain), 1),
        "ratio": round(median(ratios), 3),
        "p99_ms": milliseconds(median(percentile(one.waited, 0.99) for one in pushes)),
        "lost": lost,
        "acknowledged": sum(len(one.acknowledged) for one in pushes),
    }


if __name__ == "__main__":
    main()
