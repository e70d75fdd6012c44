"""Which errors does Weibo answer, in whose words, and with which HTTP status?"""

from __future__ import annotations

MESSAGES: dict[int, str] = {
    10001: "System error!",
    10003: "Remote service error!",
    10006: "Source paramter(appkey) is missing",
    10008: "Param error, see doc for more info.",
    10014: "Insufficient app permissions!",
    10016: "Miss required parameter (%s) , see doc for more info.",
    10017: "Parameter (%s)'s value invalid,expect (%s),but get (%s) , see doc for more info.",
    10020: "Request api not found!",
    10021: "Http method not suported for this request!",
    10022: "IP requests out of rate limit!",
    10023: "User requests out of rate limit!",
    10024: "User requests for (%s) out of rate limit!",
    20003: "User does not exists!",
    20005: "Unsupported image type, only suport JPG, GIF, PNG!",
    20006: "Image size too large.",
    20008: "Content is null!",
    20012: "Text too long, please input text less than 140 characters!",
    20016: "Out of limit!",
    20017: "Repeat content!",
    20019: "Repeated weibo text!",
    20032: "Update success, while server slow now, please wait 1-2 minutes!",
    20101: "Target weibo does not exist!",
    20201: "Target weibo comment does not exist!",
    21314: "Token used",
    21315: "Token expired",
    21316: "Token revoked",
    21317: "Token rejected",
    21322: "redirect_uri_mismatch",
    21324: "invalid_client",
    21325: "invalid_grant",
    21327: "expired_token",
    21332: "invalid_access_token",
}
_FORBIDDEN = {10014, 10022, 10023, 10024, 20016, 21315, 21316, 21327, 21332}


class WeiboError(Exception):
    """The platform refuses."""

    def __init__(self, code: int, message: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.message = message or MESSAGES.get(code, "unknown error")

    @property
    def http_status(self) -> int:
        return 403 if self.code in _FORBIDDEN else 400


def missing(name: str) -> WeiboError:
    return WeiboError(10016, MESSAGES[10016] % name)


def invalid(name: str, expected: str, got: str) -> WeiboError:
    return WeiboError(10017, MESSAGES[10017] % (name, expected, got))
