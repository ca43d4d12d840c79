"""Short tones, made here and played by what the system has; silent where it has nothing.

Nothing waits for a sound: it is started and left alone, and a failure is only noted in the log.
"""

from __future__ import annotations

import contextlib
import enum
import io
import logging
import shutil
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

import numpy as np

log = logging.getLogger(__name__)

RATE = 44_100
LOUDNESS = 0.25
"""Of full scale."""

MOST_AT_ONCE = 3
"""Players that may still be at work when another is started; a system that hangs gets no more."""

_PLAYERS = {
    "linux": (
        ("pw-play",),
        ("paplay",),
        ("aplay", "--quiet"),
    ),
    "darwin": (("afplay",),),
}


class Tone(enum.Enum):
    """What a tone tells."""

    TAKEN = "taken"
    """A view was taken."""

    TROUBLE = "trouble"
    """Something must be settled first."""

    DONE = "done"
    """The person is enrolled."""


_NOTES: dict[Tone, tuple[tuple[float, float], ...]] = {
    Tone.TAKEN: ((880.0, 0.09), (1320.0, 0.12)),
    Tone.TROUBLE: ((330.0, 0.16), (262.0, 0.22)),
    Tone.DONE: ((660.0, 0.1), (880.0, 0.1), (1320.0, 0.2)),
}
"""Hertz and seconds, one after the other."""


def as_wav(tone: Tone) -> bytes:
    """Return a tone as a WAV file: one channel, 16 bits."""
    parts = []
    for hertz, seconds in _NOTES[tone]:
        at = np.arange(round(RATE * seconds)) / RATE
        swell = np.minimum(1.0, np.minimum(at, seconds - at) / 0.012)  # no click at its ends
        parts.append(LOUDNESS * swell * np.sin(2 * np.pi * hertz * at))
    samples = (np.concatenate(parts) * 32767).astype("<i2")
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return stream.getvalue()


class Sounds:
    """Plays tones. Files that a player needs lie in a folder of its own until `close`."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._player: tuple[str, ...] | None = None
        self._is_silent = False
        self._running: list[subprocess.Popen[bytes]] = []

    @property
    def is_silent(self) -> bool:
        """Whether this system turned out to have nothing that plays."""
        return self._is_silent

    def play(self, tone: Tone) -> None:
        """Begin to play a tone and return at once. Never fails."""
        if self._is_silent:
            return
        try:
            self._begin(tone)
        except Exception:
            self._is_silent = True
            log.info("No tone can be played", exc_info=True)

    def close(self) -> None:
        """End players that still run, and remove the files."""
        for player in self._running:
            with contextlib.suppress(OSError):
                player.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                player.wait(0.2)
        self._running.clear()
        if self._folder is not None:
            with contextlib.suppress(OSError):
                self._folder.cleanup()
            self._folder = None

    def _begin(self, tone: Tone) -> None:
        if sys.platform == "win32":
            import winsound

            # From a file: from memory winsound plays only while its caller waits.
            winsound.PlaySound(
                str(self._file(tone)),
                winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT,
            )
            return
        self._running = [player for player in self._running if player.poll() is None]
        if len(self._running) >= MOST_AT_ONCE:
            return
        player = self._find_player()
        if not player:
            self._is_silent = True
            log.info("This system has no program that plays tones")
            return
        self._running.append(
            subprocess.Popen(
                [*player, str(self._file(tone))],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        )

    def _find_player(self) -> tuple[str, ...]:
        if self._player is None:
            platform = "linux" if sys.platform.startswith("linux") else sys.platform
            candidates = _PLAYERS.get(platform, ())
            found = (c for c in candidates if shutil.which(c[0]) is not None)
            self._player = next(found, ())
        return self._player

    def _file(self, tone: Tone) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(
                prefix="facedesk-tones-", ignore_cleanup_errors=True
            )
        file = Path(self._folder.name) / f"{tone.value}.wav"
        if not file.exists():
            file.write_bytes(as_wav(tone))
        return file
