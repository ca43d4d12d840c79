"""Who of the gallery may be the person who is enrolled just now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from core.people.gallery import Gallery
from core.people.likeness.strangers import Strangers
from core.people.search import GalleryIndex
from core.results import Embedding, Match

FALSE_ALARMS = 0.01
"""Share of enrolments of strangers at which somebody may be called a likely double."""

_CANDIDATES = 10
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class DoubleReport:
    """What the search for doubles found."""

    threshold: float
    """Similarity, -1 to 1, from which somebody counts as a likely double."""

    people: int
    """With how many people was compared."""

    matches: tuple[Match, ...]
    """Likely doubles, the most alike first, at most 3."""

    is_measured: bool
    """Whether the threshold comes from this gallery's own strangers, or from the recogniser's card
    because there are too few of them."""


def look_for_doubles(
    gallery: Gallery,
    embeddings: Sequence[Embedding],
    suggested: float,
    but: Collection[str] = (),
    *,
    index: GalleryIndex | None = None,
) -> DoubleReport:
    """Compare a person who isn't enrolled yet with everybody.

    The likeness of two people is the mean over the better half of the new pictures, each with the
    closest template of the other: one odd picture neither makes nor hides a double.

    Parameters
    ----------
    embeddings
        Of one person, all of one recogniser; at least one.
    suggested
        The recogniser's own threshold.
    but
        Ids of people who are no doubles: the person themselves.
    index
        An index of this gallery and recogniser that is loaded already.

    Raises
    ------
    GalleryError
        If the gallery can't be read.
    """
    model = embeddings[0].model
    if index is None or index.model != model:
        index = GalleryIndex()
        index.load(gallery, model)
    strangers = Strangers.of(index, suggested)
    people = index.person_count
    threshold = strangers.threshold(FALSE_ALARMS / max(1, people))
    wanted = _CANDIDATES + len(but)
    near = {
        match.person_id for found in index.identify_all(embeddings, wanted) for match in found
    } - set(but)
    compared = [index.verify_all(embedding, near) for embedding in embeddings]
    likely: list[Match] = []
    for person_id in near:
        found = sorted(
            (one[person_id] for one in compared if person_id in one), key=lambda m: -m.similarity
        )
        if not found:
            continue
        similarity = better_half([match.similarity for match in found])
        if similarity >= threshold:
            best = found[0]
            likely.append(Match(person_id, best.name, similarity, best.template_id))
    likely.sort(key=lambda match: (-match.similarity, match.person_id))
    return DoubleReport(threshold, people, tuple(likely[:_SHOWN]), strangers.is_measured)


def better_half(similarities: Sequence[float]) -> float:
    """Return the mean of the better half, the middle one included."""
    ordered = np.sort(np.asarray(similarities))[::-1]
    return float(ordered[: (len(ordered) + 1) // 2].mean())
