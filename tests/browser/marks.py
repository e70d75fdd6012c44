"""Which marks carry the browser tests? One group, so that one house serves the whole folder."""

from __future__ import annotations

import pytest

BROWSER = [pytest.mark.browser]
