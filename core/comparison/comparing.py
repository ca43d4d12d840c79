"""How alike faces of pictures are: two, one to many, many to many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from core.calibration.meaning import Meaning, meaning
from core.calibration.values import Calibration
from core.comparison.ordering import arranged, column_order, row_order
from core.comparison.sides import SideError, no_face, side_of_file
from core.comparison.values import Comparison, Entry, Matrix, Side
from core.pipeline import Pipeline
from core.results import Embedding, Float32
from core.wording import QT_TRANSLATE_NOOP, PlainError

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""


class CancelledError(PlainError):
    """Whoever asked for it does not want it any more."""

    def __init__(self) -> None:
        super().__init__(QT_TRANSLATE_NOOP("core", "Cancelled."))


def embedding_of(side: Side) -> Embedding:
    """Return the chosen face's embedding.

    Raises
    ------
    SideError
        If the picture shows no face, or the face can't be used; names the picture.
    """
    face = side.face
    if face is None:
        raise no_face(side)
    if face.embedding is None:
        raise SideError(
            QT_TRANSLATE_NOOP(
                "core", "The face in the picture {file} is not clear enough to be used."
            ),
            file=side.name,
        )
    return face.embedding


def compare(
    one: Side, other: Side, threshold: float, calibration: Calibration | None = None
) -> Comparison:
    """Compare the chosen faces of two pictures.

    Parameters
    ----------
    threshold
        Cosine from which two faces count as the same person's.
    calibration
        What similarities mean; one of another recogniser is left out.

    Raises
    ------
    SideError
        If a face is missing or can't be used, or they were embedded by different models.
    """
    first, second = embedding_of(one), embedding_of(other)
    _same_model([first, second])
    similarity = max(-1.0, min(1.0, float(first.vector @ second.vector)))
    return Comparison(
        one, other, similarity, threshold, _meaning(calibration, first.model, similarity)
    )


def matrix(
    rows: Sequence[Side],
    columns: Sequence[Side],
    threshold: float,
    calibration: Calibration | None = None,
) -> Matrix:
    """Compare the chosen face of each of `rows` with that of each of `columns`.

    Pictures without a usable face are left out and named in `Matrix.failed`. Where `rows` and
    `columns` are one list, each picture is compared with all the others.

    Raises
    ------
    SideError
        If faces were embedded by different models.
    """
    taken = _Taken()
    for side in rows:
        taken.add_row(side.name, side)
    if columns is not rows:
        for side in columns:
            taken.add_column(side.name, side)
    return taken.matrix(threshold, calibration, square=columns is rows)


def matrix_of_files(
    pipeline: Pipeline,
    rows: Sequence[Path | str],
    columns: Sequence[Path | str] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    threshold: float | None = None,
    calibration: Calibration | None = None,
) -> Matrix:
    """Read picture files and compare the largest face of each.

    Only one picture at a time is in memory.

    Parameters
    ----------
    columns
        None to compare each of `rows` with all the others.
    threshold
        None takes the pipeline's.

    Raises
    ------
    CancelledError
        If `cancelled` says so.
    """
    taken = _Taken()
    total = len(rows) + len(columns or ())
    done = 0
    for paths, add in ((rows, taken.add_row), (columns or (), taken.add_column)):
        for path in paths:
            if cancelled is not None and cancelled():
                raise CancelledError
            try:
                side: Side | PlainError = side_of_file(pipeline, path)
            except PlainError as error:
                side = error
            add(Path(path).name, side, str(path))
            done += 1
            if progress is not None:
                progress(done, total)
    chosen = pipeline.similarity_threshold if threshold is None else threshold
    return taken.matrix(chosen, calibration, square=columns is None)


def sorted_matrix(found: Matrix) -> Matrix:
    """Order a matrix so that what belongs together stands together.

    One row or column: the most alike first. Else rows and columns each by similarity to their
    neighbours (average linkage), so that likely groups of one person are blocks.
    """
    rows = row_order(found)
    return arranged(found, rows, rows if found.is_square else column_order(found))


class _Taken:
    """Gathers faces, letting go of the pictures."""

    def __init__(self) -> None:
        self._rows: list[tuple[Entry, Embedding]] = []
        self._columns: list[tuple[Entry, Embedding]] = []
        self._failed: list[tuple[str, PlainError]] = []

    def add_row(self, name: str, side: Side | PlainError, path: str = "") -> None:
        self._add(self._rows, name, side, path)

    def add_column(self, name: str, side: Side | PlainError, path: str = "") -> None:
        self._add(self._columns, name, side, path)

    def _add(
        self,
        faces: list[tuple[Entry, Embedding]],
        name: str,
        side: Side | PlainError,
        path: str,
    ) -> None:
        try:
            if isinstance(side, PlainError):
                raise side
            embedding = embedding_of(side)
        except PlainError as error:
            self._failed.append((name, error))
            return
        face = side.face
        assert face is not None  # it has an embedding
        entry = Entry(
            name,
            path,
            side.digest,
            side.person_id,
            len(side.faces),
            face.quality.overall,
            face.chip,
        )
        faces.append((entry, embedding))

    def matrix(self, threshold: float, calibration: Calibration | None, *, square: bool) -> Matrix:
        columns = self._rows if square else self._columns
        everybody = [embedding for _, embedding in (*self._rows, *columns)]
        _same_model(everybody)
        model = everybody[0].model if everybody else ""
        row_entries = _told_apart([entry for entry, _ in self._rows])
        column_entries = (
            row_entries if square else _told_apart([entry for entry, _ in self._columns])
        )
        similarities = np.zeros((len(self._rows), len(columns)), np.float32)
        if similarities.size:
            similarities = _vectors(self._rows) @ _vectors(columns).T
        return Matrix(
            tuple(entry.name for entry in row_entries),
            tuple(entry.name for entry in column_entries),
            np.clip(similarities, -1.0, 1.0).astype(np.float32),
            threshold,
            tuple(name for name, _ in self._failed),
            tuple(error for _, error in self._failed),
            row_entries,
            column_entries,
            model,
            _meaning(calibration, model, threshold),
        )


def _vectors(faces: Sequence[tuple[Entry, Embedding]]) -> Float32:
    return np.stack([embedding.vector for _, embedding in faces])


def _same_model(embeddings: Sequence[Embedding]) -> None:
    if len({embedding.model for embedding in embeddings}) > 1:
        raise SideError(
            QT_TRANSLATE_NOOP(
                "core",
                "These faces were looked at by different recognisers, whose numbers can't be "
                "compared. Open the pictures again.",
            )
        )


def _meaning(calibration: Calibration | None, model: str, similarity: float) -> Meaning | None:
    if calibration is None or calibration.recogniser != model:
        return None
    return meaning(calibration, similarity)


def _told_apart(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Lengthen equal names by the folder, or by a number where even that is the same."""
    by_name = Counter(entry.name for entry in entries)
    names = [
        str(Path(Path(entry.path).parent.name, entry.name))
        if entry.path and by_name[entry.name] > 1
        else entry.name
        for entry in entries
    ]
    again, seen = Counter(names), Counter[str]()
    told = []
    for entry, name in zip(entries, names, strict=True):
        seen[name] += 1
        unique = f"{name} ({seen[name]})" if again[name] > 1 else name
        told.append(replace(entry, name=unique))
    return tuple(told)
