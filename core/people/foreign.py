"""Reading what a file says that anybody may have written: JSON and times within bounds."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

_MOST: Final = 2**53
"""No number of ours is larger."""


def loaded(text: str | bytes) -> dict[str, Any]:
    """Return the JSON object that a text holds.

    Raises
    ------
    ValueError
        If it holds none, is nested too deep, or a number is not finite or beyond 2^53.
    """
    try:
        told = _DECODER.decode(text if isinstance(text, str) else text.decode("utf-8"))
    except RecursionError:
        raise ValueError("nested too deep") from None
    if not isinstance(told, dict):
        raise ValueError("no object")
    return told


def moment(text: str) -> datetime:
    """Return a time with its zone, in UTC.

    Raises
    ------
    ValueError
        If it is none, has no zone, or lies outside of the years 1 to 9999 in UTC.
    """
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError("a time without zone")
    try:
        return time.astimezone(UTC)
    except OverflowError:
        raise ValueError("a time beyond the calendar") from None


def short_text(file: Path, most: int) -> str:
    """Return the text of a file, UTF-8.

    Raises
    ------
    OSError
        If it can't be read.
    ValueError
        If it has more than `most` bytes, or is no such text.
    """
    with file.open("rb") as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise ValueError("too long")
    return data.decode("utf-8")


def _whole(digits: str) -> int:
    number = int(digits)
    if abs(number) > _MOST:
        raise ValueError("a number beyond 2^53")
    return number


def _real(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number that is not finite")
    return number


# One for all: some 10,000 details are read when a gallery is opened.
_DECODER: Final = json.JSONDecoder(parse_int=_whole, parse_float=_real, parse_constant=_real)
