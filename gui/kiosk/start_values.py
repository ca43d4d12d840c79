"""What the start dialog of the kiosk shows and gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.settings import Settings


@dataclass(frozen=True, slots=True)
class Wish:
    """How the kiosk is to run."""

    languages: Literal["en", "zh_CN", "both"]
    names: bool
    sounds: bool
    unjudged: bool
    signal_kind: Literal["command", "http"] | None
    signal_target: str | None
    signal_names: bool
    pin: str = ""
    """The PIN that ends it; empty keeps the one there is, or where accounts end it."""

    challenge: bool = False
    """Whether people are asked to move their head before they are greeted."""

    allowed_by: str | None = None
    """Who allowed `unjudged` just now, empty where there are no accounts; None: nobody did, or it
    was allowed at an earlier start."""

    @classmethod
    def of(cls, settings: Settings) -> Wish:
        """Return what was chosen the last time."""
        return cls(
            settings.kiosk_languages or "both",
            settings.kiosk_names,
            settings.kiosk_sounds,
            settings.kiosk_unjudged,
            settings.signal_kind,
            settings.signal_target,
            settings.signal_names,
            challenge=settings.kiosk_challenge,
        )

    def as_settings(self) -> dict[str, object]:
        """Return the settings that keep it, by their names. The PIN is none of them."""
        return {
            "kiosk_languages": None if self.languages == "both" else self.languages,
            "kiosk_names": self.names,
            "kiosk_sounds": self.sounds,
            "kiosk_unjudged": self.unjudged,
            "kiosk_challenge": self.challenge,
            "signal_kind": self.signal_kind,
            "signal_target": self.signal_target,
            "signal_names": self.signal_names,
        }


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the dialog has to know of the program around it."""

    may_settings: bool = True
    """Whether liveness and signal may be changed."""

    has_accounts: bool = False
    has_pin: bool = False
    has_liveness: bool = False
    """Whether a liveness model is in use."""

    is_studio: bool = False
    """Whether the people in the picture are computer-made; the demo has a model for them."""

    lock_after: int | None = None
    """Minutes after which the gallery locks itself; None never."""

    is_first: bool = False
    """Whether the program began with the kiosk, and nobody chose a PIN yet."""
