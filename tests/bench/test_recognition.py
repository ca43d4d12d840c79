"""How well and how fast faces are found and compared, beside OpenCV's own classes, in one run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from core.pipeline import Pipeline
from core.settings import Settings
from tests.bench.originals import opencv_models
from tests.bench.verification import verify

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

Grey = NDArray[np.uint8]
Embed = Callable[[Grey], NDArray[np.float32] | None]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load(Settings())


def opencv_embedder() -> Embed:
    """YuNet and SFace by OpenCV's classes; a border and a second try as this program has it."""
    files = opencv_models()
    detector = cv2.FaceDetectorYN.create(str(files["yunet"]), "", (320, 320), 0.6)
    recogniser = cv2.FaceRecognizerSF.create(str(files["sface"]), "")

    def embed(pixels: Grey) -> NDArray[np.float32] | None:
        border = 0
        for attempt in range(2):
            colour = cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR)
            if attempt:
                border = max(pixels.shape) // 2
                colour = cv2.copyMakeBorder(
                    colour, border, border, border, border, cv2.BORDER_REPLICATE
                )
            detector.setInputSize((colour.shape[1], colour.shape[0]))
            _, faces = detector.detect(colour)
            if faces is not None:
                face = max(faces, key=lambda f: f[2] * f[3])
                vector = recogniser.feature(recogniser.alignCrop(colour, face))[0]
                return vector / np.linalg.norm(vector)
        return None

    return embed


def our_embedder(pipeline: Pipeline) -> Embed:
    def embed(pixels: Grey) -> NDArray[np.float32] | None:
        faces = pipeline.analyse_picture(pixels).faces
        if not faces or faces[0].embedding is None:
            return None
        return faces[0].embedding.vector

    return embed


def test_portraits_are_found(pipeline: Pipeline, shared_data: Path):
    files = sorted((shared_data / "portraits").glob("*.jpg"))
    print("\n\n| faces found, 200 portraits in grey | found | median ms a picture |\n|---|---|---|")
    for name, embed in (("this program", our_embedder(pipeline)), ("OpenCV", opencv_embedder())):
        found, spent = 0, []
        for file in files:
            pixels = cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)
            begin = time.perf_counter()
            found += embed(pixels) is not None
            spent.append(1000 * (time.perf_counter() - begin))
        print(f"| {name} | {found} of {len(files)} | {statistics.median(spent):.1f} |")
        if name == "this program":
            assert found == 200


def test_verification_on_orl(pipeline: Pipeline, shared_data: Path):
    files = sorted((shared_data / "orl").glob("s*/*.png"))
    labels = np.array([int(file.parent.name[1:]) - 1 for file in files])
    print(
        "\n\n| ORL, 40 people, 400 pictures | found | EER | TAR at FMR 1e-2 | TAR at FMR 1e-3 |"
        " similarity at FMR 1e-3 |\n|---|---|---|---|---|---|"
    )
    for name, embed in (("this program", our_embedder(pipeline)), ("OpenCV", opencv_embedder())):
        vectors = [embed(cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)) for file in files]
        found = [k for k, vector in enumerate(vectors) if vector is not None]
        result = verify(np.stack([vectors[k] for k in found]), labels[found])
        print(
            f"| {name} | {len(found)} | {result.eer} | {result.tar[1e-2]} | {result.tar[1e-3]} |"
            f" {result.threshold[1e-3]:.3f} |"
        )
        if name == "this program":
            assert result.eer.value < 0.05
    print(f"genuine pairs {result.genuine}, impostor pairs {result.impostor}; 95 % intervals by")
    print("bootstrap over people (500 rounds); pictures without a face are left out.")
