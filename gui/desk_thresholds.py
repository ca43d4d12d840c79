"""The thresholds that the desk judges by, from what is known at this moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.settings import Settings

if TYPE_CHECKING:
    from core.calibration.thresholds import Thresholds
    from core.calibration.values import Calibration
    from core.people.decision import DecisionMaker
    from core.people.search import GalleryIndex
    from core.pipeline import Pipeline


class DeskThresholds:
    """Follows calibration, settings and the size of the gallery. Of the analysis' thread only."""

    def __init__(self) -> None:
        self.calibration: Calibration | None = None
        """The last one that came; of no meaning for another recogniser."""

    def now(self, settings: Settings, pipeline: Pipeline, index: GalleryIndex | None) -> Thresholds:
        """Return what holds now; after the recogniser's card until a calibration comes."""
        from core.calibration.measuring import of_card
        from core.calibration.thresholds import thresholds

        model, suggested = pipeline.recogniser_identity, pipeline.similarity_threshold
        calibration = self.calibration
        if calibration is None or calibration.recogniser != model:
            calibration = of_card(model, suggested)
        return thresholds(settings, suggested, calibration, index.person_count if index else 0)


def judge_by(found: Thresholds, decisions: DecisionMaker) -> None:
    """Have decisions made by these thresholds."""
    decisions.threshold = found.search.similarity
    decisions.claim_threshold = found.claim.similarity
