"""Finding people by what is typed: case, accents and the order of words don't matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

# Letters that Unicode does not take apart into a base letter and a mark.
_BASE_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def fold(text: str) -> str:
    """Return `text` without case, accents and surplus spaces, for comparing."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.translate(_BASE_LETTERS).split())


def matching(folded_names: Sequence[str], query: str) -> list[int]:
    """Return the positions of the names that contain every word of `query`.

    Parameters
    ----------
    folded_names
        Names as `fold` returns them.
    query
        As typed; nothing typed matches everybody.
    """
    words = fold(query).split()
    rows = list(range(len(folded_names)))
    for word in words:
        rows = [row for row in rows if word in folded_names[row]]
    return rows
