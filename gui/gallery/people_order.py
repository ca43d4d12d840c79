"""The orders in which people can be listed."""

from __future__ import annotations

import enum
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.people.records import Person


class Order(enum.Enum):
    """How the list of people is sorted. Equals stand in the order of their names."""

    NAME = "name"
    NEWEST = "newest"
    """Who was enrolled last comes first."""

    GOES_SOONEST = "goes-soonest"
    """By the day until which they are kept; those without one come last."""

    ATTENTION = "attention"
    """Who is damaged, can't be recognised, or goes soon comes first."""


def key(order: Order, needs_attention: Callable[[Person], bool]) -> Callable[[Person], Any] | None:
    """Return the sorting key of an order; None for that of names."""
    match order:
        case Order.NEWEST:
            return lambda person: -person.created.timestamp()
        case Order.GOES_SOONEST:
            return lambda person: person.details.keep_until or date.max
        case Order.ATTENTION:
            return lambda person: not needs_attention(person)
    return None
