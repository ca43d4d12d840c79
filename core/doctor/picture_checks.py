"""What the pictures of a source show of it: whether they can be used, and infrared or not."""

from __future__ import annotations

from statistics import median

from core.capture.discovery import Kind
from core.capture.infrared_evidence import SENTENCES, Belief, evidence
from core.capture.strobe import LampPattern
from core.doctor.check import Check, Detail, Sentence, State, Subject, said, steps
from core.doctor.observation import DARK_LEVEL, Observation
from core.wording import QT_TRANSLATE_NOOP

FLAT = 2.0
"""Standard deviation in grey levels: a covered lens has noise of 1 or less, a room some 20."""

STEP, ROUGHNESS = 24.0, 4.0
"""From where even and odd columns differ as they do only when bytes are read as what they are not;
pictures of the studio and of people stay below 2."""

STILL = 10
"""So many equal pictures in a row: a sensor's noise never gives two."""


def picture(seen: Observation) -> Check:
    """Say whether the pictures show something: not black, flat, striped or always the same."""
    pictures = seen.pictures
    if not pictures:
        levels = [reading.level for reading in seen.readings]
        return _picture_of_levels(levels)
    details: dict[str, Detail] = {
        "pictures": len(pictures),
        "level": round(median(p.level for p in pictures), 1),
        "spread": round(median(p.spread for p in pictures), 1),
        "column_step": round(median(p.step for p in pictures), 1),
        "column_roughness": round(median(p.roughness for p in pictures), 2),
        "different": len({p.mark for p in pictures}),
    }
    # Of a lamp that pulses every other picture is dark: the brightest third counts.
    bright = sorted(pictures, key=lambda p: p.level)[-max(1, len(pictures) // 3) :]
    if median(p.spread for p in bright) < FLAT:
        return _flat(median(p.level for p in bright) < DARK_LEVEL, details)
    if median(p.step for p in bright) > STEP or median(p.roughness for p in bright) > ROUGHNESS:
        return Check(
            Subject.PICTURE,
            State.FAILED,
            said(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The picture is striped or snowy: the camera gives another format than "
                    "it says.",
                )
            ),
            steps(
                QT_TRANSLATE_NOOP(
                    "core", "Unplug the camera and plug it in again, or choose its other entry."
                ),
                QT_TRANSLATE_NOOP("core", "Save a report for support."),
            ),
            details,
        )
    if seen.kind is not Kind.FILE and len(pictures) >= STILL and details["different"] == 1:
        return _frozen(details)
    return _good_picture(details)


def _picture_of_levels(levels: list[float]) -> Check:
    """Judge by the brightness alone, where no picture could be measured."""
    details: dict[str, Detail] = {"level": round(median(levels), 1), "pictures": 0}
    if max(levels) < 1:
        return _flat(True, details)
    if len(levels) >= STILL and len(set(levels)) == 1:
        return _frozen(details)
    return _good_picture(details)


def _good_picture(details: dict[str, Detail]) -> Check:
    sentence = said(QT_TRANSLATE_NOOP("core", "The picture moves and shows something."))
    return Check(Subject.PICTURE, State.OK, sentence, details=details)


def _frozen(details: dict[str, Detail]) -> Check:
    return Check(
        Subject.PICTURE,
        State.FAILED,
        said(QT_TRANSLATE_NOOP("core", "The picture stands still: the same one comes again.")),
        steps(QT_TRANSLATE_NOOP("core", "Unplug the camera and plug it in again.")),
        details,
    )


def _flat(is_black: bool, details: dict[str, Detail]) -> Check:
    if is_black:
        return Check(
            Subject.PICTURE,
            State.FAILED,
            said(QT_TRANSLATE_NOOP("core", "The picture is black.")),
            steps(
                QT_TRANSLATE_NOOP(
                    "core", "Open the camera's shutter and take covers off its lens."
                ),
                QT_TRANSLATE_NOOP("core", "See below whether its lamp works."),
            ),
            details,
        )
    return Check(
        Subject.PICTURE,
        State.FAILED,
        said(
            QT_TRANSLATE_NOOP(
                "core",
                "The picture is one plain area, as a green or grey screen in other programs.",
            )
        ),
        steps(
            QT_TRANSLATE_NOOP("core", "Open the camera's shutter and take covers off its lens."),
            QT_TRANSLATE_NOOP(
                "core", "Unplug the camera and plug it in again, or choose its other entry."
            ),
        ),
        details,
    )


def infrared(seen: Observation) -> Check:
    """Say whether this is believed to be an infrared camera, and the strongest reason."""
    pattern = seen.readings[-1].pattern if seen.readings else LampPattern.UNDECIDED
    dark = bool(seen.pictures) and median(p.level for p in seen.pictures) < DARK_LEVEL
    found = evidence(seen.title, seen.facts, pattern, is_dark=dark)
    details: dict[str, Detail] = {
        "belief": found.belief.value,
        "for": ", ".join(reason.value for reason in found.reasons),
        "against": ", ".join(reason.value for reason in found.against),
    }
    other = steps(
        QT_TRANSLATE_NOOP(
            "core",
            "Many cameras stand in the list twice, once for colour and once for infrared. Choose "
            "the other one.",
        )
    )
    if found.belief is Belief.NOT:
        reason = Sentence(SENTENCES[found.against[0]])
        sentence = said(
            QT_TRANSLATE_NOOP("core", "This is no infrared camera. {reason}"), reason=reason
        )
        return Check(Subject.INFRARED, State.WARNING, sentence, other, details)
    if not found.reasons:
        sentence = said(
            QT_TRANSLATE_NOOP("core", "Nothing tells whether this is an infrared camera.")
        )
        return Check(Subject.INFRARED, State.WARNING, sentence, other, details)
    reason = Sentence(SENTENCES[found.reasons[0]])
    sure = QT_TRANSLATE_NOOP("core", "This is an infrared camera. {reason}")
    likely = QT_TRANSLATE_NOOP("core", "This is probably an infrared camera. {reason}")
    template = sure if found.belief is Belief.INFRARED else likely
    return Check(Subject.INFRARED, State.OK, said(template, reason=reason), details=details)
