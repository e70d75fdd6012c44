"""Can everything be started here? Asked before anything is changed."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterable
from pathlib import Path

from huiying.config.trouble import CannotStart
from huiying.config.up.plan import Door

LEAST_FREE = 300 * 1024 * 1024  # bytes: the cluster's own write-ahead log needs about 200 MB


def check_data_folder(data: Path) -> None:
    """Make the folder if it is missing; raise `CannotStart` where nothing can be written."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        probe = data / f".probe.{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as trouble:
        raise CannotStart(
            f"数据文件夹 {data} 不能写入（{trouble.strerror}）。"
            "请改权限，或用 HUIYING_DATA 指定别处。没有任何改动。",
            f"The data folder {data} cannot be written ({trouble.strerror}). Change its rights or "
            "name another with HUIYING_DATA. Nothing was changed.",
        ) from trouble


def check_doors(doors: Iterable[Door]) -> None:
    """Raise `CannotStart` if somebody listens at one of the doors already, or two are one."""
    known: dict[int, Door] = {}
    for door in doors:
        _check_door(door)
        if (other := known.setdefault(door.port, door)) is not door:
            raise CannotStart(
                f"{other.variable} 与 {door.variable} 都是 {door.port}，请改其中一个。",
                f"{other.variable} and {door.variable} are both {door.port}; change one of them.",
            )


def _check_door(door: Door) -> None:
    family = socket.AF_INET6 if ":" in door.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((door.host, door.port))
        except OSError as trouble:
            raise CannotStart(
                f"端口 {door.port} 用不了（{trouble.strerror}）。请停止占用它的程序，"
                f"或用 {door.variable}=… 换一个端口。没有任何改动。",
                f"Port {door.port} cannot be used ({trouble.strerror}). Stop what uses it, or "
                f"choose another with {door.variable}=…. Nothing was changed.",
            ) from trouble


def check_disk(data: Path) -> None:
    """Raise `CannotStart` on a disk that is nearly full."""
    free = shutil.disk_usage(data).free
    if free < LEAST_FREE:
        raise CannotStart(
            f"磁盘只剩 {free // 2**20} MB，至少需要 {LEAST_FREE // 2**20} MB。请先腾出空间。"
            "没有任何改动。",
            f"Only {free // 2**20} MB are free on the disk; {LEAST_FREE // 2**20} MB are needed. "
            "Make room first. Nothing was changed.",
        )
