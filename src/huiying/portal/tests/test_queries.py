"""Does a longer list cost no more questions to the database?"""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import MACHINE, make_organisation, make_signed_piece

from huiying.portal.tests.cast import Place, deliver
from huiying.registry.acts import AccountForm, DutyForm, add_duty, register_account

FEW, MANY = range(5), range(5, 20)


def add_rows(place: Place, numbers: range) -> None:
    """For each number a duty, an organisation with an account, and a published piece."""
    for number in numbers:
        owner = make_organisation(place.city.district, "community", f"社区{number:02}")
        name = f"account-{number:02}"
        form = AccountForm("weibo", name, name, name, opened_on=date(2021, 1, 1))
        register_account(owner.pk, form, by=MACHINE)
        add_duty(owner.pk, DutyForm(title=f"路灯事项{number:02}"), by=MACHINE)
        make_signed_piece(place.city, place.website, title=f"路灯通告{number:02}")
    deliver()


def questions(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


PAGES = [
    "/",
    "/news/",
    "/duties/",
    "/duties/?q=路灯",
    "/ask/?q=路灯",
    "/ask/suggest?q=路灯",
    "/directory/",
    "/directory/check?q=account",
    "/directory.json",
]


def test_no_row_asks_a_question_of_its_own(client: Client, place: Place) -> None:
    add_rows(place, FEW)
    [client.get(page) for page in PAGES]
    before = [questions(client, page) for page in PAGES]
    add_rows(place, MANY)
    [client.get(page) for page in PAGES]
    assert [questions(client, page) for page in PAGES] == before
    assert max(before) < 20


@pytest.mark.parametrize("page", ["/about/", "/privacy/", "/accessibility/", "/offline/"])
@pytest.mark.django_db
def test_a_page_of_words_asks_nothing(client: Client, page: str) -> None:
    assert questions(client, page) == 0
