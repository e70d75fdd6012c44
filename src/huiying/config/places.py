"""Where does this installation keep what it must not lose? Read without loading the settings."""

from __future__ import annotations

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]


def data_folder() -> Path:
    """The data folder: `HUIYING_DATA`, else `data` in the checkout; absolute."""
    return Path(os.environ.get("HUIYING_DATA") or CHECKOUT / "data").absolute()


def secrets_file() -> Path:
    """The file with the keys: `HUIYING_SECRETS_FILE`, else in the data folder."""
    return Path(os.environ.get("HUIYING_SECRETS_FILE") or data_folder() / "secrets.json").absolute()
