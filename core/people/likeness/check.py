"""What is wrong in a gallery: people enrolled twice, odd and poor templates, people without any."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.people.gallery import Gallery
from core.people.likeness.doubles import better_half
from core.people.likeness.strangers import Strangers
from core.people.records import Person, TemplateColumns
from core.people.search import GalleryIndex
from core.results import Float32

FALSE_PAIRS: Final = 1.0
"""So many pairs of strangers may be called doubles in a whole gallery."""

POOR: Final = 40.0
"""Quality under which a person's best template is poor, 0 to 100."""

_AT_ONCE: Final = 8_000_000  # similarities in memory: 32 MB


class FindingKind(enum.Enum):
    """What is wrong."""

    DOUBLE = "double"
    """Two people who look like one."""

    OUTLIER = "outlier"
    """A template that isn't like the person's others."""

    POOR = "poor"
    """No template of the person is good."""

    LACKING = "lacking"
    """The person has no template for the recogniser."""

    DAMAGED = "damaged"
    """Something that is kept of the person doesn't open."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that somebody should look at."""

    kind: FindingKind
    person_id: str
    name: str
    other_id: str = ""
    """The other person of a double, or whom an outlier is more like; empty for nobody."""

    other_name: str = ""
    template_id: str = ""
    """The outlier."""

    value: float | None = None
    """Similarity of a double, or of an outlier to the closest of the person's others; quality of a
    poor person's best template."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found."""

    model: str
    people: int
    templates: int
    """Of the recogniser."""

    threshold: float
    """Similarity from which two people count as likely doubles."""

    is_measured: bool
    """Whether it comes from the gallery's own strangers."""

    findings: tuple[Finding, ...]
    """In the order of `FindingKind`; doubles and outliers the clearest first."""

    cancelled: bool = False


