"""The vendor's RetinaFace: its own numbers on dummy weights, its settings, its two modes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from core.face.detection import FaceFinder
from core.models.card import ModelCard, Role
from core.models.contract import ModelError
from core.models.registry import Registry
from core.models.retinaface import RULE_RESNET50, RetinaFace
from core.models.vendor.retinaface import RetinaFaceR50, load, rule_from
from core.results import Detection
from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor import dummy_detectors as dummies
from tests.vectors.vendor.made_with import tolerance

CONFIGURATION = json.dumps(dummies.RETINAFACE_CONFIGURATION).encode()


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> ModelCard:
    """Its checkpoint is never read: the file of 109 MB would take seconds."""
    models = tmp_path_factory.mktemp("models")
    files: dict[Role, bytes] = {"checkpoint": b"", "configuration": CONFIGURATION}
    return write_model(models, "retinaface-r50", files)


@pytest.fixture(scope="module")
def network() -> nn.Module:
    with torch.device("meta"):
        network = RetinaFace("resnet50")
    tensors = dummies.retinaface_tensors()
    network.load_state_dict(
        {name: torch.from_numpy(tensor) for name, tensor in tensors.items()}, assign=True
    )
    return network.eval().requires_grad_(False)


@pytest.fixture(scope="module")
def exact(card: ModelCard, network: nn.Module) -> RetinaFaceR50:
    return RetinaFaceR50(card, "exact", network, rule_from(dummies.RETINAFACE_CONFIGURATION))


@pytest.fixture(autouse=True)
def same_threads(exact: RetinaFaceR50) -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(dummies.THREADS)
    yield
    torch.set_num_threads(before)


def assert_same(faces: tuple[Detection, ...], wanted: dict[str, np.ndarray], made: str) -> None:
    assert len(faces) == len(wanted["scores"])
    pixels, scores = tolerance(made, 0, 1e-2), tolerance(made, 0, 1e-5)
    for face, box, score, points in zip(
        faces, wanted["boxes"], wanted["scores"], wanted["points"], strict=True
    ):
        np.testing.assert_allclose(face.box, box, rtol=0, atol=pixels)
        np.testing.assert_allclose(face.landmarks.reshape(10), points, rtol=0, atol=pixels)
        assert face.score == pytest.approx(score, rel=0, abs=scores)


@pytest.mark.parametrize("picture", dummies.pictures("retinaface"))
def test_exact_mode_gives_the_vendors_own_numbers(exact: RetinaFaceR50, picture: str) -> None:
    made, found = dummies.golden("retinaface")
    faces = exact.detect(dummies.pictures("retinaface")[picture])
    assert_same(faces, dummies.largest_first(found[picture]), made)


def test_other_settings_of_the_folder_give_the_vendors_numbers_too(
    card: ModelCard, network: nn.Module
) -> None:
    detector = RetinaFaceR50(card, "exact", network, rule_from(dummies.CLIPPED_CONFIGURATION))
    made, found = dummies.golden("retinaface-clipped")
    for picture, wanted in found.items():
        faces = detector.detect(dummies.pictures("retinaface-clipped")[picture])
        assert_same(faces, dummies.largest_first(wanted), made)


def test_only_exact_mode_has_the_vendors_mistake_with_scores(
    card: ModelCard, network: nn.Module
) -> None:
    rule = replace(RULE_RESNET50, longest_side=150, scaled_side=100)
    picture = dummies.colour_picture(97, 161)
    wrong = RetinaFaceR50(card, "exact", network, rule).detect(picture)
    right = RetinaFaceR50(card, "corrected", network, rule).detect(picture)
    assert wrong
    assert [face.score for face in wrong] == pytest.approx([f.score * 1.61 for f in right])
    assert all(0.9 < face.score <= 1 for face in right)
    for a, b in zip(wrong, right, strict=True):
        np.testing.assert_array_equal(a.box, b.box)
        np.testing.assert_array_equal(a.landmarks, b.landmarks)


@pytest.mark.slow  # seconds for a file of 109 MB
def test_the_registry_loads_it_with_the_settings_of_its_folder(
    tmp_path: Path, exact: RetinaFaceR50
) -> None:
    weights = dummies.checkpoint(dummies.retinaface_tensors())
    files: dict[Role, bytes] = {"checkpoint": weights, "configuration": CONFIGURATION}
    rule = rule_from(dummies.RETINAFACE_CONFIGURATION)
    write_model(tmp_path, "retinaface-r50", files)
    write_model(tmp_path, "retinaface-r50", files, name="with-rule", rule=asdict(rule))
    picture = dummies.grey_picture(131, 97)
    for name in ("retinaface-r50", "with-rule"):
        detector = Registry(tmp_path).load_detector(name)
        torch.set_num_threads(dummies.THREADS)
        assert (detector.mode, detector.takes_colour) == ("exact", True)
        assert detector.runs_on in {"torch, CPU", "torch, GPU"}
        for a, b in zip(detector.detect(picture), exact.detect(picture), strict=True):
            np.testing.assert_array_equal(a.box, b.box)


@pytest.mark.parametrize("shape", [(16, 16), (16, 90), (33, 17, 3)])
def test_small_and_narrow_pictures_are_searched(
    exact: RetinaFaceR50, shape: tuple[int, ...]
) -> None:
    for face in exact.detect(np.zeros(shape, np.uint8)):
        assert np.isfinite(face.box).all()


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((15, 40), np.uint8),
        np.zeros((40, 40, 4), np.uint8),
        np.zeros((40, 40), np.float32),
        np.zeros(40, np.uint8),
    ],
)
def test_what_is_no_picture_is_refused(exact: RetinaFaceR50, pixels: Any) -> None:
    with pytest.raises(ValueError, match="8-bit pixels"):
        exact.detect(pixels)


def test_it_finds_faces_in_live_frames(exact: RetinaFaceR50) -> None:
    frame = dummies.grey_picture(160, 120)
    faces = FaceFinder(exact).find_live(frame, 0.0)
    assert faces
    assert all(face.landmarks.shape == (5, 2) for face in faces)


def test_settings_are_read_from_the_configuration() -> None:
    rule = rule_from(dummies.CLIPPED_CONFIGURATION)
    assert rule == replace(
        RULE_RESNET50,
        min_sizes=((20, 40), (80, 160), (200, 400)),
        variance=(0.15, 0.25),
        clipped=True,
    )
    assert rule_from({}) == rule_from({"models": {}}) == RULE_RESNET50


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        ("name", "mobilenet0.25"),
        ("min_sizes", [[16, 32], [64, 128]]),
        ("min_sizes", [[16], [64, 128], [256, 512]]),
        ("min_sizes", [[16, -32], [64, 128], [256, 512]]),
        ("min_sizes", [[16, 32.5], [64, 128], [256, 512]]),
        ("min_sizes", [[16, float("nan")], [64, 128], [256, 512]]),
        ("min_sizes", "16"),
        ("steps", [8, 16, 64]),
        ("variance", [0.1]),
        ("variance", [0.1, 0]),
        ("variance", [0.1, float("inf")]),
        ("variance", {"a": 1}),
        ("clip", "no"),
    ],
)
def test_impossible_settings_are_refused(entry: str, value: Any) -> None:
    with pytest.raises(ModelError, match=f'can\'t be right \\("{entry}"\\)'):
        rule_from({"models": {entry: value}})
    with pytest.raises(ModelError, match="models"):
        rule_from({"models": [entry]})


def test_settings_of_a_folder_that_are_no_json_are_refused(tmp_path: Path) -> None:
    card = write_model(tmp_path, "retinaface-r50", {"checkpoint": b"x", "configuration": b"{"})
    with pytest.raises(ModelError, match="can't be right"):
        load(card, "exact")


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    file = dummies.checkpoint({"body.conv1.weight": np.zeros((64, 3, 7, 7), np.float32)})
    card = write_model(tmp_path, "retinaface-r50", {"checkpoint": file})
    with pytest.raises(ModelError, match="do not belong to RetinaFace"):
        load(card, "exact")
