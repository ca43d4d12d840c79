"""Dates as people write them in tables."""

from __future__ import annotations

import re
from datetime import date

_YEAR_FIRST = re.compile(r"(\d{4})[-/.年 ]\s*(\d{1,2})[-/.月 ]\s*(\d{1,2})日?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])\s*(\d{1,2})[-/. ]\s*(\d{4})")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})?$")


def understood(text: str) -> date | None:
    """Return the date that a text says; None where it says none, or could say two.

    Understood are 2026-03-04, 2026/3/4, 2026年3月4日, 4.3.2026 (a dot: the day comes first), and
    with slashes the year last only where it can't be taken for another day: 25/3/2026, 3/25/2026.
    A time behind it is left out.
    """
    text = _TIME.sub("", text.strip())
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        return _date(year, month, day)
    if found := _YEAR_LAST.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if found[2] == "." or first == second:
            return _date(year, second, first)
        either = {_date(year, second, first), _date(year, first, second)} - {None}
        return either.pop() if len(either) == 1 else None
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
