"""The torch networks: shapes, sizes, names of public checkpoints, agreement with the graphs."""

from __future__ import annotations

import re

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from core.models.flir_net import FlirNet
from core.models.networks import TorchRunner, build
from core.models.onnx import OnnxRunner
from core.models.priors import priors
from core.models.registry import Registry
from core.models.retinaface import RULE_MNET025, RULE_RESNET50, RetinaFace
from core.models.stages import RetinaFaceDetector
from core.models.weights import read_tensors

RELATIVE = 1e-5


def count(network: torch.nn.Module) -> int:
    return sum(parameter.numel() for parameter in network.parameters())


def pixels(*shape: int) -> NDArray[np.uint8]:
    return np.random.default_rng(8).integers(0, 256, shape).astype(np.uint8)


@pytest.mark.parametrize("shape", [(240, 320), (17, 33), (97, 131)])
def test_the_detector_gives_the_same_in_torch_and_in_onnx_runtime(
    face: NDArray[np.uint8], shape: tuple[int, int]
) -> None:
    card = Registry().card("retinaface-mnet025")
    picture = face if shape == face.shape else pixels(*shape)
    for a, b in zip(
        TorchRunner(card, "cpu")(picture[None, None]),
        OnnxRunner(card)(picture[None, None]),
        strict=True,
    ):
        assert a.shape == b.shape
        assert a.shape[1] == len(priors(*shape, RULE_MNET025))
        np.testing.assert_allclose(a, b, atol=RELATIVE * max(1, float(np.abs(a).max())))


def test_the_recogniser_gives_the_same_in_torch_and_in_onnx_runtime(
    face: NDArray[np.uint8],
) -> None:
    card = Registry().card("sface-2021dec")
    chips = np.stack([face[50:162, 100:212], face[60:172, 110:222], pixels(112, 112)])[:, None]
    (a,), (b,) = TorchRunner(card, "cpu")(chips), OnnxRunner(card)(chips)
    np.testing.assert_allclose(a, b, atol=RELATIVE * float(np.abs(a).max()))
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    np.testing.assert_allclose((a * b).sum(1) / lengths, 1, atol=1e-6)


def test_folding_batch_norm_changes_nothing_but_rounding() -> None:
    torch.manual_seed(1)
    network = RetinaFace().eval()
    for layer in network.modules():
        if isinstance(layer, torch.nn.BatchNorm2d):
            layer.running_mean.normal_(0, 0.1)
            layer.running_var.uniform_(0.5, 2)
    state = network.state_dict()
    folded = {}
    for name, weight in state.items():
        if weight.dim() != 4:
            continue
        stem, _, last = name.removesuffix(".weight").rpartition(".")
        norm = f"{stem}.{int(last) + 1}" if last.isdigit() else ""
        if f"{norm}.running_var" in state:
            gain = state[f"{norm}.weight"] / (state[f"{norm}.running_var"] + 1e-5).sqrt()
            folded[name] = weight * gain[:, None, None, None]
            folded[f"{stem}.{last}.bias"] = (
                state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * gain
            )
        else:
            folded[name] = weight
            folded[name.replace("weight", "bias")] = state[name.replace("weight", "bias")]
    same = build("retinaface-mnet025-folded", {k: v.numpy() for k, v in folded.items()})
    x = torch.randn(1, 3, 64, 96)
    with torch.inference_mode():
        for a, b in zip(network(x), same(x), strict=True):
            torch.testing.assert_close(a, b, atol=1e-4, rtol=1e-4)


