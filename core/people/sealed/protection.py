"""The ways to a gallery's key: the system's key ring, a file, a passphrase, a recovery code.

Each way holds the gallery's key wrapped by its own, so that a passphrase is changed without sealing
anything anew, and any one way that is left opens the gallery.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

import sqlalchemy as sa

from core.people.errors import GalleryError
from core.people.sealed.key_places import KeyPlace
from core.people.sealed.keys import Key, PassphraseCost, WrongKeyError, from_passphrase
from core.people.tables import key_wraps, protection
from core.wording import QT_TRANSLATE_NOOP

log = logging.getLogger(__name__)

Way = Literal["ring", "file", "passphrase", "recovery"]

LEAST_PASSPHRASE: Final = 8
"""Characters. NIST SP 800-63B-4 asks for at least 8 of a secret that is typed."""

_SALT: Final = 16
_CODE_BYTES: Final = 20  # 160 bits: nobody guesses that, whatever the hardware


class LockedError(GalleryError):
    """The gallery opens with its passphrase only, and none was given."""


class WrongPassphraseError(GalleryError):
    """What was typed is neither the passphrase nor the recovery code."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A gallery whose key is known."""

    gallery_id: str
    key: Key
    rotation: str
    """Name of the rotation in which new templates are laid."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a gallery's secret may be kept, the best first."""

    kept_by: Sequence[tuple[Way, KeyPlace]]

    def put(self, gallery_id: str, key: Key) -> Way:
        """Keep a secret in the best place that takes it.

        Raises
        ------
        GalleryError
            If none does.
        """
        for way, place in self.kept_by:
            try:
                if place.put(gallery_id, key):
                    return way
            except OSError as error:
                log.warning("The secret can't be kept (%s): %s", way, error.strerror)
        raise GalleryError(
            QT_TRANSLATE_NOOP(
                "core",
                "The key of the gallery can't be kept: neither the system's key ring nor the "
                "profile's folder can be written. Nothing was changed.",
            )
        )


def begin(connection: sa.Connection, places: Places) -> Unlocked:
    """Give a gallery that has none its id, its key and a first way to it."""
    gallery_id, rotation = uuid.uuid4().hex, uuid.uuid4().hex
    key, keeps = Key.new(), Key.new()
    way = places.put(gallery_id, keeps)
    connection.execute(protection.insert(), {"gallery_id": gallery_id, "rotation": rotation})
    unlocked = Unlocked(gallery_id, key, rotation)
    _add_way(connection, unlocked, way, {}, keeps)
    return unlocked


def is_begun(connection: sa.Connection) -> bool:
    """Whether the gallery has a key."""
    return connection.execute(sa.select(protection.c.gallery_id)).first() is not None


def ways(connection: sa.Connection) -> tuple[Way, ...]:
    """Return the ways that lead to the gallery's key."""
    return tuple(row[0] for row in connection.execute(sa.select(key_wraps.c.way)))


def unlock(connection: sa.Connection, places: Places, passphrase: str | None) -> Unlocked:
    """Find the gallery's key.

    Parameters
    ----------
    passphrase
        Passphrase or recovery code as typed; asked only where no place gives the key.

    Raises
    ------
    LockedError
        If a passphrase is needed and none was given.
    WrongPassphraseError
        If it is not the right one.
    GalleryError
        If no way is left.
    """
    gallery_id, rotation = connection.execute(
        sa.select(protection.c.gallery_id, protection.c.rotation)
    ).one()
    wraps = {
        row[0]: (row[1], row[2])
        for row in connection.execute(
            sa.select(key_wraps.c.way, key_wraps.c.parameters, key_wraps.c.payload)
        )
    }
    for way, place in places.kept_by:
        if way in wraps and (keeps := place.get(gallery_id)) is not None:
            key = _unwrapped(gallery_id, way, wraps[way], keeps)
            if key is not None:
                return Unlocked(gallery_id, key, rotation)
            log.warning("The secret that was kept (%s) doesn't open the gallery", way)
    typed: list[Way] = [way for way in ("passphrase", "recovery") if way in wraps]
    if not typed:
        raise GalleryError(
            QT_TRANSLATE_NOOP(
                "core",
                "The key of the gallery is gone: it is neither in the system's key ring nor in the "
                "profile's folder. Sign in as the person who enrolled, or put back a backup with "
                "its key.",
            )
        )
    if passphrase is None:
        raise LockedError(
            QT_TRANSLATE_NOOP("core", "The gallery is locked. Enter its passphrase to open it.")
        )
    for way in typed:
        said = _as_code(passphrase) if way == "recovery" else passphrase
        key = _with_passphrase(gallery_id, way, wraps[way], said)
        if key is not None:
            return Unlocked(gallery_id, key, rotation)
    raise WrongPassphraseError(
        QT_TRANSLATE_NOOP("core", "This is not the passphrase of the gallery. Try again.")
    )


