"""What of the city is needed while its history is written? Who is where, by name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from huiying.config.demo.book import Book, Hand
from huiying.config.demo.chance import Chance
from huiying.registry.models import Account, Duty, Organisation, Person

WHY = "rows of a city that is being filled"


@dataclass
class City:
    """The city while it is being filled."""

    seed: int
    present: datetime
    scale: float
    book: Book = field(default_factory=Book)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    staff: dict[tuple[int, str], list[Person]] = field(default_factory=dict)
    by_username: dict[str, Person] = field(default_factory=dict)
    accounts: dict[tuple[int, str], Account] = field(default_factory=dict)
    duties: dict[str, Duty] = field(default_factory=dict)

    def chance(self, purpose: str) -> Chance:
        """A stream of choices of its own, so that one part's changes leave the others alone."""
        return Chance(self.seed, purpose)

    def scaled(self, count: int) -> int:
        """A number of things at this city's scale; at least one."""
        return max(1, round(count * self.scale))

    def holders(self, organisation: Organisation, post: str) -> list[Person]:
        """Who holds a post in exactly this organisation today."""
        return self.staff.get((organisation.pk, str(post)), [])

    def hand(self, organisation: Organisation, post: str, chance: Chance) -> Hand:
        """Somebody who holds the post here, as the one who acts."""
        return Hand.of(chance.choice(self.holders(organisation, post)), post, organisation)

    def departments(self) -> list[Organisation]:
        """The departments, in their order."""
        return [o for o in self.organisations.values() if o.kind == "department"]

    def streets(self) -> list[Organisation]:
        """The street offices, in their order."""
        return [o for o in self.organisations.values() if o.kind == "street"]