def public_names() -> set[str]:
    """Names in a RetinaFace ResNet-50 checkpoint, written out from their scheme."""
    norm = ("weight", "bias", "running_mean", "running_var", "num_batches_tracked")
    names = {"body.conv1.weight", *(f"body.bn1.{part}" for part in norm)}
    for layer, blocks in enumerate((3, 4, 6, 3), start=1):
        for block in range(blocks):
            stem = f"body.layer{layer}.{block}"
            for i in (1, 2, 3):
                names |= {f"{stem}.conv{i}.weight", *(f"{stem}.bn{i}.{part}" for part in norm)}
            if block == 0:
                names.add(f"{stem}.downsample.0.weight")
                names |= {f"{stem}.downsample.1.{part}" for part in norm}
    pairs = [f"fpn.{name}" for name in ("output1", "output2", "output3", "merge1", "merge2")]
    for level in (1, 2, 3):
        pairs += [
            f"ssh{level}.{name}"
            for name in ("conv3X3", "conv5X5_1", "conv5X5_2", "conv7X7_2", "conv7x7_3")
        ]
    for pair in pairs:
        names |= {f"{pair}.0.weight", *(f"{pair}.1.{part}" for part in norm)}
    for head in ("ClassHead", "BboxHead", "LandmarkHead"):
        names |= {f"{head}.{i}.conv1x1.{part}" for i in range(3) for part in ("weight", "bias")}
    return names


def test_resnet50_takes_the_names_of_public_checkpoints_strictly() -> None:
    network = RetinaFace("resnet50")
    assert set(network.state_dict()) == public_names()
    assert count(network) == 27_293_600


def test_resnet50_with_random_weights_detects_without_a_crash() -> None:
    torch.manual_seed(0)
    network = RetinaFace("resnet50").eval()
    with torch.inference_mode():
        offsets, scores, points = (t.numpy() for t in network(torch.randn(1, 3, 97, 131)))
    table = priors(97, 131, RULE_RESNET50)
    assert offsets.shape == (1, len(table), 4)
    assert scores.shape == (1, len(table))
    assert points.shape == (1, len(table), 10)
    assert ((scores >= 0) & (scores <= 1)).all()


def test_mobilenet_body_has_the_names_of_public_checkpoints() -> None:
    names = set(RetinaFace().state_dict())
    for name in (
        "body.stage1.0.0.weight",
        "body.stage1.1.0.weight",
        "body.stage1.1.3.weight",
        "body.stage1.1.4.running_var",
        "body.stage2.5.3.weight",
        "body.stage3.1.4.bias",
        "ssh3.conv7x7_3.1.weight",
    ):
        assert name in names
    assert not [name for name in names if re.search(r"num_classes|fc\.", name)]


def test_flir_net_has_the_size_and_the_contract_of_its_kind() -> None:
    network = FlirNet().eval()
    assert 300_000 <= count(network) <= 500_000
    with torch.inference_mode():
        logits = network(torch.zeros(5, 3, 112, 112))
    assert logits.shape == (5, 2)
    assert torch.isfinite(logits).all()


@pytest.mark.slow
def test_flir_net_learns() -> None:
    torch.manual_seed(0)
    network = FlirNet().train()
    x = torch.randn(8, 3, 112, 112)
    x[:4, :, :56] += 1.0
    wanted = torch.tensor([0] * 4 + [1] * 4)
    optimiser = torch.optim.Adam(network.parameters(), 3e-3)
    losses = []
    for _ in range(12):
        optimiser.zero_grad()
        loss = torch.nn.functional.cross_entropy(network(x), wanted)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < 0.3 * losses[0]


def test_sface_s_stored_weights_are_int8_with_scales() -> None:
    card = Registry().card("sface-2021dec")
    tensors = read_tensors(card)
    assert card.files["weights"].size < 11_000_000
    assert sum(tensor.size for name, tensor in tensors.items() if "running" not in name) > 9_600_000
    assert all(np.isfinite(tensor).all() for tensor in tensors.values())


def test_an_unknown_network_is_refused() -> None:
    with pytest.raises(ValueError, match="no network is called"):
        build("yolo", {})


def test_torch_finds_the_same_faces(face: NDArray[np.uint8]) -> None:
    card = Registry().card("retinaface-mnet025")
    a = RetinaFaceDetector(card, TorchRunner(card, "cpu")).detect(face)
    b = RetinaFaceDetector(card, OnnxRunner(card)).detect(face)
    assert len(a) == len(b) == 1
    np.testing.assert_allclose(a[0].box, b[0].box, atol=1e-2)
    np.testing.assert_allclose(a[0].landmarks, b[0].landmarks, atol=1e-2)
    assert a[0].score == pytest.approx(b[0].score, abs=1e-5)
