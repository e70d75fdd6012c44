"""How do an older system's letters and replies come in, from a file of any size?"""

from huiying.answers.importing.bringing import Summary, import_messages
from huiying.answers.importing.reading import RejectedRow

__all__ = ["RejectedRow", "Summary", "import_messages"]
