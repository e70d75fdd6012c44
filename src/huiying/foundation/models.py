"""Which tables belong to no stage? They live beside their code and are named here for Django."""

from huiying.foundation.journal.models import Head, Leaf, Line, Sequence
from huiying.foundation.limits import Allowance

__all__ = ["Allowance", "Head", "Leaf", "Line", "Sequence"]
