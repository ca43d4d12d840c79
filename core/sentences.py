"""The sentences for every reason and state, in one table each: English, marked for translation."""

from __future__ import annotations

from core.cue_values import Cue
from core.quality import QualityKind, QualityReason
from core.results import DecisionState, LivenessReason, LivenessVerdict
from core.wording import QT_TRANSLATE_NOOP

QUALITY: dict[QualityReason, str] = {
    QualityReason.GOOD: QT_TRANSLATE_NOOP("core", "The picture is good."),
    QualityReason.TOO_SMALL: QT_TRANSLATE_NOOP("core", "Come closer to the camera."),
    QualityReason.CUT_OFF: QT_TRANSLATE_NOOP("core", "Move into the middle of the picture."),
    QualityReason.TOO_DARK: QT_TRANSLATE_NOOP(
        "core", "Too dark: come closer or check the infrared lamp."
    ),
    QualityReason.TOO_BRIGHT: QT_TRANSLATE_NOOP("core", "The face is too bright: step back."),
    QualityReason.CLIPPED: QT_TRANSLATE_NOOP(
        "core", "Overexposed: step back or turn away from the light."
    ),
    QualityReason.LOW_CONTRAST: QT_TRANSLATE_NOOP(
        "core", "The face has too little contrast: check the light and the lens."
    ),
    QualityReason.BLURRED: QT_TRANSLATE_NOOP("core", "The picture is blurred: hold still."),
    QualityReason.TURNED: QT_TRANSLATE_NOOP("core", "Look straight into the camera."),
    QualityReason.NODDING: QT_TRANSLATE_NOOP("core", "Hold your head level."),
    QualityReason.TILTED: QT_TRANSLATE_NOOP("core", "Hold your head upright."),
    QualityReason.UNSURE_LANDMARKS: QT_TRANSLATE_NOOP(
        "core", "The face is not clearly visible: take away what covers it."
    ),
    QualityReason.MOTION: QT_TRANSLATE_NOOP("core", "Hold still for a moment."),
    QualityReason.AMBIENT: QT_TRANSLATE_NOOP(
        "core", "Too much other light: turn the camera or lower the blind."
    ),
    QualityReason.HOT_SPOT: QT_TRANSLATE_NOOP(
        "core", "The lamp lights only the middle of the face: step back a little."
    ),
    QualityReason.UNEVEN: QT_TRANSLATE_NOOP(
        "core", "Window beside or behind: turn the camera or lower the blind."
    ),
    QualityReason.GLARE: QT_TRANSLATE_NOOP("core", "The glasses reflect: tilt the head a little."),
    QualityReason.EYES_CLOSED: QT_TRANSLATE_NOOP("core", "Open your eyes."),
    QualityReason.MOUTH_OPEN: QT_TRANSLATE_NOOP("core", "Close your mouth."),
    QualityReason.COVERED: QT_TRANSLATE_NOOP(
        "core", "A part of the face is hidden: take away what covers it."
    ),
    QualityReason.NARROW_RANGE: QT_TRANSLATE_NOOP(
        "core", "Too few shades of grey: check the light and the lens."
    ),
    QualityReason.WEAK_LAMP: QT_TRANSLATE_NOOP(
        "core", "The lamp hardly lights the face: come closer."
    ),
}

QUALITY_PART: dict[QualityKind, str] = {
    QualityKind.EYE_DISTANCE: QT_TRANSLATE_NOOP("core", "Distance between the eyes"),
    QualityKind.HEAD_SIZE: QT_TRANSLATE_NOOP("core", "Size in the picture"),
    QualityKind.INSIDE: QT_TRANSLATE_NOOP("core", "Face inside the picture"),
    QualityKind.YAW: QT_TRANSLATE_NOOP("core", "Turned to a side"),
    QualityKind.PITCH: QT_TRANSLATE_NOOP("core", "Looking up or down"),
    QualityKind.ROLL: QT_TRANSLATE_NOOP("core", "Head tilted"),
    QualityKind.SHARPNESS: QT_TRANSLATE_NOOP("core", "Sharpness"),
    QualityKind.MOTION: QT_TRANSLATE_NOOP("core", "Blurred by movement"),
    QualityKind.EXPOSURE: QT_TRANSLATE_NOOP("core", "Brightness"),
    QualityKind.CLIPPING: QT_TRANSLATE_NOOP("core", "Overexposed"),
    QualityKind.CONTRAST: QT_TRANSLATE_NOOP("core", "Contrast"),
    QualityKind.DYNAMIC_RANGE: QT_TRANSLATE_NOOP("core", "Shades of grey"),
    QualityKind.EVENNESS: QT_TRANSLATE_NOOP("core", "Evenness of the light"),
    QualityKind.EYES_OPEN: QT_TRANSLATE_NOOP("core", "Eyes open"),
    QualityKind.MOUTH_CLOSED: QT_TRANSLATE_NOOP("core", "Mouth closed"),
    QualityKind.VISIBLE: QT_TRANSLATE_NOOP("core", "Face not covered"),
    QualityKind.GLARE: QT_TRANSLATE_NOOP("core", "Glare on glasses"),
    QualityKind.LANDMARKS: QT_TRANSLATE_NOOP("core", "Face clearly found"),
    QualityKind.OTHER_LIGHT: QT_TRANSLATE_NOOP("core", "Other light"),
    QualityKind.LAMP: QT_TRANSLATE_NOOP("core", "Light of the lamp"),
}
"""What each part of the quality is called."""

