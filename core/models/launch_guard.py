"""Remembers over a crash which added models were being loaded when the program died."""

from __future__ import annotations

import contextlib
import json
import logging
import os
from collections.abc import Collection
from pathlib import Path

from core.models.json_file import read_json

MARK = ".loading"
"""File in the folder of added models that lies there only while one is loaded and first run."""

log = logging.getLogger(__name__)


class LaunchGuard:
    """Writes down what is about to be loaded, and strikes it out once that has worked.

    A native runtime that a model's file brings down takes the process with it, and no handler
    runs. The next start finds the mark, and leaves those models out.

    Parameters
    ----------
    folder
        Folder of added models. Where it can't be written there is no guard, and nothing else
        changes.
    """

    def __init__(self, folder: Path) -> None:
        self._mark = folder / MARK

    def suspects(self) -> frozenset[str]:
        """Return the short names of models whose loading never ended."""
        try:
            data = read_json(self._mark)
            return frozenset(str(name) for name in data["models"])
        except FileNotFoundError:
            return frozenset()
        except (OSError, ValueError, LookupError, TypeError):
            log.warning("The mark of loading models can't be read")
            return frozenset()

    def begin(self, names: Collection[str]) -> None:
        """Write down the models that are about to be loaded."""
        with contextlib.suppress(OSError), self._mark.open("w", encoding="utf-8") as stream:
            json.dump({"models": sorted(names)}, stream)
            stream.flush()
            os.fsync(stream.fileno())

    def passed(self) -> None:
        """Strike them out: they work, or were refused in good order."""
        with contextlib.suppress(OSError):
            self._mark.unlink(missing_ok=True)
