"""ULFD: the vendor's own boxes on dummy weights, with landmarks from this program's detector."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from core import paths
from core.face.detection import FaceFinder
from core.models.contract import ModelError
from core.models.registry import Registry
from core.models.vendor.ulfd import Ulfd, load
from tests.core.models.vendor.folders import write_model
from tests.vectors.drawn_face import draw_face
from tests.vectors.vendor import dummy_detectors as dummies
from tests.vectors.vendor.made_with import tolerance


@pytest.fixture(scope="module")
def ulfd(tmp_path_factory: pytest.TempPathFactory) -> Ulfd:
    folder = tmp_path_factory.mktemp("models")
    file = dummies.checkpoint(dummies.ulfd_tensors())
    write_model(folder, "ulfd", {"checkpoint": file})
    detector = Registry(paths.weights_dir(), folder).load_detector("ulfd")
    assert isinstance(detector, Ulfd)
    return detector


@pytest.fixture(autouse=True)
def same_threads(ulfd: Ulfd) -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(dummies.THREADS)
    yield
    torch.set_num_threads(before)


@pytest.mark.parametrize("picture", dummies.pictures("ulfd"))
def test_boxes_and_scores_are_the_vendors_own(ulfd: Ulfd, picture: str) -> None:
    made, found = dummies.golden("ulfd")
    wanted = found[picture]
    boxes, scores = ulfd.boxes(dummies.pictures("ulfd")[picture])
    assert boxes.dtype == scores.dtype == np.float32
    np.testing.assert_allclose(boxes, wanted["boxes"], rtol=0, atol=tolerance(made, 0, 1e-2))
    np.testing.assert_allclose(scores, wanted["scores"], rtol=0, atol=tolerance(made, 0, 1e-5))


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> Ulfd:
    """A dummy that finds a face at each of its coarsest places, a fifth of the picture wide."""
    tensors = dummies.ulfd_tensors()
    for part in ("classification", "regression"):
        for name in [name for name in tensors if name.startswith(f"{part}_headers")]:
            tensors[name] = np.zeros_like(tensors[name])
    tensors["classification_headers.3.bias"][:2] = (0, 3)
    folder = tmp_path_factory.mktemp("models")
    card = write_model(folder, "ulfd", {"checkpoint": dummies.checkpoint(tensors)})
    return load(card, "corrected", Registry())


def test_boxes_get_landmarks_and_those_without_a_face_are_left_out(everywhere: Ulfd) -> None:
    frame = draw_face(240, 320, 176, 135, 0.7)
    assert len(everywhere.boxes(frame)[0]) > 5
    faces = everywhere.detect(frame)
    assert len(FaceFinder(everywhere).find_live(frame, 0.0)) == len(faces)
    assert 1 <= len(faces) <= 2
    face = faces[0]
    assert face.score == pytest.approx(1 / (1 + np.exp(-3)), abs=1e-6)
    eyes = face.landmarks[:2]
    np.testing.assert_allclose(eyes, [[163.4, 129.4], [188.6, 129.4]], atol=5)


@pytest.mark.parametrize("shape", [(16, 16), (16, 900), (33, 17, 3)])
def test_small_and_narrow_pictures_are_searched(ulfd: Ulfd, shape: tuple[int, ...]) -> None:
    assert ulfd.detect(np.zeros(shape, np.uint8)) == ()


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    file = dummies.checkpoint({"base_net.0.0.weight": np.zeros((16, 3, 3, 3), np.float32)})
    card = write_model(tmp_path, "ulfd", {"checkpoint": file})
    with pytest.raises(ModelError, match="do not belong to ULFD"):
        load(card, "exact", Registry())
