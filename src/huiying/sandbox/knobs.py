"""What is to go wrong next, and how often?"""

from __future__ import annotations

import json
from typing import Any

from huiying.sandbox.store import Row, Tables

FOREVER = -1

KINDS = {
    "latency": "seconds: wait so long before answering",
    "error": "code, message, performed: answer this error; performed = it was done all the same",
    "drop": "mode cut|hang, seconds, performed: close without an answer, by default after doing it",
    "publish": "status 0, 2-6: how the next publication ends; 5 and 6 befall it after success",
    "mass": "status: the Status of the next MASSSENDJOBFINISH, err(20001) for example",
    "events": "copies, delay: push the next messages and events so often, so many seconds late",
    "event_name": "name: what the next publish event calls itself (PUBLISHJOBFINISH)",
    "missing": "field: leave this field out of the next answer (msg_data_id)",
    "setting": "name, value: see SETTINGS",
}

SETTINGS: dict[str, float] = {
    "publish_seconds": 1.0,
    "mass_seconds": 1.0,
    "second_thoughts_seconds": 2.0,
    "push_pause_seconds": 1.0,
    "weibo_hidden_seconds": 60.0,
    "token_seconds": 7200.0,
}


class UnusableKnob(ValueError):
    """There is no such knob."""


def turn(tables: Tables, given: dict[str, Any]) -> int:
    """Set a knob for the next `times` occasions (1; -1 = until taken away); returns its number."""
    kind = str(given.get("kind"))
    if kind not in KINDS:
        raise UnusableKnob(f"kind is one of {', '.join(KINDS)}")
    if kind == "setting" and given.get("name") not in SETTINGS:
        raise UnusableKnob(f"name is one of {', '.join(SETTINGS)}")
    value = {k: v for k, v in given.items() if k not in {"kind", "account", "path", "times"}}
    default = FOREVER if kind == "setting" else 1
    added = tables.run(
        "INSERT INTO knob (kind, account, path, value, times) VALUES (?, ?, ?, ?, ?)",
        kind,
        str(given.get("account", "")),
        str(given.get("path", "")),
        json.dumps(value),
        int(given.get("times", default)),
    )
    return int(added.lastrowid or 0)


def take(tables: Tables, kind: str, account: str = "", path: str = "") -> dict[str, Any] | None:
    """What the oldest fitting knob says, used up by one; None where nothing is to go wrong."""
    row = tables.row(
        "SELECT * FROM knob WHERE kind = ? AND times != 0 AND account IN ('', ?, ?)"
        " AND path IN ('', ?) ORDER BY id LIMIT 1",
        kind,
        account,
        account.partition(":")[2],
        path,
    )
    if row is None:
        return None
    if row["times"] > 0:
        tables.run("UPDATE knob SET times = times - 1 WHERE id = ?", row["id"])
        tables.run("DELETE FROM knob WHERE id = ? AND times = 0", row["id"])
    return {"kind": kind, **json.loads(row["value"])}


def setting(tables: Tables, name: str) -> float:
    """The last value it was set to, or its default."""
    rows = tables.rows("SELECT value FROM knob WHERE kind = 'setting' ORDER BY id DESC")
    values = [json.loads(row["value"]) for row in rows]
    return next((float(v["value"]) for v in values if v["name"] == name), SETTINGS[name])


def all_turned(tables: Tables) -> list[Row]:
    rows = tables.rows("SELECT * FROM knob ORDER BY id")
    return [{**row, "value": json.loads(row["value"])} for row in rows]


def release(tables: Tables, number: int | None = None) -> int:
    """Take one knob away, or all; returns how many there were."""
    return tables.run("DELETE FROM knob WHERE ? IS NULL OR id = ?", number, number).rowcount
