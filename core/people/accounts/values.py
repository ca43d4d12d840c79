"""What is told about accounts: plain values, and the numbers of the lock-out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from core.people.accounts.rights import Actor, Right, Role
from core.wording import PlainError

LEAST_PIN: Final = 6
"""Digits. NIST SP 800-63B-4 recommends six for a secret that is worth something on one device."""

LEAST_PASSWORD: Final = 8
"""Characters."""

FREE_TRIES: Final = 5
"""So many wrong tries in a row cost nothing but time."""

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)
"""After the fifth wrong try; it doubles with each further one, up to the longest."""

LAST_TRY: Final = 100
"""After so many in a row no try counts any more (NIST SP 800-63B-4 asks for at most 100)."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in."""

    id: str
    """32 hexadecimal digits, never used again."""

    name: str
    role: Role
    has_pin: bool
    """Whether digits alone are enough to sign in."""

    created: datetime
    """UTC."""

    changed: datetime
    """When role, PIN or password were last set, UTC."""


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries in a row at one name."""

    wrong: int = 0
    last: datetime | None = None
    """When the latest was made, UTC."""

    def wait(self, now: datetime) -> timedelta | None:
        """Return how long no try is taken from `now` on: zero, some time, or None for ever."""
        if self.wrong >= LAST_TRY:
            return None
        if self.wrong < FREE_TRIES or self.last is None:
            return timedelta()
        pause = min(LONGEST_WAIT, FIRST_WAIT * (1 << min(self.wrong - FREE_TRIES, 10)))
        # A clock that was put back must not make the wait longer than it ever was.
        return max(timedelta(), min(pause, self.last + pause - now))


@dataclass(frozen=True, slots=True)
class SignInState:
    """The accounts as a window shows them."""

    is_wanted: bool = False
    """Whether anybody has to sign in."""

    actor: Actor | None = None
    rights: frozenset[Right] = frozenset(Right)
    """What may be done now."""

    accounts: tuple[Account, ...] = ()
    waits: Mapping[str, timedelta | None] = field(default_factory=dict)
    """By account id, for those where no try is taken now: for how long; None for ever."""

    trouble: PlainError | None = None
    """Why nobody can sign in; None where all is well."""
