"""Every state that a picture file may be in."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from core.capture.picture import PictureError, is_picture, pictures_in, read_picture

RAMP = np.tile(np.arange(0, 256, 4, dtype=np.uint8), (48, 1))  # (48, 64): dark left, bright right


def refusal(path: Path) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(PictureError) as caught:
        read_picture(path)
    sentence = str(caught.value)
    assert str(path) in sentence
    assert sentence.endswith(".")
    return sentence


@pytest.mark.parametrize("suffix", ["png", "bmp", "tif", "pgm", "gif", "tga", "jp2"])
def test_grey_levels_survive_every_lossless_format(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"ramp.{suffix}"
    options = {"irreversible": False} if suffix == "jp2" else {}
    Image.fromarray(RAMP).save(file, **options)
    pixels = read_picture(file)
    assert pixels.dtype == np.uint8
    assert pixels.flags.c_contiguous
    assert np.array_equal(pixels, RAMP)


@pytest.mark.parametrize("suffix", ["jpg", "webp", "avif"])
def test_lossy_formats_come_close(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"ramp.{suffix}"
    Image.fromarray(RAMP).convert("RGB").save(file, quality=95)
    assert np.abs(read_picture(file).astype(int) - RAMP).max() < 12


def test_the_content_counts_and_not_the_ending(tmp_path: Path) -> None:
    file = tmp_path / "ramp.jpg"
    Image.fromarray(RAMP).save(file, format="PNG")
    assert np.array_equal(read_picture(file), RAMP)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_exif_orientation_is_undone(tmp_path: Path, orientation: int) -> None:
    upright = np.zeros((30, 20), np.uint8)
    upright[:10, :6] = 250  # a mark in the upper left corner
    stored = {
        1: upright,
        2: upright[:, ::-1],
        3: upright[::-1, ::-1],
        4: upright[::-1],
        5: upright.T,
        6: np.rot90(upright),
        7: upright[::-1, ::-1].T,
        8: np.rot90(upright, -1),
    }[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = tmp_path / "turned.png"
    Image.fromarray(np.ascontiguousarray(stored)).save(file, exif=exif)
    assert np.array_equal(read_picture(file), upright)


def test_a_damaged_exif_block_does_not_spoil_the_picture(tmp_path: Path) -> None:
    file = tmp_path / "exif.jpg"
    Image.fromarray(RAMP).save(file, exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\x01\x12" * 9)
    assert read_picture(file).shape == RAMP.shape


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "YCbCr", "LAB", "P", "RGBA", "LA", "1"])
def test_every_colour_mode_gives_its_luma(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "mode.tif"
    if mode == "LAB":
        channels = [Image.fromarray(RAMP)] + [Image.new("L", (64, 48), 128)] * 2
        Image.merge("LAB", channels).save(file)
    elif mode == "P":
        Image.fromarray(RAMP).convert("RGB").quantize(64).save(file)
    elif mode == "1":
        Image.fromarray(RAMP >= 128).save(file)
    else:
        Image.fromarray(RAMP).convert("RGB").convert(mode).save(file)
    expected = np.where(RAMP >= 128, 255, 0) if mode == "1" else RAMP.astype(int)
    assert np.abs(read_picture(file).astype(int) - expected).max() <= 3


def test_colour_becomes_rec_601_luma(tmp_path: Path) -> None:
    file = tmp_path / "red.png"
    Image.new("RGB", (4, 4), (255, 0, 0)).save(file)
    assert read_picture(file)[0, 0] == 76


@pytest.mark.parametrize("kind", ["RGBA", "LA", "P"])
def test_transparent_parts_show_mid_grey(tmp_path: Path, kind: str) -> None:
    image = Image.new("RGBA", (8, 4), (255, 255, 255, 255))
    image.paste((255, 255, 255, 0), (0, 0, 4, 4))
    file = tmp_path / "alpha.png"
    if kind == "P":
        flat = Image.new("P", (8, 4), 1)
        flat.paste(0, (0, 0, 4, 4))
        flat.putpalette([0, 0, 0, 255, 255, 255])
        flat.save(file, transparency=b"\x00\xff")
    else:
        image.convert(kind).save(file)
    pixels = read_picture(file)
    assert set(pixels[:, :4].flat) == {128}
    assert set(pixels[:, 4:].flat) == {255}


@pytest.mark.parametrize("bits", [8, 10, 12, 14, 16])
@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_deep_grey_is_scaled_by_the_depth_it_uses(tmp_path: Path, bits: int, suffix: str) -> None:
    values = (RAMP.astype(np.uint32) * ((1 << bits) - 1) // 252).astype(np.uint16)
    file = tmp_path / f"deep.{suffix}"
    Image.fromarray(values).save(file)
    pixels = read_picture(file)
    assert pixels.max() >= 252
    assert pixels.min() == 0
    assert np.abs(pixels.astype(int) - RAMP * (255 / 252)).max() <= 1.5


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_deep_colour_is_not_cut_to_its_upper_byte(tmp_path: Path, suffix: str) -> None:
    values = (RAMP.astype(np.uint32) * 4095 // 252).astype(np.uint16)
    file = tmp_path / f"colour.{suffix}"
    assert cv2.imwrite(str(file), np.dstack([values] * 3))
    assert np.abs(read_picture(file).astype(int) - RAMP * (255 / 252)).max() <= 1.5


def test_deep_colour_with_transparency(tmp_path: Path) -> None:
    white = np.full((4, 8), 65535, np.uint16)
    alpha = np.where(np.arange(8) < 4, 0, 65535).astype(np.uint16) * np.ones((4, 1), np.uint16)
    file = tmp_path / "alpha16.png"
    assert cv2.imwrite(str(file), np.dstack([white, white, white, alpha]))
    assert read_picture(file)[0].tolist() == [128] * 4 + [255] * 4


@pytest.mark.parametrize(
    "values",
    [
        (RAMP / 252).astype(np.float32),
        RAMP.astype(np.float32) * np.float32(255 / 252),
        RAMP.astype(np.int32) * 4095 // 252,
        RAMP.astype(np.int32) - 100,
        np.where(RAMP == 100, np.nan, RAMP / 252).astype(np.float32),
    ],
    ids=["shares", "levels", "12 bits", "signed", "not a number"],
)
def test_numbers_of_32_bits_become_grey_levels(tmp_path: Path, values: np.ndarray) -> None:
    file = tmp_path / "numbers.tif"
    Image.fromarray(values).save(file)
    good = RAMP != 100
    difference = read_picture(file).astype(int) - RAMP * (255 / 252)
    assert np.abs(difference[good]).max() <= 1


def test_the_first_picture_of_many_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "pages.tif"
    pages = [Image.new("L", (6, 4), level) for level in (10, 200)]
    pages[0].save(file, save_all=True, append_images=pages[1:])
    assert set(read_picture(file).flat) == {10}


def test_one_pixel_is_a_picture(tmp_path: Path) -> None:
    file = tmp_path / "dot.png"
    Image.new("L", (1, 1), 7).save(file)
    assert read_picture(file).tolist() == [[7]]


def test_names_beyond_ascii(tmp_path: Path) -> None:
    file = tmp_path / "Bild ä 人 .png"
    Image.fromarray(RAMP).save(file)
    assert read_picture(file).shape == RAMP.shape


def test_missing(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "none.png")


def test_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert "not an ordinary file" in refusal(tmp_path / "pipe.png")


def test_empty(tmp_path: Path) -> None:
    (tmp_path / "empty.png").touch()
    assert "is empty" in refusal(tmp_path / "empty.png")


def test_forbidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "secret.png"
    Image.fromarray(RAMP).save(file)
    file.chmod(0)
    if os.access(file, os.R_OK):  # root may read everything
        monkeypatch.setattr(os, "access", lambda *_: False)
    assert "no permission" in refusal(file)


def test_text_under_the_name_of_a_picture(tmp_path: Path) -> None:
    file = tmp_path / "text.jpg"
    file.write_text("no picture at all")
    assert "not a picture" in refusal(file)


def test_postscript_is_never_run(tmp_path: Path) -> None:
    file = tmp_path / "drawing.png"
    file.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n")
    assert "not a picture" in refusal(file)


@pytest.mark.parametrize("suffix", ["png", "jpg", "tif", "webp", "bmp", "gif", "jp2", "avif"])
@pytest.mark.parametrize("share", [0.3, 0.7])
def test_cut_off_files_are_refused(tmp_path: Path, suffix: str, share: float) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (64, 64), dtype=np.uint8)
    whole = tmp_path / f"whole.{suffix}"
    Image.fromarray(noise).convert("RGB").save(whole)
    file = tmp_path / f"cut.{suffix}"
    file.write_bytes(whole.read_bytes()[: int(whole.stat().st_size * share)])
    sentence = refusal(file)
    assert "damaged" in sentence or "not a picture" in sentence


def test_cut_off_deep_colour(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 65536, (64, 64, 3), dtype=np.uint16)
    file = tmp_path / "cut.png"
    assert cv2.imwrite(str(file), noise)
    file.write_bytes(file.read_bytes()[:60])
    assert "damaged" in refusal(file)


def test_a_small_file_that_unpacks_to_gigabytes(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 100_000)
    file = tmp_path / "bomb.png"
    file.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )
    assert "60000 x 60000" in refusal(file)


def test_is_picture_looks_into_the_file(tmp_path: Path) -> None:
    Image.fromarray(RAMP).save(tmp_path / "a.avi", format="PNG")
    (tmp_path / "b.png").write_bytes(b"RIFF....AVI LIST")
    assert is_picture(tmp_path / "a.avi")
    assert not is_picture(tmp_path / "b.png")
    assert not is_picture(tmp_path / "c.png")


def test_pictures_of_a_folder_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    below = tmp_path / "below"
    below.mkdir()
    for name in ("b10.png", "b9.PNG", "A.jpeg", ".hidden.png", "notes.txt", "below/c.tif"):
        (tmp_path / name).touch()
    names = [str(file.relative_to(tmp_path)) for file in pictures_in(tmp_path)]
    assert names == ["A.jpeg", "b9.PNG", "b10.png"]
    names = [str(file.relative_to(tmp_path)) for file in pictures_in(tmp_path, below=True)]
    assert sorted(names) == ["A.jpeg", "b10.png", "b9.PNG", "below/c.tif"]


def test_a_missing_folder_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        pictures_in(tmp_path / "none")


@pytest.mark.parametrize(
    "suffix", ["jpg", "png", "bmp", "tif", "webp", "gif", "ppm", "jp2", "avif", "tga", "ico"]
)
def test_whatever_is_damaged_there_is_a_picture_or_a_sentence(tmp_path: Path, suffix: str) -> None:
    chance = np.random.default_rng(1)
    noise = chance.integers(0, 256, (24, 32, 3), dtype=np.uint8)
    file = tmp_path / f"a.{suffix}"
    Image.fromarray(noise).save(file)
    whole = np.fromfile(file, np.uint8)
    for _ in range(60):
        damaged = whole.copy()
        places = chance.integers(0, len(whole) if chance.random() < 0.5 else 80, 5) % len(whole)
        damaged[places] = chance.integers(0, 256, 5)
        if chance.random() < 0.3:
            damaged = damaged[: chance.integers(1, len(whole))]
        damaged.tofile(file)
        try:
            pixels = read_picture(file)
        except PictureError:
            continue  # any other error fails the test
        assert pixels.dtype == np.uint8
        assert pixels.ndim == 2
        assert pixels.size
