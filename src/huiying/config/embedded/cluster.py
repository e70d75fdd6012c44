"""How is one embedded PostgreSQL cluster made, started, taken over and stopped?"""

from __future__ import annotations

import fcntl
import hashlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from urllib.parse import quote

from huiying.config.embedded import leftovers, roles, tuning
from huiying.config.embedded.account import Account, account_for
from huiying.config.embedded.binaries import MAJOR, programs_for
from huiying.config.tether import die_with_parent
from huiying.config.trouble import CannotStart

LONGEST_SOCKET_FOLDER = 90  # bytes; the kernel takes 107 with the socket's own name
PATIENCE = 600.0  # seconds; recovery after a crash replays up to max_wal_size
TRIES = 2  # a killed server's shared memory may outlive it for an instant
FAST = signal.SIGINT  # PostgreSQL's word for: roll back, disconnect, leave cleanly
IMMEDIATE = signal.SIGQUIT


class Cluster:
    """One cluster in one folder, shared by every process of this installation.

    Processes that use it hold a shared lock on `users`; whoever lets go last stops the server.
    The kernel drops the lock of a killed process, so no count can go wrong.
    """

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.home = home
        self.durable = durable
        self.pgdata = home / "cluster"
        self.account: Account = account_for(self.pgdata)
        self._process: subprocess.Popen[bytes] | None = None
        self._lease: TextIOWrapper | None = None

    @property
    def socket(self) -> Path:
        """The folder of the socket: in the cluster's home unless that path is too long."""
        beside = self.home / "socket"
        if len(os.fsencode(beside)) <= LONGEST_SOCKET_FOLDER:
            return beside
        digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"huiying-{self.account.uid}-{digest}"

    @property
    def url(self) -> str:
        """The database's address, for the application's role."""
        return f"postgresql://{roles.ROLE}@/{roles.DATABASE}?host={quote(str(self.socket), '')}"

    @property
    def programs(self) -> Path:
        """The folder with `psql`, `pg_dump` and the rest."""
        return programs_for(self.account)

    def is_running(self) -> bool:
        """Whether the server's main process lives."""
        if self._process is not None and self._process.poll() is None:
            return True
        return leftovers.postmaster_of(self.pgdata) is not None

    def ensure_running(self, *, tethered: bool = False) -> None:
        """Start the server, or take over the one that runs; returns when it answers.

        A tethered server leaves when this process is killed.
        """
        self._make_home()
        with self._alone():
            self._hold()
            self._until_it_answers(tethered)
            roles.prepare(self.socket)

    def release(self) -> bool:
        """Let go; stop the server if nobody else uses it. Says whether it was stopped."""
        with self._alone():
            self._let_go()
            if self._in_use():
                return False
            self.stop()
            return True

    def stop(self, patience: float = 20.0) -> None:
        """Stop the server whoever uses it: in order, or after `patience` seconds at once."""
        self._let_go()
        self._signal(FAST)
        if not self._gone_within(patience):
            self._signal(IMMEDIATE)
            self._gone_within(patience)
        if self._process is not None:
            self._process.wait()
            self._process = None

    def _start(self, tethered: bool) -> None:
        self._make_cluster()
        self._check_version()
        leftovers.clear(self.pgdata, self.socket)
        self._make_private(self.socket)
        self._make_private(self.home / "log")
        tuning.write(self.pgdata, socket=self.socket, log=self.home / "log", durable=self.durable)
        self._launch(tethered)

    def _launch(self, tethered: bool) -> None:
        with (self.home / "start.log").open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603
                [str(self.programs / "postgres"), "-D", str(self.pgdata)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.pgdata,
                env={"LC_ALL": "C", "PATH": os.defpath},
                start_new_session=True,
                user=self.account.user,
                group=self.account.group,
                extra_groups=self.account.groups,
                preexec_fn=die_with_parent(FAST) if tethered else None,
            )

    def _until_it_answers(self, tethered: bool) -> None:
        """Look before starting and while waiting: a killed server may take a moment to go."""
        deadline = time.monotonic() + PATIENCE
        tries = 0
        while not roles.answers(self.socket):
            if not self.is_running():
                if tries == TRIES:
                    raise self._did_not_start()
                tries += 1
                self._start(tethered)
            if time.monotonic() > deadline:
                raise self._did_not_start()
            time.sleep(0.03)

    def _did_not_start(self) -> CannotStart:
        said = self._last_words()
        return CannotStart(
            f"内置的 PostgreSQL 没有启动：{said}（记录在 {self.home}）。数据没有改动。",
            f"The embedded PostgreSQL did not start: {said} (its log is in {self.home}). "
            "Nothing was changed.",
        )

    def _last_words(self) -> str:
        logs = sorted((self.home / "log").glob("*.log"), key=lambda path: path.stat().st_mtime)
        lines = [
            line
            for path in (self.home / "start.log", *logs[-1:])
            for line in path.read_text("utf-8", errors="replace").splitlines()
        ]
        grave = [line for line in lines if "FATAL:" in line or "PANIC:" in line]
        return (grave or lines or ["-"])[-1].strip()

    def _make_home(self) -> None:
        if not self.home.exists():
            self.home.mkdir(parents=True)
        if not self.pgdata.exists():
            self._make_private(self.home)

    def _make_cluster(self) -> None:
        if (self.pgdata / "PG_VERSION").exists():
            return
        scratch = self.home / "cluster.new"  # renamed when whole, so a cut-off start leaves none
        self._run("rm", "-rf", str(scratch))
        options = ["--username", roles.SUPERUSER, "--auth-local=trust", "--auth-host=reject"]
        options += ["--encoding=UTF8", "--locale=C", "--no-instructions"]
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]  # built without ICU
        options += [] if self.durable else ["--no-sync"]
        self._run(str(self.programs / "initdb"), *options, "--pgdata", str(scratch))
        tuning.include(scratch)
        scratch.rename(self.pgdata)

    def _run(self, *command: str) -> None:
        done = subprocess.run(  # noqa: S603
            command,
            cwd=self.home,
            env={"LC_ALL": "C", "PATH": os.defpath},
            capture_output=True,
            text=True,
            check=False,
            user=self.account.user,
            group=self.account.group,
            extra_groups=self.account.groups,
        )
        if done.returncode:
            (self.home / "start.log").write_text(done.stderr, "utf-8")
            raise self._did_not_start()

    def _check_version(self) -> None:
        found = (self.pgdata / "PG_VERSION").read_text("utf-8").strip()
        if found != str(MAJOR):
            raise CannotStart(
                f"数据库文件属于 PostgreSQL {found}，这里带的是 {MAJOR}；请按 "
                "docs/operations/backup.md 用原来的版本导出再导入。数据没有改动。",
                f"The database files are PostgreSQL {found}'s and this is {MAJOR}; dump them with "
                "the version that wrote them (docs/operations/backup.md). Nothing was changed.",
            )

    def _make_private(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True, mode=0o700)
        if folder.lstat().st_uid not in {os.geteuid(), self.account.uid}:
            raise CannotStart(
                f"文件夹 {folder} 属于别的用户，不能使用。",
                f"The folder {folder} belongs to another user and cannot be used.",
            )
        self.account.own(folder)
        folder.chmod(0o700)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.home / "starting").open("w") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield

    def _hold(self) -> None:
        if self._lease is None:
            self._lease = (self.home / "users").open("w")
            fcntl.flock(self._lease, fcntl.LOCK_SH)

    def _let_go(self) -> None:
        if self._lease is not None:
            self._lease.close()
            self._lease = None

    def _in_use(self) -> bool:
        with (self.home / "users").open("w") as probe:
            try:
                fcntl.flock(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def _signal(self, sign: signal.Signals) -> None:
        pid = leftovers.postmaster_of(self.pgdata)
        if pid is not None:
            os.kill(pid, sign)

    def _gone_within(self, patience: float) -> bool:
        deadline = time.monotonic() + patience
        while self.is_running():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True
