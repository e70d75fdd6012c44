"""Which matters do people write about, in whose words, and what is answered? Read from texts.

Each `.txt` beside this file holds matters, one block each:
`= title`, `@ department`, `# type`, `% weight`, `~ citizens' words`, `> how to`, `? letter`,
`+ what was found`, `* what is done`, `q question` with `a answer` for the Q&A base.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path


@dataclass
class Matter:
    """One matter: whose it is, how people call it, what they write and what they are told."""

    title: str
    department: str = ""
    type: str = "help"
    weight: float = 1.0
    words: str = ""
    how_to: str = ""
    letters: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    questions: list[tuple[str, str]] = field(default_factory=list)


@cache
def matters() -> tuple[Matter, ...]:
    """Every matter, in the order of the files' names."""
    found: list[Matter] = []
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                _take(found, line[0], line[1:].strip())
    return tuple(found)


def _take(found: list[Matter], mark: str, text: str) -> None:
    if mark == "=":
        found.append(Matter(text))
        return
    matter = found[-1]
    match mark:
        case "@":
            matter.department = text
        case "#":
            matter.type = text
        case "%":
            matter.weight = float(text)
        case "~":
            matter.words = text
        case ">":
            matter.how_to = text
        case "?":
            matter.letters.append(text)
        case "+":
            matter.found.append(text)
        case "*":
            matter.done.append(text)
        case "q":
            matter.questions.append((text, ""))
        case "a":
            matter.questions[-1] = (matter.questions[-1][0], text)
        case _:
            raise ValueError(f"{matter.title}: {mark}{text}")
