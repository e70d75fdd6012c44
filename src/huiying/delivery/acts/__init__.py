"""What can happen to a sending? Every verb, by noun."""

from huiying.delivery.acts.attempts import Lease, begin_attempt, extend_lease, settle_attempt
from huiying.delivery.acts.deciding import retry_sending, settle_unclear
from huiying.delivery.acts.news import note_confirmation, note_news
from huiying.delivery.acts.outcomes import LUCK
from huiying.delivery.acts.queueing import queue_letter, queue_piece
from huiying.delivery.acts.readings import keep_reading
from huiying.delivery.acts.withdrawals import begin_withdrawal, settle_withdrawal

__all__ = [
    "LUCK",
    "Lease",
    "begin_attempt",
    "begin_withdrawal",
    "extend_lease",
    "keep_reading",
    "note_confirmation",
    "note_news",
    "queue_letter",
    "queue_piece",
    "retry_sending",
    "settle_attempt",
    "settle_unclear",
    "settle_withdrawal",
]
