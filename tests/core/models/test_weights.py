"""Files are verified at every load, and what is not right is refused in plain words."""

from __future__ import annotations

import hashlib
import os
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save

from core.models.contract import ModelError
from core.models.registry import Registry
from core.models.weights import dequantise, read_tensors, read_verified

SFACE = "sface-2021dec"
MNET = "retinaface-mnet025"


@pytest.mark.parametrize("backend", ["onnx", "torch"])
@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("flip", "checksum differs"),
        ("truncate", "bytes instead of"),
        ("extend", "bytes instead of"),
        ("empty", "0 bytes instead of"),
        ("remove", "can't be read"),
        ("folder", "it is no file"),
    ],
)
def test_a_damaged_file_is_refused(
    installed: Path, backend: Any, damage: str, sentence: str
) -> None:
    file = installed / MNET / ("graph.onnx" if backend == "onnx" else "weights.safetensors")
    data = bytearray(file.read_bytes())
    file.unlink()
    if damage == "flip":
        data[len(data) // 2] ^= 1
        file.write_bytes(data)
    elif damage == "truncate":
        file.write_bytes(data[:-1000])
    elif damage == "extend":
        file.write_bytes(data + b"\0")
    elif damage == "empty":
        file.write_bytes(b"")
    elif damage == "folder":
        file.mkdir()
    registry = Registry(installed)  # the card alone is fine
    with pytest.raises(ModelError, match=sentence):
        registry.load_detector(backend=backend)


def test_the_other_model_s_file_is_refused(installed: Path) -> None:
    (installed / MNET / "graph.onnx").write_bytes((installed / SFACE / "graph.onnx").read_bytes())
    with pytest.raises(ModelError, match="bytes instead of"):
        Registry(installed).load_detector(backend="onnx")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_or_device_is_not_waited_for(installed: Path, edit_card: Any) -> None:
    nothing = {"sha256": hashlib.sha256(b"").hexdigest(), "size": 0}
    files = {"weights": {"file": "pipe", **nothing}, "graph": {"file": "device", **nothing}}
    edit_card(MNET, files=files)
    os.mkfifo(installed / MNET / "pipe")
    (installed / MNET / "device").symlink_to("/dev/zero")
    card = Registry(installed).card(MNET)
    for role in card.files:
        with pytest.raises(ModelError, match="it is no file"):
            read_verified(card, role)


class _Payload:
    """Its pickle would write a file if it were ever loaded."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.mark,)


def test_a_pickle_is_refused_and_its_code_never_runs(
    installed: Path, install_weights: Any, tmp_path: Path
) -> None:
    mark = tmp_path / "ran"
    install_weights(MNET, pickle.dumps(_Payload(mark)))
    with pytest.raises(ModelError, match="holds no weights"):
        Registry(installed).load_detector(backend="torch")
    assert not mark.exists()


def _tensors() -> dict[str, np.ndarray[Any, Any]]:
    return dict(read_tensors(Registry().card(MNET)))


def test_weights_that_do_not_fit_the_network_are_refused(
    installed: Path, install_weights: Any
) -> None:
    right = _tensors()
    key = "ssh1.conv3X3.0.weight"
    missing = {name: value for name, value in right.items() if name != key}
    wrong = {
        "missing": missing,
        "more": right | {"extra": np.zeros(3, np.float32)},
        "shape": right | {key: np.zeros((32, 64, 3, 1), np.float32)},
        "other": {"network": np.zeros((2, 2), np.float32)},
        "none": {},
    }
    for tensors in wrong.values():
        install_weights(MNET, save(tensors))
        with pytest.raises(ModelError, match="do not fit the network"):
            Registry(installed).load_detector(backend="torch")


@pytest.mark.parametrize("dtype", [np.float64, np.float16, np.int32, np.uint8])
def test_weights_of_another_type_are_refused(
    installed: Path, install_weights: Any, dtype: Any
) -> None:
    tensors = _tensors()
    key = "ssh1.conv3X3.0.weight"
    install_weights(MNET, save(tensors | {key: tensors[key].astype(dtype)}))
    with pytest.raises(ModelError, match="holds no weights that can be read"):
        Registry(installed).load_detector(backend="torch")


def test_dequantise_follows_its_definition() -> None:
    rng = np.random.default_rng(3)
    stored = rng.integers(-128, 128, (4, 3, 2, 2)).astype(np.int8)
    scale = rng.uniform(0.01, 0.1, (4, 3)).astype(np.float32)
    zero = rng.integers(-20, 20, (4, 3)).astype(np.int8)
    plain = rng.normal(size=3).astype(np.float32)
    real = dequantise({"w": stored, "w.scale": scale, "w.zero": zero, "b": plain})
    assert set(real) == {"w", "b"}
    for row in range(4):
        flat = stored[row].reshape(-1)
        for i, value in enumerate(real["w"][row].reshape(-1)):
            block = i // 4
            wanted = (int(flat[i]) - int(zero[row, block])) * float(scale[row, block])
            assert value == pytest.approx(wanted, rel=1e-6)


def test_parts_of_a_quantised_tensor_belong_together() -> None:
    with pytest.raises(KeyError):
        dequantise({"w": np.zeros((2, 2), np.int8)})
    with pytest.raises(KeyError):
        dequantise({"w.scale": np.zeros((2, 1), np.float32)})


def test_a_role_that_the_model_has_not_is_named(installed: Path, install_weights: Any) -> None:
    install_weights(MNET, save(_tensors()))  # leaves only the weights
    card = Registry(installed).card(MNET)
    with pytest.raises(ModelError, match="has no file"):
        read_verified(card, "graph")
    with pytest.raises(ModelError, match="has no file"):
        Registry(installed).load_detector(backend="onnx")


def test_a_vouched_file_that_is_no_graph_is_refused(installed: Path, edit_card: Any) -> None:
    import hashlib

    data = b"not a network at all"
    (installed / MNET / "graph.onnx").write_bytes(data)
    entry = {"file": "graph.onnx", "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
    edit_card(MNET, files={"graph": entry})
    with pytest.raises(ModelError, match="no network that can be run"):
        Registry(installed).load_detector(backend="onnx")
