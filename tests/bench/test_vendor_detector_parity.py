"""RetinaFace, MTCNN and ULFD beside the vendor's own classes, on pictures drawn at random.

The golden numbers in tests/vectors/vendor cover a few pictures; this covers more of them, with one
thread and with two. Run by `python3 dev.py bench`, which installs the vendor's package.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
import torch

from core import paths
from core.models.card import Role
from core.models.registry import Registry
from core.models.vendor.ulfd import Ulfd
from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor import dummy_detectors as dummies
from tests.vectors.vendor.make_detectors import DETECTORS
from tests.vectors.vendor.scratch import prepare

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(1200),
    pytest.mark.filterwarnings("ignore"),  # the vendor's package warns a great deal
]

SIZES = [(213, 301), (320, 240), (50, 50), (401, 77)]
NAMES = {"retinaface": "retinaface-r50", "mtcnn": "mtcnn", "ulfd": "ulfd"}


def files(detector: str) -> Mapping[Role, bytes]:
    if detector == "mtcnn":
        arrays = dummies.mtcnn_arrays()
        return {role: dummies.npy(arrays[role]) for role in ("pnet", "rnet", "onet")}
    if detector == "ulfd":
        return {"checkpoint": dummies.checkpoint(dummies.ulfd_tensors())}
    return {
        "checkpoint": dummies.checkpoint(dummies.retinaface_tensors()),
        "configuration": json.dumps(dummies.RETINAFACE_CONFIGURATION).encode(),
    }


def pictures() -> Iterator[np.ndarray]:
    random = np.random.default_rng(5)
    for width, height in SIZES:
        yield dummies.colour_picture(width, height)
        yield dummies.grey_picture(width, height)
        yield random.integers(0, 256, (height, width, 3)).astype(np.uint8)
        # One colour: many candidates have the same score.
        yield np.full((height, width, 3), random.integers(0, 256, 3), np.uint8)


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("detector", NAMES)
def test_every_number_is_the_vendors(tmp_path: Path, detector: str, threads: int) -> None:
    pytest.importorskip("modelscope", reason="python3 dev.py bench installs it")
    alive = prepare()
    theirs = DETECTORS[detector](tmp_path / "theirs")
    models = tmp_path / "ours"
    write_model(models, NAMES[detector], files(detector))
    ours = Registry(paths.weights_dir(), models).load_detector(NAMES[detector], "exact")
    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    try:
        count = 0
        for picture in pictures():
            wanted = dict(theirs(picture))
            if isinstance(ours, Ulfd):
                found = dict(zip(("boxes", "scores"), ours.boxes(picture), strict=True))
            else:
                wanted = dummies.largest_first(wanted)
                faces = ours.detect(picture)
                found = {
                    "boxes": np.array([face.box for face in faces]).reshape(-1, 4),
                    "scores": np.array([face.score for face in faces]),
                    "points": np.array([face.landmarks for face in faces]).reshape(-1, 10),
                }
            for part, values in found.items():
                np.testing.assert_array_equal(values, wanted[part].astype(np.float32))
            count += len(wanted["scores"])
        assert count > 20
    finally:
        torch.set_num_threads(before)
    del alive
