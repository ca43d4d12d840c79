"""What is no checkpoint of a system's own network is refused, and nothing in it is run."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import torch

from core.models.adding.system_fit import with_tensors
from core.models.contract import ModelError
from core.models.registry import Registry
from core.models.vendor.expression_net import ExpressionNet
from core.models.vendor.landmark_net import LandmarkNet
from core.models.vendor.residual_nets import ArcFaceNet, FaceMaskNet
from core.models.vendor.systems import BY_NAME, SYSTEMS
from core.models.vendor.torch_chips import unfilled
from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor.torch_cases import checkpoint, shapes_of

NETWORKS: Mapping[str, Callable[[], torch.nn.Module]] = {
    "arcface-ir50": ArcFaceNet,
    "facemask": FaceMaskNet,
    "flcm": LandmarkNet,
    "fer": ExpressionNet,
}


class MakesFolder:
    """Makes a folder when it is unpickled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.folder),)


def load(models: Path, system: str, content: bytes) -> object:
    write_model(models, system, {"checkpoint": content})
    registry = Registry(models)
    if BY_NAME[system].slot == "recogniser":
        return registry.load_recogniser(system, "exact")
    return registry.load_quality(system, "exact")


def small_tensors(system: str) -> dict[str, torch.Tensor]:
    """Tensors of the network, but for those that are large."""
    shapes = shapes_of(unfilled(NETWORKS[system]))
    return {
        name: torch.zeros(shape)
        for name, shape in shapes.items()
        if torch.Size(shape).numel() < 5000
    }


@pytest.mark.parametrize("system", NETWORKS)
def test_a_checkpoint_is_told_from_others_by_its_names(system: str) -> None:
    names = frozenset(shapes_of(unfilled(NETWORKS[system])))
    assert with_tensors(Path("pytorch_model.pt"), names, SYSTEMS) == (BY_NAME[system],)


@pytest.mark.parametrize("system", ["arcface-ir50", "facemask", "fer"])
def test_a_checkpoint_that_lacks_layers_is_refused(tmp_path: Path, system: str) -> None:
    with pytest.raises(ModelError, match=f"do not belong to {BY_NAME[system].title}"):
        load(tmp_path, system, checkpoint(small_tensors(system)))


@pytest.mark.parametrize("change", ["lacking", "other shape", "one too many", "mask not turned"])
def test_a_checkpoint_that_differs_in_one_tensor_is_refused(tmp_path: Path, change: str) -> None:
    mask = "rp_net.binary_cls.weight"
    tensors = {name: torch.ones(shape) for name, shape in shapes_of(LandmarkNet()).items()}
    tensors[mask] = tensors[mask].t().contiguous()
    assert load(tmp_path / "right", "flcm", checkpoint({"state_dict": tensors}))
    if change == "lacking":
        del tensors["landmark_net.conv3.4.running_mean"]
    elif change == "other shape":
        tensors["cls_net.fc2.weight"] = torch.ones(2, 54)
    elif change == "one too many":
        tensors["cls_net.fc3.weight"] = torch.ones(1)
    else:
        tensors[mask] = tensors[mask].t().contiguous()
    with pytest.raises(ModelError, match="do not belong to FLCM"):
        load(tmp_path / "wrong", "flcm", checkpoint({"state_dict": tensors}))


@pytest.mark.parametrize("system", NETWORKS)
def test_another_system_s_checkpoint_is_refused(tmp_path: Path, system: str) -> None:
    other = "fer" if system == "flcm" else "flcm"
    with pytest.raises(ModelError, match=f"do not belong to {BY_NAME[system].title}"):
        load(tmp_path, system, checkpoint(small_tensors(other)))


@pytest.mark.filterwarnings("ignore:Detected pickle protocol:UserWarning")
@pytest.mark.parametrize("system", NETWORKS)
@pytest.mark.parametrize("form", [checkpoint, pickle.dumps], ids=["torch", "pickle"])
def test_code_in_a_checkpoint_is_not_run(
    tmp_path: Path, system: str, form: Callable[[object], bytes]
) -> None:
    trap = tmp_path / "trap"
    content = form({"state_dict": {"conv1.weight": MakesFolder(trap)}})
    with pytest.raises(ModelError, match="holds no weights that can be read"):
        load(tmp_path / "models", system, content)
    assert not trap.exists()
    pickle.loads(pickle.dumps(MakesFolder(trap)))
    assert trap.exists()  # it was a real trap


@pytest.mark.parametrize("system", NETWORKS)
@pytest.mark.parametrize("content", [b"\x08\x07onnx", b"PK\x03\x04", b"{}", bytes(64)])
def test_something_else_is_refused(tmp_path: Path, system: str, content: bytes) -> None:
    with pytest.raises(ModelError, match="holds no weights that can be read"):
        load(tmp_path, system, content)
