"""Reading pictures for a comparison: odd files, several faces, landmarks moved by hand."""

from __future__ import annotations

import hashlib
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.capture.picture import PictureError
from core.comparison.sides import SideError, side_of_file, with_face, with_landmarks
from core.comparison.values import Side
from core.frame import Picture
from core.results import Float32


def vector(side: Side) -> Float32:
    assert side.face is not None
    assert side.face.embedding is not None
    return side.face.embedding.vector


def landmarks(side: Side) -> Float32:
    assert side.face is not None
    return side.face.detection.landmarks


def test_a_file_has_name_checksum_and_the_pipelines_own_embedding(pipeline, anna_file, anna):
    side = side_of_file(pipeline, anna_file)
    assert side.name == "anna.png"
    assert side.digest == hashlib.sha256(anna_file.read_bytes()).hexdigest()
    assert vector(side) == pytest.approx(vector(anna), abs=1e-5)
    assert side_of_file(pipeline, str(anna_file), "first").name == "first"


@pytest.mark.parametrize("kind", ["16 bits", "CMYK", "turned", "palette", "floats"])
def test_odd_kinds_of_pictures_give_the_same_face(pipeline, anna, anna_pixels, tmp_path, kind):
    file = tmp_path / "odd.tif"
    levels = Image.fromarray(anna_pixels)
    if kind == "16 bits":
        Image.fromarray(anna_pixels.astype(np.uint16) * 257).save(file)
    elif kind == "CMYK":
        levels.convert("RGB").convert("CMYK").save(file)
    elif kind == "turned":
        exif = Image.Exif()
        exif[0x0112] = 6
        levels.transpose(Image.Transpose.ROTATE_90).save(file.with_suffix(".png"), exif=exif)
        file = file.with_suffix(".png")
    elif kind == "palette":
        levels.convert("P").save(file.with_suffix(".gif"))
        file = file.with_suffix(".gif")
    else:
        Image.fromarray(anna_pixels.astype(np.float32) / 255).save(file)
    side = side_of_file(pipeline, file)
    assert float(vector(side) @ vector(anna)) > 0.97


@pytest.mark.parametrize("what", ["missing", "empty", "folder", "model", "cut", "huge"])
def test_what_is_no_picture_is_said_plainly(pipeline, anna_file: Path, tmp_path: Path, what: str):
    bad = tmp_path / "bad.png"
    if what == "empty":
        bad.touch()
    elif what == "folder":
        bad.mkdir()
    elif what == "model":
        bad.write_bytes(pipeline.slots.recogniser.card.folder.joinpath("graph.onnx").read_bytes())
    elif what == "cut":
        bad.write_bytes(anna_file.read_bytes()[:3000])
    elif what == "huge":
        about = b"IHDR" + struct.pack(">IIBBBBB", 20_000, 6_000, 8, 0, 0, 0, 0)
        head = struct.pack(">I", 13) + about + struct.pack(">I", zlib.crc32(about))
        bad.write_bytes(b"\x89PNG\r\n\x1a\n" + head)
    with pytest.raises(PictureError, match=r"bad\.png"):
        side_of_file(pipeline, bad)


def test_every_face_can_be_chosen(pipeline, both, anna):
    assert len(both.faces) == 2
    assert all(face.embedding is not None and face.liveness is not None for face in both.faces)
    second = with_face(both, 1)
    assert second.face is both.faces[1]
    assert with_face(second, 0).face is both.faces[0]
    for wrong in (2, -1):
        with pytest.raises(SideError, match="2 faces"):
            with_face(both, wrong)


def test_moved_landmarks_are_aligned_judged_and_embedded_anew(pipeline, anna):
    points = landmarks(anna) + np.float32([3, -2])
    moved = with_landmarks(pipeline, anna, points)
    assert moved.moved == pytest.approx(points)
    assert landmarks(moved) == pytest.approx(points)
    assert moved.face.quality.eye_distance == pytest.approx(anna.face.quality.eye_distance)
    assert (moved.face.chip != anna.face.chip).any()
    alike = float(vector(moved) @ vector(anna))
    assert 0.5 < alike < 0.999
    assert moved.face.liveness is anna.face.liveness
    # From there back, or to another face: as found.
    assert with_landmarks(pipeline, moved, None).face is anna.face
    assert with_face(moved, 0).face is anna.face
    assert with_landmarks(pipeline, moved, landmarks(anna)).as_found is anna.face


def test_landmarks_where_they_were_give_the_same_embedding(pipeline, anna):
    same = with_landmarks(pipeline, anna, landmarks(anna))
    assert vector(same) == pytest.approx(vector(anna), abs=1e-5)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda p: p[[1, 0, 2, 4, 3]], "no face's"),
        (lambda p: p[[3, 4, 2, 0, 1]], "no face's"),
        (lambda p: p * np.float32([1, 0]) + np.float32([0, 50]), "no face's"),
        (lambda p: p + np.float32([5000, 0]), "outside"),
        (lambda p: p - np.float32([0, 5000]), "outside"),
        (lambda p: p * np.nan, "five points"),
        (lambda p: p[:4], "five points"),
        (lambda p: (p - p.mean(0)) * np.float32(0.02) + p.mean(0), "too close"),
    ],
    ids=["mirrored", "upside down", "line", "right of it", "above it", "nan", "four", "tiny"],
)
def test_points_that_are_no_faces_are_refused(pipeline, anna, change, said):
    with pytest.raises(SideError, match=said):
        with_landmarks(pipeline, anna, change(landmarks(anna)))


def test_points_need_a_face(pipeline, nobody, anna):
    assert nobody.face is None
    with pytest.raises(SideError, match="nobody"):
        with_landmarks(pipeline, nobody, landmarks(anna))
    assert with_landmarks(pipeline, nobody, None) is nobody


def test_points_beyond_the_border_may_stay_where_they_were_found(pipeline, anna):
    height = int(landmarks(anna)[3:, 1].min()) - 1
    cut = Side("cut", Picture(anna.picture.grey[:height].copy()), anna.faces)
    points = landmarks(anna).copy()
    points[0] += 1
    assert with_landmarks(pipeline, cut, points).moved is not None
    points[3] += 1
    with pytest.raises(SideError, match="outside"):
        with_landmarks(pipeline, cut, points)
