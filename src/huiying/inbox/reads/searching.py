"""What does the search index know of cases?"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from huiying.foundation.scope import ScopedQuerySet
from huiying.foundation.search.terms import Document
from huiying.inbox.models import Case


def case_documents(ids: Collection[int] | None) -> Iterator[Document]:
    """Number, title and words of cases; who asks the index fetches them by a read of her own."""
    rows: ScopedQuerySet[Case] = Case.objects.whole("the index answers with ids only")
    wanted = rows if ids is None else rows.filter(pk__in=ids)
    for case in wanted.iterator(chunk_size=1000):
        yield Document("inbox.case", case.pk, f"{case.number} {case.title}", case.body)
