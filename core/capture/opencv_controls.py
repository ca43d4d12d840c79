"""What can be set on a camera through OpenCV, as far as the camera confirms it."""

from __future__ import annotations

import errno
import platform

import cv2

from core.capture.camera import Control, ControlName
from core.capture.control_refusal import refusal

# Rates that cameras have; which of them this one has, it is asked.
_USUAL_RATES = (5.0, 10.0, 15.0, 20.0, 24.0, 25.0, 30.0, 50.0, 60.0, 90.0)

# OpenCV rounds rates to whole numbers in some of its ways to a camera.
_SAME = 0.51


class OpenCVControls:
    """The settings of one open camera. Of the thread that reads it.

    OpenCV tells neither ranges nor units, and trying values out changes the picture, on Windows
    even from automatic to manual exposure. So exposure time and gain are left out. The rate is a
    list of those that the camera confirmed when it was asked, with the present one set again
    afterwards; automatic exposure a switch on Windows, the only system where OpenCV means the
    same by it for all cameras.

    Parameters
    ----------
    capture
        Open camera.
    camera
        Name for people.
    """

    def __init__(self, capture: cv2.VideoCapture, camera: str) -> None:
        self._capture = capture
        self._camera = camera
        self._default_rate = capture.get(cv2.CAP_PROP_FPS)
        self._rates: tuple[float, ...] | None = None
        self._default_automatic = capture.get(cv2.CAP_PROP_AUTO_EXPOSURE)

    def read(self) -> tuple[Control, ...]:
        """Ask the camera. The first time holds the picture up while rates are tried."""
        found = []
        if self._has_switch():
            automatic = self._capture.get(cv2.CAP_PROP_AUTO_EXPOSURE)
            found.append(
                Control("automatic_exposure", "switch", automatic, self._default_automatic)
            )
        if self._rates is None:
            self._rates = self._find_rates()
        if len(self._rates) > 1:
            present = self._capture.get(cv2.CAP_PROP_FPS)
            found.append(
                Control(
                    "rate",
                    "choice",
                    min(self._rates, key=lambda rate: abs(rate - present)),
                    min(self._rates, key=lambda rate: abs(rate - self._default_rate)),
                    low=self._rates[0],
                    high=self._rates[-1],
                    unit="1/s",
                    choices={rate: f"{rate:g}" for rate in self._rates},
                )
            )
        return tuple(found)

    def set(self, name: ControlName, value: float) -> None:
        """Set one thing, and see that the camera took it.

        Raises
        ------
        SourceError
            If it has no such setting, or goes on with another value.
        """
        if name == "rate" and self._rates is not None and value in self._rates:
            taken = self._confirms(cv2.CAP_PROP_FPS, value)
        elif name == "automatic_exposure" and self._has_switch():
            taken = self._confirms(cv2.CAP_PROP_AUTO_EXPOSURE, float(value >= 0.5))
        else:
            raise refusal(self._camera, errno.EINVAL if name == "rate" else errno.ENOTTY)
        if not taken:
            raise refusal(self._camera, errno.EINVAL)

    def _has_switch(self) -> bool:
        return platform.system() == "Windows" and self._default_automatic in (0.0, 1.0)

    def _find_rates(self) -> tuple[float, ...]:
        present = self._capture.get(cv2.CAP_PROP_FPS)
        if not _USUAL_RATES[0] - 1 <= present <= 240:
            return ()
        wanted = sorted({*_USUAL_RATES, round(present, 2)})
        found = tuple(rate for rate in wanted if self._confirms(cv2.CAP_PROP_FPS, rate))
        self._capture.set(cv2.CAP_PROP_FPS, present)
        return found

    def _confirms(self, what: int, value: float) -> bool:
        return self._capture.set(what, value) and abs(self._capture.get(what) - value) < _SAME
