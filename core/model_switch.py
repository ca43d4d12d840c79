"""Loading the models that a person chose, and changing them while the program runs."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.models.contract import SLOTS, ModelError
from core.models.launch_guard import LaunchGuard
from core.models.registry import Registry
from core.models.slots import SETTINGS, Slots
from core.pipeline import Pipeline
from core.settings import Settings
from core.wording import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True, eq=False)
class Switched:
    """A pipeline with the models that were asked for."""

    pipeline: Pipeline
    settings: Settings
    """What is in force: what was asked for, less what was set aside."""

    set_aside: tuple[ModelError, ...] = ()
    """Why a model that the settings name was not loaded."""


class ModelSwitch:
    """Loads models for the window, guarded against files that crash a native runtime.

    Parameters
    ----------
    models_dir
        Folder of the models that a person added; None where there are none.
    """

    def __init__(self, models_dir: Path | None = None) -> None:
        self._folder = models_dir
        self._guard = LaunchGuard(models_dir) if models_dir else None
        self._suspects = self._guard.suspects() if self._guard else frozenset()

    def load(self, settings: Settings, present: Slots | None = None) -> Switched:
        """Load the models that the settings name, and run each added one once.

        The pipeline gets the recogniser's own threshold, whatever the settings say.

        Parameters
        ----------
        present
            Networks that are loaded already; those that stay are not loaded again.

        Raises
        ------
        ModelError
            If a model is missing or damaged, or gives nothing usable. `present` is untouched.
        """
        settings, set_aside = self._without_suspects(settings)
        registry = Registry.with_added(self._folder) if self._folder else Registry()
        added = self._added(settings, registry)
        if present is not None:  # what works already is under no suspicion
            added -= set(present.names().values())
        if self._guard is not None and added:
            self._guard.begin(added)
        try:
            own_threshold = dataclasses.replace(settings, similarity_threshold=None)
            pipeline = Pipeline.load(own_threshold, registry, present)
            pipeline.slots.warm_up(present)
        finally:
            if self._guard is not None:
                self._guard.passed()
        return Switched(pipeline, settings, set_aside)

    def _without_suspects(self, settings: Settings) -> tuple[Settings, tuple[ModelError, ...]]:
        """Leave out what the last start did not survive; who chooses it again gets it."""
        errors = []
        for slot in SLOTS:
            name = getattr(settings, slot)
            if name in self._suspects:
                empty: dict[str, Any] = dict.fromkeys(SETTINGS[slot])
                settings = dataclasses.replace(settings, **empty)
                errors.append(
                    ModelError(
                        QT_TRANSLATE_NOOP(
                            "core",
                            "The program ended unexpectedly while the model {name} was loaded, so "
                            "it is left out now. Check its files, and choose it again to give it "
                            "another try.",
                        ),
                        name=name,
                    )
                )
        self._suspects = frozenset()
        return settings, tuple(errors)

    @staticmethod
    def _added(settings: Settings, registry: Registry) -> set[str]:
        names = {getattr(settings, slot) for slot in SLOTS}
        return {
            card.name
            for slot in SLOTS
            for card in registry.cards(slot)
            if card.name in names and card.system is not None
        }
