"""Which surroundings do the desk's tests share?"""

from __future__ import annotations

import pytest
from tests.cast import City, make_account, make_city, make_piece

from huiying.editorial.models import Piece
from huiying.registry.models import Account


@pytest.fixture
def city(db: None) -> City:
    return make_city()


@pytest.fixture
def account(city: City) -> Account:
    return make_account(city.department)


@pytest.fixture
def piece(city: City, account: Account) -> Piece:
    return make_piece(city, account)
