"""The four places in the pipeline that a model fills, and changing one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.models.card import ModelCard
from core.models.contract import (
    SLOTS,
    DetectorNetwork,
    EmbedderNetwork,
    LivenessNetwork,
    Mode,
    Network,
    QualityNetwork,
    Slot,
)
from core.models.registry import Registry
from core.settings import Settings

SETTINGS: Mapping[Slot, tuple[str, str]] = {slot: (slot, f"{slot}_mode") for slot in SLOTS}
"""Names in `Settings` of a slot's model and mode."""


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """What is in a slot now."""

    card: ModelCard
    mode: Mode
    runs_on: str
    """What runs it, for people."""


@dataclass(frozen=True, slots=True, eq=False)
class Slots:
    """Loaded networks, one a slot."""

    detector: DetectorNetwork
    recogniser: EmbedderNetwork
    liveness: LivenessNetwork | None = None
    quality: QualityNetwork | None = None
    studio: LivenessNetwork | None = None
    """What judges the studio's frames while the liveness slot is empty; asked about no other."""

    @classmethod
    def load(cls, settings: Settings, registry: Registry, present: Slots | None = None) -> Slots:
        """Load the models that the settings name, or the defaults.

        Parameters
        ----------
        present
            Networks that are loaded already; those that stay are not loaded again.

        Raises
        ------
        ModelError
            If a model is missing, damaged or not for its slot. `present` is untouched.
        """

        def kept(slot: Slot) -> Network | None:
            """Return the present network if it is the one that is wanted."""
            network = present.network(slot) if present is not None else None
            if network is None:
                return None
            name, mode = (getattr(settings, entry) for entry in SETTINGS[slot])
            card = registry.chosen(slot, name)
            same = (
                card is not None
                and card.identity == network.card.identity
                and card.folder == network.card.folder
                and registry.mode(card, mode) == network.mode
            )
            return network if same else None

        liveness = kept("liveness") or registry.load_liveness(
            settings.liveness, settings.liveness_mode
        )
        studio = None
        if liveness is None:
            studio = present.studio if present is not None else None
            studio = studio or registry.load_studio_liveness()
        return cls(
            kept("detector") or registry.load_detector(settings.detector, settings.detector_mode),  # type: ignore[arg-type] # what is kept was of this slot
            kept("recogniser")
            or registry.load_recogniser(settings.recogniser, settings.recogniser_mode),  # type: ignore[arg-type]
            liveness,  # type: ignore[arg-type]
            kept("quality") or registry.load_quality(settings.quality, settings.quality_mode),  # type: ignore[arg-type]
            studio,
        )

    def network(self, slot: Slot) -> Network | None:
        """Return what is in a slot; None where it is empty."""
        network: Network | None = getattr(self, slot)
        return network

    def warm_up(self, present: Slots | None = None) -> None:
        """Run each of the vendor's networks once, so that one that can't work is noticed now.

        Parameters
        ----------
        present
            Networks that have worked already and are left out.

        Raises
        ------
        ModelError
            If one gives nothing usable.
        """
        noise = np.random.default_rng(1).integers(0, 256, (160, 160)).astype(np.uint8)
        chip = noise[None, :112, :112]
        for slot in SLOTS:
            network = self.network(slot)
            if network is None or network.card.system is None:
                continue
            if present is not None and present.network(slot) is network:
                continue
            if slot == "detector":
                self.detector.detect(noise)
            elif slot == "recogniser":
                self.recogniser.embed(chip)
            elif slot == "liveness" and self.liveness is not None:
                self.liveness.spoof_scores(chip)
            elif self.quality is not None:
                cut = self.quality.cut
                square = noise[None, : cut.side, : cut.side].astype(np.float32)
                self.quality.scores(square if cut.kind == "square" else chip)

    def loaded(self) -> dict[Slot, LoadedModel]:
        """Return what is in each slot; an empty one is absent."""
        return {
            slot: _loaded(network) for slot in SLOTS if (network := self.network(slot)) is not None
        }

    @property
    def loaded_studio(self) -> LoadedModel | None:
        """What judges the studio's frames, where the liveness slot is empty."""
        return None if self.studio is None or self.liveness is not None else _loaded(self.studio)

    def names(self) -> dict[str, str]:
        """Return slot and short name of the model in it; an empty slot is absent."""
        return {slot: model.card.name for slot, model in self.loaded().items()}


def _loaded(network: Network) -> LoadedModel:
    return LoadedModel(network.card, network.mode, network.runs_on)