def check(
    gallery: Gallery,
    model: str,
    suggested: float,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> CheckReport:
    """Look through a whole gallery. Changes nothing.

    Every template is compared with every other one: 10,000 people take seconds, 100,000 minutes.

    Parameters
    ----------
    model
        Recogniser, as `Embedding.model` says.
    suggested
        The recogniser's own threshold.
    progress
        Told how many templates are done, of how many.
    cancelled
        Asked now and then; what was found until then is returned.

    Raises
    ------
    GalleryError
        If the gallery can't be read.
    """
    index = GalleryIndex()
    index.load(gallery, model)
    strangers = Strangers.of(index, suggested)
    columns = gallery.laid_templates(model)
    everybody = {person.id: person for person in gallery.people()}
    people = len(set(columns.person_ids))
    pairs = max(1.0, people * (people - 1) / 2)
    threshold = strangers.threshold(min(1.0, FALSE_PAIRS / pairs))
    distinct = gallery.distinct_pairs()
    compared = _Comparison(columns, threshold)
    stopped = compared.run(progress, cancelled)
    findings = [
        *_doubles(compared, everybody, distinct),
        *_outliers(compared, everybody, suggested),
        *_poor(gallery.best_qualities(model), everybody),
        *_without(everybody, model),
    ]
    return CheckReport(
        model,
        len(everybody),
        len(columns.template_ids),
        threshold,
        strangers.is_measured,
        tuple(findings),
        stopped,
    )


class _Comparison:
    """All templates compared with all: pairs of people beyond a threshold, and each template's
    closest one of its own person and of the others."""

    def __init__(self, columns: TemplateColumns, threshold: float) -> None:
        self.columns = columns
        self.threshold = threshold
        numbers = {one: number for number, one in enumerate(dict.fromkeys(columns.person_ids))}
        self.ids = tuple(numbers)
        self.owners: NDArray[np.int64] = np.array(
            [numbers[one] for one in columns.person_ids], np.int64
        )
        self.rows: dict[int, list[int]] = {}
        for row, owner in enumerate(self.owners.tolist()):
            self.rows.setdefault(owner, []).append(row)
        size = len(columns.template_ids)
        self.own = np.full(size, -1.0, np.float32)
        self.others = np.full(size, -1.0, np.float32)
        self.nearest = np.full(size, -1, np.int64)
        self.pairs: set[tuple[int, int]] = set()

    def run(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> bool:
        """Compare; return whether that was stopped."""
        size = len(self.owners)
        progress(0, size)
        rows = max(1, _AT_ONCE // max(1, size))
        for start in range(0, size, rows):
            if cancelled():
                return True
            self._compare(slice(start, min(size, start + rows)))
            progress(min(size, start + rows), size)
        return False

    def _compare(self, part: slice) -> None:
        vectors = self.columns.vectors
        similarities: Float32 = vectors[part] @ vectors.T
        mine = self.owners[part, None] == self.owners[None, :]
        places = np.arange(part.start, part.stop)
        own = np.where(mine, similarities, -1.0)
        own[places - part.start, places] = -1.0
        self.own[part] = own.max(axis=1)
        similarities[mine] = -1.0
        self.nearest[part] = similarities.argmax(axis=1)
        self.others[part] = similarities.max(axis=1)
        for row, column in np.argwhere(similarities >= self.threshold).tolist():
            one, other = int(self.owners[part.start + row]), int(self.owners[column])
            self.pairs.add((min(one, other), max(one, other)))

    def likeness(self, one: int, other: int) -> float:
        """Return how alike two people are, seen from the one who says more about it."""
        vectors = self.columns.vectors
        between = vectors[self.rows[one]] @ vectors[self.rows[other]].T
        return max(better_half(between.max(axis=1)), better_half(between.max(axis=0)))


def _doubles(
    compared: _Comparison,
    everybody: Mapping[str, Person],
    distinct: frozenset[tuple[str, str]],
) -> list[Finding]:
    found: list[Finding] = []
    for one, other in compared.pairs:
        pair = sorted(
            (compared.ids[one], compared.ids[other]), key=lambda who: _age(everybody, who)
        )
        likeness = compared.likeness(one, other)
        if tuple(sorted(pair)) in distinct or likeness < compared.threshold:
            continue
        if all(who in everybody for who in pair):
            first, second = (everybody[who] for who in pair)
            found.append(
                Finding(
                    FindingKind.DOUBLE,
                    first.id,
                    first.name,
                    second.id,
                    second.name,
                    value=likeness,
                )
            )
    return sorted(found, key=lambda finding: (-(finding.value or 0.0), finding.person_id))


def _age(everybody: Mapping[str, Person], person_id: str) -> tuple[float, str]:
    person = everybody.get(person_id)
    return (0.0 if person is None else person.created.timestamp(), person_id)


def _outliers(
    compared: _Comparison, everybody: Mapping[str, Person], suggested: float
) -> list[Finding]:
    found: list[Finding] = []
    for owner, rows in compared.rows.items():
        person = everybody.get(compared.ids[owner])
        if person is None or len(rows) < 2:
            continue
        odd = [row for row in rows if -1.0 < compared.own[row] < suggested]
        # Of two that differ nobody knows which is the odd one: one finding is enough.
        for row in odd[-1:] if len(rows) == 2 else odd:
            nearest = compared.ids[compared.owners[compared.nearest[row]]]
            other = everybody.get(nearest)
            closer = other is not None and compared.others[row] > max(
                float(compared.own[row]), suggested
            )
            found.append(
                Finding(
                    FindingKind.OUTLIER,
                    person.id,
                    person.name,
                    other.id if closer and other is not None else "",
                    other.name if closer and other is not None else "",
                    compared.columns.template_ids[row],
                    float(compared.own[row]),
                )
            )
    return sorted(found, key=lambda finding: (finding.value or 0.0, finding.template_id))


def _poor(best: Mapping[str, float], everybody: Mapping[str, Person]) -> list[Finding]:
    found = [
        Finding(FindingKind.POOR, person_id, everybody[person_id].name, value=quality)
        for person_id, quality in best.items()
        if quality < POOR and person_id in everybody
    ]
    return sorted(found, key=lambda finding: (finding.value or 0.0, finding.person_id))


def _without(everybody: Mapping[str, Person], model: str) -> list[Finding]:
    lacking = [
        Finding(FindingKind.LACKING, person.id, person.name)
        for person in everybody.values()
        if model not in person.models
    ]
    damaged = [
        Finding(FindingKind.DAMAGED, person.id, person.name)
        for person in everybody.values()
        if person.damaged
    ]
    return [*lacking, *damaged]
