"""Reading a small JSON file that anybody may have written."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

MOST_BYTES = 1024**2
"""The largest that a model comes with has some 10,000."""


def read_json(file: Path) -> Any:
    """Return the content of a JSON file.

    Raises
    ------
    FileNotFoundError
        If it isn't there.
    OSError
        If it can't be read.
    ValueError
        If it is no regular file, larger than 1 MiB, or no JSON.
    """
    if not stat.S_ISREG(file.stat().st_mode):  # a pipe would keep us waiting for ever
        raise ValueError("no file")
    with file.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError("too large")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except RecursionError as error:
        raise ValueError("too deep") from error
