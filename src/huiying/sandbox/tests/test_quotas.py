"""Do calls run out, and can that be read and reset?"""

from __future__ import annotations

from huiying.sandbox.tests.stage import Field, wechat

COUNT = "/cgi-bin/draft/count"


def test_calls_run_out_for_the_day(field: Field) -> None:
    account = wechat(field)
    field.post("/knobs/quota", account=account.appid, path=COUNT, left=1)
    assert account.get(COUNT) == {"total_count": 0}
    assert account.get(COUNT)["errcode"] == 45009


def test_what_is_left_can_be_asked(field: Field) -> None:
    account = wechat(field)
    account.get(COUNT)
    quota = account.post("/cgi-bin/openapi/quota/get", cgi_path=COUNT)["quota"]
    assert quota == {"daily_limit": 1000, "used": 1, "remain": 999}


def test_clearing_gives_everything_back_ten_times_a_month(field: Field) -> None:
    account = wechat(field)
    field.post("/knobs/quota", account=account.appid, path=COUNT, left=0)
    assert account.get(COUNT)["errcode"] == 45009
    codes = [
        account.post("/cgi-bin/clear_quota", appid=account.appid)["errcode"] for _ in range(11)
    ]
    assert codes == [0] * 10 + [48006]
    assert account.get(COUNT) == {"total_count": 0}


def test_a_failed_call_can_be_looked_up(field: Field) -> None:
    account = wechat(field)
    refused = account.post("/cgi-bin/draft/get", media_id="nothing")
    rid = refused["errmsg"].rpartition("rid: ")[2]
    request = account.post("/cgi-bin/openapi/rid/get", rid=rid)["request"]
    assert request["request_url"] == "/cgi-bin/draft/get"
    assert "nothing" in request["request_body"]


def test_an_error_can_be_ordered(field: Field) -> None:
    account = wechat(field)
    field.turn("error", account=account.appid, path=COUNT, code=-1)
    assert account.get(COUNT)["errcode"] == -1
    assert account.get(COUNT) == {"total_count": 0}


def test_an_answer_can_be_late(field: Field) -> None:
    account = wechat(field)
    field.turn("latency", account=account.appid, path=COUNT, seconds=0.4)
    assert account.get(COUNT) == {"total_count": 0}
    knobs = field.get("/knobs")["knobs"]
    assert account.key not in {one["account"] for one in knobs}


def test_an_unknown_address_is_an_error_of_the_api(field: Field) -> None:
    assert wechat(field).get("/cgi-bin/nothing")["errcode"] == 40066
