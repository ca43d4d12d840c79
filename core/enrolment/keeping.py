"""What is kept of an enrolment: templates with their views, samples, and what the log says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from core import sentences
from core.enrolment.hindrance import of_quality, worth
from core.enrolment.shots import Shot
from core.people.audit.log import Fact
from core.people.records import NewTemplate, View
from core.people.samples import cut
from core.people.thumbnail import portrait
from core.quality import QualityReason
from core.results import Liveness, LivenessGround, LivenessVerdict
from core.wording import QT_TRANSLATE_NOOP, PlainError


class EnrolmentError(PlainError):
    """Somebody isn't enrolled; nothing was kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What the gallery is given (`Gallery.enrol`, `Gallery.add_templates`)."""

    templates: tuple[NewTemplate, ...]
    """One for each shot, in their order; each with its sample where samples are kept."""

    thumbnail: NDArray[np.uint8] = field(repr=False)
    """Grey (side, side): the person looking straight, as well as there is."""

    facts: Mapping[str, Fact]
    """For the log: no picture, no name, no name of a file."""


def kept_from(
    shots: Sequence[Shot],
    *,
    keep_samples: bool,
    consent_time: datetime,
    liveness: Liveness | None = None,
) -> Kept:
    """Return what is kept of the shots of one person.

    Parameters
    ----------
    keep_samples
        Whether the person agreed that the pictures are kept.
    consent_time
        When the person agreed, with its zone.
    liveness
        The worst of the whole enrolment (`EnrolmentProgress.liveness`); None where nothing was
        judged. What the shots themselves say counts as well.

    Raises
    ------
    EnrolmentError
        If there is no shot, one has no embedding, or something hinders one that nobody took on
        them, a suspected fake before all.
    """
    if not shots:
        raise EnrolmentError(
            QT_TRANSLATE_NOOP("core", "Nobody can be enrolled without a picture. Take one first.")
        )
    templates = []
    for shot in shots:
        _require_fit(shot)
        face = shot.face
        if face.embedding is None:
            raise EnrolmentError(
                QT_TRANSLATE_NOOP(
                    "core", "This face can't be compared with others. Take the picture again."
                )
            )
        sample = None
        if keep_samples:
            sample = cut(
                shot.frame.pixels,
                face.detection,
                quality=face.quality.overall,
                consent=consent_time,
                source=shot.source or shot.frame.source,
            )
        templates.append(NewTemplate(face.embedding, face.quality.overall, shot.view, sample))
    best = best_of(shots)
    picture = portrait(best.frame.pixels, best.face.detection.box)
    return Kept(tuple(templates), picture, _facts(shots, keep_samples, liveness))


def best_of(shots: Sequence[Shot]) -> Shot:
    """Return the shot that shows the person best: straight before all, then the better picture.

    Raises
    ------
    ValueError
        If there is none.
    """
    return max(shots, key=lambda shot: (shot.view is View.STRAIGHT, worth(shot.face)))


def _require_fit(shot: Shot) -> None:
    if shot.override:
        return
    liveness = shot.face.liveness
    # A picture file is none of a living person anyway.
    if liveness is not None and liveness.verdict is LivenessVerdict.SPOOF and not shot.source:
        raise EnrolmentError(
            QT_TRANSLATE_NOOP("core", "This looks like a fake face, so it can't be enrolled.")
        )
    reason = of_quality(shot.face, shot.view)
    if reason is not QualityReason.GOOD:
        raise EnrolmentError(sentences.QUALITY[reason])


def _facts(shots: Sequence[Shot], keep_samples: bool, liveness: Liveness | None) -> dict[str, Fact]:
    facts: dict[str, Fact] = {
        "view": ", ".join(shot.view.value for shot in shots),
        "qualities": ", ".join(f"{shot.face.quality.overall:.0f}" for shot in shots),
    }
    if cameras := sorted({shot.frame.source for shot in shots if not shot.source}):
        facts["camera"] = ", ".join(cameras)
        worst = _worst([liveness, *(shot.face.liveness for shot in shots)])
        facts["liveness"] = LivenessVerdict.NOT_JUDGED.value
        facts["liveness_ground"] = LivenessGround.NONE.value
        if worst is not None:
            facts["liveness"] = worst.verdict.value
            facts["liveness_ground"] = worst.ground.value
            if worst.spoof_score is not None:
                facts["spoof_score"] = round(worst.spoof_score, 3)
    if files := sum(bool(shot.source) for shot in shots):
        facts["from_files"] = files
    if reasons := "; ".join(dict.fromkeys(shot.override for shot in shots if shot.override)):
        facts["reason"] = reasons
    if keep_samples:
        facts["pictures"] = len(shots)
    return facts


def _worst(found: Sequence[Liveness | None]) -> Liveness | None:
    order = (
        LivenessVerdict.SPOOF,
        LivenessVerdict.LIVE,
        LivenessVerdict.CANNOT_JUDGE,
        LivenessVerdict.NOT_JUDGED,
    )
    judged = [one for one in found if one is not None]
    return min(
        judged, key=lambda one: (order.index(one.verdict), -(one.spoof_score or 0.0)), default=None
    )
