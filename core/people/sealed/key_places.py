"""Where the secret that opens a gallery is kept between two starts: key ring or file."""

from __future__ import annotations

import binascii
import contextlib
import json
import logging
import os
from pathlib import Path
from typing import Any, Final, Protocol

from core.people.sealed.keys import LENGTH, Key
from core.whole_file import written_whole

log = logging.getLogger(__name__)

SERVICE: Final = "facedesk-ir"
"""Under which name the key ring lists the secrets; the account is the gallery's id."""


class KeyPlace(Protocol):
    """A place for one secret of each gallery."""

    def get(self, gallery_id: str) -> Key | None:
        """Return the secret; None if it isn't there, or the place can't be asked."""
        ...

    def put(self, gallery_id: str, key: Key) -> bool:
        """Keep the secret so that it survives a power cut; whether that was done."""
        ...

    def remove(self, gallery_id: str) -> None:
        """Forget the secret; nothing happens if there is none."""
        ...


class SystemKeyRing:
    """The key ring of the system: Secret Service, Keychain, Windows' Credential Locker."""

    def __init__(self) -> None:
        self._ring: Any = None

    @property
    def is_there(self) -> bool:
        """Whether the system has a key ring that protects what it holds."""
        return self._backend() is not None

    def get(self, gallery_id: str) -> Key | None:
        """See `KeyPlace.get`."""
        if (ring := self._backend()) is None:
            return None
        try:
            return _key(ring.get_password(SERVICE, gallery_id))
        except Exception as error:  # each backend has errors of its own
            log.warning("The key ring can't be read: %s", type(error).__name__)
            return None

    def put(self, gallery_id: str, key: Key) -> bool:
        """See `KeyPlace.put`."""
        if (ring := self._backend()) is None:
            return False
        try:
            ring.set_password(SERVICE, gallery_id, key.export().hex())
        except Exception as error:
            log.warning("The key ring can't be written: %s", type(error).__name__)
            return False
        kept = self.get(gallery_id)
        return kept is not None and kept.export() == key.export()

    def remove(self, gallery_id: str) -> None:
        """See `KeyPlace.remove`."""
        if (ring := self._backend()) is not None:
            with contextlib.suppress(Exception):
                ring.delete_password(SERVICE, gallery_id)

    def _backend(self) -> Any:
        """Return the best backend that keeps secrets from others; None if there is none."""
        if self._ring is None:
            try:
                import keyring  # 0.2 s, and only where a gallery is opened

                ring = keyring.get_keyring()
                # Below 1 are those that fail, that do nothing, or that keep plain text.
                self._ring = ring if ring.priority >= 1 else False
            except Exception as error:
                log.warning("There is no key ring: %s", type(error).__name__)
                self._ring = False
        return self._ring or None


class KeyFile:
    """A file beside the gallery, readable by its owner only.

    It protects a copy of the gallery that was taken without it, and nothing else.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    @classmethod
    def of(cls, gallery_file: Path) -> KeyFile:
        """Return the key file in the folder of a gallery; copies beside it share it."""
        return cls(gallery_file.with_name("gallery.key"))

    def get(self, gallery_id: str) -> Key | None:
        """See `KeyPlace.get`."""
        return _key(self._read().get(gallery_id))

    def put(self, gallery_id: str, key: Key) -> bool:
        """See `KeyPlace.put`.

        Raises
        ------
        OSError
            If the file can't be written; the old one is then untouched.
        """
        self._write({**self._read(), gallery_id: key.export().hex()})
        return True

    def remove(self, gallery_id: str) -> None:
        """See `KeyPlace.remove`. The secret is overwritten first."""
        kept = self._read()
        if kept.pop(gallery_id, None) is None:
            return
        with contextlib.suppress(OSError):
            _overwrite(self._file)
        if kept:
            self._write(kept)
        else:
            self._file.unlink(missing_ok=True)

    def _read(self) -> dict[str, str]:
        try:
            told = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        secrets = told.get("secrets") if isinstance(told, dict) else None
        if not isinstance(secrets, dict):
            return {}
        return {name: secret for name, secret in secrets.items() if isinstance(secret, str)}

    def _write(self, secrets: dict[str, str]) -> None:
        with written_whole(self._file) as stream:
            stream.write(json.dumps({"version": 1, "secrets": secrets}).encode())


def _key(secret: object) -> Key | None:
    if not isinstance(secret, str):
        return None
    try:
        raw = binascii.unhexlify(secret)
    except ValueError:
        return None
    return Key(raw) if len(raw) == LENGTH else None


def _overwrite(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.write(os.urandom(os.fstat(stream.fileno()).st_size))
        stream.flush()
        os.fsync(stream.fileno())
