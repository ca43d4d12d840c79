"""A virtual camera at the lowest seam: studio frames as raw bytes, through driver, decoder, strobe
and networks, to a face that is the same as without the way round."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from core.capture.strobe import Strobe
from core.capture.studio import StudioSource
from core.capture.v4l2 import V4L2Source
from core.frame import Frame
from core.pipeline import Pipeline
from core.results import FaceAnalysis
from core.settings import Settings
from tests.vectors.raw_encoders import encode, row_bytes
from tests.vectors.v4l2_driver import Driver

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="V4L2 is Linux's")

FORMATS = ("GREY", "Y10 ", "Y12 ", "Y16 ", "Y10P", "Y8I ", "NV12", "YUYV", "MJPG")
SENSOR_BITS = 12  # of the levels in Y16
PADDING = 32


@pytest.fixture(scope="module")
def pictures() -> list[np.ndarray]:
    """Frames of somebody before a camera whose lamp is on."""
    source = StudioSource("one-person", realtime=False)
    source.open()
    frames = [source.picture(number) for number in range(30, 34)]
    source.close()
    return frames


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load(Settings())


def through_the_camera(tmp_path: Path, name: str, pictures: list[np.ndarray]) -> list[Frame]:
    """Play pictures on a camera of one format and read them as the desk does."""
    left = iter(pictures)

    def shown(_format: str, width: int, _height: int, stride: int) -> bytes:
        padding = 0 if name == "MJPG" else stride - row_bytes(name, width)
        return encode(name, next(left), padding=padding, bits=SENSOR_BITS)

    (tmp_path / "video7").touch()
    driver = Driver({name: [(640, 480)]}, shown, padding=0 if name == "MJPG" else PADDING)
    source = V4L2Source(tmp_path / "video7", "IR camera", make_handle=driver.handle)
    source.open()
    strobe = Strobe()
    frames = []
    for _ in pictures:
        frame = source.read()
        assert frame is not None
        frames.append(strobe.decide(frame)[0])
    source.close()
    return frames


def first_embedded(pipeline: Pipeline, frames: list[Frame]) -> FaceAnalysis:
    """Return the face of the first frame in which it was embedded."""
    pipeline.reset()
    found = (pipeline.analyse(frame).faces for frame in frames)
    return next(faces[0] for faces in found if faces and faces[0].embedding is not None)


def cosine(one: FaceAnalysis, other: FaceAnalysis) -> float:
    assert one.embedding is not None
    assert other.embedding is not None
    return float(one.embedding.vector @ other.embedding.vector)


@pytest.mark.parametrize("name", FORMATS)
def test_a_face_is_the_same_through_every_raw_format(
    tmp_path: Path, name: str, pictures: list[np.ndarray], pipeline: Pipeline
) -> None:
    frames = through_the_camera(tmp_path, name, pictures)
    for frame, picture in zip(frames, pictures, strict=True):
        error = np.abs(frame.pixels.astype(int) - picture)
        # Compressed with losses, or 12 bits brought back to 8.
        assert error.mean() <= {"MJPG": 2.0, "Y16 ": 1.0}.get(name, 0.0)
    direct = [Frame(number, number / 30, picture) for number, picture in enumerate(pictures)]
    there, here = first_embedded(pipeline, frames), first_embedded(pipeline, direct)
    assert there.quality.usable
    assert cosine(there, here) > {"MJPG": 0.97, "Y16 ": 0.99}.get(name, 0.9999)
