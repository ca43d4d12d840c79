"""What the kiosk says: one sentence for each moment, with its icon and colour."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from core.quality import QualityReason
from core.wording import QT_TRANSLATE_NOOP


class Say(enum.Enum):
    """The sentences there are. None of them accuses anybody."""

    STEP_IN = "step-in"
    COME_CLOSER = "come-closer"
    STEP_BACK = "step-back"
    MIDDLE = "middle"
    LOOK_STRAIGHT = "look-straight"
    HOLD_STILL = "hold-still"
    UNCOVER = "uncover"
    TILT = "tilt"
    OPEN_EYES = "open-eyes"
    CLOSE_MOUTH = "close-mouth"
    TURN_LEFT = "turn-left"
    TURN_RIGHT = "turn-right"
    NOD = "nod"
    FURTHER = "further"
    OTHER_WAY = "other-way"
    WELCOME = "welcome"
    WELCOME_NAME = "welcome-name"
    ASK_DESK = "ask-desk"
    NOT_CHECKED = "not-checked"
    OUT_OF_ORDER = "out-of-order"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Look:
    """How a sentence looks."""

    icon: str
    """File name in resources/icons without ".svg"."""

    colour: str
    """Field of `gui.tokens.Colours`; there is one with "_soft" for its ground."""


WORDS: Mapping[Say, str] = MappingProxyType(
    {
        Say.STEP_IN: QT_TRANSLATE_NOOP("kiosk", "Please step in front of the camera."),
        Say.COME_CLOSER: QT_TRANSLATE_NOOP("kiosk", "Please come closer."),
        Say.STEP_BACK: QT_TRANSLATE_NOOP("kiosk", "Please step back a little."),
        Say.MIDDLE: QT_TRANSLATE_NOOP("kiosk", "Please stand in the middle."),
        Say.LOOK_STRAIGHT: QT_TRANSLATE_NOOP("kiosk", "Please look straight into the camera."),
        Say.HOLD_STILL: QT_TRANSLATE_NOOP("kiosk", "Please hold still for a moment."),
        Say.UNCOVER: QT_TRANSLATE_NOOP("kiosk", "Please uncover your face."),
        Say.TILT: QT_TRANSLATE_NOOP("kiosk", "Please tilt your head a little."),
        Say.OPEN_EYES: QT_TRANSLATE_NOOP("kiosk", "Please open your eyes."),
        Say.CLOSE_MOUTH: QT_TRANSLATE_NOOP("kiosk", "Please close your mouth."),
        Say.TURN_LEFT: QT_TRANSLATE_NOOP("kiosk", "Please turn your head a little to your left."),
        Say.TURN_RIGHT: QT_TRANSLATE_NOOP("kiosk", "Please turn your head a little to your right."),
        Say.NOD: QT_TRANSLATE_NOOP("kiosk", "Please nod once, slowly."),
        Say.FURTHER: QT_TRANSLATE_NOOP("kiosk", "A little further, please."),
        Say.OTHER_WAY: QT_TRANSLATE_NOOP("kiosk", "The other way, please."),
        Say.WELCOME: QT_TRANSLATE_NOOP("kiosk", "Welcome."),
        Say.WELCOME_NAME: QT_TRANSLATE_NOOP("kiosk", "Welcome, {name}."),
        Say.ASK_DESK: QT_TRANSLATE_NOOP("kiosk", "Please ask at the desk."),
        Say.NOT_CHECKED: QT_TRANSLATE_NOOP(
            "kiosk", "This could not be checked. Please ask at the desk."
        ),
        Say.OUT_OF_ORDER: QT_TRANSLATE_NOOP(
            "kiosk", "Out of order for a moment. Please ask at the desk."
        ),
        Say.MOMENT: QT_TRANSLATE_NOOP("kiosk", "One moment, please."),
    }
)

UNJUDGED = QT_TRANSLATE_NOOP("kiosk", "Greets also where liveness can't be judged")
ONLY_GEOMETRY = QT_TRANSLATE_NOOP("kiosk", "Only geometry and motion are checked here")
LIVENESS_UNCHECKED = QT_TRANSLATE_NOOP("kiosk", "Liveness is not checked here")
DEMO = QT_TRANSLATE_NOOP("kiosk", "Demo: these people are computer-made")

LOOKS: Mapping[Say, Look] = MappingProxyType(
    {
        Say.STEP_IN: Look("scan-face", "accent"),
        Say.COME_CLOSER: Look("expand", "accent"),
        Say.STEP_BACK: Look("shrink", "accent"),
        Say.MIDDLE: Look("focus", "accent"),
        Say.LOOK_STRAIGHT: Look("eye", "accent"),
        Say.HOLD_STILL: Look("hourglass", "accent"),
        Say.UNCOVER: Look("scan-face", "accent"),
        Say.TILT: Look("rotate-ccw", "accent"),
        Say.OPEN_EYES: Look("eye", "accent"),
        Say.CLOSE_MOUTH: Look("user", "accent"),
        Say.TURN_LEFT: Look("arrow-left", "accent"),
        Say.TURN_RIGHT: Look("arrow-right", "accent"),
        Say.NOD: Look("arrow-up-down", "accent"),
        Say.FURTHER: Look("scan-face", "accent"),
        Say.OTHER_WAY: Look("scan-face", "accent"),
        Say.WELCOME: Look("circle-check", "known"),
        Say.WELCOME_NAME: Look("circle-check", "known"),
        Say.ASK_DESK: Look("concierge-bell", "warn"),
        Say.NOT_CHECKED: Look("concierge-bell", "warn"),
        Say.OUT_OF_ORDER: Look("timer-off", "neutral"),
        Say.MOMENT: Look("hourglass", "neutral"),
    }
)

HINTS: Mapping[QualityReason, Say] = MappingProxyType(
    {
        QualityReason.TOO_SMALL: Say.COME_CLOSER,
        QualityReason.TOO_DARK: Say.COME_CLOSER,
        QualityReason.WEAK_LAMP: Say.COME_CLOSER,
        QualityReason.LOW_CONTRAST: Say.COME_CLOSER,
        QualityReason.NARROW_RANGE: Say.COME_CLOSER,
        QualityReason.CUT_OFF: Say.MIDDLE,
        QualityReason.TOO_BRIGHT: Say.STEP_BACK,
        QualityReason.CLIPPED: Say.STEP_BACK,
        QualityReason.HOT_SPOT: Say.STEP_BACK,
        QualityReason.TURNED: Say.LOOK_STRAIGHT,
        QualityReason.NODDING: Say.LOOK_STRAIGHT,
        QualityReason.TILTED: Say.LOOK_STRAIGHT,
        QualityReason.MOTION: Say.HOLD_STILL,
        QualityReason.BLURRED: Say.HOLD_STILL,
        QualityReason.COVERED: Say.UNCOVER,
        QualityReason.UNSURE_LANDMARKS: Say.UNCOVER,
        QualityReason.GLARE: Say.TILT,
        QualityReason.EYES_CLOSED: Say.OPEN_EYES,
        QualityReason.MOUTH_OPEN: Say.CLOSE_MOUTH,
    }
)
"""What a visitor can do about a picture; about the light of the room they can do nothing."""
