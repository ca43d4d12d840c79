"""The engine behind the window: owns the threads, takes wishes, emits values.

The window calls methods and connects signals, all on the window's thread; no widget ever sees a
thread, a source, a network or the gallery file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.frame import Frame
from core.paths import Profile
from core.settings import Settings

if TYPE_CHECKING:
    from core.results import FaceAnalysis


class Engine(QObject):
    """Camera, analysis and gallery at work, each in its own thread.

    Parameters
    ----------
    settings
        Which source and models to use; `apply` changes them later.
    profile
        Where the gallery is kept.
    """

    frame_waiting = Signal()
    """A frame for the view is there: call `take_frame` once. Not repeated until it was taken."""

    analysed = Signal(object)
    """`gui.live_result.LiveResult` for one frame."""

    models_loaded = Signal(object)
    """`LoadedModels`."""

    people_changed = Signal(object)
    """tuple[Person, ...], all of the gallery, whenever it changed and once at start."""

    gallery_unavailable = Signal(object)
    """PlainError: the gallery can't be opened; enrolling is off, the video goes on."""

    thumbnail_loaded = Signal(str, object)
    """Person id, and uint8 (96, 96) or None where there is none."""

    enrolled = Signal(object)
    """Person who was enrolled."""

    enrol_refused = Signal(object)
    """PlainError: the wish to enrol was not carried out; the dialog shows the sentence."""

    renamed = Signal(object)
    """Person under the new name."""

    removed = Signal(object)
    """RemovedPerson: hand it to `restore_person` to undo."""

    restored = Signal(object)
    """Person who is back."""

    source_opened = Signal(object)
    """`OpenedSource`."""

    source_lost = Signal(object)
    """PlainError; the engine goes on trying. Sent once per loss, not per try."""

    source_ended = Signal()
    """The file or folder was shown to its end."""

    sources_found = Signal(object)
    """tuple[SourceChoice, ...] of `core.capture.discovery`, after `refresh_sources`."""

    status_changed = Signal(object)
    """`Status`."""

    failed = Signal(object)
    """PlainError to show; the program goes on."""

    def __init__(self, settings: Settings, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._profile = profile

    def start(self) -> None:
        """Start the threads: source, models and gallery open side by side. Returns at once."""
        raise NotImplementedError

    def stop(self) -> None:
        """Stop capture, analysis, gallery, in that order; at most about a second. Idempotent."""
        raise NotImplementedError

    def take_frame(self) -> Frame | None:
        """Return the newest frame for the view, None if there is none since the last call."""
        raise NotImplementedError

    def open_source(self, address: str | None) -> None:
        """Change to the source with this address; None takes the first camera, else the studio."""
        raise NotImplementedError

    def set_paused(self, paused: bool) -> None:
        """Hold the picture still, or let it go on."""
        raise NotImplementedError

    def apply(self, settings: Settings) -> None:
        """Use changed settings: models and threshold at once, the source if it changed."""
        raise NotImplementedError

    def refresh_sources(self) -> None:
        """Look for cameras; `sources_found` answers."""
        raise NotImplementedError

    def enrol(self, name: str, face: FaceAnalysis, frame: Frame) -> None:
        """Enrol `face` of `frame`, the frame it was found in (`result.analysis.frame`).

        `enrolled` or `enrol_refused` answers.
        """
        raise NotImplementedError

    def remove_person(self, person_id: str) -> None:
        """Remove a person; `removed` answers, and `restore_person` undoes it."""
        raise NotImplementedError

    def restore_person(self, removed: object) -> None:
        """Bring back a person as `removed` handed them over; `restored` answers."""
        raise NotImplementedError

    def rename_person(self, person_id: str, name: str) -> None:
        """Give a person another name; `renamed` answers."""
        raise NotImplementedError

    def request_thumbnail(self, person_id: str) -> None:
        """Load a person's thumbnail; `thumbnail_loaded` answers."""
        raise NotImplementedError
