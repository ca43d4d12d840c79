"""Checkpoints: plain tensors that fit, whatever wraps them; everything else is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from core.models.contract import ModelError
from core.models.vendor.checkpoint import fill, read_checkpoint
from tests.core.models.vendor.folders import write_model


def saved(content: Any, **options: Any) -> bytes:
    file = io.BytesIO()
    torch.save(content, file, **options)
    return file.getvalue()


def state() -> dict[str, torch.Tensor]:
    return {"weight": torch.arange(6.0).view(2, 3), "bias": torch.tensor([0.5, -2.0])}


class Trap:
    """Unpickled by anything that runs code, it leaves a file behind."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.touch, (self.mark,))


@pytest.mark.parametrize("wrapper", [None, "state_dict", "net"])
@pytest.mark.parametrize("prefix", ["", "module."])
@pytest.mark.parametrize("zipped", [True, False], ids=["zip", "legacy"])
def test_a_checkpoint_fills_a_network_whatever_wraps_it(
    tmp_path: Path, wrapper: str | None, prefix: str, zipped: bool
) -> None:
    tensors = {prefix + name: tensor for name, tensor in state().items()}
    content = tensors if wrapper is None else {wrapper: tensors, "epoch": 3}
    file = saved(content, _use_new_zipfile_serialization=zipped)
    card = write_model(tmp_path, "ulfd", {"checkpoint": file})
    for key in {None, wrapper}:
        network = fill(nn.Linear(3, 2), read_checkpoint(card, key=key), card)
        for name, tensor in state().items():
            assert torch.equal(network.state_dict()[name], tensor)
        assert not network.training
        assert not any(parameter.requires_grad for parameter in network.parameters())


def test_numbers_of_another_precision_and_layout_become_the_networks_own(tmp_path: Path) -> None:
    tensors = {"weight": state()["weight"].half().t().contiguous().t(), "bias": state()["bias"]}
    card = write_model(tmp_path, "ulfd", {"checkpoint": saved(tensors)})
    with torch.device("meta"):
        network = nn.Linear(3, 2)
    filled = fill(network, read_checkpoint(card), card)
    weight = filled.state_dict()["weight"]
    assert weight.dtype == torch.float32
    assert weight.is_contiguous()
    assert torch.equal(weight, state()["weight"])
    assert torch.equal(filled(torch.ones(1, 3)), torch.tensor([[3.5, 10.0]]))


@pytest.mark.parametrize(
    "content",
    [
        [1, 2],
        {},
        {"state_dict": {}},
        {"weight": 1.0},
        {3: torch.zeros(2)},
        {"weight": torch.tensor([1.0, float("nan")])},
        {"weight": torch.tensor([float("inf"), 1.0])},
        {"weight": torch.tensor([1.0, -float("inf")])},
        {"weight": torch.zeros(2).to_sparse()},
        {"weight": torch.empty(4, device="meta")},
        {"weight": torch.zeros(2, dtype=torch.complex64)},
        {"weight": torch.zeros(1).expand(10**9)},
    ],
    ids=[
        *("list", "empty", "nothing", "number", "name", "nan", "inf", "-inf"),
        *("sparse", "meta", "complex", "huge"),
    ],
)
def test_what_is_no_set_of_plain_tensors_is_refused(tmp_path: Path, content: Any) -> None:
    card = write_model(tmp_path, "ulfd", {"checkpoint": saved(content)})
    with pytest.raises(ModelError, match="holds no weights that can be read"):
        read_checkpoint(card)


def test_a_missing_entry_is_refused(tmp_path: Path) -> None:
    card = write_model(tmp_path, "ulfd", {"checkpoint": saved(state())})
    with pytest.raises(ModelError, match="holds no weights"):
        read_checkpoint(card, key="net")


@pytest.mark.parametrize("zipped", [True, False], ids=["zip", "legacy"])
def test_code_in_a_checkpoint_is_never_run(tmp_path: Path, zipped: bool) -> None:
    mark = tmp_path / "ran"
    file = saved({"weight": Trap(mark)}, _use_new_zipfile_serialization=zipped)
    card = write_model(tmp_path, "ulfd", {"checkpoint": file})
    with pytest.raises(ModelError, match="holds no weights"):
        read_checkpoint(card)
    assert not mark.exists()


def test_a_file_that_grows_when_unpacked_is_refused_before_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch, "load", lambda *_given, **_options: pytest.fail("it grew"))
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved({"weight": torch.zeros(10**6)}))) as plain,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as small,
    ):
        for part in plain.infolist():
            small.writestr(part.filename, plain.read(part))
    card = write_model(tmp_path, "ulfd", {"checkpoint": packed.getvalue()})
    with pytest.raises(ModelError, match="holds no weights"):
        read_checkpoint(card)


@pytest.mark.parametrize("data", [b"", b"no model", b"PK\x03\x04" + bytes(40), b"\x80\x02}q\x00."])
def test_any_other_file_is_refused(tmp_path: Path, data: bytes) -> None:
    card = write_model(tmp_path, "ulfd", {"checkpoint": data})
    with pytest.raises(ModelError, match="holds no weights"):
        read_checkpoint(card)


@pytest.mark.parametrize(
    "tensors",
    [
        {"weight": torch.zeros(2, 3)},
        {"weight": torch.zeros(2, 4), "bias": torch.zeros(2)},
        {"weight": torch.zeros(2, 3), "bias": torch.zeros(2), "more": torch.zeros(1)},
    ],
    ids=["lacking", "shape", "too-many"],
)
def test_weights_of_another_network_are_refused_in_plain_words(
    tmp_path: Path, tensors: dict[str, torch.Tensor]
) -> None:
    card = write_model(tmp_path, "ulfd", {"checkpoint": saved(tensors)})
    with pytest.raises(ModelError, match="do not belong to ULFD") as caught:
        fill(nn.Linear(3, 2), read_checkpoint(card), card)
    assert "weight:" not in str(caught.value)
    assert "state_dict" not in str(caught.value)
