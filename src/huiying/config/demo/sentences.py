"""How is it told that the demonstration city is not filled here?"""

from huiying.foundation.words import Words

SENTENCES = {
    "config.demo.not_on_loopback": Words(
        "演示城区只在本机（回环地址）填充，现在的地址是 %(host)s。确需填充请明确指定。",
        "The demonstration city is filled on this machine's own address only, and this is "
        "%(host)s. Say so explicitly if it is meant.",
    ),
    "config.demo.real_accounts": Words(
        "库中已有%(count)s个正式账号，演示城区不会与真实账号放在一起。",
        "There are %(count)s real accounts here; the demonstration city is never filled beside "
        "them.",
    ),
    "config.demo.not_empty": Words(
        "库中已有单位或人员，演示城区只填充空库。没有改动任何内容。",
        "There are organisations or people here already; only an empty database is filled. "
        "Nothing was changed.",
    ),
}
