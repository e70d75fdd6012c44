"""Who lives in the house of a journey? The standing cast, its accounts, and one matter."""

from __future__ import annotations

import json
import sys
from typing import Any

import django

APPID, UID = "wxsandbox0000000001", "5000000001"


def sandbox_accounts(web: str) -> dict[str, list[dict[str, Any]]]:
    """What the platforms know of the department's accounts."""
    return {
        "wechat": [
            {
                "appid": APPID,
                "secret": "wechat-secret",
                "token": "wechat-token",
                "encoding_aes_key": "a" * 43,
                "name": "城市管理局",
                "mode": "safe",
                "kind": "service",
                "callback_url": f"{web}/channels/push/wechat-journey/",
            }
        ],
        "weibo": [
            {
                "uid": UID,
                "app_key": "sandbox0000000001",
                "app_secret": "weibo-secret",
                "name": "城市管理局",
                "access_token": "weibo-token",
                "callback_url": f"{web}/channels/push/weibo-journey/",
                "bound_domain": "127.0.0.1",
            }
        ],
    }


def credentials() -> dict[str, dict[str, str]]:
    """What the owner was given by each platform."""
    return {
        "wechat": {
            "appid": APPID,
            "secret": "wechat-secret",
            "token": "wechat-token",
            "encoding_aes_key": "a" * 43,
            "push_mode": "safe",
        },
        "weibo": {
            "app_key": "sandbox0000000001",
            "app_secret": "weibo-secret",
            "access_token": "weibo-token",
            "domain": "127.0.0.1",
        },
        "website": {},
    }


def prepare(web: str, sandbox: str) -> dict[str, Any]:
    """Fill the empty database; returns what the journeys need to know."""
    from huiying.registry import acts
    from tests.cast import LONG_AGO, MACHINE, PASSWORD, make_city

    city = make_city()
    accounts = {}
    for kind, given in credentials().items():
        base = "" if kind == "website" else f"{sandbox}/{kind}"
        form = acts.AccountForm(
            kind=kind,
            name="城市管理局",
            handle=f"{kind}-journey",
            slug=f"{kind}-journey",
            opened_on=LONG_AGO,
            demonstration=True,
        )
        made = acts.register_account(city.department.pk, form, by=MACHINE)
        acts.keep_credentials(made.pk, given, base_url=base, by=MACHINE)
        accounts[kind] = made.pk
    duty = acts.DutyForm(
        title="路灯维修",
        words="路灯不亮 路灯坏了 街灯 照明",
        handler=city.people["handler"].pk,
        phone="000-0000",
    )
    acts.add_duty(city.department.pk, duty, by=MACHINE)
    return {
        "sandbox": sandbox_accounts(web),
        "accounts": accounts,
        "department": city.department.pk,
        "password": PASSWORD,
        "wechat": f"wechat:{APPID}",
        "weibo": f"weibo:{UID}",
    }


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(prepare(*sys.argv[1:3])) + "\n")
