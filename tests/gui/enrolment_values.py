"""Shots, progress and consent as an enrolment would have them, for tests of its pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from core.enrolment.shots import Arrow, EnrolmentProgress, Hint, Shot, Trouble
from core.enrolment.views import views_for
from core.people.consent.wording import ConsentText
from core.people.records import View
from core.quality import QualityKind, QualityPart, QualityReason
from core.results import Embedding, Liveness, LivenessReason, LivenessVerdict
from gui.enrol.consent_part import ConsentTerms
from tests.gui.live_values import face, result

STILL = Hint("Hold still.", is_good=True)
LEFT = Hint("Turn your head to the left.", Arrow.LEFT)
TEXT = ConsentText(1, "en", datetime(2026, 1, 1, tzinfo=UTC), "May we?\n\nWhat for\nTo know you.\n")
ASKED = ConsentTerms((TEXT,), "en", is_required=True)
OFFERED = ConsentTerms((TEXT,), "en")
LIVE = Liveness(LivenessVerdict.LIVE, LivenessReason.JUDGED, 0.02, "m")
SPOOF = Liveness(LivenessVerdict.SPOOF, LivenessReason.JUDGED, 0.97, "m")
SHARP = QualityPart(QualityKind.SHARPNESS, 12.0, 88, QualityReason.BLURRED)


def shot(view=View.STRAIGHT, *, overall=80.0, reason=QualityReason.GOOD, override="", source=""):
    found = face(overall=overall, reason=reason)
    quality = replace(found.quality, parts=(SHARP,))
    return Shot(
        view, replace(found, quality=quality), result(found).analysis.frame, override, source
    )


def shots(count=5, **values):
    return tuple(shot(view, **values) for view in views_for(count))


def unit(first, dimension=128):
    """An embedding of length 1 with the cosine `first` to that of `live_values.face`."""
    vector = np.zeros(dimension, np.float32)
    vector[0], vector[1] = first, np.sqrt(1 - first * first)
    return Embedding(vector, "sface:0123")


def progress(
    taken=(), *, count=5, wanted=View.STRAIGHT, part=0.0, hint=STILL, trouble=Trouble.NONE, **more
):
    """Return how far an enrolment of `count` views is, of which the shots `taken` are there."""
    filled = dict.fromkeys(views_for(count), 0.0)
    for one in taken:
        filled[one.view] = 1.0
    if wanted is not None:
        filled[wanted] = part
    return EnrolmentProgress(hint, wanted, filled, tuple(taken), trouble, **more)
