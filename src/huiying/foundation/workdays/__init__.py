"""When is it due on a working calendar, and can it show its working day by day?"""

from huiying.foundation.workdays.calendar import Calendar, Nature, YearSheet, standard_calendar
from huiying.foundation.workdays.counting import Counting, DayEnd, Pause, Term, Unit
from huiying.foundation.workdays.derivation import DayCell, DayKind, Derivation, Note, Rule
from huiying.foundation.workdays.due import due_at
from huiying.foundation.workdays.explain import conclusion, day_sentence, explain, term_words
from huiying.foundation.workdays.hours import OfficeHours, standard_hours
from huiying.foundation.workdays.loading import load_file, load_year, with_folder
from huiying.foundation.workdays.office import Office
from huiying.foundation.workdays.rules import (
    add,
    add_calendar_days,
    add_hours,
    add_work_hours,
    add_workdays,
    subtract_workdays,
    time_between,
    work_time_between,
    workdays_between,
)
from huiying.foundation.workdays.trouble import CalendarMissing

__all__ = [
    "Calendar",
    "CalendarMissing",
    "Counting",
    "DayCell",
    "DayEnd",
    "DayKind",
    "Derivation",
    "Nature",
    "Note",
    "Office",
    "OfficeHours",
    "Pause",
    "Rule",
    "Term",
    "Unit",
    "YearSheet",
    "add",
    "add_calendar_days",
    "add_hours",
    "add_work_hours",
    "add_workdays",
    "conclusion",
    "day_sentence",
    "due_at",
    "explain",
    "load_file",
    "load_year",
    "standard_calendar",
    "standard_hours",
    "subtract_workdays",
    "term_words",
    "time_between",
    "with_folder",
    "work_time_between",
    "workdays_between",
]
