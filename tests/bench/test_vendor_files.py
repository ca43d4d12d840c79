"""Picture files of many kinds through the vendor's FRIR and FLIR with its RetinaFace, and ours.

From the file to the numbers: reading, colours, turning, search, choice of face, cut and network.
Run by `python3 dev.py bench`, which installs the vendor's package.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from core import paths
from core.capture.picture import read_colour_picture
from core.models.registry import Registry
from core.pipeline import Pipeline
from core.settings import Settings
from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor import dummy_detectors as dummies

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(1200),
    pytest.mark.filterwarnings("ignore"),  # the vendor's package warns a great deal
]

DUMMIES = Path(__file__).parents[1] / "vectors" / "vendor"
ORIENTATION = 0x0112
CHOSEN = Settings(detector="retinaface-r50", recogniser="frir", liveness="flir")
NOBODY = "nobody.png"
CONFIGURATION = json.dumps(dummies.RETINAFACE_CONFIGURATION)


def drawn(colour: Image.Image, grey: Image.Image) -> dict[str, tuple[Image.Image, dict[str, Any]]]:
    """Pictures by file name, and how they are to be saved."""
    large, narrow = (dummies.colour_picture(*size) for size in ((1601, 321), (61, 95)))
    return {
        "colour.jpg": (colour, {"quality": 92}),
        "colour.png": (colour, {}),
        "colour.bmp": (colour, {}),
        "colour.gif": (colour, {}),
        "colour.webp": (colour, {"quality": 90}),
        "opaque.png": (colour.convert("RGBA"), {}),
        "palette.png": (colour.quantize(), {}),
        "cmyk.jpg": (colour.convert("CMYK"), {"quality": 92}),
        "cmyk.tif": (colour.convert("CMYK"), {}),
        "grey.png": (grey, {}),
        "grey.jpg": (grey, {}),
        "grey in colour.png": (grey.convert("RGB"), {}),
        "two levels.png": (grey.convert("1"), {}),
        "numbers.tif": (grey.convert("F"), {}),
        "large.png": (Image.fromarray(large), {}),
        "narrow.png": (Image.fromarray(narrow), {}),
        NOBODY: (Image.new("RGB", (64, 64), (127, 127, 127)), {}),
    } | {f"turned {turn}.jpg": (colour, {"exif": turned(turn)}) for turn in range(2, 9)}


def turned(turn: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    return exif


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    models = tmp_path_factory.mktemp("models")
    checkpoint = dummies.checkpoint(dummies.retinaface_tensors())
    files = {"checkpoint": checkpoint, "configuration": CONFIGURATION.encode()}
    write_model(models, "retinaface-r50", files)
    for name in ("frir", "flir"):
        write_model(models, name, {"graph": DUMMIES / f"{name}.onnx"})
    return Pipeline.load(CHOSEN, Registry(paths.weights_dir(), models))


@pytest.fixture(scope="module")
def theirs(ours: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Any]:
    """The vendor's answer to a file. Made after ours, which sets torch's number of threads."""
    pytest.importorskip("modelscope", reason="python3 dev.py bench installs it")
    from tests.vectors.vendor.make_chip_models import vendor_pipelines

    folder = tmp_path_factory.mktemp("vendor")
    detector: Any = None
    build = vendor_pipelines(folder, lambda pixels: detector(pixels))
    from modelscope.pipelines import pipeline

    (folder / "retinaface").mkdir()
    (folder / "retinaface" / "configuration.json").write_text(CONFIGURATION, "utf-8")
    checkpoint = dummies.checkpoint(dummies.retinaface_tensors())
    (folder / "retinaface" / "pytorch_model.pt").write_bytes(checkpoint)
    detector = pipeline("face-detection", model=str(folder / "retinaface"), device="cpu")
    frir, flir = build("frir"), build("flir")
    return lambda file: {**frir(file), **flir(file)}


def test_a_files_numbers_are_the_vendors(
    tmp_path: Path, ours: Pipeline, theirs: Callable[[str], Any]
) -> None:
    colour, grey = (draw(321, 243) for draw in (dummies.colour_picture, dummies.grey_picture))
    for name, (picture, options) in drawn(Image.fromarray(colour), Image.fromarray(grey)).items():
        file = tmp_path / name
        picture.save(file, **options)
        wanted = theirs(str(file))
        found = ours.analyse_picture(read_colour_picture(file)).faces
        if name == NOBODY:
            assert found == ()
            assert wanted["boxes"] is None
            continue
        face = found[0]
        assert face.embedding is not None
        assert face.liveness is not None
        np.testing.assert_array_equal(face.detection.box, np.float32(wanted["boxes"][0]), name)
        np.testing.assert_array_equal(face.embedding.vector, wanted["img_embedding"][0], name)
        assert face.liveness.spoof_score == pytest.approx(wanted["scores"][0], abs=1e-6), name


def test_files_that_are_read_otherwise(
    tmp_path: Path, ours: Pipeline, theirs: Callable[[str], Any]
) -> None:
    """More than 8 bits, transparency and Lab: docs/vendor-models.md says so, and why."""
    grey, colour = dummies.grey_picture(321, 243), dummies.colour_picture(321, 243)
    half = Image.fromarray(colour).convert("RGBA")
    half.putalpha(90)
    half.save(tmp_path / "transparent.png")
    Image.fromarray(colour).convert("LAB").save(tmp_path / "lab.tif")
    Image.fromarray(grey.astype(np.uint16) * 16).save(tmp_path / "12 bits.png")
    cv2.imwrite(str(tmp_path / "deep colour.png"), colour[..., ::-1].astype(np.uint16) * 257)
    for file in sorted(tmp_path.iterdir()):
        first = ours.analyse_picture(read_colour_picture(file)).faces[0]
        assert first.embedding is not None
        assert np.dot(theirs(str(file))["img_embedding"][0], first.embedding.vector) < 0.99, file
    plain = ours.analyse_picture(grey).faces[0].embedding
    deep = ours.analyse_picture(read_colour_picture(tmp_path / "12 bits.png")).faces[0].embedding
    assert plain is not None
    assert deep is not None
    assert np.dot(plain.vector, deep.vector) > 0.99
