"""PINs and passwords of accounts: which are taken, and how they are kept and checked.

What is kept is Argon2id over an HMAC of the secret with the gallery's key: a PIN of six digits is
guessed in a day from any hash, but not without that key.
"""

from __future__ import annotations

import hmac
import itertools
import os
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from core.people.accounts.values import LEAST_PASSWORD, LEAST_PIN
from core.people.errors import GalleryError
from core.people.sealed.keys import Key, PassphraseCost, WrongKeyError, from_passphrase
from core.wording import QT_TRANSLATE_NOOP

LONGEST: Final = 256

COST = PassphraseCost()
"""Of each check."""

_SALT: Final = 16
_FEWEST: Final = 4
"""So many characters of a password must differ."""

# Those that the rules below don't see, of the lists of what people choose most.
_COMMON_PINS: Final = (
    *("112233", "102030", "147258", "147852", "159753", "159357", "142536", "123321", "456852"),
    *("258456", "789456", "741852", "963852", "852456", "520521", "521521", "168168", "201314"),
)
_AS_LETTERS: Final = str.maketrans("@$0134", "asoiea")
_COMMON_WORDS: Final = (
    *("password", "passwort", "qwerty", "qwertz", "asdfgh", "zxcvbn", "1q2w3e4r", "iloveyou"),
    *("letmein", "welcome", "administrator", "admin123"),
    *("sunshine", "princess", "football", "baseball", "superman", "trustno1", "facedesk"),
    *("receptio", "frontdesk", "changeme", "geheim", "abcdefgh", "woaini", "supervisor"),
)


class WeakSecretError(GalleryError):
    """A PIN or password that is too short, or among the first that anybody would try."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """What a secret is checked against. It doesn't tell the secret."""

    salt: bytes = field(repr=False)
    value: bytes = field(repr=False)
    """32 bytes."""

    cost: PassphraseCost


def checked(secret: str, name: str) -> str:
    """Return a new PIN or password as it is hashed: in Unicode's form NFKC.

    Parameters
    ----------
    name
        Of the account; a secret made of it is refused.

    Raises
    ------
    WeakSecretError
        If it is too short, too long, or too easily guessed.
    """
    text = _normal(secret)
    if len(text) > LONGEST:
        raise WeakSecretError(
            QT_TRANSLATE_NOOP("core", "The password is too long: {most} characters fit."),
            most=LONGEST,
        )
    if is_pin(text):
        if len(text) < LEAST_PIN:
            raise WeakSecretError(
                QT_TRANSLATE_NOOP("core", "The PIN needs at least {count} digits."),
                count=LEAST_PIN,
            )
        if _is_easy_pin(text):
            raise WeakSecretError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "This PIN is among the first that anybody would try. Choose digits without a "
                    "pattern.",
                )
            )
    elif len(text) < LEAST_PASSWORD:
        raise WeakSecretError(
            QT_TRANSLATE_NOOP(
                "core",
                "The password needs at least {count} characters; a PIN of digits alone needs "
                "{digits}.",
            ),
            count=LEAST_PASSWORD,
            digits=LEAST_PIN,
        )
    elif _is_easy_password(text, name):
        raise WeakSecretError(
            QT_TRANSLATE_NOOP(
                "core",
                "This password is among the first that anybody would try. A few words that don't "
                "belong together are better.",
            )
        )
    return text


def is_pin(secret: str) -> bool:
    """Whether a secret is made of digits alone, so that a pad of digits is enough to enter it."""
    text = _normal(secret)
    return text.isascii() and text.isdecimal()


def is_same(one: str, other: str) -> bool:
    """Whether two typed secrets are one and the same."""
    return hmac.compare_digest(_normal(one).encode("utf-8"), _normal(other).encode("utf-8"))


def verifier(key: Key, account_id: str, secret: str) -> Verifier:
    """Return what `secret` is checked against from now on. Takes some tenths of a second.

    Raises
    ------
    GalleryError
        If there is not enough memory for it.
    """
    salt = os.urandom(_SALT)
    return Verifier(salt, _value(key, account_id, secret, salt, COST), COST)


def fits(key: Key, account_id: str, secret: str, kept: Verifier) -> bool:
    """Whether `secret` is the one that a verifier was made of. Takes as long either way.

    Raises
    ------
    GalleryError
        If there is not enough memory for it.
    """
    value = _value(key, account_id, secret, kept.salt, kept.cost)
    return hmac.compare_digest(value, kept.value)


def waste(key: Key) -> None:
    """Take the time of a check, where there is nothing to check."""
    _value(key, "", "", os.urandom(_SALT), COST)


def _value(key: Key, account_id: str, secret: str, salt: bytes, cost: PassphraseCost) -> bytes:
    peppered = Key(key.derive(b"accounts"))
    mixed = peppered.digest(account_id.encode() + b"\0" + _normal(secret).encode("utf-8"))
    try:
        return from_passphrase(mixed.hex(), salt, cost).export()
    except WrongKeyError:
        raise GalleryError(
            QT_TRANSLATE_NOOP(
                "core",
                "There is not enough memory to check the PIN. Close other programs and try again.",
            )
        ) from None


def _normal(secret: str) -> str:
    # A lone surrogate, as a broken paste may bring it, has no UTF-8.
    whole = secret.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFKC", whole)


def _is_easy_pin(pin: str) -> bool:
    digits = [int(digit) for digit in pin]
    steps = {(after - before) % 10 for before, after in itertools.pairwise(digits)}
    return len(steps) == 1 or _is_repeated(pin) or pin in _COMMON_PINS or len(set(pin)) < 3


def _is_easy_password(password: str, name: str) -> bool:
    plain = "".join(c for c in password.casefold() if c.isalnum())
    if len(set(plain)) < _FEWEST or _is_repeated(plain):
        return True
    read = "".join(c for c in password.casefold().translate(_AS_LETTERS) if c.isalnum())
    if any(
        len(word) * 2 > len(text) and word in text
        for word in _COMMON_WORDS
        for text in (plain, read)
    ):
        return True
    steps = {ord(after) - ord(before) for before, after in itertools.pairwise(plain)}
    if steps in ({1}, {-1}):
        return True
    parts = [part for part in unicodedata.normalize("NFKC", name).casefold().split() if part]
    rest = plain
    for part in sorted(parts, key=len, reverse=True):
        rest = rest.replace(part, "").replace(part[::-1], "")
    # What is left beside the name must be a secret by itself.
    return len(rest) < len(plain) and len(rest) < LEAST_PASSWORD - 2


def _is_repeated(text: str) -> bool:
    """Whether `text` is a shorter one, several times."""
    return text in (text + text)[1:-1]
