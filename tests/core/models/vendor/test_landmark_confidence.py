"""FLCM against what the vendor's own pipeline gave."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
import pytest
import torch
from torch.nn import functional

from core.face.cuts import cut_box
from core.models.contract import FaceCut, ModelError
from core.models.registry import Registry
from core.models.vendor.landmark_confidence import LandmarkConfidence
from core.models.vendor.landmark_net import LandmarkNet
from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor.chip_cases import crop_cases
from tests.vectors.vendor.torch_cases import (
    BOXES,
    CROPS,
    SEEDS,
    as_made,
    checkpoint,
    digest,
    dummy_weights,
    shapes_of,
    tolerance,
    weighed,
    whole_pictures,
)

VECTORS = Path(__file__).parents[3] / "vectors" / "vendor" / "torch_chips.npz"
MASK = "rp_net.binary_cls.weight"


@pytest.fixture(autouse=True)
def _as_made(monkeypatch: pytest.MonkeyPatch) -> None:
    as_made(monkeypatch)


@pytest.fixture(scope="module")
def vectors() -> dict[str, np.ndarray]:
    with np.load(VECTORS) as file:
        return dict(file)


@pytest.fixture
def flcm(tmp_path: Path) -> LandmarkConfidence:
    write_model(tmp_path, "flcm", {"checkpoint": checkpoint({"state_dict": stored_weights()})})
    return cast(LandmarkConfidence, Registry(tmp_path).load_quality("flcm", "exact"))


def stored_weights() -> dict[str, torch.Tensor]:
    """Dummy weights as a file has them: the mask's directions lie on their side."""
    shapes = shapes_of(LandmarkNet())
    shapes[MASK] = shapes[MASK][::-1]
    return dummy_weights(shapes, "flcm")


def faces_by_picture() -> list[np.ndarray]:
    cut = FaceCut("square", side=120)
    return [
        np.stack([cut_box(pixels, np.array(box), cut) for box in BOXES])
        for pixels in whole_pictures()
    ]


def test_flcm_gives_the_vendor_s_scores(
    flcm: LandmarkConfidence, vectors: dict[str, np.ndarray]
) -> None:
    assert flcm.cut == FaceCut("square", side=120)
    found = np.concatenate([flcm.scores(faces) for faces in faces_by_picture()])
    assert found.dtype == np.float32
    np.testing.assert_allclose(
        found, vectors["flcm"].astype(np.float32), rtol=0, atol=tolerance(vectors["made_on"])
    )
    assert (flcm.measures, flcm.mode, flcm.takes_colour) == ("landmarks", "exact", True)


def test_the_network_gives_all_that_the_vendor_s_gives(vectors: dict[str, np.ndarray]) -> None:
    network = LandmarkNet()
    assert digest(shapes_of(network)) == vectors["flcm_names"]
    weights = stored_weights()
    weights[MASK] = 32 * functional.normalize(weights[MASK], dim=1).t()
    network.load_state_dict(weights)
    network.eval()
    planes = np.concatenate(faces_by_picture())[..., ::-1].transpose(0, 3, 1, 2)
    torch.set_num_threads(1)
    with torch.inference_mode():
        found = [network(torch.tensor(face[None].copy())) for face in planes]
    for name in ("doubt", "landmarks", "mask", "nose"):
        np.testing.assert_allclose(
            np.concatenate([getattr(out, name).numpy() for out in found]),
            vectors[f"flcm_{name}"],
            rtol=0,
            atol=tolerance(vectors["made_on"]),
        )


def test_the_mask_s_directions_are_turned_and_scaled_at_loading(flcm: LandmarkConfidence) -> None:
    network = flcm._network
    assert isinstance(network, LandmarkNet)
    stored = stored_weights()[MASK].numpy()
    lengths = np.sqrt((stored**2).sum(axis=1, keepdims=True))
    np.testing.assert_allclose(
        network.rp_net.binary_cls.weight.numpy(), 32 * (stored / lengths).T, rtol=1e-5
    )


def test_faces_are_cut_out_as_the_vendor_cuts_them(vectors: dict[str, np.ndarray]) -> None:
    cut = FaceCut("square", side=120)
    compared = 0
    for case, wanted in zip(crop_cases(CROPS, SEEDS["flcm"]), vectors["flcm_crops"], strict=True):
        if np.isnan(wanted):
            continue  # the vendor's code looks at no face that small
        compared += 1
        blue_first = cut_box(case.pixels, case.box, cut)[..., ::-1]
        off = abs(weighed(blue_first) - wanted)
        assert off <= (0 if tolerance(vectors["made_on"]) == 0 else 1e-4)
    assert compared > 120


def test_a_grey_face_is_the_same_as_its_level_three_times(flcm: LandmarkConfidence) -> None:
    faces = faces_by_picture()[1][:2]
    np.testing.assert_array_equal(flcm.scores(faces[..., 0].copy()), flcm.scores(faces))


def test_no_faces_have_no_scores(flcm: LandmarkConfidence) -> None:
    assert flcm.scores(np.empty((0, 120, 120), np.float32)).shape == (0,)


@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((1, 112, 112), np.float32),
        np.zeros((120, 120), np.float32),
        np.zeros((1, 120, 120, 1), np.float32),
        np.zeros((1, 120, 120), np.uint8),
    ],
    ids=lambda wrong: f"{wrong.dtype}{wrong.shape}",
)
def test_other_arrays_are_refused(flcm: LandmarkConfidence, wrong: np.ndarray) -> None:
    with pytest.raises(ValueError, match="takes float32 faces"):
        flcm.scores(wrong)


def test_a_score_that_is_no_number_is_refused(tmp_path: Path) -> None:
    weights = stored_weights()
    for name in ("cls_net.fc1.1.weight", "cls_net.fc2.weight"):
        weights[name] *= 1e25
    write_model(tmp_path, "flcm", {"checkpoint": checkpoint({"state_dict": weights})})
    flcm = cast(LandmarkConfidence, Registry(tmp_path).load_quality("flcm", "exact"))
    with pytest.raises(ModelError, match="gave no usable result for a face"):
        flcm.scores(faces_by_picture()[0][:1])
