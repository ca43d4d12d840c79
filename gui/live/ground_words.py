"""What a verdict of liveness rests on, in words: at the face, in a sentence, and explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core.cue_values import Cue, Geometry
from core.results import Decision, DecisionState, LivenessGround, LivenessReason
from core.wording import QT_TRANSLATE_NOOP
from gui.live_result import LiveResult

if TYPE_CHECKING:
    from core.models.contract import Mode
    from core.models.slots import LoadedModel

BARE = (LivenessGround.GEOMETRY, LivenessGround.NONE)
"""Grounds that no model stands behind."""

_NOBODY = (LivenessReason.NO_MODEL, LivenessReason.STUDIO_ONLY)


@dataclass(frozen=True, slots=True)
class Judge:
    """The liveness model in use, as people are told of it."""

    title: str = ""
    """Empty where there is none."""

    mode: Mode | None = None
    """How a vendor's model is used."""

    ground: LivenessGround = LivenessGround.NONE
    """What its verdicts rest on."""

    @classmethod
    def of(cls, loaded: LoadedModel | None) -> Judge:
        """Return what is told of the model in the slot; None: it is empty."""
        if loaded is None:
            return cls()
        from core.face.liveness import ground_of

        mode = loaded.mode if loaded.card.system is not None else None
        return cls(loaded.card.title, mode, ground_of(loaded.card))


_VENDOR: Mapping[str, str] = {
    "exact": QT_TRANSLATE_NOOP("Ground", "Judged by {model}, exactly as published."),
    "corrected": QT_TRANSLATE_NOOP("Ground", "Judged by {model}, with this program's corrections."),
    "card": QT_TRANSLATE_NOOP("Ground", "Judged by {model}, as its model card says."),
}
_LINES: Mapping[LivenessGround, str] = {
    LivenessGround.VENDOR: QT_TRANSLATE_NOOP("Ground", "Judged by {model}."),
    LivenessGround.SITE: QT_TRANSLATE_NOOP(
        "Ground", "Judged by {model}, the model that this site trained."
    ),
    LivenessGround.MODEL: QT_TRANSLATE_NOOP("Ground", "Judged by {model}."),
    LivenessGround.STUDIO: QT_TRANSLATE_NOOP(
        "Ground", "By the demo's network, for computer-made people."
    ),
    LivenessGround.GEOMETRY: QT_TRANSLATE_NOOP(
        "Ground", "No model judges it, so a good photo could pass for a person."
    ),
    LivenessGround.NONE: QT_TRANSLATE_NOOP(
        "Ground", "No liveness model is in use, so a photo could pass for a person."
    ),
}
_MEANINGS: Mapping[LivenessGround, str] = {
    LivenessGround.VENDOR: QT_TRANSLATE_NOOP(
        "Ground",
        "{model} is the vendor's own file, unchanged. It judges each look at the face. How well it "
        "does at this camera only a test shows.",
    ),
    LivenessGround.SITE: QT_TRANSLATE_NOOP(
        "Ground",
        "{model} was trained on pictures of this site. It judges each look at the face. How well "
        "it does at this camera only a test shows.",
    ),
    LivenessGround.MODEL: QT_TRANSLATE_NOOP(
        "Ground",
        "{model} was added by somebody here. It judges each look at the face. How well it does at "
        "this camera only a test shows.",
    ),
    LivenessGround.STUDIO: QT_TRANSLATE_NOOP(
        "Ground",
        "The demo's network knows computer-made people only. At a camera it judges nobody.",
    ),
    LivenessGround.GEOMETRY: QT_TRANSLATE_NOOP(
        "Ground",
        "No liveness model judges faces here. Geometry and motion can show that a face is a fake. "
        "They never show that it is a living person's: a mask or a well-made fake may pass.",
    ),
    LivenessGround.NONE: QT_TRANSLATE_NOOP(
        "Ground",
        "Nothing is known of whether a face is a living person's. A photo held before the camera "
        "would be taken for the person.",
    ),
}

_DENIED_ALONE = QT_TRANSLATE_NOOP(
    "Ground",
    "Geometry and motion alone speak against this face; the liveness model did not take it for a "
    "fake. Each of them may deny, and neither can grant.",
)

STEPS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Ground", "Install the official file of a liveness model: press Ctrl+M."),
    QT_TRANSLATE_NOOP(
        "Ground", "Or train a model on pictures of this site: python -m core train liveness."
    ),
    QT_TRANSLATE_NOOP(
        "Ground", "Then test with people and fakes how good it is at this camera: Ctrl+Shift+P."
    ),
)
"""What to do where no model judges."""

