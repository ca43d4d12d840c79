"""What the window of the models shows, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from core.models import contract
from core.models.slots import SETTINGS
from core.settings import Settings
from core.wording import PlainError

if TYPE_CHECKING:
    from core.models.card import ModelCard
    from core.models.slots import LoadedModel

Loaded = Mapping[contract.Slot, "LoadedModel"]
"""What is in each slot now; empty before anything was loaded."""

State = Literal["loaded", "chosen", "free"]


@dataclass(frozen=True, slots=True)
class ModelsOnDisk:
    """Which models are installed."""

    cards: Mapping[contract.Slot, tuple[ModelCard, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """For each slot, the default first."""

    damaged: tuple[PlainError, ...] = ()
    """Why models were left out."""

    removable: frozenset[str] = frozenset()
    """Names of the models that a person added."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a slot can hold: a model, or nothing."""

    slot: contract.Slot
    name: str
    """Short name of the model; empty where the slot stays empty."""

    card: ModelCard | None
    """None where the slot stays empty, and for a model that was chosen but is not installed."""

    state: State
    """"loaded": at work now. "chosen": the settings name it, but it is not at work (yet)."""

    chosen: bool = False
    """Whether the settings name it."""

    removable: bool = False

    @property
    def is_gone(self) -> bool:
        """Whether this model was chosen but is not installed."""
        return self.card is None and bool(self.name)

    @property
    def can_be_removed(self) -> bool:
        """Whether a person added it and may take it away now."""
        return self.removable and not self.chosen and self.state == "free"


def entries(
    slot: contract.Slot, models: ModelsOnDisk, settings: Settings, loaded: Loaded
) -> tuple[Entry, ...]:
    """Return what a slot can hold: nothing (where it may), the models, one that is gone."""
    cards = models.cards.get(slot, ())
    chosen = chosen_name(slot, models, settings)
    at_work: str | None = None
    if loaded:
        at_work = loaded[slot].card.name if slot in loaded else ""

    def state(name: str) -> State:
        if name == at_work:
            return "loaded"
        return "chosen" if name == chosen else "free"

    def entry(name: str, card: ModelCard | None = None) -> Entry:
        removable = card is not None and name in models.removable
        return Entry(slot, name, card, state(name), name == chosen, removable)

    found = [entry(card.name, card) for card in cards]
    if may_stay_empty(slot, models):
        found.insert(0, entry(""))
    found += [
        entry(name)
        for name in dict.fromkeys((chosen, at_work))
        if name and all(name != card.name for card in cards)
    ]
    return tuple(found)


def may_stay_empty(slot: contract.Slot, models: ModelsOnDisk) -> bool:
    """Whether a slot is empty when the settings name no model for it."""
    defaults = any(card.default for card in models.cards.get(slot, ()))
    return slot in contract.OPTIONAL_SLOTS and not defaults


def chosen_name(slot: contract.Slot, models: ModelsOnDisk, settings: Settings) -> str:
    """Return the name of the model that the settings ask for; empty for none."""
    named: str | None = getattr(settings, SETTINGS[slot][0])
    cards = models.cards.get(slot, ())
    if named is not None:
        return named
    return "" if may_stay_empty(slot, models) or not cards else cards[0].name


def chosen_mode(card: ModelCard, settings: Settings) -> contract.Mode:
    """Return the mode in which the settings want the model of their choice."""
    named: contract.Mode | None = getattr(settings, SETTINGS[card.slot][1])
    return named if named is not None and named in card.modes else card.modes[0]
