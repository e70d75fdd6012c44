"""Which matters do people write about, in whose words, and what is answered? Read from texts.

Each `.txt` beside this file holds matters, one block each:
`= title`, `@ department`, `# type`, `% weight`, `~ citizens' words`, `> how to`, `? letter`
(`?2` is answered by the second answer), `+ what was found`, `* what is done`,
`q question` with `a answer` for the Q&A base.
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
    letters: list[tuple[int, str]] = field(default_factory=list)  # which answer fits, letter
    found: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    questions: list[tuple[str, str]] = field(default_factory=list)


@cache
def matters() -> tuple[Matter, ...]:
    """Every matter, in the order of the files' names; a title that comes again is added to."""
    found: dict[str, Matter] = {}
    current = Matter("")
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            mark, text = line[:1], line[1:].strip()
            if mark == "=":
                current = found.setdefault(text, Matter(text))
            elif mark:
                _take(current, mark, text)
    return tuple(found.values())


def _take(matter: Matter, mark: str, text: str) -> None:
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
            number, _, rest = text.partition(" ") if text[0].isdigit() else ("0", "", text)
            matter.letters.append((int(number), rest))
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
