"""Making the network of one of the vendor's models from its files."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from core.models.card import ModelCard
from core.models.contract import (
    DetectorNetwork,
    EmbedderNetwork,
    LivenessNetwork,
    Mode,
    ModelError,
    QualityNetwork,
)
from core.models.vendor.systems import BY_NAME
from core.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.models.registry import Registry


def load_detector(card: ModelCard, mode: Mode, registry: Registry) -> DetectorNetwork:
    """Load a detector; one without landmarks takes them from the registry's default detector.

    Raises
    ------
    ModelError
        If a file is missing or damaged, or is not what the card says.
    """
    network: DetectorNetwork = _module(card).load(card, mode, registry)
    return network


def load_recogniser(card: ModelCard, mode: Mode) -> EmbedderNetwork:
    """Load a recogniser. Raises as `load_detector`."""
    network: EmbedderNetwork = _module(card).load(card, mode)
    return network


def load_liveness(card: ModelCard, mode: Mode) -> LivenessNetwork:
    """Load a liveness model. Raises as `load_detector`."""
    network: LivenessNetwork = _module(card).load(card, mode)
    return network


def load_quality(card: ModelCard, mode: Mode) -> QualityNetwork:
    """Load a quality model. Raises as `load_detector`."""
    network: QualityNetwork = _module(card).load(card, mode)
    return network


def _module(card: ModelCard) -> Any:
    system = BY_NAME.get(card.system or "")
    if system is None or system.slot != card.slot:
        raise ModelError(
            QT_TRANSLATE_NOOP(
                "core",
                "The model {name} is of a kind that this program doesn't know. A newer version of "
                "the program may.",
            ),
            name=card.name,
        )
    return importlib.import_module(f"core.models.vendor.{system.module}")
