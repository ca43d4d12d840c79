"""ArcFace IR50 and FaceMask against what the vendor's own pipelines gave."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import torch
from torch import nn

from core.models.contract import Mode, ModelError
from core.models.registry import Registry
from core.models.vendor.residual import ResidualEmbedder
from core.models.vendor.residual_nets import ArcFaceNet, FaceMaskNet
from core.models.vendor.torch_chips import unfilled
from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor.torch_cases import (
    FEW_UNITS,
    as_made,
    checkpoint,
    chips,
    digest,
    dummy_weights,
    shapes_of,
    tolerance,
)

VECTORS = Path(__file__).parents[3] / "vectors" / "vendor" / "torch_chips.npz"
NETWORKS: dict[str, Callable[..., nn.Module]] = {
    "arcface-ir50": ArcFaceNet,
    "facemask": FaceMaskNet,
}


@pytest.fixture(autouse=True)
def _as_made(monkeypatch: pytest.MonkeyPatch) -> None:
    as_made(monkeypatch)


@pytest.fixture(scope="module")
def vectors() -> dict[str, np.ndarray]:
    with np.load(VECTORS) as file:
        return dict(file)


def installed(models: Path, system: str, prefix: str = "") -> Registry:
    """Install a model of full size with dummy weights."""
    weights = dummy_weights(shapes_of(unfilled(NETWORKS[system])), system)
    content = {prefix + name: tensor for name, tensor in weights.items()}
    write_model(models, system, {"checkpoint": checkpoint(content)})
    return Registry(models)


def loaded(models: Path, system: str, mode: Mode, prefix: str = "") -> ResidualEmbedder:
    """Load such a model; its file of some hundred megabytes goes again."""
    embedder = installed(models, system, prefix).load_recogniser(system, mode)
    (models / system / "pytorch_model.pt").unlink()
    return cast(ResidualEmbedder, embedder)


def cut_short(system: str) -> nn.Module:
    network = unfilled(lambda: NETWORKS[system](FEW_UNITS))
    network.load_state_dict(dummy_weights(shapes_of(network), system))
    return network.eval().requires_grad_(False)


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> ResidualEmbedder:
    """A network of few units, with a card of ArcFace."""
    card = write_model(tmp_path_factory.mktemp("models"), "arcface-ir50", {"checkpoint": b"-"})
    return ResidualEmbedder(card, "exact", cut_short("arcface-ir50"))


@pytest.mark.slow  # 44 million numbers; the short networks cover the rest
def test_arcface_gives_the_vendor_s_embeddings(
    tmp_path: Path, vectors: dict[str, np.ndarray]
) -> None:
    embedder = loaded(tmp_path, "arcface-ir50", "exact")
    tinted, coloured, *_, grey = chips()
    several = embedder.embed(np.stack([tinted, coloured]))
    one = embedder.embed(grey[None])
    assert several.dtype == np.float32
    np.testing.assert_allclose(
        np.concatenate([several, one]),
        vectors["arcface"],
        rtol=0,
        atol=tolerance(vectors["made_on"]),
    )
    assert (embedder.mode, embedder.takes_colour, embedder.dimension) == ("exact", True, 512)
    assert embedder.runs_on == "torch, CPU"


@pytest.mark.slow
def test_facemask_gives_the_vendor_s_embeddings(
    tmp_path: Path, vectors: dict[str, np.ndarray]
) -> None:
    embedder = loaded(tmp_path, "facemask", "corrected", prefix="module.")
    first, *_, grey = chips()
    np.testing.assert_allclose(
        np.concatenate([embedder.embed(first[None]), embedder.embed(grey[None])]),
        vectors["facemask"],
        rtol=0,
        atol=tolerance(vectors["made_on"]),
    )
    assert embedder.mode == "corrected"


@pytest.mark.parametrize("system", NETWORKS)
def test_the_checkpoint_has_the_vendor_s_names_and_shapes(
    system: str, vectors: dict[str, np.ndarray]
) -> None:
    names = vectors[f"{system.removesuffix('-ir50')}_names"]
    assert digest(shapes_of(unfilled(NETWORKS[system]))) == names


@pytest.mark.parametrize("system", NETWORKS)
def test_units_are_the_vendor_s(system: str, vectors: dict[str, np.ndarray]) -> None:
    network = cut_short(system)
    for chip, wanted in zip(
        chips(), vectors[f"{system.removesuffix('-ir50')}_short"], strict=False
    ):
        levels = ((chip.transpose(2, 0, 1) / 255.0 - 0.5) / 0.5).astype(np.float32)
        with torch.inference_mode():
            found = network(torch.tensor(levels)[None])[0].numpy()
        np.testing.assert_allclose(found, wanted, rtol=0, atol=tolerance(vectors["made_on"]))


def test_a_grey_chip_is_the_same_as_its_level_three_times(short: ResidualEmbedder) -> None:
    grey = chips()[-1]
    threefold = np.repeat(grey[..., None], 3, axis=2)
    np.testing.assert_array_equal(short.embed(grey[None]), short.embed(threefold[None]))


def test_colours_are_told_apart(short: ResidualEmbedder) -> None:
    chip = chips()[0]
    (a,), (b,) = short.embed(chip[None]), short.embed(chip[None, ..., ::-1])
    assert float(a @ b) < 0.9999
    assert float(a @ a) == pytest.approx(1, abs=1e-6)


def test_no_chips_have_no_embeddings(short: ResidualEmbedder) -> None:
    assert short.embed(np.empty((0, 112, 112, 3), np.uint8)).shape == (0, 512)


@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((112, 112), np.uint8),
        np.zeros((112, 112, 3), np.uint8),
        np.zeros((1, 112, 111), np.uint8),
        np.zeros((1, 112, 112, 4), np.uint8),
        np.zeros((1, 3, 112, 112), np.uint8),
        np.zeros((1, 112, 112), np.float32),
    ],
    ids=lambda wrong: f"{wrong.dtype}{wrong.shape}",
)
def test_other_arrays_are_refused(short: ResidualEmbedder, wrong: np.ndarray) -> None:
    with pytest.raises(ValueError, match="takes uint8 faces"):
        short.embed(wrong)


@pytest.mark.parametrize("scale", [0.0, 1e30], ids=["no direction", "infinitely long"])
def test_a_vector_without_direction_is_refused(short: ResidualEmbedder, scale: float) -> None:
    network = cut_short("arcface-ir50")
    assert isinstance(network, ArcFaceNet)
    network.features.weight.mul_(scale)
    network.features.bias.zero_()
    embedder = ResidualEmbedder(short.card, "exact", network)
    with pytest.raises(ModelError, match="gave no usable result for a face"):
        embedder.embed(chips()[0][None])
