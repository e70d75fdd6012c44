"""What does a visitor see who has no city of his own? An invented one with six months of life."""

from huiying.config.demo.fill import Summary, fill
from huiying.config.demo.logins import Login, logins
from huiying.config.demo.playing_field import connect_sandbox
from huiying.config.demo.refusal import is_in_use, is_present

__all__ = [
    "Login",
    "Summary",
    "connect_sandbox",
    "fill",
    "is_in_use",
    "is_present",
    "logins",
]
