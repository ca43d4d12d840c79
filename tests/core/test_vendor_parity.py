"""The whole way from a picture to the vendor's numbers, beside what the vendor's own code gave.

The detector is replaced on both sides by one that says where the faces are; see
tests/vectors/vendor/make_chip_models.py.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import pytest
from onnxruntime import InferenceSession  # itself, not what keeps prepared networks

from core.capture.picture import read_colour_picture
from core.frame import Picture
from core.models.card import ModelCard
from core.models.contract import Mode, ModelError
from core.models.registry import Registry
from core.pipeline import Pipeline
from core.results import Detection, FaceAnalysis
from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor.chip_cases import DUMMIES, ChipCase, chip_cases
from tests.vectors.vendor.made_with import made_with, tolerance

SYSTEMS = ("frir", "frfm-large", "flir", "flrgb", "flxc", "fqa")
COMBINATIONS = (("frir", "flir", "fqa"), ("frfm-large", "flrgb", "fqa"), ("frir", "flxc", "fqa"))

CASES = {case.name: (number, case) for number, case in enumerate(chip_cases())}


@dataclass
class FixedDetector:
    """Finds what the present case says, in the vendor's way of searching."""

    card: ModelCard
    mode: Mode = "exact"
    takes_colour = True
    runs_on = "a table"
    case: ChipCase | None = None

    def detect(self, pixels):
        assert self.case is not None
        assert pixels.shape == self.case.pixels.shape
        found = zip(self.case.boxes, self.case.scores, self.case.landmarks, strict=True)
        return tuple(Detection(*face) for face in found)


@pytest.fixture(scope="module")
def vectors():
    """What the vendor's own code gave."""
    with np.load(DUMMIES / "chip_models.npz") as file:
        return {name: file[name] for name in file.files}


@pytest.fixture(scope="module")
def fed():
    """Checksum of what each graph, by its number of bytes, was given last."""
    checksums = {}

    class Watched(InferenceSession):
        def __init__(self, data, *args, **options):
            super().__init__(data, *args, **options)
            self.length = len(data)

        def run(self, names, feed, *args):
            (tensor,) = feed.values()
            checksums[self.length] = zlib.crc32(tensor.tobytes())
            return super().run(names, feed, *args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(onnxruntime, "InferenceSession", Watched)
        yield checksums


@pytest.fixture(scope="module")
def pipelines(tmp_path_factory, fed):
    """One pipeline for each of `COMBINATIONS`, vendor-exact, with the same detector."""
    models = tmp_path_factory.mktemp("models")
    for system in SYSTEMS:
        write_model(models, system, {"graph": DUMMIES / f"{system}.onnx"})
    registry = Registry(models)
    detector = FixedDetector(Registry().card("retinaface-mnet025"))
    return {
        (recogniser, liveness, quality): Pipeline(
            detector,
            registry.load_recogniser(recogniser),
            registry.load_liveness(liveness, "exact"),
            registry.load_quality(quality),
        )
        for recogniser, liveness, quality in COMBINATIONS
    }


def analysed(pipeline: Pipeline, case: ChipCase, folder: Path) -> FaceAnalysis | None:
    """The face that counts, or None where there is none."""
    if case.given_as != "array":
        picture = read_colour_picture(case.write(folder))
    elif case.pixels.ndim == 2:
        picture = Picture(case.pixels)
    else:
        picture = Picture(cv2.cvtColor(case.pixels, cv2.COLOR_RGB2GRAY), case.pixels)
    detector = pipeline.slots.detector
    assert isinstance(detector, FixedDetector)
    detector.case = case
    faces = pipeline.analyse_picture(picture).faces
    return faces[0] if faces else None


def test_the_vectors_are_of_these_cases(vectors):
    assert vectors["names"].tolist() == list(CASES)


@pytest.mark.parametrize("systems", COMBINATIONS, ids="-".join)
@pytest.mark.parametrize("name", [name for name in CASES if name != "zero vector"])
def test_numbers_are_the_vendors(name, systems, vectors, pipelines, fed, tmp_path):
    number, case = CASES[name]
    recogniser, liveness, quality = systems
    fed.clear()
    face = analysed(pipelines[systems], case, tmp_path)
    wanted = {system: vectors[f"{system}.outputs"][number] for system in systems}
    if face is None:
        assert all(np.isnan(output).all() for output in wanted.values())
        assert not fed
        return
    assert face.embedding is not None
    assert face.liveness is not None
    assert face.rating is not None
    np.testing.assert_array_equal(face.detection.box, vectors[f"{liveness}.boxes"][number])
    np.testing.assert_array_equal(face.detection.box, vectors[f"{quality}.boxes"][number])
    found = {
        recogniser: face.embedding.vector,
        liveness: np.float32(face.liveness.spoof_score),
        quality: np.float32(face.rating.score),
    }
    recorded = str(vectors["made_with"])
    for system in systems:
        length = (DUMMIES / f"{system}.onnx").stat().st_size
        alike = fed[length] == vectors[f"{system}.checksums"][number]
        assert alike or recorded != made_with(), system
        # Where OpenCV warps with other instructions, single chip pixels differ by a level.
        within = tolerance(recorded, 0.0, 1e-6) if alike else 1e-3
        if system in ("flir", "flrgb"):  # whose softmax is float32 there and float64 here
            within = max(within, 1e-6)
        expected = np.float32(wanted[system]).reshape(found[system].shape)
        np.testing.assert_allclose(found[system], expected, rtol=0, atol=within, err_msg=system)


def test_a_vector_of_no_numbers_is_refused(vectors, pipelines, fed, tmp_path):
    number, case = CASES["zero vector"]
    assert np.isnan(vectors["frir.outputs"][number]).all()
    fed.clear()
    with pytest.raises(ModelError, match="no usable result"):
        analysed(pipelines[COMBINATIONS[0]], case, tmp_path)
    # The other recogniser gives a direction for the same black chip, and so does the vendor's.
    face = analysed(pipelines[COMBINATIONS[1]], case, tmp_path)
    assert face is not None
    assert face.embedding is not None
    np.testing.assert_allclose(
        face.embedding.vector, vectors["frfm-large.outputs"][number], rtol=0, atol=1e-6
    )


def test_the_watch_tells_the_graphs_apart():
    lengths = [(DUMMIES / f"{system}.onnx").stat().st_size for system in SYSTEMS]
    assert len(set(lengths)) == len(SYSTEMS)
