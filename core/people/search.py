"""Exact search by cosine in memory: all templates of one model as one matrix."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from core.people.gallery import Gallery, TemplateColumns
from core.people.sealed.rotation import Rotation
from core.results import Embedding, Float32, Match

_AT_ONCE = 36_000  # numbers; OpenBLAS multiplies this many on the calling thread
_ROOM = 1024  # rows left free at loading, so that an enrolment doesn't copy the others


class GalleryIndex:
    """The templates of one model, ready to be searched. Any thread may call it.

    `load` fills it, `refresh` follows the gallery's changes. Searching is exact: each template is
    compared.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._refreshing = threading.Lock()
        self._clear("", -1)
        self._revision = 0

    def _clear(self, model: str, gallery_revision: int) -> None:
        self._model = model
        self._gallery_revision = gallery_revision
        self._size = 0
        self._rotation: Rotation | None = None
        self._matrix: Float32 = np.empty((0, 0), np.float32)
        self._template_ids: list[str] = []
        self._owners: list[str] = []
        self._names: dict[str, str] = {}
        self._rows: dict[str, list[int]] = {}

    def forget(self) -> None:
        """Let go of all templates, as when the gallery is locked."""
        with self._refreshing, self._lock:
            self._clear(self._model, -1)
            self._revision += 1

    @property
    def model(self) -> str:
        """Model whose templates are compared; empty before `load`."""
        return self._model

    @property
    def revision(self) -> int:
        """Grows with each change of what is searched."""
        return self._revision

    @property
    def person_count(self) -> int:
        """How many people have a template of the model."""
        return len(self._rows)

    def name_of(self, person_id: str) -> str | None:
        """Return what somebody is called; None if they have no template of the model."""
        with self._lock:
            return self._names.get(person_id)

    def __len__(self) -> int:
        """How many templates are searched."""
        return self._size

    # -- following the gallery ----------------------------------------------------------------

    def load(self, gallery: Gallery, model: str) -> None:
        """Take all templates of `model`, in place of what was there.

        Raises
        ------
        GalleryError
            If the gallery can't be read; the index is then as before.
        """
        with self._refreshing:
            self._load(gallery, model)

    def _load(self, gallery: Gallery, model: str) -> None:
        # Asked first: a change made while reading is then seen by the next `refresh`.
        gallery_revision = gallery.revision
        columns = gallery.laid_templates(model)
        count, dimension = columns.vectors.shape
        matrix = np.empty((count + max(count // 8, _ROOM), dimension), np.float32)
        matrix[:count] = columns.vectors
        with self._lock:
            self._clear(model, gallery_revision)
            self._matrix = matrix
            self._append(columns)
            self._revision += 1

    def refresh(self, gallery: Gallery) -> bool:
        """Follow the gallery's changes, reading only people who changed; False if there are none.

        Changes by another process are noticed too. Cheap enough to be called for each frame.

        Raises
        ------
        GalleryError
            If the gallery can't be read; the index is then as before.
        """
        with self._refreshing:
            gallery.changed_elsewhere()
            gallery_revision = gallery.revision
            if gallery_revision == self._gallery_revision:
                return False
            changed = gallery.changed_since(self._gallery_revision)
            if changed is None:
                self._load(gallery, self._model)
                return True
            columns = gallery.laid_templates(self._model, of=changed)
            if columns.rotation is not self._rotation and len(self) and len(columns.template_ids):
                self._load(gallery, self._model)  # all were laid into another rotation meanwhile
                return True
            with self._lock:
                for person_id in changed:
                    self._drop(person_id)
                self._append(columns)
                self._gallery_revision = gallery_revision
                self._revision += 1
            return True

    def _append(self, columns: TemplateColumns) -> None:
        count = len(columns.template_ids)
        if not count:
            return
        self._rotation = columns.rotation
        needed, dimension = self._size + count, columns.vectors.shape[1]
        if needed > len(self._matrix) or dimension != self._matrix.shape[1]:
            grown = np.empty((max(needed, 2 * len(self._matrix), _ROOM), dimension), np.float32)
            if self._size:
                grown[: self._size] = self._matrix[: self._size]
            self._matrix = grown
        self._matrix[self._size : needed] = columns.vectors
        for row, (template_id, owner, name) in enumerate(
            zip(columns.template_ids, columns.person_ids, columns.names, strict=True), self._size
        ):
            self._template_ids.append(template_id)
            self._owners.append(owner)
            self._names[owner] = name
            self._rows.setdefault(owner, []).append(row)
        self._size += count

    def _drop(self, person_id: str) -> None:
        """Forget a person's rows; the last rows move into the gaps."""
        self._names.pop(person_id, None)
        for row in sorted(self._rows.pop(person_id, []), reverse=True):
            last = self._size - 1
            if row != last:
                self._matrix[row] = self._matrix[last]
                self._template_ids[row] = self._template_ids[last]
                owner = self._owners[row] = self._owners[last]
                rows = self._rows[owner]
                rows[rows.index(last)] = row
            self._matrix[last] = 0.0
            self._template_ids.pop()
            self._owners.pop()
            self._size = last

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let several questions in one `with` see the same people; changes wait meanwhile."""
        with self._lock:
            yield

    # -- searching ----------------------------------------------------------------------------

    def identify(self, vector: Embedding | Float32, limit: int = 5) -> tuple[Match, ...]:
        """Return the most alike people, best first, each with the closest of their templates.

        Parameters
        ----------
        vector
            An embedding, or its vector, shape (dimension,), length 1.
        limit
            At most so many people.

        Raises
        ------
        ValueError
            If it is of another model or dimension.
        """
        return self.identify_all([vector], limit)[0]

    def identify_all(
        self, vectors: Sequence[Embedding | Float32], limit: int = 5
    ) -> list[tuple[Match, ...]]:
        """Do the same for several at once, reading the templates only once."""
        if limit < 1:
            raise ValueError(f"at least one person must be asked for, not {limit}")
        with self._lock:
            queries = [self._query(vector) for vector in vectors]
            if not self._size or not queries:
                return [() for _ in queries]
            matrix = self._matrix[: self._size]
            if len(queries) == 1:
                return [self._best(_similarities(matrix, queries[0]), limit)]
            similarities = np.stack(queries) @ matrix.T
            return [self._best(row, limit) for row in similarities]

    def verify(self, vector: Embedding | Float32, person_id: str) -> Match | None:
        """Compare with one person only; None if that person has no template of the model.

        Raises
        ------
        ValueError
            If the vector is of another model or dimension.
        """
        return self.verify_all(vector, [person_id]).get(person_id)

    def verify_all(
        self, vector: Embedding | Float32, person_ids: Iterable[str]
    ) -> dict[str, Match]:
        """Compare with some people only; those without a template of the model are left out."""
        with self._lock:
            query = self._query(vector)
            found = {}
            for person_id in person_ids:
                rows = self._rows.get(person_id)
                if rows:
                    similarities = self._matrix[rows] @ query
                    best = int(np.argmax(similarities))
                    found[person_id] = self._match(rows[best], float(similarities[best]))
            return found

    def sample(self, people: int, templates: int) -> list[Float32]:
        """Return templates of some people, evenly chosen: of each shape (n, dimension), n > 0.

        They lie in the gallery's rotation, so they may only be compared with each other.

        Parameters
        ----------
        people, templates
            At most so many people, and of each so many templates.
        """
        with self._lock:
            everybody = sorted(self._rows)
            step = max(1.0, len(everybody) / people)
            chosen = [everybody[int(place * step)] for place in range(min(people, len(everybody)))]
            return [self._matrix[self._rows[one][:templates]] for one in chosen]

    def _query(self, vector: Embedding | Float32) -> Float32:
        if isinstance(vector, Embedding):
            if vector.model != self._model:
                raise ValueError(f"a vector of {vector.model} among templates of {self._model}")
            vector = vector.vector
        query = np.asarray(vector, np.float32)
        if query.ndim != 1 or (self._size and query.size != self._matrix.shape[1]):
            raise ValueError(f"a vector of shape {query.shape} among {self._matrix.shape[1]}-d")
        return query if self._rotation is None else self._rotation.apply(query)

    def _best(self, similarities: NDArray[np.float32], limit: int) -> tuple[Match, ...]:
        # Several of the best rows may be one person's: look at more rows until enough are found.
        count = min(len(similarities), 4 * limit + 8)
        while True:
            if count < len(similarities):
                top = np.argpartition(similarities, -count)[-count:]
                # Rows as alike as the last one taken belong to it, or ties would be arbitrary.
                top = np.flatnonzero(similarities >= similarities[top].min())
            else:
                top = np.arange(len(similarities))
            best: dict[str, tuple[float, str, int]] = {}
            for row in top:
                owner = self._owners[row]
                candidate = (-float(similarities[row]), self._template_ids[row], int(row))
                if owner not in best or candidate < best[owner]:
                    best[owner] = candidate
            if len(best) >= limit or count == len(similarities):
                break
            count = min(len(similarities), 4 * count)
        ranked = sorted((first[0], owner, first[2]) for owner, first in best.items())
        return tuple(self._match(row, -negative) for negative, _, row in ranked[:limit])

    def _match(self, row: int, similarity: float) -> Match:
        owner = self._owners[row]
        return Match(
            person_id=owner,
            name=self._names[owner],
            similarity=max(-1.0, min(1.0, similarity)),
            template_id=self._template_ids[row],
        )


def _similarities(matrix: Float32, query: Float32) -> Float32:
    """Return `matrix @ query`, in parts so small that OpenBLAS starts no threads for them.

    The cores belong to the networks and the window: beside them, threads that wait for each other
    make the search several times slower, and alone one core is nearly as fast as two.
    """
    found = np.empty(len(matrix), np.float32)
    rows = max(1, _AT_ONCE // matrix.shape[1])
    for start in range(0, len(matrix), rows):
        part = slice(start, start + rows)
        np.dot(matrix[part], query, out=found[part])
    return found
