"""Calibrations: after the card, measured on a gallery, taken from an evaluation."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from core.calibration.comparing import compare_as_desk
from core.calibration.counting import kept, of_same, of_strangers
from core.calibration.meaning import at_threshold
from core.calibration.tail import TAIL, card_tail, fit_tail
from core.calibration.values import Calibration, Origin
from core.evaluation.comparisons import Comparisons
from core.evaluation.intervals import rule_of_three
from core.people.likeness.strangers import CARD_RATE, CARD_SLOPE, LEAST_PAIRS, LEAST_PEOPLE
from core.results import Float32
from core.wording import QT_TRANSLATE_NOOP, PlainError

if TYPE_CHECKING:
    from core.evaluation.result import Evaluation
    from core.people.gallery import Gallery

PEOPLE: Final = 1000
"""Of a larger gallery so many are looked at: 499,500 pairs."""

TEMPLATES: Final = 8
"""Of each of them."""

_ENROLLED: Final = 5  # pictures of a person of an evaluation that stand for an enrolment
_FALSE_DOUBLES: Final = 0.01  # pairs of strangers in a gallery that are taken for doubles


class CalibrationError(PlainError):
    """An evaluation can't be taken over as a calibration."""


def of_card(recogniser: str, suggested: float) -> Calibration:
    """Return what is known where nothing was measured.

    Parameters
    ----------
    suggested
        The recogniser's own threshold.
    """
    return Calibration(recogniser, Origin.CARD, suggested, card_tail(suggested))


