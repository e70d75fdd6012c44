"""What can be done in the inbox? Every verb, each in one transaction with its journal lines."""

from huiying.inbox.acts.answering import await_review, end_case, note_reply, resume_work
from huiying.inbox.acts.cases import CaseForm, Opened, follow_up, submit_case
from huiying.inbox.acts.deciding import accept_case, classify_case, refuse_case
from huiying.inbox.acts.handing import (
    ask_to_assist,
    dispatch_case,
    reassign_case,
    return_case,
    sign_for_case,
)
from huiying.inbox.acts.handling import Contact, add_note, reveal_contact
from huiying.inbox.acts.importing import CaseToImport, import_cases
from huiying.inbox.acts.publishing import mark_public, take_from_public
from huiying.inbox.acts.taking_in import (
    Kept,
    hear_message,
    note_trouble,
    open_case_from,
    take_in_message,
)

__all__ = [
    "CaseForm",
    "CaseToImport",
    "Contact",
    "Kept",
    "Opened",
    "accept_case",
    "add_note",
    "ask_to_assist",
    "await_review",
    "classify_case",
    "dispatch_case",
    "end_case",
    "follow_up",
    "hear_message",
    "import_cases",
    "mark_public",
    "note_reply",
    "note_trouble",
    "open_case_from",
    "reassign_case",
    "refuse_case",
    "resume_work",
    "return_case",
    "reveal_contact",
    "sign_for_case",
    "submit_case",
    "take_from_public",
    "take_in_message",
]
