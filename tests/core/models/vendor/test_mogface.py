"""MogFace against what the vendor's own class found in the same pictures, with dummy weights."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from core import paths
from core.face.detection import FaceFinder
from core.models.contract import Mode, ModelError
from core.models.registry import Registry
from core.models.vendor.mogface import MogFaceDetector
from core.models.vendor.mogface_net import MogFace
from core.results import Float32
from tests.core.models.vendor.folders import write_model
from tests.vectors.drawn_face import draw_face
from tests.vectors.vendor import dummy_mogface
from tests.vectors.vendor.made_with import tolerance

VECTORS = Path(__file__).parents[3] / "vectors" / "vendor" / "more_detectors.npz"


def vendor(name: str) -> Float32:
    """Boxes and scores (N, 5) of the vendor's code."""
    with np.load(VECTORS) as vectors:
        return np.asarray(vectors[f"mogface_{name}"], np.float32)


def shapes() -> dict[str, tuple[int, ...]]:
    with torch.device("meta"):
        network = MogFace()
    used = {name: tuple(part.shape) for name, part in network.state_dict().items()}
    return used | dummy_mogface.unused_shapes()


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    folder = tmp_path_factory.mktemp("models")
    # The authors' own code saves these, too; the vendor's passes over them.
    saved = {"pred_net.dsfd_loc.weight": (4, 256, 3, 3), "pred_net.dsfd_conf.bias": (1,)}
    file = dummy_mogface.checkpoint(dummy_mogface.tensors(shapes() | saved))
    card = write_model(folder, "mogface", {"checkpoint": file})
    yield Registry(paths.weights_dir(), folder)
    (card.folder / card.files["checkpoint"].name).unlink()


@pytest.fixture(scope="module")
def detectors(registry: Registry) -> dict[Mode, MogFaceDetector]:
    exact = registry.load_detector("mogface")
    assert isinstance(exact, MogFaceDetector)
    torch.set_num_threads(1)  # as the vectors were made: threads change the last bits
    corrected = MogFaceDetector(exact.card, "corrected", exact._network, exact._finder)
    return {"exact": exact, "corrected": corrected}


def agree(boxes: Float32, scores: Float32, golden: Float32, exactly: float = 0) -> None:
    """Whether boxes and scores are the vendor's: all where those were made, else nearly all."""
    found = np.column_stack([boxes, scores])
    with np.load(VECTORS) as vectors:
        allowed = tolerance(str(vectors["made_with"]), exactly, 0.02)
    if allowed == exactly:
        np.testing.assert_allclose(found, golden, rtol=exactly, atol=0)
        return
    # Last bits may carry a score over the threshold, or one box over another.
    near = np.abs(found[None] - golden[:, None]).max(axis=2).min(axis=1) <= allowed
    assert abs(len(found) - len(golden)) <= 0.02 * len(golden) + 1
    assert near.mean() >= 0.97


def test_names_and_shapes_are_those_of_the_vendors_network() -> None:
    with np.load(VECTORS) as vectors:
        theirs = [str(name) for name in vectors["mogface_names"]]
    assert sorted(f"{name} {shape}" for name, shape in shapes().items()) == theirs


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.slow] if name in {"high", "smooth"} else [])
        for name in dummy_mogface.PICTURES
    ],
)
def test_boxes_and_scores_are_the_vendors(
    detectors: dict[Mode, MogFaceDetector], name: str
) -> None:
    agree(*detectors["exact"].boxes(dummy_mogface.PICTURES[name]), vendor(name))


def test_scores_of_large_pictures_are_right_when_corrected(
    detectors: dict[Mode, MogFaceDetector],
) -> None:
    golden = vendor("huge")
    assert golden[:, 4].max() > 1.2
    boxes, scores = detectors["corrected"].boxes(dummy_mogface.PICTURES["huge"])
    golden[:, 4] *= np.float32(1000 / 1504)
    agree(boxes, scores, golden, exactly=2e-7)
    assert scores.max() < 1


def test_a_face_gets_the_landmarks_of_the_programs_own_detector(
    detectors: dict[Mode, MogFaceDetector],
) -> None:
    pixels = draw_face(48, 64, 32, 23, 0.35)
    detector = detectors["corrected"]
    faces = detector.detect(pixels)
    boxes, scores = detector.boxes(pixels)
    table = {tuple(box): score for box, score in zip(boxes.tolist(), scores.tolist(), strict=True)}
    assert 0 < len(faces) < len(boxes)
    assert [face.area for face in faces] == sorted((face.area for face in faces), reverse=True)
    eyes = np.array([[32 - 18 * 0.35, 23 - 8 * 0.35], [32 + 18 * 0.35, 23 - 8 * 0.35]])
    for face in faces:
        assert table[tuple(face.box.tolist())] == pytest.approx(face.score)
        assert np.abs(face.landmarks[:2] - eyes).max() < 4
    found = FaceFinder(detector).find(pixels)
    assert [face.area for face in found] == [
        face.area for face in faces if min(face.box[2:] - face.box[:2]) >= 10
    ]


@pytest.mark.parametrize(
    "pixels",
    [np.zeros((15, 40), np.uint8), np.zeros((40, 40, 4), np.uint8), np.zeros((40, 40))],
    ids=["small", "four channels", "type"],
)
def test_what_is_no_picture_is_refused(
    detectors: dict[Mode, MogFaceDetector], pixels: np.ndarray
) -> None:
    with pytest.raises(ValueError, match="a detector takes"):
        detectors["exact"].detect(pixels)


def test_a_checkpoint_that_lacks_a_layer_is_refused(tmp_path: Path) -> None:
    lacking = {
        name: torch.zeros(shape)
        for name, shape in shapes().items()
        if name in {"fpn.p2_lat.weight", "pred_net.pred_cls.bias"}
    }
    write_model(tmp_path, "mogface", {"checkpoint": dummy_mogface.checkpoint(lacking)})
    with pytest.raises(ModelError, match="do not belong to MogFace"):
        Registry(paths.weights_dir(), tmp_path).load_detector("mogface")
