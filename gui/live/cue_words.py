"""What geometry and motion say, cue by cue, in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from core.cue_values import Abstention, Cue, CueReading, Geometry
from core.sentences import CUE
from core.wording import QT_TRANSLATE_NOOP
from gui.language import say

LITTLE, CLEAR = 0.4, 1.6
"""Denial (natural log) from which a cue speaks a little, and clearly: 1.5 to 1, and 5 to 1."""

CLEAN, DOUBT = 0.3, 0.7
"""Deny score below which nothing speaks for a fake, and from which something does."""

ABSTENTIONS: Mapping[Abstention, str] = {
    Abstention.TOO_SHORT: QT_TRANSLATE_NOOP(
        "Cues", "Says nothing: the face has not been there for long enough."
    ),
    Abstention.TOO_STILL: QT_TRANSLATE_NOOP("Cues", "Says nothing: the face has not moved enough."),
    Abstention.TOO_SMALL: QT_TRANSLATE_NOOP("Cues", "Says nothing: the face is too small."),
    Abstention.TOO_NOISY: QT_TRANSLATE_NOOP("Cues", "Says nothing: the picture is too noisy."),
    Abstention.CUT_OFF: QT_TRANSLATE_NOOP(
        "Cues", "Says nothing: the face is not wholly in the picture."
    ),
    Abstention.NO_PULSE: QT_TRANSLATE_NOOP("Cues", "Says nothing: the lamp doesn't pulse."),
    Abstention.OTHER_LIGHT: QT_TRANSLATE_NOOP(
        "Cues", "Says nothing: there is too much other light."
    ),
    Abstention.EYES_HIDDEN: QT_TRANSLATE_NOOP("Cues", "Says nothing: the eyes can't be seen."),
    Abstention.UNCLEAR: QT_TRANSLATE_NOOP(
        "Cues", "Says nothing: a person and a fake would look the same here."
    ),
}

_STRENGTHS = (
    QT_TRANSLATE_NOOP("Cues", "Speaks clearly for a living person."),
    QT_TRANSLATE_NOOP("Cues", "Speaks a little for a living person."),
    QT_TRANSLATE_NOOP("Cues", "Speaks for neither."),
    QT_TRANSLATE_NOOP("Cues", "Speaks a little for a fake."),
    QT_TRANSLATE_NOOP("Cues", "Speaks clearly for a fake."),
)

_SUMMARIES: Mapping[str, str] = {
    "nothing": QT_TRANSLATE_NOOP("Cues", "Geometry: nothing to say yet"),
    "clean": QT_TRANSLATE_NOOP("Cues", "Geometry: no sign of a fake"),
    "unclear": QT_TRANSLATE_NOOP("Cues", "Geometry: nothing clear yet"),
    "doubt": QT_TRANSLATE_NOOP("Cues", "Geometry: some sign of a fake"),
    "fake": QT_TRANSLATE_NOOP("Cues", "Geometry: signs of a fake"),
}

LOOKS: Mapping[str, tuple[str, str]] = {
    "nothing": ("hourglass", "muted"),
    "clean": ("check", "known"),
    "unclear": ("info", "muted"),
    "doubt": ("info", "warn"),
    "fake": ("triangle-alert", "danger"),
}
"""Icon and colour (`gui.tokens.Colours`) of each kind."""


def kind(geometry: Geometry | None) -> str:
    """Return what all cues say together, as a key of `LOOKS`."""
    if geometry is None or geometry.deny_score is None:
        return "nothing"
    if geometry.denies:
        return "fake"
    if geometry.deny_score >= DOUBT:
        return "doubt"
    return "clean" if geometry.deny_score < CLEAN else "unclear"


def summary(geometry: Geometry | None) -> str:
    """Return that in a few words."""
    return _said(_SUMMARIES[kind(geometry)])


def name(cue: Cue) -> str:
    """Return what a cue is called."""
    return say(CUE[cue])


def says(reading: CueReading) -> str:
    """Return what a cue says: which way, or why it says nothing."""
    if reading.abstains is not None:
        return _said(ABSTENTIONS[reading.abstains])
    sign = -1 if reading.denial < 0 else 1
    strength = abs(reading.denial)
    step = 2 if strength >= CLEAR else 1 if strength >= LITTLE else 0
    return _said(_STRENGTHS[2 + sign * step])


def together(geometry: Geometry | None, limit: float) -> str:
    """Return the deny score with the limit from which a face is suspected."""
    if geometry is None or geometry.deny_score is None:
        return _said(
            QT_TRANSLATE_NOOP("Cues", "No score yet. From {limit} on a fake is suspected.")
        ).format(limit=limit_words(limit))
    return _said(
        QT_TRANSLATE_NOOP("Cues", "Deny score {score}. From {limit} on a fake is suspected.")
    ).format(score=_number(geometry.deny_score), limit=limit_words(limit))


def looked_at(geometry: Geometry | None) -> str:
    """Return for how long the face was looked at; empty within the first second."""
    readings = () if geometry is None else geometry.readings
    seconds = max((one.seconds for one in readings), default=0.0)
    if seconds < 1.0:
        return ""
    words = QT_TRANSLATE_NOOP("Cues", "Looked at for {seconds} s.")
    return _said(words).format(seconds=round(seconds))


def no_look() -> str:
    """Return what is said where nothing was looked at."""
    return _said(
        QT_TRANSLATE_NOOP("Cues", "Nothing is looked at: nobody is there, or the picture is still.")
    )


def limit_words(limit: float) -> str:
    """Return a limit as people read it, with as many places as it has."""
    return QLocale().toString(limit, "g", 4)


def _number(score: float) -> str:
    return QLocale().toString(min(score, 0.99), "f", 2)  # never rounded up to certainty


def _said(words: str) -> str:
    return QCoreApplication.translate("Cues", words)
