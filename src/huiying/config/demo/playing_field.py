"""How do the demonstration's accounts become known to the playing field, with their past posts?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
from django.conf import settings

from huiying.channels.weibo.traces import status_text, wording_digest
from huiying.config.demo.followers import followers_of
from huiying.delivery.carrying import post_of
from huiying.delivery.models import Sending
from huiying.delivery.terms import SendingKind, SendingState
from huiying.foundation.clock import shanghai
from huiying.registry.models import Account

SECONDS = 60.0
REMEMBERED = 10  # newest posts of an account that stand on its page
WHY = "the demonstration's own accounts and posts"


def connect_sandbox(base_url: str) -> None:
    """Make the playing field know every demonstration account; asked twice, it is the same.

    The newest posts of each account stand on its page there, and their keys come back to us, so
    that an old post can be found and taken back like a new one.
    """
    rows = Account.objects.whole(WHY).filter(demonstration=True).exclude(kind="website")
    accounts = list(rows.select_related("organisation").order_by("id"))
    given: dict[str, list[dict[str, Any]]] = {"wechat": [], "weibo": []}
    for account in accounts:
        _stand_at(account, base_url)
        given[account.kind].append(_as_known(account))
    with httpx.Client(base_url=base_url, timeout=SECONDS, trust_env=False) as client:
        client.post("/control/accounts", json=given).raise_for_status()
        posts = [post for account in accounts for post in _newest_posts(account)]
        answer = client.post("/control/histories", json={"pieces": [_as_told(p) for p in posts]})
        answer.raise_for_status()
    _keep_keys(posts, answer.json()["pieces"])


def _stand_at(account: Account, base_url: str) -> None:
    """The playing field may have moved to another port since the city was filled."""
    wanted = f"{base_url.rstrip('/')}/{account.kind}"
    if account.base_url != wanted:
        Account.objects.whole(WHY).filter(pk=account.pk).update(base_url=wanted)


def _kept(account: Account) -> dict[str, str]:
    assert account.credentials is not None, "every played account has credentials"
    found: dict[str, str] = json.loads(account.credentials.open_by_machine())
    return found


def _as_known(account: Account) -> dict[str, Any]:
    kept = _kept(account)
    known: dict[str, Any] = {
        "name": account.name,
        "callback_url": f"{settings.HUIYING_PUBLIC_URL}/channels/push/{account.slug}/",
        "followers": followers_of(account),
    }
    if account.kind == "wechat":
        names = ("appid", "secret", "token", "encoding_aes_key")
        return {**known, **{name: kept[name] for name in names}, "mode": kept["push_mode"]}
    return {
        **known,
        "uid": account.handle,
        "app_key": kept["app_key"],
        "app_secret": kept["app_secret"],
        "access_token": kept["access_token"],
        "bound_domain": kept["domain"],
    }


def _newest_posts(account: Account) -> Iterator[Sending]:
    rows = Sending.objects.whole(WHY).filter(
        account=account, kind=SendingKind.POST, state=SendingState.PUBLISHED
    )
    beside = ("account", "version__piece__organisation", "version__cover")
    newest = rows.select_related(*beside).order_by("-published_at", "-id")[:REMEMBERED]
    yield from (sending for sending in newest if not sending.keys)


def _as_told(sending: Sending) -> dict[str, Any]:
    post, account = post_of(sending), sending.account
    assert sending.published_at is not None, "what is published has its time"
    kept = _kept(account)
    name = f"wechat:{kept['appid']}" if account.kind == "wechat" else f"weibo:{account.handle}"
    return {
        "account": name,
        "key": sending.marker,
        "published_at": shanghai(sending.published_at).isoformat(),
        "title": post.title,
        "author": post.author,
        "digest": post.summary,
        "content": post.body,
        "content_source_url": f"{post.link}#hy-{post.marker}",
        "text": status_text(post),
    }


def _keep_keys(posts: list[Sending], told: list[dict[str, Any]]) -> None:
    """The platform's own keys and addresses; without figures' keys, so that ours stay as told."""
    for sending, known in zip(posts, told, strict=True):
        sending.url = known["url"]
        if sending.account.kind == "wechat":
            sending.keys = {name: known[name] for name in ("article_id", "publish_id")}
        else:
            assert sending.version is not None, "a post carries a version"
            wording = wording_digest(status_text(post_of(sending)))
            sending.keys = {"marker": sending.marker, "wording": wording, "mid": known["id"]}
    Sending.objects.whole(WHY).bulk_update(posts, ["keys", "url"], batch_size=500)
