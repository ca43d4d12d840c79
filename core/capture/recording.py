"""Video files, folders of pictures and single pictures as sources that play like a camera."""

from __future__ import annotations

import time
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture.file_check import require_file, unreadable
from core.capture.grey import StreamGrey
from core.capture.opencv import be_quiet, fourcc
from core.capture.picture import PictureError, pictures_in, read_picture
from core.capture.source import EndOfSource, SourceError
from core.frame import Frame
from core.wording import QT_TRANSLATE_NOOP

PICTURE_SECONDS = 2.0
"""How long each picture of a folder stands, so that its faces get tracks and evidence."""

PICTURE_RATE = 10.0
"""Frames a second made of a picture."""

# Rates beyond these are mistakes of the file; it is then played at 25 frames/s.
_RATES = (1.0, 240.0)
_USUAL_RATE = 25.0

# After a longer hold-up the film goes on from where it was, instead of rushing to catch up.
_HOLD_UP = 0.5


class _Pace:
    """Makes frames due one period apart."""

    def __init__(self, rate: float) -> None:
        self._period = 1.0 / rate
        self._due = time.monotonic()

    def wait(self, timeout: float) -> bool:
        """Sleep until the next frame is due, at most `timeout` seconds; whether it is due."""
        left = self._due - time.monotonic()
        if left > timeout:
            time.sleep(max(0.0, timeout))
            return False
        if left > 0:
            time.sleep(left)
        elif left < -_HOLD_UP:
            self._due -= left
        self._due += self._period
        return True


class VideoSource:
    """A video file, played at its own rate.

    Parameters
    ----------
    path
        Any format that OpenCV's FFmpeg reads; grey 16-bit video is scaled by its true depth.
    loop
        Begin again at the end; otherwise `read` raises `EndOfSource` there.
    """

    def __init__(self, path: Path, *, loop: bool = True) -> None:
        self._path = path
        self._loop = loop
        self._capture: cv2.VideoCapture | None = None
        self._grey = StreamGrey()
        self._pace = _Pace(_USUAL_RATE)
        self._number = 0
        self._first: NDArray[np.uint8] | None = None
        self.rate = _USUAL_RATE
        """Frames a second; the file's own once it is open."""

    @property
    def name(self) -> str:
        """File name."""
        return self._path.name

    def open(self) -> None:
        """Open the file and look at its first picture.

        Raises
        ------
        SourceError
            If it can't be read, is no video, or holds no picture.
        """
        self.close()
        require_file(self._path, SourceError)
        self._grey = StreamGrey()
        self._number = 0
        self._rewind()
        self._pace = _Pace(self.rate)

    def read(self, timeout: float = 0.2) -> Frame | None:
        """Return the next frame when it is due; see `core.capture.source.Source.read`."""
        if self._capture is None:
            raise EndOfSource
        if not self._pace.wait(timeout):
            return None
        pixels, self._first = self._first, None
        if pixels is None:
            pixels = self._next()
        if pixels is None:
            if not self._loop:
                self.close()
                raise EndOfSource
            self._rewind()
            pixels, self._first = self._first, None
            assert pixels is not None  # _rewind has read it
        frame = Frame(self._number, time.monotonic(), pixels, source=self.name)
        self._number += 1
        return frame

    def close(self) -> None:
        """Close the file. May be called twice."""
        capture, self._capture = self._capture, None
        self._first = None
        if capture is not None:
            capture.release()

    def _rewind(self) -> None:
        # Seeking fails in some formats; opening again never does.
        self.close()
        be_quiet()
        # Named backend: others would take img_001.avi for one picture of a numbered series.
        capture = cv2.VideoCapture(str(self._path), cv2.CAP_FFMPEG)
        if not capture.isOpened():
            raise SourceError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{file} is neither a video nor a picture that this program can read. Choose "
                    "another.",
                ),
                file=self._path,
            )
        if _is_grey(fourcc(capture.get(cv2.CAP_PROP_CODEC_PIXEL_FORMAT))):
            capture.set(cv2.CAP_PROP_CONVERT_RGB, 0)
        rate = capture.get(cv2.CAP_PROP_FPS)
        self.rate = rate if _RATES[0] <= rate <= _RATES[1] else _USUAL_RATE
        self._capture = capture
        self._first = self._next()
        if self._first is None:
            self.close()
            raise SourceError(
                QT_TRANSLATE_NOOP("core", "The video {file} holds no picture that can be read."),
                file=self._path,
            )

    def _next(self) -> NDArray[np.uint8] | None:
        """Read the next picture that is whole; None at the end."""
        assert self._capture is not None
        while True:
            got, image = self._capture.read()
            if not got or image is None:
                return None
            try:
                return self._grey(image)
            except (ValueError, cv2.error):
                continue


