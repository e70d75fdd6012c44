"""What can be asked of huiying at a terminal? The console script's table of contents."""

from __future__ import annotations

from huiying.config.cli.contents import Contents
from huiying.foundation.words import Words

COMMANDS = {
    "up": ("huiying.config.cli.up:up", Words("启动全部，直到 Ctrl-C", "Start everything")),
    "migrate": (
        "huiying.config.cli.migrate:migrate",
        Words("更新数据表", "Bring the tables up to date"),
    ),
    "database": (
        "huiying.config.cli.database:database",
        Words("备份与恢复", "Save the database and bring it back"),
    ),
    "demo": (
        "huiying.config.cli.demo:demo",
        Words("填入演示城区", "Fill in the demonstration city"),
    ),
    "worker": (
        "huiying.config.cli.worker:worker",
        Words("后台处理", "Do the work nobody waits for"),
    ),
    "journal": (
        "huiying.config.cli.journal:journal",
        Words("核验日志", "Verify the journal, prove a line"),
    ),
    "workdays": (
        "huiying.foundation.workdays.cli:workdays",
        Words("推算工作日", "Working-day arithmetic"),
    ),
    "import": (
        "huiying.config.cli.bringing:bringing",
        Words("导入来信", "Take over letters from a file"),
    ),
    "doctor": (
        "huiying.config.cli.doctor:doctor",
        Words("检查并说明怎样修", "Check everything, say how to mend it"),
    ),
    "map": (
        "huiying.config.cli.map:map_of_the_house",
        Words("各部分及其问题", "The parts and their questions"),
    ),
    "django": (
        "huiying.config.cli.django:django",
        Words("Django 的管理命令", "Django's own commands, for developers"),
    ),
}

main = Contents(
    name="huiying",
    commands=COMMANDS,
    help="回应：一座城市的政务新媒体。\n\nhuiying: a city's government new media in one system.",
)
