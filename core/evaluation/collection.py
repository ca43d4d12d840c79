"""What was found in the pictures of an evaluation set, gathered as it comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from core.evaluation.attacks import Presentation
from core.evaluation.comparisons import Labelled
from core.evaluation.intervals import Rate, exact
from core.results import FaceAnalysis, Float32, LivenessVerdict


class Collection:
    """Takes the faces of one labelled picture after the other; the largest one counts."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._files: list[str] = []
        self._vectors: list[Float32] = []
        self._presentations: list[Presentation] = []
        self._everybody: set[str] = set()
        self.pictures = 0
        self.failed: list[str] = []
        """Pictures, as they were named, in which no face could be used."""

        self.failures: Counter[str] = Counter()
        """Why: `unreadable`, `no-face` or `unclear`."""

    def add_person(
        self,
        person: str,
        picture: str,
        faces: Sequence[FaceAnalysis],
        *,
        is_readable: bool = True,
    ) -> None:
        """Take a picture of somebody."""
        self.pictures += 1
        self._everybody.add(person)
        embedding = faces[0].embedding if faces else None
        if embedding is None:
            self._fail(picture, faces, is_readable=is_readable)
            return
        self._names.append(person)
        self._files.append(picture)
        self._vectors.append(embedding.vector)

    def add_presentation(
        self,
        kind: str,
        picture: str,
        faces: Sequence[FaceAnalysis],
        *,
        is_readable: bool = True,
    ) -> None:
        """Take a picture of a living person (kind "") or of a fake."""
        self.pictures += 1
        self._files.append(picture)
        liveness = faces[0].liveness if faces else None
        if liveness is None:
            self._fail(picture, faces, is_readable=is_readable)
            # A face that isn't found isn't accepted.
            self._presentations.append(Presentation(kind, LivenessVerdict.CANNOT_JUDGE, None))
            return
        self._presentations.append(Presentation(kind, liveness.verdict, liveness.spoof_score))

    def _fail(self, picture: str, faces: Sequence[FaceAnalysis], *, is_readable: bool) -> None:
        self.failed.append(picture)
        self.failures["unreadable" if not is_readable else "unclear" if faces else "no-face"] += 1

    @property
    def failure_to_enrol(self) -> Rate | None:
        """Share of the pictures in which no face could be used; None before the first picture."""
        return exact(len(self.failed), self.pictures) if self.pictures else None

    @property
    def people_failed(self) -> Rate | None:
        """Share of the people of whom no picture could be used; None where there are none."""
        if not self._everybody:
            return None
        return exact(len(self._everybody - set(self._names)), len(self._everybody))

    @property
    def presentations(self) -> tuple[Presentation, ...]:
        """What liveness said."""
        return tuple(self._presentations)

    @property
    def files(self) -> tuple[str, ...]:
        """Pictures of the faces that could be used, or of all presentations."""
        return tuple(self._files)

    def labelled(self) -> Labelled:
        """Return the faces that could be used, and whose they are.

        Raises
        ------
        ValueError
            If there are none.
        """
        if not self._vectors:
            raise ValueError("no face could be used")
        names = tuple(sorted(set(self._names)))
        numbers = {name: number for number, name in enumerate(names)}
        return Labelled(
            np.stack(self._vectors),
            np.array([numbers[name] for name in self._names], np.int32),
            names,
        )
