"""How does a file become cases: in portions, again without doubles, with every loss named?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from huiying.answers.acts.importing import LetterToImport, import_replies
from huiying.answers.importing.reading import RejectedRow, letters_in
from huiying.answers.importing.tables import count_rows
from huiying.foundation.errors import Unusable
from huiying.foundation.scope import Actor
from huiying.registry.models import Organisation

PORTION = 500  # rows in one transaction: an interrupted import goes on where it stopped
IMPORTER = Actor.machine("import.messages")


@dataclass
class Summary:
    """What became of the file's rows; every row is in exactly one of the three numbers."""

    rows: int = 0
    imported: int = 0
    there_already: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)


def import_messages(
    path: Path,
    *,
    organisation_code: str | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    by: Actor = IMPORTER,
) -> Summary:
    """Take a file's letters over as cases of one organisation (the root if none is named).

    Columns `id, user, received_at, title, body` and, where known, `reply, replied_at`; times are
    China's. `progress(done, total)` is called after each portion. The same file again brings
    nothing twice: the file's name and the row's id are the key. Raises `Unusable` before anything
    is imported.
    """
    organisation = _organisation(organisation_code)
    total = count_rows(path)
    letters = letters_in(path)
    summary = Summary()
    while portion := list(islice(letters, PORTION)):
        _bring(path.name[:120], portion, organisation, summary, by)
        progress(summary.rows, max(total, summary.rows))
    return summary


def _bring(
    source: str,
    portion: list[LetterToImport | RejectedRow],
    organisation: Organisation,
    summary: Summary,
    by: Actor,
) -> None:
    good = [row for row in portion if isinstance(row, LetterToImport)]
    fresh = import_replies(source, good, organisation, by=by)
    summary.rows += len(portion)
    summary.imported += fresh
    summary.there_already += len(good) - fresh
    summary.rejected += [row for row in portion if isinstance(row, RejectedRow)]


def _organisation(code: str | None) -> Organisation:
    wanted = (
        Organisation.objects.filter(code=code)
        if code
        else Organisation.objects.filter(parent__isnull=True)
    )
    found = wanted.order_by("id").first()
    if found is None:
        raise Unusable("answers.import.no_organisation", organisation=code or "")
    return found
