"""The rules for a person's name."""

from __future__ import annotations

import unicodedata

from core.people.errors import GalleryError
from core.wording import QT_TRANSLATE_NOOP

LONGEST = 100

# Direction marks could make one name look like another; the joiners that some scripts need stay.
_HIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b")


def clean(name: str) -> str:
    """Return `name` as it is kept: without space around it, in Unicode's composed form (NFC).

    Raises
    ------
    GalleryError
        If nothing visible is left, it is longer than 100 characters, or it holds control
        characters.
    """
    name = unicodedata.normalize("NFC", name.strip())
    kinds = [unicodedata.category(character) for character in name]
    if not any(kind[0] in "LNPS" for kind in kinds):
        raise GalleryError(QT_TRANSLATE_NOOP("core", "Please enter a name."))
    if len(name) > LONGEST:
        raise GalleryError(
            QT_TRANSLATE_NOOP(
                "core", "The name is too long: it has {length} characters, {most} fit."
            ),
            length=len(name),
            most=LONGEST,
        )
    if any(kind in ("Cc", "Cs", "Zl", "Zp") for kind in kinds) or not _HIDDEN.isdisjoint(name):
        raise GalleryError(
            QT_TRANSLATE_NOOP(
                "core",
                "The name holds characters that can't be shown. Please type it instead of "
                "pasting it.",
            )
        )
    return name


def key(name: str) -> str:
    """Return what two names that a person would call the same have in common."""
    return " ".join(unicodedata.normalize("NFKC", clean(name)).casefold().split())[:400]
