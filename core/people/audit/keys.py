"""The keys of the log: one seals entries, one signs checkpoints.

Both hang on the gallery's key. The one that seals is derived from it; the one that signs is made at
first use and kept sealed, and its public part lets others check an exported log.
"""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from core.people.sealed.keys import Key
from core.people.sealed.protection import Unlocked
from core.people.sealed.values import SealedValues
from core.people.sealed.vault import DamagedRecordError

SIGNING_KEY = "log-signing-key"
"""Under which name the private key is kept."""

_GROUP = 4


class LogKeys:
    """What the log of one gallery is sealed and signed with. Any thread may call it."""

    def __init__(self, unlocked: Unlocked) -> None:
        own = Key(unlocked.key.derive(b"facedesk log\0" + unlocked.gallery_id.encode()))
        self.values = SealedValues(own, unlocked.gallery_id)
        """What the log keeps for itself. Its own key: an entry a visit would use up nonces."""

        self._seal = Key(own.derive(b"seal of an entry"))

    def seal(self, text: bytes, digest: bytes) -> bytes:
        """Return 32 bytes that only whoever has the gallery's key can make for an entry.

        Parameters
        ----------
        text
            The entry's, with its number.
        digest
            Its hash, 32 bytes.
        """
        return self._seal.digest(digest + text)

    def signing_key(self, connection: sa.Connection) -> Ed25519PrivateKey | None:
        """Return the key that signs; None where there is none yet, or it is damaged."""
        try:
            secret = self.values.read(connection, SIGNING_KEY)
        except DamagedRecordError:
            return None
        if secret is None or len(secret) != 32:
            return None
        return Ed25519PrivateKey.from_private_bytes(secret)

    def has_signing_key(self, connection: sa.Connection) -> bool:
        """Whether something is kept in its place, whole or not."""
        try:
            return self.values.payload(connection, SIGNING_KEY) is not None
        except DamagedRecordError:
            return True

    def new_signing_key(self, connection: sa.Connection) -> Ed25519PrivateKey:
        """Make the key that signs, and keep it."""
        key = Ed25519PrivateKey.generate()
        self.values.write(connection, SIGNING_KEY, key.private_bytes_raw())
        return key


def fingerprint(public_key: bytes) -> str:
    """Return what people compare to know a public key: 32 hexadecimal digits in groups of four."""
    digits = hashlib.sha256(b"facedesk log key\0" + public_key).hexdigest()[:32]
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def same_fingerprint(one: str, other: str) -> bool:
    """Whether two fingerprints are the same, however they were typed."""
    first, second = ("".join(text.split()).replace("-", "").lower() for text in (one, other))
    return first == second


def is_signed(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` is of the key with this public part (Ed25519)."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
