"""What does the city say? Pieces as they are written, with gaps for place and date.

Each `.txt` beside this file holds pieces: `= title`, `@ who says it` (departments, `街道` for any
street), `% months` if it fits some only, `: summary`, and `|` for each line of the writing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path


@dataclass
class Draft:
    """One piece with its gaps still open."""

    title: str
    offices: tuple[str, ...] = ()
    months: tuple[int, ...] = ()  # none: any
    summary: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def writing(self) -> str:
        """The text as an editor types it."""
        blocks: list[str] = []
        for line in self.lines:
            joined = blocks and line.startswith("- ") and blocks[-1].startswith("- ")
            if joined:
                blocks[-1] += f"\n{line}"
            else:
                blocks.append(line)
        return "\n\n".join(blocks)


@cache
def drafts() -> tuple[Draft, ...]:
    """Every piece, in the order of the files' names."""
    found: list[Draft] = []
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            mark, text = line[:1], line[1:].strip()
            if mark == "=":
                found.append(Draft(text))
            elif mark == "@":
                found[-1].offices = tuple(text.split())
            elif mark == "%":
                found[-1].months = tuple(int(month) for month in text.split())
            elif mark == ":":
                found[-1].summary = text
            elif mark == "|":
                found[-1].lines.append(text)
    return tuple(found)


def drafts_for(office: str, month: int) -> list[Draft]:
    """The pieces that this office could write in that month."""
    own = [draft for draft in drafts() if office in draft.offices]
    return [draft for draft in own if not draft.months or month in draft.months]
