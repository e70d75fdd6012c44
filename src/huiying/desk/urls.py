"""At which addresses do the staff find their screens?"""

from __future__ import annotations

from django.urls import path

from huiying.desk.views import deciding, pieces, today, writing

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
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
]
