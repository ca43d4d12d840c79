"""What the light of a source means: its lamp and its exposure."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from core.capture.discovery import Kind
from core.capture.lamp_diagnosis import diagnose
from core.capture.strobe import LampPattern, LightReading
from core.doctor.check import Check, Detail, Sentence, State, Subject, said, steps
from core.doctor.observation import Observation
from core.frame import Lamp
from core.wording import QT_TRANSLATE_NOOP

MOST_CLIPPED = 0.05
"""Share of overexposed pixels where the lamp's light reaches: a face there has lost its detail."""

MOST_DARK = 0.9
"""Share of pixels that show nothing, in lit pictures; walls of a large room are dark as well."""

SETTLED = 0.15
"""By how much the brightness may change in a second, as a share of it, once it is settled."""

_ADVISED = 3
"""So many steps are told; the page about the lamp has them all."""


_DEMO = steps(
    QT_TRANSLATE_NOOP(
        "core", "This is the demo: nothing is to be done. A camera would need attention now."
    )
)


def lamp(seen: Observation) -> Check:
    """Say what the lamp does, and whether the camera tells the truth about it."""
    found = diagnose(seen.readings, seen.facts)
    measured = found.measured
    told = measured.flag_lit + measured.flag_unlit
    details: dict[str, Detail] = {
        "diagnosis": found.kind.value,
        "pattern": measured.pattern.value,
        "frames": measured.frames,
        "lit_level": _rounded(measured.lit_level),
        "unlit_level": _rounded(measured.unlit_level),
        "level": _rounded(measured.level),
        "clipped": round(measured.clipped, 4),
        "flag_lit": measured.flag_lit,
        "flag_unlit": measured.flag_unlit,
        "flag": "wrong" if measured.flag_is_wrong else "credible" if told else "not told",
    }
    advised = steps(*found.steps[:_ADVISED]) if seen.kind is not Kind.STUDIO else _DEMO
    state = State.OK if found.is_fine else State.WARNING
    return Check(Subject.LAMP, state, Sentence(found.sentence, found.values), advised, details)


def exposure(seen: Observation) -> Check:
    """Say whether much of the picture is white or black, and whether the brightness is settled."""
    lit = lit_readings(seen.readings)
    clipped = median(reading.clipped for reading in lit) if lit else 0.0
    brightest = sorted(seen.pictures, key=lambda p: p.level)[-max(1, len(seen.pictures) // 3) :]
    dark = median(p.dark for p in brightest) if brightest else None
    told = seen.readings[-1].exposure if seen.readings else None
    settled = settled_after(lit)
    details: dict[str, Detail] = {
        "clipped": round(clipped, 4),
        "dark": _rounded(dark, 4),
        "level": _rounded(median(reading.level for reading in lit) if lit else None),
        "settled_seconds": _rounded(settled, 2),
        "exposure_ms": told.milliseconds if told is not None else None,
        "gain": told.gain if told is not None else None,
    }
    if clipped > MOST_CLIPPED:
        return Check(
            Subject.EXPOSURE,
            State.WARNING,
            said(
                QT_TRANSLATE_NOOP("core", "{share} % of the picture is overexposed."),
                share=round(100 * clipped),
            ),
            steps(
                QT_TRANSLATE_NOOP(
                    "core", "Turn the camera away from windows and lamps, or lower the blind."
                ),
                QT_TRANSLATE_NOOP("core", "Let people stand 50 to 80 cm before the camera."),
            ),
            details,
        )
    if dark is not None and dark > MOST_DARK:
        return Check(
            Subject.EXPOSURE,
            State.WARNING,
            said(
                QT_TRANSLATE_NOOP("core", "{share} % of the picture is too dark to show anything."),
                share=round(100 * dark),
            ),
            steps(
                QT_TRANSLATE_NOOP(
                    "core", "Stand before the camera and check again; then see about its lamp."
                )
            ),
            details,
        )
    if settled is None and len(lit) >= 10:
        return Check(
            Subject.EXPOSURE,
            State.WARNING,
            said(QT_TRANSLATE_NOOP("core", "The brightness goes up and down.")),
            steps(
                QT_TRANSLATE_NOOP(
                    "core", "Hold still before the camera and check again. Keep the light steady."
                )
            ),
            details,
        )
    sentence = said(
        QT_TRANSLATE_NOOP("core", "The brightness is steady, and little is too bright or too dark.")
    )
    return Check(Subject.EXPOSURE, State.OK, sentence, details=details)


def lit_readings(readings: Sequence[LightReading]) -> list[LightReading]:
    """Return the readings that are judged: the lit ones where the lamp pulses, else all."""
    if not readings or readings[-1].pattern is not LampPattern.PULSING:
        return list(readings)
    return [reading for reading in readings if reading.lamp is Lamp.LIT] or list(readings)


def settled_after(lit: Sequence[LightReading]) -> float | None:
    """Return after how many seconds the brightness was settled; None where it is not."""
    if not lit:
        return None
    end = lit[-1].time
    last = [reading.level for reading in lit if reading.time >= end - 1.0]
    middle = median(last)
    margin = SETTLED * max(middle, 1.0)
    if max(last) - min(last) > 2 * margin:
        return None
    late = [reading.time for reading in lit if abs(reading.level - middle) > margin]
    return max(late) - lit[0].time if late else 0.0


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)
