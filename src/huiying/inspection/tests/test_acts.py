"""Is an index computed from what was read back, kept with its inputs, and refused to others?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cast import MACHINE, City, make_account, make_city

from huiying.delivery.acts import keep_reading
from huiying.delivery.models import Sending
from huiying.delivery.rules import marker_for
from huiying.foundation.clock import now, shanghai
from huiying.foundation.errors import Absent, Refused
from huiying.foundation.journal.models import Line
from huiying.inspection.acts import compute_index
from huiying.inspection.indices import wci_14_2_a
from huiying.inspection.models import IndexReading
from huiying.registry.models import Account
from huiying.registry.terms import Post

pytestmark = pytest.mark.django_db
TODAY = shanghai(now()).date()


@pytest.fixture
def city() -> City:
    return make_city()


@pytest.fixture
def account(city: City) -> Account:
    made = make_account(city.department, "wechat")
    for number, reads in enumerate((1200, 800)):
        source = f"test.post:{number}"
        sending = Sending.objects.create(
            kind="post",
            source=source,
            marker=marker_for(source),
            account=made,
            run_at=now(),
            state="published",
            published_at=now() - timedelta(hours=1),
            created_at=now(),
            changed_at=now(),
        )
        keep_reading(
            sending.pk, TODAY, {"reads": reads, "likes": 3}, "test", final=True, by=MACHINE
        )
    return made


def computed(account: Account, city: City, post: str = Post.INSPECTOR) -> IndexReading:
    return compute_index(
        account.pk, "wci_14_2_a", first_day=TODAY - timedelta(days=6), days=7, by=city.actor(post)
    )


def test_it_is_computed_from_the_figures_read_back(account: Account, city: City) -> None:
    reading = computed(account, city)
    assert (reading.inputs["reads"], reading.inputs["most_reads"], reading.version) == (
        2000,
        1200,
        wci_14_2_a.VERSION,
    )


def test_the_same_figures_are_kept_once(account: Account, city: City) -> None:
    assert computed(account, city).pk == computed(account, city).pk


def test_an_editor_does_not_compute(account: Account, city: City) -> None:
    before = Line.objects.count()
    with pytest.raises(Refused):
        computed(account, city, Post.EDITOR)
    assert (IndexReading.objects.whole("count").count(), Line.objects.count()) == (0, before)


def test_an_index_of_another_platform_is_absent(city: City) -> None:
    weibo = make_account(city.department, "weibo")
    with pytest.raises(Absent):
        computed(weibo, city)
