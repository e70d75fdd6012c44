"""How are the registry's errors told: what happened, what was not lost, what to do?"""

from huiying.foundation.words import Words

SENTENCES = {
    "registry.organisation.absent": Words("没有找到这个单位。", "There is no such organisation."),
    "registry.account.absent": Words("没有找到这个账号。", "There is no such account."),
    "registry.organisation.code_taken": Words(
        "编码 %(taken)s 已被使用，请换一个。", "The code %(taken)s is taken; choose another."
    ),
    "registry.person.username_taken": Words(
        "登录名 %(username)s 已被使用，请换一个。",
        "The sign-in name %(username)s is taken; choose another.",
    ),
    "registry.post.unknown": Words("没有“%(post)s”这个岗位。", "There is no post “%(post)s”."),
    "registry.post.not_to_oneself": Words(
        "任何人不能给自己加岗位（%(name)s）。请由另一名主管人员办理。",
        "Nobody gives a post to herself (%(name)s). Ask another supervisor.",
    ),
    "registry.post.held_already": Words(
        "此人已在本单位任这个岗位。", "This person already holds that post here."
    ),
    "registry.post.operator_may_not_decide": Words(
        "外包运维人员不能审核、签发或主管。岗位没有变动。",
        "An outsourced operator may not review, sign or supervise. No post was changed.",
    ),
    "registry.post.not_held": Words("没有这条任职记录。", "There is no such post held."),
    "registry.post.ended_already": Words("这个岗位已经结束。", "This post has ended already."),
    "registry.account.one_per_platform": Words(
        "本单位在这个平台已有账号“%(name)s”。原则上一个单位一个平台只开一个账号。",
        "This organisation already has “%(name)s” on that platform: one account per platform.",
    ),
    "registry.account.handle_taken": Words(
        "平台账号 %(handle)s 已经登记过。", "The handle %(handle)s is registered already."
    ),
    "registry.account.field_unknown": Words(
        "台账没有这些栏目：%(field)s。", "The register has no such fields: %(field)s."
    ),
    "registry.credentials.unknown": Words(
        "这个平台没有这些凭据栏目：%(field)s。", "This platform has no such credentials: %(field)s."
    ),
    "registry.duty.there_already": Words(
        "本单位已登记事项“%(title)s”。", "This matter is registered here already: “%(title)s”."
    ),
    "channels.kind.absent": Words("没有“%(key)s”这种渠道。", "There is no channel “%(key)s”."),
}