TEST_STEP = QT_TRANSLATE_NOOP(
    "Ground", "Press Ctrl+Shift+P to test it with people and fakes at this camera."
)

_FAKES: Mapping[Cue, str] = {
    Cue.DEPTH: QT_TRANSLATE_NOOP("Ground", "It moves like a flat picture."),
    Cue.LAMP: QT_TRANSLATE_NOOP("Ground", "It answers the lamp like paper or a screen."),
    Cue.GLINT: QT_TRANSLATE_NOOP("Ground", "No glint of the lamp in the eyes."),
    Cue.BLINK: QT_TRANSLATE_NOOP("Ground", "No blinking."),
    Cue.EDGES: QT_TRANSLATE_NOOP("Ground", "There are edges of a picture around the face."),
    Cue.STIRRING: QT_TRANSLATE_NOOP("Ground", "No small movements, as a living face makes them."),
}

MARKS: Mapping[LivenessGround, str] = {
    LivenessGround.GEOMETRY: QT_TRANSLATE_NOOP("Ground", "Only geometry checked"),
    LivenessGround.NONE: QT_TRANSLATE_NOOP("Ground", "Liveness not judged"),
}
"""What stands beside the name of somebody whom no model judged."""

NOTICES: Mapping[LivenessGround, str] = {
    LivenessGround.GEOMETRY: QT_TRANSLATE_NOOP(
        "Ground", "No liveness model: only geometry and motion."
    ),
    LivenessGround.NONE: QT_TRANSLATE_NOOP(
        "Ground", "No liveness model: a photo could pass for a person."
    ),
}
"""What the desk says as long as no model judges before a camera."""


def is_bare(result: LiveResult) -> bool:
    """Whether no liveness model judges here, and the people are not the studio's."""
    if result.analysis.frame.synthetic:
        return False
    liveness = result.decision.liveness
    if liveness is not None and liveness.reason in _NOBODY:
        return True
    return "liveness" not in result.analysis.models


def ground_of(result: LiveResult) -> LivenessGround:
    """Return what is said rests on, as it is told.

    Where a model is at work that has not judged this face yet, geometry that doesn't deny tells
    nothing of it.
    """
    decision = result.decision
    if decision.ground is LivenessGround.GEOMETRY and not is_bare(result):
        return decision.ground if is_denied(decision) else LivenessGround.NONE
    return decision.ground


def mark(result: LiveResult) -> str:
    """Return what stands beside the name of somebody whom no model judged; empty for all else."""
    decision = result.decision
    known = decision.state is DecisionState.KNOWN and decision.ground in BARE
    return said(MARKS[decision.ground]) if known and is_bare(result) else ""


def line(ground: LivenessGround, judge: Judge, model: str | None = None) -> str:
    """Return the sentence that stands below the verdict.

    Parameters
    ----------
    model
        Short name of the model that judged, for where the title isn't known.
    """
    words = _LINES[ground]
    if ground is LivenessGround.VENDOR and judge.mode is not None:
        words = _VENDOR[judge.mode]
    return said(words).format(model=judge.title or model or "")


def meaning(
    ground: LivenessGround, judge: Judge, model: str | None = None, *, bare: bool = True
) -> str:
    """Return what that means, for somebody who asks.

    Parameters
    ----------
    bare
        Whether no model judges here; with one, geometry alone can only deny.
    """
    if ground is LivenessGround.GEOMETRY and not bare:
        return said(_DENIED_ALONE)
    return said(_MEANINGS[ground]).format(model=judge.title or model or "")


def strongest(geometry: Geometry | None) -> Cue | None:
    """Return the cue that speaks most for a fake; None where none does."""
    readings = () if geometry is None else geometry.readings
    against = [one for one in readings if one.abstains is None and one.denial > 0]
    return max(against, key=lambda one: one.denial).cue if against else None


def is_denied(decision: Decision) -> bool:
    """Whether a suspected fake is suspected by geometry and motion alone."""
    return decision.state is DecisionState.SPOOF and decision.ground is LivenessGround.GEOMETRY


def fake(cue: Cue | None) -> str:
    """Return what was seen of a suspected fake, as the strongest cue says it."""
    words = QT_TRANSLATE_NOOP("Ground", "It doesn't move and look as a living face does.")
    return said(_FAKES[cue] if cue is not None else words)


def said(words: str) -> str:
    """Return one of these sentences in the window's language."""
    return QCoreApplication.translate("Ground", words)
