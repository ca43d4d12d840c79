"""Keys: made, wrapped by one another, derived, and made of a passphrase.

A key that wraps (from the key ring, a file or a passphrase) wraps the gallery's key; the gallery's
key wraps one key for each person; a person's key seals that person's records. A wrap opens only for
what it was made for.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

LENGTH: Final = 32
"""Bytes of every key: AES-256."""

NONCE: Final = 12
"""Bytes of a nonce of AES-GCM (NIST SP 800-38D). Random ones: a key seals far fewer than 2^32."""


_MOST_WORK: Final = 2**22
"""KiB times passes that a file may ask for: some 20 times what this program asks for."""


class WrongKeyError(Exception):
    """Something doesn't open with this key: it is another one's, or was changed."""


class Key:
    """A secret of 32 bytes. Its text never shows it."""

    __slots__ = ("_cipher", "_secret")

    def __init__(self, secret: bytes) -> None:
        if len(secret) != LENGTH:
            raise ValueError(f"a key has {LENGTH} bytes, not {len(secret)}")
        self._secret = secret
        self._cipher = AESGCM(secret)

    @classmethod
    def new(cls) -> Key:
        """Return a random key, from the system's generator."""
        return cls(os.urandom(LENGTH))

    def __repr__(self) -> str:
        return "Key(...)"

    def __reduce__(self) -> str:
        raise TypeError("a key is not pickled")

    def seal(self, plain: bytes, bound_to: bytes) -> bytes:
        """Encrypt `plain` with AES-256-GCM: a random nonce, then the text with its check value."""
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, bound_to)

    def open(self, sealed: bytes, bound_to: bytes) -> bytes:
        """Return what was sealed, bound to the same.

        Raises
        ------
        WrongKeyError
            If it was sealed with another key, bound to something else, or changed.
        """
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], bound_to)
        except (InvalidTag, ValueError):
            raise WrongKeyError("it doesn't open") from None

    def wrap(self, key: Key, bound_to: bytes) -> bytes:
        """Return `key` sealed by this one."""
        return self.seal(key._secret, b"key\0" + bound_to)

    def unwrap(self, wrapped: bytes, bound_to: bytes) -> Key:
        """Return the key that `wrap` sealed.

        Raises
        ------
        WrongKeyError
            If it doesn't open.
        """
        secret = self.open(wrapped, b"key\0" + bound_to)
        if len(secret) != LENGTH:
            raise WrongKeyError("no key")
        return Key(secret)

    def derive(self, purpose: bytes, length: int = LENGTH) -> bytes:
        """Return bytes for one purpose that tell nothing about those for others (HKDF-SHA256)."""
        return HKDFExpand(hashes.SHA256(), length, purpose).derive(self._secret)

    def digest(self, message: bytes) -> bytes:
        """Return 32 bytes that only whoever has the key can make of `message` (HMAC-SHA256)."""
        made = hmac.HMAC(self._secret, hashes.SHA256())
        made.update(message)
        return made.finalize()

    def export(self) -> bytes:
        """Return the secret itself, for a key ring to keep."""
        return self._secret


@dataclass(frozen=True, slots=True)
class PassphraseCost:
    """What making a key of a passphrase costs (Argon2id, version 1.3)."""

    passes: int = 3
    memory: int = 64 * 1024
    """KiB. The second recommendation of RFC 9106: 64 MiB, 3 passes, 4 lanes; some 0.1 s."""

    lanes: int = 4

    def is_sensible(self) -> bool:
        """Whether a file that asks for this may have it: neither no work nor a whole machine."""
        return (
            self.passes >= 1
            and 8 * 1024 <= self.memory <= 2**20
            and self.passes * self.memory <= _MOST_WORK
            and 1 <= self.lanes <= 64
        )


def from_passphrase(passphrase: str, salt: bytes, cost: PassphraseCost) -> Key:
    """Make a key of a passphrase. Takes some tenths of a second, on purpose.

    Raises
    ------
    WrongKeyError
        If there is not enough memory for it.
    """
    try:
        secret = hash_secret_raw(
            passphrase.encode("utf-8"),
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory,
            parallelism=cost.lanes,
            hash_len=LENGTH,
            type=Type.ID,
        )
    except HashingError as error:
        raise WrongKeyError("no memory for the passphrase") from error
    return Key(secret)
