"""What happens, in order, from `huiying up` to the end?"""

from __future__ import annotations

import os
from contextlib import suppress

from huiying.config.embedded import Cluster, cluster_of
from huiying.config.up import checks, database
from huiying.config.up.console import Console
from huiying.config.up.instance import end_strays, only_one
from huiying.config.up.plan import Plan
from huiying.config.up.processes import house, playing_field
from huiying.config.up.supervisor import Ending, Supervisor, end_on_signals, let_signals_pass
from huiying.foundation import secrets


def launch(plan: Plan, console: Console) -> None:
    """Start everything and stay until somebody asks for the end; raises `CannotStart`."""
    checks.check_data_folder(plan.data)
    with only_one(plan.data), suppress(Ending):
        end_on_signals()
        if strays := end_strays(plan.data):
            console.say(f"清理了上次留下的 {strays} 个进程", f"ended {strays} left by a crash")
        checks.check_doors(plan.doors)
        checks.check_disk(plan.data)
        secrets.ensure(plan.secrets)
        cluster = cluster_of(plan.data) if plan.embedded else None
        _serve(plan, console, Supervisor(plan, console, cluster))


def _serve(plan: Plan, console: Console, supervisor: Supervisor) -> None:
    try:
        if supervisor.cluster is not None:
            _start_database(supervisor.cluster, console)
        supervisor.start(playing_field(plan))
        _prepare(plan, console, supervisor)
        with console.step("页面、实时消息、后台", "web, live events, worker"):
            supervisor.start(house(plan))
            supervisor.await_health()
        _tell(plan, console)
        supervisor.watch()
    finally:
        let_signals_pass()
        console.say("正在停止……", "stopping")
        supervisor.stop()
        console.say("已停止，数据都在", f"stopped; everything is kept in {plan.data}")


def _start_database(cluster: Cluster, console: Console) -> None:
    with console.step("数据库", "database"):
        cluster.ensure_running(tethered=True)


def _prepare(plan: Plan, console: Console, supervisor: Supervisor) -> None:
    """Migrate and fill, in this process: it is done once and must end before the doors open."""
    os.environ.update(plan.environment)
    os.environ["HUIYING_DATABASE_URL"] = (
        supervisor.cluster.url if supervisor.cluster else plan.database_url
    )
    with console.step("数据表", "tables up to date"):
        import django

        django.setup()
        database.check_server()
        database.bring_up_to_date()
    if plan.demo:
        from huiying.config.up.city import ensure_city, join_playing_field

        ensure_city(console)
        join_playing_field(plan.sandbox.url)
    from django.db import connections

    connections.close_all()


def _tell(plan: Plan, console: Console) -> None:
    rows = [
        ("公众门户", "portal", f"{plan.web.url}/"),
        ("工作台", "desk", f"{plan.web.url}/desk/"),
    ]
    if plan.demo:
        rows.append(("平台沙盒", "sandbox", f"{plan.sandbox.url}/"))
    console.addresses(rows)
    if plan.demo:
        from huiying.config.up.city import logins

        console.logins(logins())
    console.say("按 Ctrl-C 停止", f"Ctrl-C stops everything; logs are in {plan.logs}")