def set_passphrase(connection: sa.Connection, unlocked: Unlocked, passphrase: str) -> None:
    """Let the gallery open with this passphrase only, and with the recovery code if there is one.

    Raises
    ------
    GalleryError
        If it is too short.
    """
    refuse_short(passphrase)
    _add_typed(connection, unlocked, "passphrase", passphrase)
    connection.execute(key_wraps.delete().where(key_wraps.c.way.in_(["ring", "file"])))


def add_passphrase(connection: sa.Connection, unlocked: Unlocked, passphrase: str) -> None:
    """Let a copy of the gallery open with this passphrase, too, wherever it is.

    Raises
    ------
    GalleryError
        If it is too short.
    """
    refuse_short(passphrase)
    _add_typed(connection, unlocked, "passphrase", passphrase)


def drop_passphrase(connection: sa.Connection) -> None:
    """Take the passphrase of a copy away, where another way is left."""
    others = sa.select(key_wraps.c.way).where(key_wraps.c.way.in_(["ring", "file"]))
    if connection.execute(others).first() is not None:
        connection.execute(key_wraps.delete().where(key_wraps.c.way == "passphrase"))


def forget_places(unlocked: Unlocked, places: Places) -> None:
    """Remove what places keep of a gallery that has a passphrase; after that was committed."""
    for _, place in places.kept_by:
        try:
            place.remove(unlocked.gallery_id)
        except OSError as error:
            log.warning("A kept secret can't be removed: %s", error.strerror)


def remove_passphrase(connection: sa.Connection, unlocked: Unlocked, places: Places) -> Way:
    """Let the gallery open by itself again, from the best place there is; return which."""
    keeps = Key.new()
    way = places.put(unlocked.gallery_id, keeps)
    _add_way(connection, unlocked, way, {}, keeps)
    connection.execute(key_wraps.delete().where(key_wraps.c.way == "passphrase"))
    return way


def new_recovery_code(connection: sa.Connection, unlocked: Unlocked) -> str:
    """Make a code to be printed and locked away; one that was made before opens no more."""
    letters = base64.b32encode(os.urandom(_CODE_BYTES)).decode()
    _add_typed(connection, unlocked, "recovery", letters)
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def refuse_short(passphrase: str) -> None:
    """Refuse a passphrase that is soon guessed.

    Raises
    ------
    GalleryError
        If it is too short.
    """
    if len(passphrase) < LEAST_PASSPHRASE:
        raise GalleryError(
            QT_TRANSLATE_NOOP("core", "The passphrase needs at least {count} characters."),
            count=LEAST_PASSPHRASE,
        )


def _as_code(typed: str) -> str:
    """Return a typed code as it was made: people mix up 0 and O, 1 and I, and drop dashes."""
    letters = "".join(character for character in typed.upper() if character.isalnum())
    return letters.translate(str.maketrans("018", "OIB"))


def _add_typed(connection: sa.Connection, unlocked: Unlocked, way: Way, secret: str) -> None:
    cost, salt = PassphraseCost(), os.urandom(_SALT)
    parameters = {"salt": salt.hex(), **asdict(cost)}
    _add_way(connection, unlocked, way, parameters, from_passphrase(secret, salt, cost))


def _add_way(
    connection: sa.Connection,
    unlocked: Unlocked,
    way: Way,
    parameters: dict[str, Any],
    wraps_with: Key,
) -> None:
    text = json.dumps(parameters, sort_keys=True)
    payload = wraps_with.wrap(unlocked.key, _bound(unlocked.gallery_id, way, text))
    connection.execute(key_wraps.delete().where(key_wraps.c.way == way))
    connection.execute(key_wraps.insert(), {"way": way, "parameters": text, "payload": payload})


def _with_passphrase(
    gallery_id: str, way: Way, wrap: tuple[object, object], passphrase: str
) -> Key | None:
    try:
        told = json.loads(str(wrap[0]))
        salt = bytes.fromhex(told["salt"])
        cost = PassphraseCost(int(told["passes"]), int(told["memory"]), int(told["lanes"]))
    except (ValueError, KeyError, TypeError):
        return None
    if not cost.is_sensible() or len(salt) < 8:
        return None
    try:
        key = from_passphrase(passphrase, salt, cost)
    except WrongKeyError:
        return None
    return _unwrapped(gallery_id, way, wrap, key)


def _unwrapped(gallery_id: str, way: Way, wrap: tuple[object, object], keeps: Key) -> Key | None:
    parameters, payload = wrap
    if not isinstance(payload, bytes):
        return None
    try:
        return keeps.unwrap(payload, _bound(gallery_id, way, str(parameters)))
    except WrongKeyError:
        return None


def _bound(gallery_id: str, way: Way, parameters: str) -> bytes:
    return f"gallery\0{gallery_id}\0{way}\0{parameters}".encode()
