"""What may this viewer see of the inbox? Fetching is authorising."""

from huiying.inbox.reads.cases import (
    assists,
    awaiting_me,
    by_due,
    case,
    case_by_code,
    case_numbered,
    cases,
    code_index,
    hand_overs,
    imported_cases,
    in_time_by_rule,
    notes,
    overdue,
    public_case,
    public_cases,
    state_counts,
)
from huiying.inbox.reads.messages import (
    Said,
    account_at,
    conversation,
    last_heard,
    message,
    messages,
    messages_without_case,
    waiting_messages,
)
from huiying.inbox.reads.paging import Order, Page, page
from huiying.inbox.reads.routing import suggestions_for
from huiying.inbox.reads.searching import case_documents
from huiying.inbox.reads.timeline import Event, events, timeline

__all__ = [
    "Event",
    "Order",
    "Page",
    "Said",
    "account_at",
    "assists",
    "awaiting_me",
    "by_due",
    "case",
    "case_by_code",
    "case_documents",
    "case_numbered",
    "cases",
    "code_index",
    "conversation",
    "events",
    "hand_overs",
    "imported_cases",
    "in_time_by_rule",
    "last_heard",
    "message",
    "messages",
    "messages_without_case",
    "notes",
    "overdue",
    "page",
    "public_case",
    "public_cases",
    "state_counts",
    "suggestions_for",
    "timeline",
    "waiting_messages",
]
