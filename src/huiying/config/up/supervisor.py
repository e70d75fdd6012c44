"""Who starts everything in order, keeps it alive and stops it again?"""

from __future__ import annotations

import signal
import time
from types import FrameType

from huiying.config.embedded import Cluster
from huiying.config.trouble import CannotStart
from huiying.config.up.children import Child, Role
from huiying.config.up.console import Console
from huiying.config.up.health import is_well
from huiying.config.up.logs import LogFile
from huiying.config.up.plan import Plan
from huiying.config.up.processes import environment

LOOK_EVERY = 0.2
START_PATIENCE = 60.0
STOP_PATIENCE = 6.0
DEATHS_AT_START = 3
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Ending(BaseException):
    """Somebody asked for the end; no error, so nothing may catch it by accident."""


class Supervisor:
    """The children of one `huiying up`, and the database where it comes along."""

    def __init__(self, plan: Plan, console: Console, cluster: Cluster | None) -> None:
        self.plan = plan
        self.console = console
        self.cluster = cluster
        self.children: list[Child] = []
        self._environment = environment(plan, cluster.url if cluster else plan.database_url)

    def start(self, roles: list[Role]) -> None:
        """Start processes; they get ready while we go on."""
        for role in roles:
            log = LogFile(role.name, self.plan.logs, self.console.worry)
            child = Child(role, log, self._environment)
            self.children.append(child)
            child.start()

    def await_health(self) -> None:
        """Until every process answers; raises `CannotStart` if one does not."""
        deadline = time.monotonic() + START_PATIENCE
        waiting = list(self.children)
        while waiting:
            self.tend()
            waiting = [child for child in waiting if not is_well(child.role)]
            for child in waiting:
                if child.backoff.deaths >= DEATHS_AT_START or time.monotonic() > deadline:
                    raise self._does_not_come_up(child)
            time.sleep(LOOK_EVERY if waiting else 0)

    def watch(self) -> None:
        """For as long as nobody asks for the end."""
        while True:
            time.sleep(LOOK_EVERY)
            self.tend()

    def tend(self) -> None:
        """Look after everything once."""
        if self.cluster is not None and not self.cluster.is_running():
            self.console.say("数据库停了，正在重新启动", "the database died; starting it again")
            self.cluster.ensure_running(tethered=True)
        for child in self.children:
            self._tend(child)

    def stop(self) -> None:
        """Stop everything: all are asked at once, the database goes last."""
        for child in self.children:
            child.ask_to_end()
        deadline = time.monotonic() + STOP_PATIENCE
        for child in self.children:
            child.end(deadline - time.monotonic())
            child.log.close()
        if self.cluster is not None:
            self.cluster.release()

    def _tend(self, child: Child) -> None:
        if child.is_waiting():
            if child.backoff.is_ready(time.monotonic()):
                child.start()
        elif not child.is_alive():
            wait = child.bury()
            name = child.role.name
            self.console.quote(name, child.log.last)
            self.console.say(
                f"{name} 意外停止，{wait:.1f} 秒后重新启动",
                f"{name} died; starting it again in {wait:.1f} s (log: {child.log.path})",
            )

    def _does_not_come_up(self, child: Child) -> CannotStart:
        self.console.quote(child.role.name, child.log.last)
        return CannotStart(
            f"{child.role.name} 没有启动成功；记录在 {child.log.path}。数据没有改动。",
            f"{child.role.name} did not come up; its log is {child.log.path}. Nothing was lost.",
        )


def end_on_signals() -> None:
    """From now on Ctrl-C, `kill` and a closed terminal raise `Ending` in the main thread."""

    def end(_number: int, _frame: FrameType | None) -> None:
        let_signals_pass()
        raise Ending

    for sign in ENDINGS:
        signal.signal(sign, end)


def let_signals_pass() -> None:
    """While stopping, a second request changes nothing: the end has its own time limits."""
    for sign in ENDINGS:
        signal.signal(sign, signal.SIG_IGN)