class PictureSource:
    """One picture, or the pictures of a folder in order, each shown for two seconds.

    Parameters
    ----------
    path
        File or folder.
    loop
        Begin again after the last picture; otherwise `read` raises `EndOfSource` there.
    seconds
        How long each picture is shown.
    """

    def __init__(self, path: Path, *, loop: bool = True, seconds: float = PICTURE_SECONDS) -> None:
        self._path = path
        self._loop = loop
        self._frames_each = max(1, round(seconds * PICTURE_RATE))
        self._files: list[Path] = []
        self._position = -1
        self._pixels: NDArray[np.uint8] | None = None
        self._shown = 0
        self._number = 0
        self._bad: set[Path] = set()
        self._pace = _Pace(PICTURE_RATE)

    @property
    def name(self) -> str:
        """Name of the file or folder."""
        return self._path.name or str(self._path)

    @property
    def unreadable(self) -> tuple[Path, ...]:
        """Files of the folder that were passed over since they can't be read."""
        return tuple(sorted(self._bad))

    def open(self) -> None:
        """List the folder and read the first picture.

        Raises
        ------
        SourceError
            If there is no picture, or none that can be read.
        """
        self.close()
        self._files = self._list()
        self._bad = set()
        self._number = 0
        self._advance()
        self._pace = _Pace(PICTURE_RATE)

    def read(self, timeout: float = 0.2) -> Frame | None:
        """Return the next frame when it is due; see `core.capture.source.Source.read`."""
        if self._pixels is None:
            raise EndOfSource
        if not self._pace.wait(timeout):
            return None
        if self._shown >= self._frames_each:
            self._advance()
        # Named by its picture: the next one may show somebody else in the same place.
        name = self._files[self._position].name
        frame = Frame(self._number, time.monotonic(), self._pixels, source=name)
        self._shown += 1
        self._number += 1
        return frame

    def close(self) -> None:
        """Let go of the picture. May be called twice."""
        self._pixels = None
        self._position = -1
        self._shown = 0

    def _list(self) -> list[Path]:
        if not self._path.is_dir():
            require_file(self._path, SourceError)
            return [self._path]
        try:
            files = pictures_in(self._path)
        except OSError as error:
            raise unreadable(self._path, error, SourceError) from error
        if not files:
            raise SourceError(
                QT_TRANSLATE_NOOP(
                    "core", "There are no pictures in the folder {folder}. Choose another one."
                ),
                folder=self._path,
            )
        return files

    def _advance(self) -> None:
        """Go to the next picture that can be read, beginning again where that is wanted."""
        if self._pixels is not None and self._loop and len(self._files) == 1:
            self._shown = 0
            return
        for _ in self._files:
            self._position += 1
            if self._position >= len(self._files):
                if not self._loop:
                    break
                self._position = 0
            file = self._files[self._position]
            try:
                self._pixels = read_picture(file)
            except PictureError as error:
                if len(self._files) == 1:
                    raise SourceError(error.sentence, **error.values) from error
                self._bad.add(file)
                continue
            self._bad.discard(file)
            self._shown = 0
            return
        self.close()
        if len(self._bad) < len(self._files):
            raise EndOfSource
        raise SourceError(
            QT_TRANSLATE_NOOP(
                "core", "None of the {count} pictures in the folder {folder} can be read."
            ),
            count=len(self._files),
            folder=self._path,
        )


def _is_grey(pixel_format: str) -> bool:
    """Whether FFmpeg's pixel format is grey: Y800, or Y1 with the depth in the fourth byte."""
    return pixel_format == "Y800" or pixel_format.startswith("Y1\0")
