"""In which form do our processes write their lines? Never with the values that passed through."""

from __future__ import annotations

import structlog


def write_plainly() -> None:
    """Plain tracebacks: the usual ones show every local variable, and so letters and keys."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(
                colors=False, exception_formatter=structlog.dev.plain_traceback
            ),
        ]
    )
