"""MTCNN: the vendor's own numbers on dummy weights, and files that hold anything but arrays."""

from __future__ import annotations

import io
import pickle
import struct
from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from core.face.detection import FaceFinder
from core.models.card import ModelCard, Role
from core.models.contract import ModelError
from core.models.registry import Registry
from core.models.vendor.mtcnn import Mtcnn, load
from core.models.vendor.pickled_arrays import read_arrays
from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor import dummy_detectors as dummies
from tests.vectors.vendor.made_with import tolerance

ROLES: tuple[Role, ...] = ("pnet", "rnet", "onet")


def installed(models: Path, **other: bytes) -> ModelCard:
    arrays = dummies.mtcnn_arrays()
    files = {role: other.get(role, dummies.npy(arrays[role])) for role in ROLES}
    return write_model(models, "mtcnn", files)


@pytest.fixture(scope="module")
def mtcnn(tmp_path_factory: pytest.TempPathFactory) -> Mtcnn:
    card = installed(tmp_path_factory.mktemp("models"))
    detector = Registry(card.folder.parent).load_detector("mtcnn")
    assert isinstance(detector, Mtcnn)
    return detector


@pytest.fixture(autouse=True)
def same_threads(mtcnn: Mtcnn) -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(dummies.THREADS)
    yield
    torch.set_num_threads(before)


@pytest.mark.parametrize("picture", dummies.pictures("mtcnn"))
def test_the_numbers_are_the_vendors_own(mtcnn: Mtcnn, picture: str) -> None:
    made, found = dummies.golden("mtcnn")
    wanted = dummies.largest_first(found[picture])
    faces = mtcnn.detect(dummies.pictures("mtcnn")[picture])
    assert len(faces) == len(wanted["scores"])
    pixels, scores = tolerance(made, 0, 1e-2), tolerance(made, 0, 1e-5)
    for face, box, score, points in zip(
        faces, wanted["boxes"], wanted["scores"], wanted["points"], strict=True
    ):
        # The vendor counts boxes in double precision.
        np.testing.assert_allclose(face.box, box.astype(np.float32), rtol=0, atol=pixels)
        np.testing.assert_allclose(face.landmarks.reshape(10), points, rtol=0, atol=pixels)
        assert face.score == pytest.approx(score, rel=0, abs=scores)


def test_it_is_told_by_its_weights_not_by_its_settings(mtcnn: Mtcnn) -> None:
    assert mtcnn.card.main_file.name == "pnet.npy"


@pytest.mark.parametrize("shape", [(16, 16), (16, 900), (33, 21, 3)])
def test_small_and_narrow_pictures_are_searched(mtcnn: Mtcnn, shape: tuple[int, ...]) -> None:
    assert mtcnn.detect(np.zeros(shape, np.uint8)) == ()


def test_what_is_no_picture_is_refused(mtcnn: Mtcnn) -> None:
    with pytest.raises(ValueError, match="8-bit pixels"):
        mtcnn.detect(np.zeros((40, 40, 2), np.uint8))


def test_it_finds_faces_in_live_frames(mtcnn: Mtcnn) -> None:
    faces = FaceFinder(mtcnn).find_live(dummies.grey_picture(131, 97), 0.0)
    assert faces
    assert all(np.isfinite(face.landmarks).all() for face in faces)


ARRAYS = {
    "a": np.arange(24, dtype=np.float32).reshape(2, 3, 4) / 8,
    "b": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    "c": np.array([1, -2], ">f4"),
    "d": np.array([0.5], np.float16),
}


def file_of(content: Any, protocol: int = 4) -> bytes:
    """What numpy.save makes of an object, pickled by another protocol."""
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        header, {"descr": "|O", "fortran_order": False, "shape": ()}
    )
    return header.getvalue() + pickle.dumps(np.array(content, object), protocol)


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
@pytest.mark.parametrize("kind", [dict, OrderedDict])
def test_arrays_are_read_as_numpy_would(protocol: int, kind: Callable[[Any], Any]) -> None:
    read = read_arrays(file_of(kind(ARRAYS), protocol))
    assert list(read) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert read[name].dtype == np.float32
        np.testing.assert_array_equal(read[name], array)


def test_names_of_older_numpy_are_known() -> None:
    old = file_of(ARRAYS, 3).replace(b"cnumpy._core.multiarray", b"cnumpy.core.multiarray")
    np.testing.assert_array_equal(read_arrays(old)["a"], ARRAYS["a"])


class Trap:
    """Unpickled by anything that runs code, it leaves a file behind."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.touch, (self.mark,))


@pytest.mark.parametrize("protocol", [2, 4])
def test_code_in_a_file_is_never_run(tmp_path: Path, protocol: int) -> None:
    mark = tmp_path / "ran"
    trap = file_of(ARRAYS | {"e": Trap(mark)}, protocol)
    with pytest.raises(ModelError, match="holds no weights that can be read"):
        load(installed(tmp_path, rnet=trap), "exact")
    assert not mark.exists()


def numbers(dtype: str = "f4", shape: Any = (2,), raw: Any = bytes(8)) -> Any:
    """An array as a pickle describes it, with what is wrong about it."""

    class Described:
        def __reduce__(self) -> tuple[Any, ...]:
            from numpy._core.multiarray import _reconstruct  # type: ignore[attr-defined] # private

            state = (1, shape, np.dtype(dtype), False, raw)
            return (_reconstruct, (np.ndarray, (0,), b"b"), state)

    return Described()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x93NUMPY\x01\x00",
        dummies.npy(ARRAYS)[:-5],
        dummies.npy(ARRAYS)[:200],
        file_of([1, 2]),
        file_of(7),
        file_of({"a": 3.0}),
        file_of({"a": np.arange(3)}),
        file_of({"a": np.array(["x"])}),
        file_of({"a": np.array([1.0, np.nan])}),
        file_of({3: np.zeros(2)}),
        file_of({"a": np.array([None])}),
        file_of({"a": b"x"}),
        file_of({"a": np.float32}),
        file_of({"a": numbers(shape=(3,))}),
        file_of({"a": numbers(shape=(-1, -2))}),
        file_of({"a": numbers(shape=[2])}),
        file_of({"a": numbers(raw=[1.0, 2.0])}),
        file_of({"a": numbers(dtype="V4")}),
        file_of({})[:-1] + b"r" + struct.pack("<I", 2**31) + b".",
    ],
)  # fmt: skip
def test_what_is_no_dict_of_arrays_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_arrays(data)


def test_a_plain_array_is_refused() -> None:
    file = io.BytesIO()
    np.save(file, np.zeros(3))
    with pytest.raises(ValueError, match="no dict"):
        read_arrays(file.getvalue())


@pytest.mark.parametrize("change", ["lacking", "more", "shape"])
def test_weights_of_another_network_are_refused(tmp_path: Path, change: str) -> None:
    arrays = dummies.mtcnn_arrays()["onet"]
    if change == "lacking":
        del arrays["conv6_3.bias"]
    elif change == "more":
        arrays["conv7.bias"] = np.zeros(2, np.float32)
    else:
        arrays["conv6_3.bias"] = np.zeros(9, np.float32)
    with pytest.raises(ModelError, match="do not belong to MTCNN"):
        load(installed(tmp_path, onet=dummies.npy(arrays)), "exact")
