"""The kiosk's own PIN, for desks without accounts: kept as Argon2id, with the wrong tries.

It stands in a file of its own and not in the gallery, so that the kiosk can be ended while the
gallery is locked or damaged. The key beside it is no secret to whoever reads the file (docs/adr/
0022): a PIN from there is worth nothing elsewhere unless somebody used it elsewhere, too.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from core.people.accounts import secrets
from core.people.accounts.errors import LockedOutError, WrongSignInError
from core.people.accounts.secrets import Verifier, WeakSecretError
from core.people.accounts.values import LEAST_PIN, Tries
from core.people.errors import GalleryError
from core.people.sealed.keys import Key, PassphraseCost
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP

VERSION = 1
_WHAT = "kiosk"


class WrongPinError(GalleryError):
    """It is another PIN."""

    def __init__(self) -> None:
        super().__init__(QT_TRANSLATE_NOOP("core", "That is not the PIN. Try again."))


@dataclass(frozen=True, slots=True)
class _Kept:
    key: Key
    verifier: Verifier
    tries: Tries


class KioskPin:
    """The PIN in one file. One thread calls it; a check takes some tenths of a second.

    Parameters
    ----------
    file
        Where it is kept; need not be there.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept: _Kept | None = None  # also where the file can't be written
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)
        """Tells the time, UTC; another one for tests."""

    @property
    def is_set(self) -> bool:
        """Whether there is a PIN that can be tried."""
        return self._read() is not None

    def wait(self) -> timedelta | None:
        """Return how long no try is taken: zero, some time, or None for ever."""
        kept = self._read()
        return timedelta() if kept is None else kept.tries.wait(self.clock())

    def set(self, pin: str) -> None:
        """Keep another PIN, and forget wrong tries.

        Raises
        ------
        WeakSecretError
            If it is too short, too easily guessed, or holds anything but digits.
        OSError
            If it can't be written; it then holds until the program ends.
        """
        checked(pin)
        key = Key.new()
        self._write(_Kept(key, secrets.verifier(key, _WHAT, pin), Tries()))

    def forget(self) -> None:
        """Remove the PIN, as where accounts take its place."""
        self._kept = None
        self._file.unlink(missing_ok=True)

    def check(self, pin: str) -> int:
        """Make sure that a PIN is the right one; each try counts before it is made.

        Returns
        -------
        How many wrong tries there were before.

        Raises
        ------
        WrongPinError, LockedOutError
            If it isn't, or no try is taken now.
        """
        kept, now = self._read(), self.clock()
        if kept is None:
            raise WrongPinError
        tries = kept.tries
        if tries.last is not None and tries.last > now:  # the clock was put back
            tries = replace(tries, last=now)
        wait = tries.wait(now)
        if wait != timedelta():
            raise LockedOutError(wait)
        self._write_if_possible(replace(kept, tries=Tries(tries.wrong + 1, now)))
        if not secrets.fits(kept.key, _WHAT, pin, kept.verifier):
            raise WrongPinError
        self._write_if_possible(replace(kept, tries=Tries()))
        return tries.wrong

    def _read(self) -> _Kept | None:
        if self._kept is None:
            try:
                self._kept = _from_bytes(self._file.read_bytes())
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                return None
        return self._kept

    def _write_if_possible(self, kept: _Kept) -> None:
        try:
            self._write(kept)
        except OSError:
            self._kept = kept  # the waits hold all the same while the program runs

    def _write(self, kept: _Kept) -> None:
        self._kept = kept
        with written_whole(self._file) as stream:
            stream.write(_to_bytes(kept))


def checked(pin: str) -> None:
    """Refuse what is no PIN for a pad of digits.

    Raises
    ------
    WeakSecretError
        If it is too short, too easily guessed, or holds anything but digits.
    """
    if pin and not secrets.is_pin(pin):
        raise WeakSecretError(
            QT_TRANSLATE_NOOP(
                "core", "The PIN of the kiosk is made of digits alone, at least {count}."
            ),
            count=LEAST_PIN,
        )
    secrets.checked(pin, "")


def is_wrong(error: Exception) -> bool:
    """Whether an error says that a try was wrong, and nothing else."""
    return isinstance(error, WrongPinError | WrongSignInError)


def _to_bytes(kept: _Kept) -> bytes:
    last = kept.tries.last
    data = {
        "version": VERSION,
        "key": kept.key.export().hex(),
        "salt": kept.verifier.salt.hex(),
        "verifier": kept.verifier.value.hex(),
        "cost": asdict(kept.verifier.cost),
        "tries": {"wrong": kept.tries.wrong, "last": None if last is None else last.isoformat()},
    }
    return json.dumps(data).encode("utf-8")


def _from_bytes(plain: bytes) -> _Kept:
    data: dict[str, Any] = json.loads(plain)
    if data["version"] != VERSION:
        raise ValueError("a kind that this program doesn't know")
    cost = PassphraseCost(**{name: int(value) for name, value in data["cost"].items()})
    if not cost.is_sensible():
        raise ValueError("no cost of ours")
    made = Verifier(bytes.fromhex(data["salt"]), bytes.fromhex(data["verifier"]), cost)
    last = data["tries"]["last"]
    tries = Tries(
        int(data["tries"]["wrong"]),
        None if last is None else datetime.fromisoformat(last).astimezone(UTC),
    )
    return _Kept(Key(bytes.fromhex(data["key"])), made, tries)
