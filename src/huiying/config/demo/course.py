"""When does each step of a case happen, and which of them lie in the past?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from huiying.config.demo.chance import Chance
from huiying.config.demo.matters import Matter
from huiying.config.demo.profiles import Profile, profile_of
from huiying.config.demo.times import at, office_later
from huiying.foundation.clock import shanghai

WATCH = (time(8, 0), time(21, 30))  # when the duty officers sit at their desks, every day
PLATFORM_WINDOW = timedelta(hours=46)  # platforms take private answers for 48 hours


@dataclass
class Course:
    """The moments of one case, in order; those after the present have not come yet."""

    received: datetime
    dispatched: datetime
    signed: datetime
    written: datetime
    submitted: datetime
    returned: datetime | None
    resubmitted: datetime | None
    decided: datetime
    rated: datetime | None
    level: int
    closed: datetime
    noted: datetime | None = None
    more_said: datetime | None = None
    given_back: datetime | None = None

    def in_review(self, present: datetime) -> bool:
        """Whether the answer lies with the second person at that moment."""
        last = self.submitted
        if self.returned and self.resubmitted and self.returned < present:
            last = self.resubmitted
        return last < present < self.decided

    @property
    def within_window(self) -> bool:
        """Whether the answer comes while a platform would still take it."""
        return self.decided - (self.more_said or self.received) < PLATFORM_WINDOW


def watched_later(moment: datetime, minutes: float) -> datetime:
    """So many minutes later, when a duty officer is there."""
    day = shanghai(moment).date()
    if shanghai(moment).time() > WATCH[1]:
        day += timedelta(days=1)
    return max(moment, at(day, WATCH[0])) + timedelta(minutes=minutes)


@dataclass(frozen=True, slots=True)
class Way:
    """When the right office got the case, and when a wrong one gave it back before."""

    dispatched: datetime
    returned: datetime | None = None


def course_of(
    received: datetime,
    due: datetime | None,
    way: Way,
    matter: Matter,
    chance: Chance,
    *,
    soon: bool,
) -> Course:
    """A course as this office takes it; `soon` where a platform's window may close."""
    profile = profile_of(matter.department)
    due = due or received + timedelta(days=7)
    dispatched = way.dispatched
    signed = office_later(dispatched, chance.uniform(*profile.sign))
    if chance.happens(profile.late):
        aim = office_later(due, chance.uniform(*profile.late_by))
    else:
        share = chance.uniform(*profile.answer)
        if soon and profile.minds_windows:
            share = min(share, chance.uniform(0.05, 0.2))
        aim = received + (due - received) * share
        aim = min(aim, due - timedelta(hours=5))
    written = office_later(max(aim, signed + timedelta(minutes=15)), chance.uniform(2, 25))
    submitted = office_later(written, chance.uniform(2, 15))
    returned = resubmitted = None
    if chance.happens(0.05):
        returned = office_later(submitted, chance.uniform(*profile.review))
        resubmitted = office_later(returned, chance.uniform(30, 150))
    decided = office_later(resubmitted or submitted, chance.uniform(*profile.review))
    course = Course(
        received=received,
        dispatched=dispatched,
        signed=signed,
        written=written,
        submitted=submitted,
        returned=returned,
        resubmitted=resubmitted,
        decided=decided,
        rated=None,
        level=0,
        closed=decided,
    )
    course.given_back = way.returned
    _aftermath(course, profile, chance)
    _asides(course, chance)
    return course


def _aftermath(course: Course, profile: Profile, chance: Chance) -> None:
    wait = timedelta(days=chance.uniform(5, 8))
    if chance.happens(profile.rated):
        course.rated = course.decided + timedelta(hours=0.1 + chance.expovariate(1 / 14))
        course.level = chance.weighted((5, 4, 3, 2, 1), profile.levels)
        wait = course.rated - course.decided
    course.closed = office_later(course.decided + wait, chance.uniform(10, 400))


def _asides(course: Course, chance: Chance) -> None:
    if chance.happens(0.10):
        course.noted = office_later(course.signed, chance.uniform(10, 90))
    if chance.happens(0.09) and course.written - course.received > timedelta(hours=3):
        span = course.written - course.received
        course.more_said = course.received + span * chance.uniform(0.1, 0.9)


def unfinished(received: datetime, present: datetime, *, signed: bool) -> Course:
    """A case that somebody sent on and that nobody has answered yet."""
    never = present + timedelta(days=30)
    taken = min(received + timedelta(minutes=52), present - timedelta(minutes=5))
    return Course(
        received=received,
        dispatched=min(received + timedelta(minutes=9), taken),
        signed=taken if signed else never,
        written=never,
        submitted=never,
        returned=None,
        resubmitted=None,
        decided=never,
        rated=None,
        level=0,
        closed=never,
    )
