"""How each state of the desk looks: icon, colour on video and in the window, short words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from core.quality import QualityReason
from core.results import Decision, DecisionState, LivenessGround, LivenessVerdict
from core.wording import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Look:
    """Icon and colours of one state. The colours are names, looked up while painting."""

    icon: str
    """File name in resources/icons without ".svg"."""

    on_video: str
    """Field of `gui.tokens.OverlayColours`."""

    in_window: str
    """Field of `gui.tokens.Colours`."""


STATES: dict[DecisionState, Look] = {
    DecisionState.NOBODY: Look("scan-face", "quiet", "muted"),
    DecisionState.LAMP_OFF: Look("lightbulb-off", "warn", "warn"),
    DecisionState.NOT_USABLE: Look("info", "warn", "warn"),
    DecisionState.CHECKING: Look("hourglass", "checking", "accent"),
    DecisionState.EMPTY_GALLERY: Look("users", "unknown", "neutral"),
    DecisionState.KNOWN: Look("user-check", "known", "known"),
    DecisionState.UNKNOWN: Look("user-x", "unknown", "neutral"),
    DecisionState.UNSURE: Look("circle-question-mark", "warn", "warn"),
    DecisionState.SPOOF: Look("shield-alert", "danger", "danger"),
    DecisionState.NOT_CLAIMED: Look("user-x", "warn", "warn"),
    DecisionState.CANNOT_JUDGE: Look("shield-question-mark", "warn", "warn"),
    DecisionState.TIMED_OUT: Look("timer-off", "warn", "warn"),
    DecisionState.LOCKED_OUT: Look("lock", "danger", "danger"),
}

LIVENESS: dict[LivenessVerdict, Look] = {
    LivenessVerdict.LIVE: Look("shield-check", "known", "known"),
    LivenessVerdict.CANNOT_JUDGE: Look("shield-question-mark", "warn", "warn"),
    LivenessVerdict.SPOOF: Look("shield-alert", "danger", "danger"),
    LivenessVerdict.NOT_JUDGED: Look("shield-off", "warn", "warn"),
}

ONLY_GEOMETRY = Look("shield-half", "warn", "warn")
"""Liveness of a face that only geometry and motion speak about."""

_LABELS: dict[DecisionState, str] = {
    DecisionState.NOBODY: QT_TRANSLATE_NOOP("StateLook", "Nobody"),
    DecisionState.LAMP_OFF: QT_TRANSLATE_NOOP("StateLook", "Lamp off"),
    DecisionState.NOT_USABLE: QT_TRANSLATE_NOOP("StateLook", "Not usable yet"),
    DecisionState.CHECKING: QT_TRANSLATE_NOOP("StateLook", "Checking"),
    DecisionState.EMPTY_GALLERY: QT_TRANSLATE_NOOP("StateLook", "Nobody to compare with"),
    DecisionState.UNKNOWN: QT_TRANSLATE_NOOP("StateLook", "Not in the gallery"),
    DecisionState.UNSURE: QT_TRANSLATE_NOOP("StateLook", "Not sure who"),
    DecisionState.SPOOF: QT_TRANSLATE_NOOP("StateLook", "Suspected fake"),
    DecisionState.NOT_CLAIMED: QT_TRANSLATE_NOOP("StateLook", "Not the person named"),
    DecisionState.CANNOT_JUDGE: QT_TRANSLATE_NOOP("StateLook", "Can't be judged"),
    DecisionState.TIMED_OUT: QT_TRANSLATE_NOOP("StateLook", "Took too long"),
    DecisionState.LOCKED_OUT: QT_TRANSLATE_NOOP("StateLook", "Locked for a moment"),
}

_HINDRANCES: dict[QualityReason, str] = {
    QualityReason.TOO_SMALL: QT_TRANSLATE_NOOP("StateLook", "Too far away"),
    QualityReason.CUT_OFF: QT_TRANSLATE_NOOP("StateLook", "Not wholly in the picture"),
    QualityReason.TOO_DARK: QT_TRANSLATE_NOOP("StateLook", "Too dark"),
    QualityReason.TOO_BRIGHT: QT_TRANSLATE_NOOP("StateLook", "Too bright"),
    QualityReason.CLIPPED: QT_TRANSLATE_NOOP("StateLook", "Overexposed"),
    QualityReason.LOW_CONTRAST: QT_TRANSLATE_NOOP("StateLook", "Too little contrast"),
    QualityReason.BLURRED: QT_TRANSLATE_NOOP("StateLook", "Blurred"),
    QualityReason.TURNED: QT_TRANSLATE_NOOP("StateLook", "Turned away"),
    QualityReason.NODDING: QT_TRANSLATE_NOOP("StateLook", "Head not level"),
    QualityReason.TILTED: QT_TRANSLATE_NOOP("StateLook", "Head tilted"),
    QualityReason.UNSURE_LANDMARKS: QT_TRANSLATE_NOOP("StateLook", "Not clearly visible"),
    QualityReason.MOTION: QT_TRANSLATE_NOOP("StateLook", "Moving"),
    QualityReason.AMBIENT: QT_TRANSLATE_NOOP("StateLook", "Too much other light"),
    QualityReason.HOT_SPOT: QT_TRANSLATE_NOOP("StateLook", "Too near the lamp"),
    QualityReason.UNEVEN: QT_TRANSLATE_NOOP("StateLook", "Light from the side or behind"),
    QualityReason.GLARE: QT_TRANSLATE_NOOP("StateLook", "Glasses reflect"),
    QualityReason.EYES_CLOSED: QT_TRANSLATE_NOOP("StateLook", "Eyes closed"),
    QualityReason.MOUTH_OPEN: QT_TRANSLATE_NOOP("StateLook", "Mouth open"),
    QualityReason.COVERED: QT_TRANSLATE_NOOP("StateLook", "Partly covered"),
    QualityReason.NARROW_RANGE: QT_TRANSLATE_NOOP("StateLook", "Too few shades of grey"),
    QualityReason.WEAK_LAMP: QT_TRANSLATE_NOOP("StateLook", "Hardly any lamp light"),
}


def label(decision: Decision) -> str:
    """Return the few words that stand beside a face: its name, or what hinders its use."""
    if decision.state is DecisionState.KNOWN and decision.best is not None:
        return decision.best.name
    if decision.state is DecisionState.NOT_CLAIMED and decision.claimed is not None:
        words = QCoreApplication.translate("StateLook", "Not {name}")
        return words.format(name=decision.claimed.name)
    words = _LABELS.get(decision.state, "")
    if decision.state is DecisionState.NOT_USABLE:
        words = _HINDRANCES.get(decision.quality_reason, words)
    return QCoreApplication.translate("StateLook", words)


def liveness_look(decision: Decision, ground: LivenessGround) -> Look:
    """Return how the liveness of the face of the visit looks, and what it rests on."""
    if ground is LivenessGround.GEOMETRY:
        is_denied = decision.state is DecisionState.SPOOF
        return LIVENESS[LivenessVerdict.SPOOF] if is_denied else ONLY_GEOMETRY
    liveness = decision.liveness
    return LIVENESS[LivenessVerdict.NOT_JUDGED if liveness is None else liveness.verdict]
