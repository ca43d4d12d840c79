"""What similarities mean for a profile, as its window has it: calibration and threshold."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from core.calibration import keeping
from core.calibration.keeping import KeepingError
from core.calibration.measuring import of_card, of_gallery
from core.calibration.thresholds import in_force, thresholds
from core.calibration.values import Calibration
from core.cli import options as shared
from core.pipeline import Pipeline

if TYPE_CHECKING:
    from core.people.gallery import Gallery


def calibration_of(
    options: argparse.Namespace, pipeline: Pipeline, gallery: Gallery | None
) -> Calibration:
    """Return the calibration that holds: an imported one, the gallery's, or the card's.

    Parameters
    ----------
    gallery
        Where its people are to be measured; None where none is open.
    """
    model = pipeline.recogniser_identity
    suggested = pipeline.slots.recogniser.card.similarity_threshold
    assert suggested is not None  # no recogniser is without, or the registry would have left it out
    here = of_card(model, suggested)
    if gallery is not None:
        here = of_gallery(gallery, model, suggested) or here
    try:
        imported = keeping.load(shared.profile_of(options).calibrations_file, model)
    except KeepingError as error:
        print(f"python -m core: {error}", file=sys.stderr)
        imported = None
    return in_force(shared.settings_of(options), here, imported)


def threshold_of(
    options: argparse.Namespace, pipeline: Pipeline, calibration: Calibration
) -> float:
    """Return the similarity from which two faces count as one person's (1:1).

    One that the command line names goes before all that the settings say.
    """
    named: float | None = getattr(options, "threshold", None)
    if named is not None:
        return named
    suggested = pipeline.slots.recogniser.card.similarity_threshold
    assert suggested is not None  # as above
    settings = shared.settings_of(options)
    return thresholds(settings, suggested, calibration, calibration.people).claim.similarity


def search_threshold_of(
    options: argparse.Namespace, pipeline: Pipeline, gallery: Gallery, people: int
) -> float:
    """Return the similarity from which somebody of the gallery counts as found (1:N).

    Parameters
    ----------
    people
        With templates of the recogniser, who are searched.
    """
    settings = shared.settings_of(options)
    if getattr(options, "threshold", None) is not None or (
        settings.wanted_fmr is None and settings.wanted_fpir is None
    ):
        return pipeline.similarity_threshold
    calibration = calibration_of(options, pipeline, gallery)
    return thresholds(settings, calibration.suggested, calibration, people).search.similarity
