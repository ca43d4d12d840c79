"""What a person has set on each camera, kept in the profile and set again when it is opened."""

from __future__ import annotations

import json
import logging
import math
import os
import threading
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.capture.camera import Camera, ControlName
from core.capture.control_values import set_values
from core.whole_file import written_whole

log = logging.getLogger(__name__)

VERSION = 1

MOST_BYTES = 1024**2
"""Of the file; one camera takes some 200."""

_NAMES: tuple[ControlName, ...] = typing.get_args(ControlName)

Values = dict[ControlName, float]


class CameraMemory:
    """What was set, by the camera's stable address. May be used by several threads.

    The file is read when it is first needed and written whole after each change. Where it can't
    be written, what was set is known until the program ends; a damaged one is set aside.

    Parameters
    ----------
    file
        `core.paths.Profile.cameras_file`.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._cameras: dict[str, Values] | None = None

    def values(self, address: str) -> Mapping[ControlName, float]:
        """Return what was set on the camera with this address; empty if nothing was."""
        with self._lock:
            return dict(self._known().get(address, {}))

    def remember(self, address: str, name: ControlName, value: float) -> None:
        """Keep that `name` is `value` on the camera with this address.

        Raises
        ------
        ValueError
            If there is no such name, or the value is no finite number.
        """
        if name not in _NAMES or not math.isfinite(value):
            raise ValueError(f"{name} = {value}")
        with self._lock:
            kept = self._known().setdefault(address, {})
            if kept.get(name) != value:
                kept[name] = float(value)
                self._write()

    def forget(self, address: str) -> None:
        """Forget all that was set on the camera with this address."""
        with self._lock:
            if self._known().pop(address, None) is not None:
                self._write()

    def apply(self, address: str, camera: Camera) -> None:
        """Set on the open `camera` what is remembered; what it no longer takes is logged."""
        wanted = self.values(address)
        if not wanted:
            return
        for name, error in set_values(camera, wanted).items():
            log.log(
                logging.WARNING if error is not None else logging.INFO,
                "%s: %s is not set to %g again: %s",
                address,
                name,
                wanted[name],
                error or "the camera doesn't have it, or decides it by itself",
            )

    def _known(self) -> dict[str, Values]:
        if self._cameras is None:
            self._cameras = self._read()
        return self._cameras

    def _read(self) -> dict[str, Values]:
        try:
            with self._file.open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
            if len(data) > MOST_BYTES:
                raise ValueError("too large")
            content = json.loads(data)
            listed = content["cameras"]
            return {
                address: {name: float(values[name]) for name in _NAMES if _is_number(values, name)}
                for address, values in listed.items()
                if isinstance(values, dict)
            }
        except FileNotFoundError:
            return {}
        except OSError as error:
            log.warning("%s can't be read: %s", self._file, error)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            log.warning("%s is damaged and set aside: %s", self._file, error)
            try:
                os.replace(self._file, self._file.with_name(f"{self._file.name}.damaged"))
            except OSError as refused:
                log.warning("%s can't be set aside: %s", self._file, refused)
        return {}

    def _write(self) -> None:
        content = {"version": VERSION, "cameras": self._cameras}
        text = json.dumps(content, indent=2, sort_keys=True) + "\n"
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with written_whole(self._file) as stream:
                stream.write(text.encode("utf-8"))
        except OSError as error:
            log.warning("%s can't be written: %s", self._file, error)


def _is_number(values: Mapping[str, Any], name: str) -> bool:
    value = values.get(name)
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9
