"""Finding people by what is typed: name, number, tags and notes, whatever case and accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.people.records import Person

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


def folded_text(person: Person, folded_name: str | None = None) -> str:
    """Return all that a person can be found by, folded, with a line for each part.

    Parameters
    ----------
    folded_name
        The name as `fold` returns it, where that is known already.
    """
    details = person.details
    name = fold(person.name) if folded_name is None else folded_name
    if not (details.external_id or details.tags or details.notes):
        return name
    rest = (details.external_id, *details.tags, details.notes)
    return "\n".join((name, *(fold(part) for part in rest if part)))


def matching(texts: Sequence[str], query: str, among: Iterable[int] | None = None) -> list[int]:
    """Return the positions of the texts that contain every word of `query`, in their order.

    Parameters
    ----------
    texts
        As `fold` or `folded_text` returns them.
    query
        As typed; nothing typed matches everybody.
    among
        Positions to look at; None looks at all.
    """
    rows = range(len(texts)) if among is None else among
    for word in words_of(query):
        rows = [row for row in rows if word in texts[row]]
    return list(rows)


def words_of(query: str) -> tuple[str, ...]:
    """Return the words that a text must contain, the longest first: it rules out most."""
    return tuple(sorted(fold(query).split(), key=len, reverse=True))


def narrows(query: str, before: str) -> bool:
    """Whether whoever fits `query` fits `before`, too, so that only those need be looked at."""
    words = words_of(query)
    return all(any(old in new for new in words) for old in words_of(before))


def reason(person: Person, query: str) -> str:
    """Return what besides the name a search found: the number, a tag, or words of the notes.

    Returns
    -------
    Empty where the name alone has all words.
    """
    name = fold(person.name)
    missing = [word for word in words_of(query) if word not in name]
    if not missing:
        return ""
    details = person.details
    for part in (details.external_id, *details.tags):
        if any(word in fold(part) for word in missing):
            return part
    return _surroundings(details.notes, missing[0])


def _surroundings(notes: str, word: str) -> str:
    """Return the notes' words from the one that contains `word` on, with one before it."""
    words = notes.split()
    for place, each in enumerate(words):
        if word in fold(each):
            return " ".join(words[max(0, place - 1) : place + 8])
    return ""
