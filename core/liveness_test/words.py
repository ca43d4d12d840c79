"""What a test found, and what that can and can't prove, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from core.liveness_test.values import Judge, LivenessTest
from core.people.audit.words import Said
from core.wording import QT_TRANSLATE_NOOP

JUDGES: Final[Mapping[Judge, str]] = MappingProxyType(
    {
        Judge.NETWORK: QT_TRANSLATE_NOOP("core", "Liveness model"),
        Judge.DEPTH: QT_TRANSLATE_NOOP("core", "Depth"),
        Judge.LAMP: QT_TRANSLATE_NOOP("core", "Answer to the lamp"),
        Judge.GLINT: QT_TRANSLATE_NOOP("core", "Lamp in the eyes"),
        Judge.BLINK: QT_TRANSLATE_NOOP("core", "Blinking"),
        Judge.EDGES: QT_TRANSLATE_NOOP("core", "Edges around the face"),
        Judge.STIRRING: QT_TRANSLATE_NOOP("core", "Small movements"),
        Judge.GEOMETRY: QT_TRANSLATE_NOOP("core", "Geometry and motion together"),
        Judge.TOGETHER: QT_TRANSLATE_NOOP("core", "The desk: everything together"),
    }
)
"""What each judge is called."""


def in_short(test: LivenessTest) -> tuple[Said, ...]:
    """Return what was found, the most important first."""
    return ()


def limits(test: LivenessTest) -> tuple[Said, ...]:
    """Return what the numbers can and can't prove."""
    return ()


def about_proposal(test: LivenessTest) -> tuple[Said, ...]:
    """Return what is proposed, and why that flatters; a sentence why not where nothing is."""
    return ()
