"""Enrolling from picture files: turned scans, several faces, small photos in large scans."""

import cv2
import numpy as np
import pytest

from core.capture.picture import PictureError
from core.capture.studio import StudioSource
from core.enrolment.hindrance import of_quality
from core.enrolment.pictures import shot_of_picture, shots_of_picture
from core.people.records import View
from core.pipeline import Pipeline
from core.quality import QualityReason
from core.settings import Settings


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline.load(Settings())


@pytest.fixture(scope="module")
def studio():
    def picture(scene, number=30):
        source = StudioSource(scene, realtime=False)
        source.open()
        return source.picture(number)

    return {scene: picture(scene) for scene in ("one-person", "two-people")}


def written(folder, pixels, name="scan.png"):
    file = folder / name
    assert cv2.imwrite(str(file), pixels)
    return file


def alike(one, other):
    return float(one.face.embedding.vector @ other.face.embedding.vector)


def test_a_plain_picture_is_one_shot_with_its_file(pipeline, studio, tmp_path):
    (shot,) = shots_of_picture(pipeline, written(tmp_path, studio["one-person"], "a b.png"))
    assert shot.view is View.PICTURE
    assert shot.source == shot.frame.source == "a b.png"
    assert shot.face.embedding is not None
    assert of_quality(shot.face, shot.view) is QualityReason.GOOD


def test_each_face_can_be_chosen_largest_first(pipeline, studio, tmp_path):
    first, second = shots_of_picture(pipeline, written(tmp_path, studio["two-people"]))
    assert first.face.detection.area > second.face.detection.area
    assert alike(first, second) < pipeline.similarity_threshold


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_scan_that_lies_the_wrong_way_is_turned(pipeline, studio, tmp_path, turn):
    plain = shot_of_picture(pipeline, written(tmp_path, studio["one-person"], "plain.png"))
    scan = written(tmp_path, np.ascontiguousarray(np.rot90(studio["one-person"], turn)))
    shot = shot_of_picture(pipeline, scan)
    assert abs(shot.face.quality.roll) < 20
    assert shot.frame.pixels.shape == studio["one-person"].shape
    assert alike(plain, shot) > 0.95


def test_a_small_photo_in_a_large_scan_is_looked_at_closely(pipeline, studio, tmp_path):
    page = np.full((3500, 2500), 235, np.uint8)
    photo = studio["one-person"][100:420, 180:470]
    page[300 : 300 + photo.shape[0], 200 : 200 + photo.shape[1]] = photo
    plain = shot_of_picture(pipeline, written(tmp_path, studio["one-person"], "plain.png"))
    shot = shot_of_picture(pipeline, written(tmp_path, page))
    assert max(shot.frame.pixels.shape) < 1000, "not the whole page is kept"
    shrunk = pipeline.analyse_picture(page, embed_all=True).faces[0].embedding.vector
    near = alike(plain, shot)
    assert near > 0.9
    assert near > float(plain.face.embedding.vector @ shrunk)


def test_a_picture_of_nobody_is_told(pipeline, tmp_path):
    rng = np.random.default_rng(1)
    empty = written(tmp_path, rng.integers(90, 110, (300, 400), dtype=np.uint8))
    with pytest.raises(PictureError, match="No face was found"):
        shots_of_picture(pipeline, empty)
    with pytest.raises(PictureError):
        shots_of_picture(pipeline, tmp_path / "missing.png")
