"""Which official accounts does the city have, and with which credentials of the playing field?"""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.conf import settings

from huiying.config.demo.book import Hand
from huiying.config.demo.city import City
from huiying.config.demo.places import DEPARTMENTS, DISTRICT, OFFICE
from huiying.registry.models import Account, Organisation
from huiying.registry.terms import AccountState

MACHINE = Hand.machine("demonstration")
HUB = "融媒体中心"
WITHOUT_WECHAT = frozenset(
    "审计局 统计局 信访局 财政局 体育局 退役军人事务局 数据局 科技和工业信息化局".split()
)
ON_WEIBO = frozenset(
    "城市管理局 公安分局 交通运输局 教育局 文化和旅游局 应急管理局 消防救援大队 市场监督管理局 "
    "卫生健康局 生态环境局 园林绿化局 水务局".split()
)
STREETS_ON_WEIBO = frozenset("听澜街道 云阶街道 月湾街道 青梧街道".split())
CLOSED = ("统计局", "weibo")  # merged into the district's account


def add_accounts(city: City) -> None:
    """A website column for everybody who publishes; WeChat and Weibo for those who keep one."""
    chance = city.chance("accounts")
    made = []
    for key, owner in city.organisations.items():
        for kind in _kinds(key, owner):
            made.append(_account(city, key, owner, kind, 2015 + chance.randrange(8)))
    Account.objects.bulk_create(made)
    for account in made:
        _note(city, account)
        if account.state == AccountState.RUNNING:
            city.accounts[account.organisation_id, account.kind] = account


def _kinds(key: str, owner: Organisation) -> list[str]:
    if owner.kind == "street":
        return ["website", "wechat", *(["weibo"] if key in STREETS_ON_WEIBO else [])]
    if owner.kind != "department":
        return []
    kinds = ["website"]
    if key not in WITHOUT_WECHAT and key != OFFICE:
        kinds.append("wechat")
    if key in ON_WEIBO or key == HUB or (key, "weibo") == CLOSED:
        kinds.append("weibo")
    return kinds


def _account(city: City, key: str, owner: Organisation, kind: str, year: int) -> Account:
    name = _name(key, owner, kind)
    slug = "boyun" if (key, kind) == (HUB, "website") else f"{owner.code.lower()}-{kind}"
    number = int(hashlib.sha256(slug.encode()).hexdigest()[:8], 16) % 10**7
    editors = city.holders(owner, "editor")
    opened = date(year, 1 + number % 12, 1 + number % 28)
    closed = (key, kind) == CLOSED
    return Account(
        organisation=owner,
        supervising=city.organisations[OFFICE],
        kind=kind,
        name=name,
        handle=_handle(kind, number, name),
        slug=slug.replace("byq-", ""),
        certified_as=owner.name if owner.kind == "department" else f"{DISTRICT}{owner.name}",
        positioning=_positioning(key, owner, kind),
        responsible=city.holders(owner, "signatory")[0],
        keeper=editors[0],
        state=AccountState.CLOSED if closed else AccountState.RUNNING,
        opened_on=opened,
        filed_on=opened + timedelta(days=4),
        base_url="" if kind == "website" else f"{settings.HUIYING_SANDBOX_URL}/{kind}",
        credentials=json.dumps(credentials_for(kind, number), ensure_ascii=False)
        if kind != "website"
        else None,
        demonstration=True,
    )


def _name(key: str, owner: Organisation, kind: str) -> str:
    if key == HUB:
        return {"website": f"{DISTRICT}门户网站"}.get(kind, "泊云发布")
    place = "泊云" + key.removesuffix("局").removesuffix("大队").removesuffix("中心")
    short = {
        "城市管理局": "泊云城管",
        "公安分局": "平安泊云",
        "水务局": "泊云水务",
        "文化和旅游局": "泊云文旅",
        "消防救援大队": "泊云消防",
        "住房和城乡建设局": "泊云住建",
        "人力资源和社会保障局": "泊云人社",
        "自然资源和规划局": "泊云资规",
        "市场监督管理局": "泊云市监",
        "政务服务管理局": "泊云政务服务",
        "发展和改革局": "泊云发改",
        "卫生健康局": "健康泊云",
        "医疗保障局": "泊云医保",
    }.get(key, place)
    if owner.kind == "street":
        short = f"{key.removesuffix('街道')}微家园"
    return f"{owner.short_name}·门户专栏" if kind == "website" else short


def _handle(kind: str, number: int, name: str) -> str:
    if kind == "wechat":
        return f"gh_{number:07d}demo"
    return f"9{number:09d}" if kind == "weibo" else f"site-{number:07d}"


def _positioning(key: str, owner: Organisation, kind: str) -> str:
    does = {d.name: d.does for d in DEPARTMENTS}.get(key, "辖区通知、便民服务和社区活动")
    where = {"wechat": "图文发布与私信答复", "weibo": "短讯发布与评论互动"}.get(
        kind, "权威全文和办事指引"
    )
    return f"{where}：{does}。"


def credentials_for(kind: str, number: int) -> dict[str, str]:
    """What the playing field will know the account by; of no use anywhere else."""
    secret = hashlib.sha256(f"demonstration/{kind}/{number}".encode()).hexdigest()
    if kind == "wechat":
        return {
            "appid": f"wxsandbox{number:09d}",
            "secret": secret[:32],
            "token": secret[32:48],
            "encoding_aes_key": secret[:43],
            "push_mode": "safe",
        }
    return {
        "app_key": f"sandbox{number:09d}",
        "app_secret": secret[:32],
        "access_token": f"2.00{secret[:28]}",
        "domain": urlsplit(settings.HUIYING_PUBLIC_URL).netloc,
    }


def _note(city: City, account: Account) -> None:
    path = account.organisation.path
    at = city.present - timedelta(days=198)
    new = {"kind": account.kind, "name": account.name, "handle": account.handle}
    city.book.note(
        at, MACHINE, "registry.account.registered", "registry.account", account, path, new=new
    )
    if account.kind != "website":
        fields = {"fields": sorted(credentials_for(account.kind, 0))}
        city.book.note(
            at,
            MACHINE,
            "registry.account.credentials_kept",
            "registry.account",
            account,
            path,
            new=fields,
        )
