"""At which addresses do the staff find their screens?"""

from __future__ import annotations

from django.urls import path

from huiying.desk.views import (
    accounts,
    deadlines,
    deciding,
    handing,
    inbox,
    journal,
    palette,
    pieces,
    replies,
    sendings,
    today,
    writing,
)

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    path("palette/", palette.palette, name="palette"),
    path("journal/<str:kind>/<int:pk>/", journal.journal, name="journal"),
    path("deadline-rules/", deadlines.deadline_rules, name="deadline_rules"),
    # What we say
    path("pieces/", pieces.board, name="pieces"),
    path("pieces/new/", writing.new_piece, name="new_piece"),
    path("pieces/measure/", writing.measure, name="measure"),
    path("pieces/accounts/", writing.accounts, name="piece_accounts"),
    path("pieces/<int:pk>/", pieces.piece, name="piece"),
    path("pieces/<int:pk>/edit/", writing.edit_piece, name="edit_piece"),
    path("pieces/<int:pk>/versions/", pieces.versions, name="versions"),
    path("pieces/<int:pk>/evidence/", pieces.evidence, name="evidence"),
    path("pieces/<int:pk>/submit/", deciding.submit, name="submit_piece"),
    path("pieces/<int:pk>/review/", deciding.review, name="review_piece"),
    path("pieces/<int:pk>/sign/", deciding.sign, name="sign_piece"),
    path("pieces/<int:pk>/return/", deciding.send_back, name="return_piece"),
    path("pieces/<int:pk>/withdraw/", deciding.withdraw, name="withdraw_piece"),
    path("pieces/<int:pk>/findings/<int:finding>/", deciding.dismiss, name="dismiss_finding"),
    path("assets/<int:pk>/", pieces.asset, name="asset"),
    # How it travels
    path("sendings/", sendings.sendings, name="sendings"),
    path("sendings/<int:pk>/", sendings.sending, name="sending"),
    path("sendings/<int:pk>/retry/", sendings.retry, name="retry_sending"),
    path("sendings/<int:pk>/settle/", sendings.settle, name="settle_sending"),
    # What people say, what we answer
    path("inbox/", inbox.inbox_list, name="inbox"),
    path("cases/<int:pk>/", inbox.case, name="case"),
    path("cases/<int:pk>/accept/", handing.accept, name="accept_case"),
    path("cases/<int:pk>/refuse/", handing.refuse, name="refuse_case"),
    path("cases/<int:pk>/dispatch/", handing.dispatch, name="dispatch_case"),
    path("cases/<int:pk>/sign-for/", handing.sign_for, name="sign_for_case"),
    path("cases/<int:pk>/return/", handing.send_back, name="return_case"),
    path("cases/<int:pk>/reassign/", handing.reassign, name="reassign_case"),
    path("cases/<int:pk>/assist/", handing.assist, name="assist_case"),
    path("cases/<int:pk>/classify/", handing.classify, name="classify_case"),
    path("cases/<int:pk>/note/", handing.note, name="note_case"),
    path("cases/<int:pk>/contact/", handing.reveal, name="reveal_contact"),
    path("cases/<int:pk>/close/", handing.close, name="close_case"),
    path("cases/<int:pk>/publish/", handing.publish, name="publish_case"),
    path("cases/<int:pk>/unpublish/", handing.unpublish, name="unpublish_case"),
    path("cases/<int:pk>/reply/", replies.write, name="write_reply"),
    path("cases/<int:pk>/reply/submit/", replies.submit, name="submit_reply"),
    path("cases/<int:pk>/reply/check/", replies.check, name="check_reply"),
    path("cases/<int:pk>/replies/<int:reply>/approve/", replies.approve, name="approve_reply"),
    path("cases/<int:pk>/replies/<int:reply>/return/", replies.send_back, name="return_reply"),
    path("cases/<int:pk>/replies/<int:reply>/leave/", replies.leave, name="leave_reply"),
    # Who may speak
    path("accounts/", accounts.register, name="accounts"),
    path("accounts/<int:pk>/", accounts.account, name="account"),
    path("accounts/<int:pk>/credentials/", accounts.keep_credentials, name="keep_credentials"),
    path("accounts/<int:pk>/describe/", accounts.describe, name="describe_account"),
]
