"""With which PostgreSQL settings does the embedded cluster run?"""

from __future__ import annotations

from pathlib import Path

FILE = "huiying.conf"

# Sized for two cores and 24 GB shared with the application (docs/operations/install.md).
STEADY = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "512MB",
    "effective_cache_size": "4GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "wal_compression": "on",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %q%u@%d ",
    "logging_collector": "on",
    "log_filename": "postgres-%a.log",
    "log_rotation_age": "1d",
    "log_truncate_on_rotation": "on",
}
# For databases that are thrown away: they survive a killed process but no power cut.
FLEETING = {
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum_naptime": "10min",
}


def write(pgdata: Path, *, socket: Path, log: Path, durable: bool) -> None:
    """Write the settings file that `postgresql.conf` includes."""
    settings = STEADY | ({} if durable else FLEETING)
    settings["unix_socket_directories"] = '"' + str(socket).replace('"', '""') + '"'
    settings["unix_socket_permissions"] = "0700"
    settings["log_directory"] = str(log)
    lines = [f"{name} = {_quoted(value)}\n" for name, value in settings.items()]
    (pgdata / FILE).write_text("".join(lines), "utf-8")


def include(pgdata: Path) -> None:
    """Make a fresh cluster read the settings file."""
    with (pgdata / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(f"\ninclude = '{FILE}'\n")


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