LIVENESS: dict[LivenessVerdict, str] = {
    LivenessVerdict.LIVE: QT_TRANSLATE_NOOP("core", "Live"),
    LivenessVerdict.CANNOT_JUDGE: QT_TRANSLATE_NOOP("core", "Liveness can't be judged"),
    LivenessVerdict.SPOOF: QT_TRANSLATE_NOOP("core", "Suspected fake"),
    LivenessVerdict.NOT_JUDGED: QT_TRANSLATE_NOOP("core", "Liveness not judged"),
}

LIVENESS_REASON: dict[LivenessReason, str] = {
    LivenessReason.JUDGED: QT_TRANSLATE_NOOP("core", "Judged by the liveness model."),
    LivenessReason.NO_MODEL: QT_TRANSLATE_NOOP(
        "core", "No liveness model is in use, so a photo could pass for a person."
    ),
    LivenessReason.LAMP_OFF: QT_TRANSLATE_NOOP("core", "The infrared lamp was off."),
    LivenessReason.TOO_DARK: QT_TRANSLATE_NOOP("core", "The face is too dark to judge."),
    LivenessReason.CLIPPED: QT_TRANSLATE_NOOP("core", "Too much of the face is overexposed."),
    LivenessReason.TOO_SMALL: QT_TRANSLATE_NOOP("core", "The face is too small to judge."),
    LivenessReason.CUT_OFF: QT_TRANSLATE_NOOP("core", "The face is not wholly in the picture."),
    LivenessReason.OTHER_LIGHT: QT_TRANSLATE_NOOP(
        "core", "The liveness model is not made for pictures of this light."
    ),
    LivenessReason.BETWEEN: QT_TRANSLATE_NOOP(
        "core", "The score is neither clearly live nor clearly fake."
    ),
    LivenessReason.AMBIENT: QT_TRANSLATE_NOOP(
        "core", "Most of the light on the face is not the lamp's."
    ),
    LivenessReason.STUDIO_ONLY: QT_TRANSLATE_NOOP(
        "core",
        "This liveness model is for the demo only, so a photo could pass for a person.",
    ),
}

DECISION: dict[DecisionState, str] = {
    DecisionState.NOBODY: QT_TRANSLATE_NOOP("core", "Nobody is in front of the camera."),
    DecisionState.LAMP_OFF: QT_TRANSLATE_NOOP("core", "The infrared lamp is off."),
    DecisionState.NOT_USABLE: QT_TRANSLATE_NOOP("core", "The face can't be used yet."),
    DecisionState.CHECKING: QT_TRANSLATE_NOOP("core", "Checking the face."),
    DecisionState.EMPTY_GALLERY: QT_TRANSLATE_NOOP("core", "Nobody is enrolled yet."),
    DecisionState.KNOWN: QT_TRANSLATE_NOOP("core", "This is {name}."),
    DecisionState.UNKNOWN: QT_TRANSLATE_NOOP("core", "This person is not in the gallery."),
    DecisionState.UNSURE: QT_TRANSLATE_NOOP("core", "It could be {name} or {other}."),
    DecisionState.SPOOF: QT_TRANSLATE_NOOP("core", "This looks like a fake face."),
    DecisionState.NOT_CLAIMED: QT_TRANSLATE_NOOP("core", "This is not {name}."),
    DecisionState.CANNOT_JUDGE: QT_TRANSLATE_NOOP("core", "Can't tell if this face is real."),
    DecisionState.TIMED_OUT: QT_TRANSLATE_NOOP("core", "The face could not be judged in time."),
    DecisionState.LOCKED_OUT: QT_TRANSLATE_NOOP("core", "Nobody is judged for a moment."),
}

CUE: dict[Cue, str] = {
    Cue.DEPTH: QT_TRANSLATE_NOOP("core", "Depth of the face"),
    Cue.LAMP: QT_TRANSLATE_NOOP("core", "Answer to the lamp"),
    Cue.GLINT: QT_TRANSLATE_NOOP("core", "Glint in the eyes"),
    Cue.BLINK: QT_TRANSLATE_NOOP("core", "Blinking"),
    Cue.EDGES: QT_TRANSLATE_NOOP("core", "Borders around the face"),
    Cue.STIRRING: QT_TRANSLATE_NOOP("core", "Small movements"),
}
"""What each cue is called."""
