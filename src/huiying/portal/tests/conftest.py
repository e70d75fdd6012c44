"""Which surroundings do the portal's tests share?"""

from __future__ import annotations

import pytest

from huiying.portal.tests.cast import Place, make_place


@pytest.fixture
def place(db: None) -> Place:
    return make_place()
