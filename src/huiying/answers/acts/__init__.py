"""What can be done with our answers? Every verb, each in one transaction with its journal line."""

from huiying.answers.acts.aftermath import close_case, rate_case
from huiying.answers.acts.entries import EntryForm, add_entry
from huiying.answers.acts.importing import import_replies
from huiying.answers.acts.replies import (
    approve_reply,
    leave_on_tracker,
    note_delivered,
    return_reply,
    submit_reply,
    write_reply,
)

__all__ = [
    "EntryForm",
    "add_entry",
    "approve_reply",
    "close_case",
    "import_replies",
    "leave_on_tracker",
    "note_delivered",
    "rate_case",
    "return_reply",
    "submit_reply",
    "write_reply",
]
