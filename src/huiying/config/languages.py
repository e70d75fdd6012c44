"""How do the words of the screens get from the catalogue to the readers?

The catalogue is `locale/zh_Hans/LC_MESSAGES/django.po`, keyed by the English words; the compiled
file beside it is what Django reads. `python -m huiying.config.languages` compiles it (and merges
further catalogues named on the command line); a test finds a compiled file that is not its
source's.
"""

from __future__ import annotations

import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "locale" / "zh_Hans" / "LC_MESSAGES"
SOURCE = FOLDER / "django.po"
COMPILED = FOLDER / "django.mo"
HEADER = {
    "Project-Id-Version": "huiying",
    "Language": "zh_Hans",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}


def merge_and_compile(further: list[Path]) -> int:
    """Add the entries of further catalogues (theirs win), sort, compile; returns how many stand."""
    import polib

    catalogue = polib.pofile(str(SOURCE)) if SOURCE.exists() else polib.POFile(wrapwidth=96)
    catalogue.metadata = HEADER
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue}
    for path in further:
        for entry in polib.pofile(str(path)):
            if (old := known.get((entry.msgctxt, entry.msgid))) is not None:
                catalogue.remove(old)
            known[(entry.msgctxt, entry.msgid)] = entry
            catalogue.append(entry)
    catalogue.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
    FOLDER.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(SOURCE))
    COMPILED.write_bytes(catalogue.to_binary())
    return len(catalogue)


if __name__ == "__main__":
    entries = merge_and_compile([Path(name) for name in sys.argv[1:]])
    sys.stdout.write(f"{SOURCE}: {entries}\n")
