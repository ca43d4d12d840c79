"""What the enrolment says about views, troubles and liveness, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core import sentences
from core.enrolment.shots import Trouble
from core.enrolment.views import VIEW_WORDS
from core.people.records import View
from core.results import Liveness, LivenessGround, LivenessVerdict
from core.wording import QT_TRANSLATE_NOOP
from gui.language import say

_ADVICE: dict[Trouble, str] = {
    Trouble.FAKE: QT_TRANSLATE_NOOP(
        "EnrolWords",
        "Look at who stands there. Ask the person to take away pictures, screens and masks, and to "
        "look into the camera again. It goes on by itself once nothing is suspected.",
    ),
    Trouble.OTHER_FACE: QT_TRANSLATE_NOOP(
        "EnrolWords",
        "Ask the first person to come back. If it is the same person, say so; otherwise start "
        "again with the right one.",
    ),
    Trouble.SEVERAL_FACES: QT_TRANSLATE_NOOP(
        "EnrolWords", "Ask everybody else to step out of the picture. It then goes on by itself."
    ),
    Trouble.LAMP_OFF: QT_TRANSLATE_NOOP(
        "EnrolWords",
        "Check the lamp's cable and that nothing covers it; Camera in the Desk menu shows more. "
        "It goes on by itself when the lamp is back.",
    ),
}

_BLIND = QT_TRANSLATE_NOOP(
    "EnrolWords",
    "No picture comes from the camera. Check its cable; the views taken so far are not lost.",
)

_PAUSED = QT_TRANSLATE_NOOP("EnrolWords", "Paused. No view is taken until you go on.")

_LIVENESS: dict[LivenessVerdict, str] = {
    LivenessVerdict.LIVE: QT_TRANSLATE_NOOP(
        "EnrolWords", "The face was judged live while the views were taken."
    ),
    LivenessVerdict.CANNOT_JUDGE: QT_TRANSLATE_NOOP(
        "EnrolWords", "Whether the face is a living person's could not be judged."
    ),
    LivenessVerdict.SPOOF: QT_TRANSLATE_NOOP(
        "EnrolWords", "The face was taken for a fake while the views were taken."
    ),
    LivenessVerdict.NOT_JUDGED: QT_TRANSLATE_NOOP(
        "EnrolWords", "Whether the face is a living person's was not judged."
    ),
}

_GROUNDS: dict[LivenessGround, str] = {
    LivenessGround.VENDOR: QT_TRANSLATE_NOOP("EnrolWords", "Judged by the vendor's own file."),
    LivenessGround.SITE: QT_TRANSLATE_NOOP(
        "EnrolWords", "Judged by the model that this site trained."
    ),
    LivenessGround.MODEL: QT_TRANSLATE_NOOP(
        "EnrolWords", "Judged by {model}, which somebody added here."
    ),
    LivenessGround.STUDIO: QT_TRANSLATE_NOOP(
        "EnrolWords", "Judged by the demo's network, for computer-made people only."
    ),
}
"""What a judgement by a model rests on."""

_DENIED = QT_TRANSLATE_NOOP("EnrolWords", "Geometry and motion spoke against it.")
_ONLY_GEOMETRY = QT_TRANSLATE_NOOP(
    "EnrolWords",
    "Geometry and motion showed no clear sign of a fake, but no model judged it. Make sure "
    "yourself who stands there.",
)

_OF_PICTURES = QT_TRANSLATE_NOOP(
    "EnrolWords", "Pictures can't show whether a living person was before the camera."
)


def view_words(view: View) -> str:
    """Return what a view is called."""
    return say(VIEW_WORDS[view])


def advice(trouble: Trouble) -> str:
    """Return what is to be done about a trouble; empty for none."""
    return _tr(_ADVICE.get(trouble, ""))


def blind_advice() -> str:
    """Return what is said while no picture comes."""
    return _tr(_BLIND)


def paused_words() -> str:
    """Return what is said during a pause."""
    return _tr(_PAUSED)


def liveness_words(liveness: Liveness | None, *, of_pictures: bool = False) -> str:
    """Return what liveness says of an enrolment, with its reason; honest where it says nothing."""
    if of_pictures:
        return _tr(_OF_PICTURES)
    if liveness is None:
        return _tr(_LIVENESS[LivenessVerdict.NOT_JUDGED])
    said = _tr(_LIVENESS[liveness.verdict])
    if liveness.ground is LivenessGround.GEOMETRY:
        by_geometry = liveness.verdict is LivenessVerdict.SPOOF
        return f"{said} {_tr(_DENIED)}" if by_geometry else _tr(_ONLY_GEOMETRY)
    if liveness.verdict in (LivenessVerdict.LIVE, LivenessVerdict.SPOOF):
        words = _GROUNDS.get(liveness.ground)
        return f"{said} {_tr(words).format(model=liveness.model)}" if words else said
    return f"{said} {say(sentences.LIVENESS_REASON[liveness.reason])}"


def _tr(sentence: str) -> str:
    return QCoreApplication.translate("EnrolWords", sentence) if sentence else ""
