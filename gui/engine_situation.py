"""What goes on in the engine, put together from what its source and its models do."""

from __future__ import annotations

import dataclasses

from gui.engine_values import EngineState, Status


class Situation:
    """Holds what was last heard of source and models. Of the window's thread only."""

    def __init__(self) -> None:
        self.source = Status(EngineState.OPENING_SOURCE)
        self.models = Status(EngineState.LOADING_MODELS)
        """What the models that were loaded last can do."""
        self.is_paused = False
        self._changes = 0

    @property
    def is_changing(self) -> bool:
        """Whether other models were asked for than those that were loaded last."""
        return self._changes > 0

    @property
    def is_judging(self) -> bool:
        """Whether verdicts are of the models that were asked for last."""
        return not self.is_changing and self.models.state is EngineState.WATCHING

    @property
    def is_superseded(self) -> bool:
        """Whether the wish that is answered now is not the last one."""
        return self._changes > 1

    def begin_change(self) -> None:
        """Note that models were asked for; each such wish is ended by `end_change`."""
        self._changes += 1

    def end_change(self) -> None:
        """Note that a wish was carried out or refused. Others may still wait."""
        self._changes -= 1

    def status(self) -> Status:
        """Return what goes on, for the window."""
        title = self.source.source
        if self.source.state is not EngineState.WATCHING:
            return self.source
        if self.is_paused:
            return Status(EngineState.PAUSED, title)
        models = Status(EngineState.LOADING_MODELS) if self.is_changing else self.models
        return dataclasses.replace(models, source=title)
