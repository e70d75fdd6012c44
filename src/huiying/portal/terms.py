"""Which numbers does the portal go by? Page sizes, allowances, how long a receipt stays."""

from __future__ import annotations

from dataclasses import dataclass

PIECES_A_PAGE = 20
ACCOUNTS_A_PAGE = 30
DUTIES_A_PAGE = 30
NEWEST_AT_HOME = 5
POSTS_OF_AN_ACCOUNT = 5
KNOWN_AT_ONCE = 3  # of each kind, in an answer to a question
SUGGESTED = 2  # of each kind, while it is typed


@dataclass(frozen=True, slots=True)
class Allowance:
    """How often one visitor may do something: `most` times in each window of `seconds`."""

    purpose: str
    most: int
    seconds: int


# A query code has 60 bits (inbox.rules.codes): ten tries a minute find none in any lifetime.
TRACKING = Allowance("portal.track", 10, 60)
# Carriers put many phones behind one address, so this stops machines rather than neighbours.
ASKING = Allowance("portal.ask", 10, 600)
ADDING = Allowance("portal.add", 10, 600)

# A phone that reloads the page must not lose the code; after that only the citizen has it.
RECEIPT_SECONDS = 30 * 60
CASES_IN_HAND = 20  # cases that one browser session keeps open

PICTURE_TYPES = frozenset({"image/jpeg", "image/png"})  # what foundation.files writes, no other
PICTURE_SECONDS = 365 * 24 * 3600  # the address is the fingerprint, so it never changes
