"""What number did the vendor mean, who sends numbers as numbers or as text?"""

from __future__ import annotations


def number(value: object, otherwise: int = 0) -> int:
    """The whole number in `value`, given as number or text; `otherwise` where there is none."""
    try:
        return int(str(value).strip())
    except ValueError:
        return otherwise
