"""How long a passphrase lasts against somebody who has the file and guesses."""

from __future__ import annotations

import enum
import math
import re
from typing import Final

from core.people.sealed.protection import LEAST_PASSPHRASE

_COMMON: Final = frozenset(
    (
        *("password", "passwort", "passphrase", "geheim", "secret", "welcome", "willkommen"),
        *("letmein", "qwerty", "qwertz", "asdf", "admin", "facedesk", "reception", "dragon"),
        *("iloveyou", "abc", "monkey", "sunshine", "princess", "football", "master", "login"),
    )
)
_RUNS: Final = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")

WEAK_UNDER: Final = 40.0
STRONG_FROM: Final = 60.0
"""Bits. A graphics card tries some thousands a second at what Argon2id costs here: 40 bits last
years on one, 60 on a million of them."""


class Strength(enum.Enum):
    """How good a passphrase is."""

    NONE = "none"
    TOO_SHORT = "too-short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def strength(passphrase: str) -> Strength:
    """Judge a passphrase by its length and by what is guessed first."""
    if not passphrase:
        return Strength.NONE
    if len(passphrase) < LEAST_PASSPHRASE:
        return Strength.TOO_SHORT
    bits = _bits(passphrase)
    if bits < WEAK_UNDER:
        return Strength.WEAK
    return Strength.STRONG if bits >= STRONG_FROM else Strength.FAIR


def _bits(passphrase: str) -> float:
    """Return how many guesses it takes at least, as a power of two; a rough estimate."""
    plain = passphrase.casefold()
    for word in sorted(_COMMON, key=len, reverse=True):
        plain = plain.replace(word, "\0")
    plain = re.sub(r"(.)\1+", r"\1\1", plain)
    for run in _RUNS:
        for line in (run, run[::-1]):
            for length in range(len(line), 2, -1):
                for start in range(len(line) - length + 1):
                    plain = plain.replace(line[start : start + length], "\0")
    kinds = (
        (r"[a-z]", 26),
        (r"[A-Z]", 26),
        (r"\d", 10),
        (r"[ -/:-@\[-`{-~]", 20),
        (r"[^\x00-\x7f]", 500),
    )
    size = sum(count for kind, count in kinds if re.search(kind, passphrase))
    words = [word for word in re.split(r"[\s_.,-]+", plain) if len(word) > 2]
    by_letters = len(plain) * math.log2(max(2, size))
    # Several words: each is one of some thousands that people choose, whatever its length.
    by_words = sum(min(len(word) * 3.0, 12.0) for word in words) + 2.0 * passphrase.count(" ")
    return min(by_letters, by_words) if len(words) > 2 else min(by_letters, len(set(plain)) * 5.5)