def of_gallery(
    gallery: Gallery,
    model: str,
    suggested: float,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Calibration | None:
    """Measure on the people of a gallery; None if it was cancelled.

    Of a large one on `PEOPLE`, whom their ids choose: by chance, and the same each time.

    Parameters
    ----------
    model
        Recogniser, as `Embedding.model` says.
    suggested
        The recogniser's own threshold.

    Raises
    ------
    GalleryError
        If the gallery can't be read.
    """
    everybody = sorted(person.id for person in gallery.people() if model in person.models)
    columns = gallery.laid_templates(model, of=everybody[:PEOPLE])
    rows: dict[str, list[int]] = {}
    for row, owner in enumerate(columns.person_ids):
        rows.setdefault(owner, []).append(row)
    templates = {one: columns.vectors[mine[:TEMPLATES]] for one, mine in rows.items()}
    distinct = gallery.distinct_pairs()
    return of_templates(
        templates, model, suggested, distinct, progress=progress, cancelled=cancelled
    )


def of_templates(
    templates: Mapping[str, Float32],
    model: str,
    suggested: float,
    distinct: Collection[tuple[str, str]] = (),
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Calibration | None:
    """Measure on people with their templates; None if it was cancelled.

    Two people who look like one are most likely one who is enrolled twice. They are left out and
    counted, unless they are among `distinct`: then they are strangers who look alike.

    Parameters
    ----------
    templates
        Person's id to templates, shape (n, dimension), n > 0, rows of length 1.
    distinct
        Ids of pairs of people who were said to be two, the lower id first.
    """
    found = compare_as_desk(list(templates.values()), progress=progress, cancelled=cancelled)
    if found is None or cancelled():
        return None
    place = {person: number for number, person in enumerate(templates)}
    known = [(place[a], place[b]) for a, b in distinct if a in place and b in place]
    doubles = _doubles(found, suggested, known)
    if len(doubles):
        found = _without(found, doubles)
    calibration = of_comparisons(found, model, suggested, Origin.GALLERY)
    return dataclasses.replace(calibration, doubles=len(doubles))


def of_evaluation(
    evaluation: Evaluation,
    name: str,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Calibration | None:
    """Take over what an evaluation showed; None if it was cancelled.

    Where it still has its faces, they are compared as the desk does, with up to 5 of each person
    as an enrolment has; else picture with picture.

    Parameters
    ----------
    name
        What somebody calls the set.

    Raises
    ------
    CalibrationError
        If it compared no faces, or too few people.
    """
    if evaluation.comparisons is None or evaluation.suggested is None:
        raise CalibrationError(
            QT_TRANSLATE_NOOP(
                "core", "This evaluation compared no faces, so it says nothing about similarities."
            )
        )
    found: Comparisons | None = evaluation.comparisons
    if evaluation.vectors is not None:
        people = _evenly(evaluation.vectors, evaluation.labels)
        found = compare_as_desk(people, progress=progress, cancelled=cancelled)
    if found is None or cancelled():
        return None
    calibration = of_comparisons(
        found, evaluation.recogniser, evaluation.suggested, Origin.EVALUATION
    )
    if calibration.origin is Origin.CARD:
        raise CalibrationError(
            QT_TRANSLATE_NOOP(
                "core",
                "The set has faces of {people} people. To say how alike strangers are it takes at "
                "least {least}.",
            ),
            people=found.people,
            least=LEAST_PEOPLE,
        )
    return dataclasses.replace(calibration, name=name)


def _evenly(vectors: Float32, labels: Sequence[str]) -> list[Float32]:
    """Return pictures of each person, evenly chosen, of at most `PEOPLE` people."""
    rows: dict[str, list[int]] = {}
    for row, label in enumerate(labels):
        rows.setdefault(label, []).append(row)
    everybody = sorted(rows)
    step = max(1.0, len(everybody) / PEOPLE)
    chosen = [everybody[int(place * step)] for place in range(min(PEOPLE, len(everybody)))]
    most = _ENROLLED + 1  # a picture is compared with the others
    return [
        vectors[
            [mine[place * len(mine) // most] for place in range(most)] if len(mine) > most else mine
        ]
        for mine in (rows[one] for one in chosen)
    ]


def of_comparisons(
    found: Comparisons, recogniser: str, suggested: float, origin: Origin
) -> Calibration:
    """Return what comparisons show; of too few people the card's tail with what was counted."""
    strangers = of_strangers(found.impostor, found.impostor_people, found.people)
    card = of_card(recogniser, suggested)
    if strangers is None:
        return dataclasses.replace(
            card, same=of_same(found.genuine, found.genuine_people), same_sample=kept(found.genuine)
        )
    calibration = dataclasses.replace(
        card,
        people=found.people,
        strangers=strangers,
        same=of_same(found.genuine, found.genuine_people),
        smallest_fmr=rule_of_three(strangers.units),
        measured=datetime.now(UTC),
        strangers_sample=kept(found.impostor),
        same_sample=kept(found.genuine),
    )
    counted = at_threshold(calibration, suggested).fmr
    if strangers.units < LEAST_PAIRS:
        # Too few to fit a tail, but enough to show where the card is plainly wrong.
        if counted is not None and counted.low > card.tail.rate:
            tail = dataclasses.replace(card.tail, rate=counted.low)
            return dataclasses.replace(calibration, tail=tail)
        return calibration
    tail, fit = fit_tail(found.impostor, found.impostor_people, found.people, strangers)
    return dataclasses.replace(calibration, origin=origin, tail=tail, fit=fit)


def _doubles(
    found: Comparisons, suggested: float, distinct: Sequence[tuple[int, int]]
) -> NDArray[np.int64]:
    """Return the numbers of pairs that look like one person, as lower * people + higher."""
    keys = _pair_keys(found)
    order = np.lexsort((-found.impostor, keys))
    pairs, begins, counts = np.unique(keys[order], return_index=True, return_counts=True)
    if not len(pairs):
        return np.empty(0, np.int64)
    # How alike two people are: the mean over the better half of their comparisons.
    sums = np.concatenate([[0.0], np.cumsum(found.impostor[order], dtype=np.float64)])
    half = (counts + 1) // 2
    likeness = (sums[begins + half] - sums[begins]) / half
    known = [min(a, b) * found.people + max(a, b) for a, b in distinct]
    likely = likeness >= _double_from(likeness, suggested)
    chosen: NDArray[np.int64] = pairs[likely & ~np.isin(pairs, known)]
    return chosen


def _double_from(likeness: NDArray[np.float64], suggested: float) -> float:
    """Return the likeness that strangers of so few pairs hardly ever reach.

    Not by `core.people.likeness.strangers`: that reads an index, and its tail by the mean would let
    several doubles hide each other.
    """
    start, rate, slope = suggested, CARD_RATE, CARD_SLOPE
    if len(likeness) >= LEAST_PAIRS:
        start, rate = float(np.quantile(likeness, 1.0 - TAIL)), TAIL
        # By the median, which doubles among what it is fitted to hardly move.
        slope = float(np.median(likeness[likeness > start] - start)) / math.log(2.0)
    rarer = max(0.0, math.log(rate * len(likeness) / _FALSE_DOUBLES))
    return max(suggested, start + slope * rarer)


def _without(found: Comparisons, pairs: NDArray[np.int64]) -> Comparisons:
    stays = ~np.isin(_pair_keys(found), pairs)
    return dataclasses.replace(
        found,
        impostor=found.impostor[stays],
        impostor_people=found.impostor_people[stays],
        impostor_total=int(stays.sum()),
    )


def _pair_keys(found: Comparisons) -> NDArray[np.int64]:
    one, other = found.impostor_people.astype(np.int64).T
    return np.asarray(np.minimum(one, other) * found.people + np.maximum(one, other))
