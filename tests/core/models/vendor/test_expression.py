"""FER against what the vendor's own pipeline gave."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
import pytest
import torch

from core.models.contract import FaceCut, ModelError
from core.models.registry import Registry
from core.models.vendor.expression import NeutralExpression, ten_cuts
from core.models.vendor.expression_net import EXPRESSIONS, ExpressionNet
from core.models.vendor.torch_chips import unfilled
from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor.torch_cases import (
    as_made,
    checkpoint,
    chips,
    digest,
    dummy_weights,
    shapes_of,
    tolerance,
)

VECTORS = Path(__file__).parents[3] / "vectors" / "vendor" / "torch_chips.npz"


@pytest.fixture(scope="module")
def vectors() -> dict[str, np.ndarray]:
    with np.load(VECTORS) as file:
        return dict(file)


@pytest.fixture(scope="module")
def fer(tmp_path_factory: pytest.TempPathFactory) -> NeutralExpression:
    models = tmp_path_factory.mktemp("models")
    weights = dummy_weights(shapes_of(unfilled(ExpressionNet)), "fer")
    write_model(models, "fer", {"checkpoint": checkpoint({"net": weights, "epoch": 3})})
    with pytest.MonkeyPatch.context() as monkeypatch:
        as_made(monkeypatch)
        network = Registry(models).load_quality("fer", "exact")
    (models / "fer" / "pytorch_model.pt").unlink()  # 80 MB
    return cast(NeutralExpression, network)


def test_fer_gives_the_vendor_s_probability_of_a_neutral_expression(
    fer: NeutralExpression, vectors: dict[str, np.ndarray]
) -> None:
    torch.set_num_threads(1)
    *colour, grey = chips()
    found = np.concatenate([fer.scores(np.stack(colour)), fer.scores(grey[None])])
    assert found.dtype == np.float32
    np.testing.assert_allclose(
        found,
        vectors["fer"][:, EXPRESSIONS.index("neutral")].astype(np.float32),
        rtol=0,
        atol=tolerance(vectors["made_on"]),
    )
    assert fer.cut == FaceCut("chip")
    assert (fer.measures, fer.mode, fer.takes_colour) == ("expression", "exact", True)


def test_the_checkpoint_has_the_vendor_s_names_and_shapes(vectors: dict[str, np.ndarray]) -> None:
    assert digest(shapes_of(unfilled(ExpressionNet))) == vectors["fer_names"]


def test_ten_cuts_are_the_corners_and_the_middle_twice() -> None:
    # Brightness grows to the right by 1 and downwards by 1 a pixel: the mean tells the place.
    y, x = np.mgrid[:112, :112]
    chip = np.repeat((x + y)[..., None].astype(np.uint8), 3, axis=2)
    cuts = ten_cuts(chip)
    assert cuts.shape == (10, 3, 44, 44)
    assert cuts.dtype == np.float32
    assert (cuts[:, :1] == cuts).all()
    middle = 111 / 255
    shift = 2 * 112 / 48 / 255  # two pixels of 48
    means = cuts.mean(axis=(1, 2, 3))
    wanted = middle + shift * np.array([-2, 0, 0, 2, 0, 0, 2, -2, 0, 0])
    wanted[5:] = middle + shift * np.array([0, -2, 2, 0, 0])
    np.testing.assert_allclose(means, wanted, atol=1.5 / 255)
    np.testing.assert_array_equal(cuts[9], cuts[4, :, :, ::-1])
    np.testing.assert_array_equal(cuts[5], cuts[1, :, :, ::-1])


def test_grey_levels_stay_what_they_are() -> None:
    for level in range(256):
        cuts = ten_cuts(np.full((112, 112, 3), level, np.uint8))
        assert (cuts == np.float32(level) / np.float32(255)).all()


def test_no_faces_have_no_scores(fer: NeutralExpression) -> None:
    assert fer.scores(np.empty((0, 112, 112, 3), np.uint8)).shape == (0,)


@pytest.mark.parametrize(
    "wrong",
    [np.zeros((1, 44, 44), np.uint8), np.zeros((1, 112, 112), np.float32)],
    ids=lambda wrong: f"{wrong.dtype}{wrong.shape}",
)
def test_other_arrays_are_refused(fer: NeutralExpression, wrong: np.ndarray) -> None:
    with pytest.raises(ValueError, match="takes uint8 faces"):
        fer.scores(wrong)


def test_a_score_that_is_no_number_is_refused(fer: NeutralExpression) -> None:
    network = unfilled(ExpressionNet)
    for tensor in network.state_dict().values():
        tensor.zero_()
    network.classifier.bias.data[2] = torch.inf
    broken = NeutralExpression(fer.card, "exact", network.eval())
    with pytest.raises(ModelError, match="gave no usable result for a face"):
        broken.scores(chips()[0][None])
