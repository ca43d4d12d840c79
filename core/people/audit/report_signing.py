"""Signing what leaves the program, such as a report, with the key of the gallery's log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.people.audit.keys import fingerprint
from core.people.audit.log import AuditLog
from core.people.errors import GalleryError
from core.wording import QT_TRANSLATE_NOOP

PURPOSE: Final = b"facedesk report\0"
"""Comes before what is signed, so that no signature is good for another purpose."""


@dataclass(frozen=True, slots=True)
class LogEnd:
    """Where a gallery's log ends, and the key that signs for it."""

    gallery_id: str
    number: int
    """Of the last entry; 0 where there is none."""

    hash: str
    """Of the last entry, 64 hexadecimal digits."""

    public_key: bytes
    """Ed25519, 32 bytes."""

    @property
    def fingerprint(self) -> str:
        """What people compare to know the key."""
        return fingerprint(self.public_key)


class ReportSigner:
    """Signs reports for an open gallery. Any thread may call it.

    Parameters
    ----------
    audit_log
        `Gallery.log`.
    """

    def __init__(self, audit_log: AuditLog) -> None:
        self._log = audit_log

    def end(self) -> LogEnd:
        """Return where the log ends now; the key that signs is made at first use.

        Raises
        ------
        GalleryError
            If the gallery can't be read or written.
        """
        log = self._log
        with log.store.writing() as connection:
            head = log.end(connection)
            key = log.keys.signing_key(connection)
            public = None if key is None else key.public_key().public_bytes_raw()
            if public is None or public not in head.public_keys:
                _, head = log.sign(connection, head)
                log.heads.write(connection, head)
                public = head.public_keys[-1]
        return LogEnd(log.gallery_id, head.number, head.hash.hex(), public)

    def sign(self, text: bytes) -> bytes:
        """Return the signature (Ed25519, 64 bytes) over `PURPOSE` and a text.

        Raises
        ------
        GalleryError
            If the gallery can't be read, or there is no key (`end` makes one).
        """
        return self._key().sign(PURPOSE + text)

    def knows(self, public_key: bytes) -> bool:
        """Whether a public key is or was this gallery's."""
        with self._log.store.reading() as connection:
            head = self._log.heads.read(connection)
        return head is not None and public_key in head.public_keys

    def _key(self) -> Ed25519PrivateKey:
        with self._log.store.reading() as connection:
            key = self._log.keys.signing_key(connection)
        if key is None:
            raise GalleryError(
                QT_TRANSLATE_NOOP(
                    "core", "The key of the gallery's log can't be read, so nothing can be signed."
                )
            )
        return key
