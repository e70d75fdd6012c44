"""Which surroundings do all tests share? See `huiying.config.embedded.plugin`."""

from __future__ import annotations

pytest_plugins = ["huiying.config.embedded.plugin"]
