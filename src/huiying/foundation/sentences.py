"""How are the ground's own errors told?"""

from huiying.foundation.words import Words
from huiying.foundation.workdays.trouble import SENTENCES as WORKDAYS

SENTENCES = {
    "foundation.scope.refused": Words(
        "您目前的岗位不能做这件事。什么都没有改变；需要权限请找本单位主管人员。",
        "Your posts do not allow this. Nothing was changed; ask your office's supervisor.",
    ),
    "foundation.sealed.unreadable": Words(
        "这段加密数据无法打开：密钥不符或数据被改动。请联系技术员核对密钥文件。",
        "This encrypted value cannot be opened: wrong key or altered data. "
        "Ask a technician to check the key file.",
    ),
    "journal.proof.absent": Words(
        "第 %(line)s 行还没有进入已签名的树。请过一会儿再试。",
        "Line %(line)s is not yet in a signed tree. Try again in a moment.",
    ),
}
SENTENCES |= WORKDAYS
