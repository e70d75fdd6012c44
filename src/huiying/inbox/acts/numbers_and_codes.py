"""Which number and which secret code does a new case get?"""

from __future__ import annotations

import secrets
from datetime import date

from django.db import connection

from huiying.inbox.rules.codes import ALPHABET, CODE_LENGTH, case_number


def next_numbers(day: date, count: int = 1) -> list[str]:
    """The next numbers of a day. The day's row stays locked until the cases stand or fall.

    So there is no gap and no double, at the price that cases of one day are opened one after the
    other (a few milliseconds each).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO inbox_daily_number (day, "last") VALUES (%s, %s) '
            'ON CONFLICT (day) DO UPDATE SET "last" = inbox_daily_number."last" + %s '
            'RETURNING "last"',
            [day, count, count],
        )
        (last,) = cursor.fetchone()
    return [case_number(day, running) for running in range(last - count + 1, last + 1)]


def fresh_code() -> str:
    """An unguessable query code: 60 bits from the operating system."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
