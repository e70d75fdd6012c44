"""How are the editorial stage's errors told: what happened, what was not lost, what to do?"""

from huiying.foundation.words import Words

SENTENCES = {
    "editorial.piece.absent": Words("没有找到这篇稿件。", "There is no such piece."),
    "editorial.piece.withdrawn": Words("这篇稿件已经撤回。", "This piece has been withdrawn."),
    "editorial.piece.newer_version": Words(
        "别人已保存第 %(number)s 版。您写的内容仍在表单里：请对照新版再保存。",
        "Somebody saved version %(number)s meanwhile. Your text is still in the form: compare and "
        "save again.",
    ),
    "editorial.piece.not_a_draft": Words(
        "只有草稿或退回的稿件可以送审。", "Only a draft or a returned piece can be submitted."
    ),
    "editorial.piece.held": Words(
        "还有 %(count)s 处须处理的问题。请改正，或写明理由后再送审。",
        "%(count)s findings must be settled: mend them or answer them with a reason.",
    ),
    "editorial.piece.no_target": Words(
        "请先选择至少一个发布账号。", "Choose at least one account to publish on."
    ),
    "editorial.piece.awaits_signature": Words(
        "两次审核已完成，等待签发人签发。", "Both reviews are done; the signatory is next."
    ),
    "editorial.piece.not_reviewed": Words(
        "一审、二审尚未完成，不能签发。", "It cannot be signed before both reviews."
    ),
    "editorial.piece.not_in_review": Words("稿件不在审核中。", "The piece is not in review."),
    "editorial.piece.signed_already": Words("稿件已经签发。", "The piece is signed already."),
    "editorial.piece.changed_since_seen": Words(
        "您看到的内容之后又改过（现为第 %(number)s 版）。请重新阅读后再决定。",
        "It changed after you read it (now version %(number)s). Read it again before deciding.",
    ),
    "editorial.piece.title_needed": Words("请填写标题。", "Give it a title."),
    "editorial.piece.title_too_long": Words(
        "标题不能超过 %(most)s 个字。", "The title may have at most %(most)s characters."
    ),
    "editorial.piece.author_needed": Words(
        "稿件须由具名人员撰写。", "A piece is written by a named person."
    ),
    "editorial.piece.openness_unknown": Words("请选择公开属性。", "Choose how open it is."),
    "editorial.review.own_work": Words(
        "不能审核或签发自己写过、或已审过的稿件（%(name)s）。请由另一人办理。",
        "Nobody reviews or signs what she wrote or reviewed herself (%(name)s). Ask somebody else.",
    ),
    "editorial.review.gates_needed": Words(
        "五关须逐一确认：政治、法律、政策、保密、文字。",
        "All five gates must be confirmed: political, legal, policy, secrecy, wording.",
    ),
    "editorial.review.comment_needed": Words("退回须写明原因。", "Say why it is returned."),
    "editorial.withdrawal.reason_needed": Words(
        "撤回须写明向公众公开的原因。", "A withdrawal needs a reason that the public can read."
    ),
    "editorial.finding.absent": Words("没有找到这条问题。", "There is no such finding."),
    "editorial.finding.reason_needed": Words(
        "保留此处须写明理由。", "Keeping this needs a reason."
    ),
    "editorial.asset.absent": Words("没有找到这张图片。", "There is no such picture."),
    "editorial.asset.words_needed": Words(
        "图片须有替代文字和来源。", "A picture needs alternative text and its source."
    ),
    "editorial.target.not_usable": Words(
        "这个账号不能发布：不属于您的单位，或不在正常状态。",
        "You cannot publish on this account: not your office's, or not running.",
    ),
    "editorial.target.mode_unknown": Words(
        "这个平台没有“%(mode)s”发布方式。", "This platform has no delivery mode “%(mode)s”."
    ),
    "foundation.picture.too_large": Words(
        "图片超过 %(most_mb)s MB。请压缩后再传。", "The picture is larger than %(most_mb)s MB."
    ),
    "foundation.picture.too_many_pixels": Words(
        "图片超过 %(most)s 百万像素。请缩小后再传。",
        "The picture has more than %(most)s megapixels.",
    ),
    "foundation.picture.unreadable": Words(
        "这个文件不是可读的图片（支持 JPEG、PNG、GIF、WebP）。",
        "This file is not a readable picture (JPEG, PNG, GIF, WebP).",
    ),
}
