"""Where things are: the program's own data and a person's profile; only here appdirs is asked."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import appdirs

APPLICATION = "FaceDesk IR"
PROFILE_VARIABLE = "FACEDESK_PROFILE"


def _root() -> Path:
    # A frozen program keeps its data beside the unpacked modules.
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def weights_dir() -> Path:
    """Folder of the default weights with their cards."""
    return _root() / "weights"


def resources_dir() -> Path:
    """Folder of icons, font, translations."""
    return _root() / "resources"


@dataclass(frozen=True, slots=True)
class Profile:
    """A person's folder: gallery, settings, log. Made on first use, readable by its owner only."""

    root: Path

    @classmethod
    def default(cls) -> Profile:
        """Return the profile named by FACEDESK_PROFILE, else the system's data folder."""
        named = os.environ.get(PROFILE_VARIABLE)
        return cls(Path(named) if named else Path(appdirs.user_data_dir(APPLICATION, False)))

    @property
    def gallery_file(self) -> Path:
        """The gallery's SQLite file."""
        return self.root / "gallery.sqlite"

    @property
    def models_dir(self) -> Path:
        """Models that a person added, each in a folder of its own with its card."""
        return self.root / "models"

    @property
    def recordings_dir(self) -> Path:
        """Where recorded sessions are kept unless somebody chooses another folder."""
        return self.root / "recordings"

    @property
    def settings_file(self) -> Path:
        """Settings that differ from their defaults, as JSON."""
        return self.root / "settings.json"

    @property
    def cameras_file(self) -> Path:
        """What was set on each camera, as JSON (`core.capture.camera_memory`)."""
        return self.root / "cameras.json"

    @property
    def calibrations_file(self) -> Path:
        """What evaluation sets showed of similarities, as JSON (`core.calibration.keeping`)."""
        return self.root / "calibrations.json"

    @property
    def window_file(self) -> Path:
        """Window geometry (QSettings INI)."""
        return self.root / "window.ini"

    @property
    def kiosk_file(self) -> Path:
        """What the PIN that ends the kiosk is checked against (`gui.kiosk_pin`)."""
        return self.root / "kiosk.json"

    @property
    def log_file(self) -> Path:
        """The program's log. Holds ids and scores, never faces."""
        return self.root / "log" / "facedesk.log"

    def make(self) -> None:
        """Create the folders.

        Raises
        ------
        OSError
            If that is not possible.
        """
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.log_file.parent.mkdir(mode=0o700, exist_ok=True)
