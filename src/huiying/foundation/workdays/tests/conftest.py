"""Where do the public data sets lie, for tests that compare with them?"""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[5].parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the public data sets (../shared/data) are not here")
    return SHARED
