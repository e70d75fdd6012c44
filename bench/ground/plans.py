"""How does the database answer a page's queries? Asked in this process, told with EXPLAIN."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ground.house import HOST

WIDE = 2000  # signs of a query that are printed


def queries_of(path: str, cookies: str) -> list[str]:
    """The queries with which the page was made, in order."""
    browser = Client(headers={"host": HOST})
    browser.cookies.load(cookies)
    with CaptureQueriesContext(connection) as seen:
        answer = browser.get(path)
    assert answer.status_code == 200, answer.status_code
    return [query["sql"] for query in seen.captured_queries]


def explain(path: str, cookies: str) -> None:
    """Print each query on cases with its plan."""
    queries = queries_of(path, cookies)
    print(f"\n=== {path}: {len(queries)} queries")
    for query in queries:
        if query.startswith("SELECT") and '"inbox_case"' in query:
            print(f"\n{query[:WIDE]}\n")
            print(plan_of(query))


def plan_of(query: str) -> str:
    """How the query was run, with times and buffers."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {query}")
        return "\n".join(line for (line,) in cursor.fetchall())
