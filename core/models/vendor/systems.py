"""The vendor's systems that this program knows: what they are called, their files, their facts.

Facts were read in the vendor's package modelscope 1.40.2; docs/vendor-models.md has them all, and
says how each system was checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from core.models.vendor.detector_systems import DETECTORS
from core.models.vendor.liveness_systems import LIVENESS
from core.models.vendor.quality_systems import QUALITY
from core.models.vendor.recogniser_systems import RECOGNISERS
from core.models.vendor.system import CHECKPOINT, System
from core.wording import QT_TRANSLATE_NOOP

__all__ = ["BY_NAME", "SYSTEMS", "System", "by_pipeline_type"]

REFUSED: tuple[System, ...] = (
    System(
        name="fairface",
        slot=None,
        title="FairFace",
        pipeline_types=("resnet34-face-attribute-recognition-fairface",),
        files=CHECKPOINT,
        module="",
        model_id="iic/cv_resnet34_face-attribute-recognition_fairface",
        refusal=QT_TRANSLATE_NOOP(
            "core",
            "FairFace guesses a person's age and sex. This program says neither about anybody, so "
            "the model has no place in it.",
        ),
    ),
)

SYSTEMS: tuple[System, ...] = (*RECOGNISERS, *LIVENESS, *QUALITY, *DETECTORS, *REFUSED)

BY_NAME: Mapping[str, System] = MappingProxyType({system.name: system for system in SYSTEMS})


def by_pipeline_type(pipeline_type: str) -> tuple[System, ...]:
    """Return the systems whose configuration.json names this pipeline; FLIR's names two."""
    return tuple(system for system in SYSTEMS if pipeline_type in system.pipeline_types)
