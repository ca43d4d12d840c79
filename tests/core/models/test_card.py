"""Cards: the shipped ones say what they must, wrong ones are refused in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.models.card import read_card
from core.models.contract import ModelError
from core.models.registry import Registry
from core.paths import weights_dir


@pytest.mark.parametrize("name", ["retinaface-mnet025", "sface-2021dec"])
def test_shipped_models_are_described_for_programs_and_for_people(name: str) -> None:
    card = Registry().card(name)
    assert card.default
    assert card.licence in {"MIT", "Apache-2.0"}
    assert "licence above is that of the weights" in card.training_data
    assert card.notes
    assert card.identity == f"{name}@{card.files['weights'].sha256[:12]}"
    readme = (weights_dir() / name / "README.md").read_text("utf-8")
    for part in ("## Origin", "## Licence", "## Training data", "## Input and output", "##"):
        assert part in readme
    for file in card.files.values():
        assert file.sha256 in readme
    assert (weights_dir() / name / "LICENSE.txt").stat().st_size > 500


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        ("format", 2),
        ("name", "another"),
        ("slot", "telephone"),
        ("title", ""),
        ("title", "a name that \x1b[2J wipes the terminal"),
        ("title", "half a character \ud800"),
        ("files", {}),
        ("files", {"weights": {"file": "weights", "sha256": "0" * 64, "size": float("inf")}}),
        ("files", {"weights": {"file": "../secret", "sha256": "0" * 64, "size": 1}}),
        ("files", {"weights": {"file": "weights", "sha256": "xyz", "size": 1}}),
        ("files", []),
        ("contract", None),
        ("contract", {"size": [1], "colours": "RGB", "mean": [1, 2, 3], "std": [1, 2, 3]}),
        ("contract", {"size": None, "colours": "HSV", "mean": [1, 2, 3], "std": [1, 2, 3]}),
        ("contract", {"size": None, "colours": "RGB", "mean": [1, 2], "std": [1, 2, 3]}),
        ("contract", {"size": None, "colours": "RGB", "mean": [1, 2, 3], "std": [1, 2, 0]}),
        ("dimension", "many"),
        ("dimension", 0),
        ("similarity_threshold", float("nan")),
        ("similarity_threshold", 1.5),
        ("similarity_threshold", 10**400),
    ],
)
def test_impossible_entries_are_refused(
    installed: Path, edit_card: Any, entry: str, value: object
) -> None:
    edit_card("sface-2021dec", **{entry: value})
    with pytest.raises(ModelError, match="not complete or has a wrong entry"):
        read_card(installed / "sface-2021dec")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b"7", b'"card"', b"{}", b"[" * 100_000]
)
def test_a_card_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "card.json").write_bytes(content)
    with pytest.raises(ModelError, match="Install the model again"):
        read_card(tmp_path)


def test_a_missing_card_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="can't be read"):
        read_card(tmp_path)


def test_a_recogniser_without_threshold_is_refused(installed: Path) -> None:
    file = installed / "sface-2021dec" / "card.json"
    data = json.loads(file.read_text("utf-8"))
    del data["similarity_threshold"]
    file.write_text(json.dumps(data), "utf-8")
    with pytest.raises(ModelError, match="similarity_threshold"):
        read_card(file.parent)


BANDS = {"slot": "liveness", "live_below": 0.3, "spoof_from": 0.9}


@pytest.mark.parametrize(
    "wrong",
    [
        {"live_below": 0.9, "spoof_from": 0.3},
        {"live_below": -0.1},
        {"spoof_from": 1.1},
        {"live_below": None},
        {"spoof_from": None},
        {"spoof_from": float("nan")},
    ],
)
def test_bands_of_liveness_that_overlap_or_are_missing_are_refused(
    installed: Path, edit_card: Any, wrong: dict[str, Any]
) -> None:
    edit_card("sface-2021dec", **BANDS)
    card = read_card(installed / "sface-2021dec")
    assert (card.live_below, card.spoof_from) == (0.3, 0.9)
    edit_card("sface-2021dec", **(BANDS | wrong))
    with pytest.raises(ModelError, match="not complete or has a wrong entry"):
        read_card(installed / "sface-2021dec")
