"""Two faces, one and many, many and many: the same numbers, sorted, with what failed named."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.calibration.measuring import of_card
from core.calibration.values import Origin
from core.comparison.comparing import (
    CancelledError,
    compare,
    embedding_of,
    matrix,
    matrix_of_files,
    sorted_matrix,
)
from core.comparison.ordering import pairs
from core.comparison.sides import SideError, with_face
from core.comparison.values import Entry, Matrix, Side
from core.results import Embedding


def with_vector(side: Side, name: str, vector: np.ndarray, model: str = "m") -> Side:
    unit = (vector / np.linalg.norm(vector)).astype(np.float32)
    face = replace(side.faces[0], embedding=Embedding(unit, model))
    return replace(side, name=name, faces=(face,), chosen=0)


def test_two_faces_by_threshold_and_calibration(pipeline, anna, anna_again, ben):
    card = of_card(pipeline.recogniser_identity, 0.45)
    same = compare(anna, anna_again, 0.45, card)
    assert same.is_same
    assert same.similarity == pytest.approx(
        float(embedding_of(anna).vector @ embedding_of(anna_again).vector), abs=1e-6
    )
    assert same.meaning is not None
    assert same.meaning.origin is Origin.CARD
    other = compare(anna, ben, 0.45, card)
    assert other.similarity < same.similarity
    assert other.meaning is not None
    assert other.meaning.one_in < same.meaning.one_in
    assert compare(ben, anna, 0.45).similarity == pytest.approx(other.similarity, abs=1e-6)
    assert not compare(anna, anna_again, same.similarity + 0.01).is_same


def test_a_calibration_of_another_recogniser_says_nothing(anna, ben):
    assert compare(anna, ben, 0.45, of_card("another@123", 0.45)).meaning is None


def test_the_chosen_face_is_compared(both, anna):
    first, second = (compare(with_face(both, n), anna, 0.45).similarity for n in (0, 1))
    assert first != pytest.approx(second, abs=0.05)


def test_a_picture_without_a_face_is_named(anna, nobody):
    with pytest.raises(SideError, match="nobody"):
        compare(anna, nobody, 0.45)
    blurred = replace(anna, name="blurred", faces=(replace(anna.faces[0], embedding=None),))
    with pytest.raises(SideError, match="blurred is not clear enough"):
        compare(blurred, anna, 0.45)


def test_different_recognisers_are_never_compared(anna):
    other = with_vector(anna, "other", np.ones(128), "another@1")
    with pytest.raises(SideError, match="different recognisers"):
        compare(anna, other, 0.45)
    with pytest.raises(SideError, match="different recognisers"):
        matrix([anna], [other], 0.45)


def test_many_with_many_leaves_out_and_names_what_failed(anna, anna_again, ben, nobody):
    sides = [anna, ben, nobody, anna_again]
    found = matrix(sides, sides, 0.45)
    assert found.is_square
    assert found.rows == found.columns == ("anna", "ben", "anna again")
    assert found.failed == ("nobody",)
    assert "nobody" in str(found.failures[0])
    assert np.diagonal(found.similarities) == pytest.approx(np.ones(3), abs=1e-5)
    assert found.similarities == pytest.approx(found.similarities.T, abs=1e-6)
    expected = compare(anna, anna_again, 0.45).similarity
    assert found.similarities[0, 2] == pytest.approx(expected, abs=1e-6)
    # The two of one person stand side by side.
    order = sorted_matrix(found).rows
    assert abs(order.index("anna") - order.index("anna again")) == 1


def test_one_with_many_has_the_most_alike_first(anna, anna_again, ben, both):
    found = sorted_matrix(matrix([anna], [ben, both, anna_again], 0.45))
    assert not found.is_square
    assert (np.diff(found.similarities[0]) <= 0).all()
    assert [entry.name for entry in found.column_entries] == list(found.columns)
    assert found.column_entries[found.columns.index("both")].faces == 2
    assert pairs(found) == [(0, 0), (0, 1), (0, 2)]


def test_groups_become_blocks_however_pictures_came(anna):
    draw = np.random.default_rng(4)
    people = draw.normal(size=(6, 64))
    sides = [
        with_vector(anna, f"{person}-{number}", people[person] + 0.4 * draw.normal(size=64))
        for person in range(6)
        for number in range(4)
    ]
    mixed = [sides[k] for k in draw.permutation(len(sides))]
    square = sorted_matrix(matrix(mixed, mixed, 0.5))
    groups = [name[0] for name in square.rows]
    assert sum(a != b for a, b in itertools.pairwise(groups)) == 5
    assert square.is_square
    assert np.diagonal(square.similarities) == pytest.approx(np.ones(24), abs=1e-5)
    oblong = sorted_matrix(matrix(mixed[:10], mixed[10:], 0.5))
    row, column = oblong.rows.index(mixed[3].name), oblong.columns.index(mixed[17].name)
    expected = compare(mixed[3], mixed[17], 0.5).similarity
    assert oblong.similarities[row, column] == pytest.approx(expected, abs=1e-6)
    names = [name[0] for name in oblong.columns]
    assert sum(a != b for a, b in itertools.pairwise(names)) <= 7


def test_a_matrix_of_nothing_is_empty(nobody, anna):
    for rows, columns in (([anna], [nobody]), ([nobody], [anna])):
        found = sorted_matrix(matrix(rows, columns, 0.5))
        assert found.similarities.size == 0
        assert (len(found.rows), len(found.columns)) == found.similarities.shape
        assert pairs(found) == []
    alone = [anna, nobody]
    assert pairs(sorted_matrix(matrix(alone, alone, 0.5))) == []
    for rows, columns in (([], []), ([nobody], [nobody])):
        found = sorted_matrix(matrix(rows, columns, 0.5))
        assert found.similarities.shape == (0, 0)
        assert pairs(found) == []
        assert not found.is_square


def test_files_are_read_one_after_the_other(pipeline, anna_file: Path, tmp_path: Path, anna):
    folder = tmp_path / "other"
    folder.mkdir()
    again = folder / "anna.png"
    again.write_bytes(anna_file.read_bytes())
    empty = tmp_path / "empty.png"
    Image.new("L", (60, 60), 90).save(empty)
    told: list[tuple[int, int]] = []
    found = matrix_of_files(
        pipeline,
        [anna_file],
        [again, empty, tmp_path / "none.png"],
        lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert found.threshold == pipeline.similarity_threshold
    assert found.similarities == pytest.approx(np.ones((1, 1)), abs=1e-5)
    assert found.failed == ("empty.png", "none.png")
    assert found.row_entries[0].digest == found.column_entries[0].digest != ""
    assert found.row_entries[0].path == str(anna_file)
    assert found.row_entries[0].chip is not None
    square = matrix_of_files(pipeline, [anna_file, again])
    assert square.is_square
    assert square.rows == (f"{tmp_path.name}/anna.png", "other/anna.png")
    twice = matrix_of_files(pipeline, [anna_file, anna_file])
    assert twice.rows == tuple(f"{tmp_path.name}/anna.png ({n})" for n in (1, 2))


def test_reading_can_be_cancelled(pipeline, anna_file):
    asked = iter([False, True])
    with pytest.raises(CancelledError):
        matrix_of_files(pipeline, [anna_file] * 3, cancelled=lambda: next(asked))


def test_entries_of_a_square_matrix_stay_shared_when_it_is_sorted():
    entries = tuple(Entry(name) for name in "abc")
    values = np.float32([[1, 0, 0.9], [0, 1, 0], [0.9, 0, 1]])
    found = Matrix(
        ("a", "b", "c"), ("a", "b", "c"), values, 0.5, row_entries=entries, column_entries=entries
    )
    assert sorted_matrix(found).is_square
    assert pairs(found) == [(0, 2), (0, 1), (1, 2)]
