"""Grey pictures from raw buffers: exact on what the studio shows, calm on all else."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.capture.raw_formats import FORMATS, DamagedFrame, Decoder, Family, Layout
from core.capture.studio import StudioSource
from tests.vectors.raw_encoders import encode, row_bytes

EXACT = [name for name, known in FORMATS.items() if known.family is not Family.JPEG]


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    source = StudioSource("one-person", realtime=False, size=(160, 120))
    source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    assert frame.pixels.std() > 10
    return frame.pixels


@pytest.mark.parametrize("padding", [0, 7, 64])
@pytest.mark.parametrize("name", EXACT)
def test_a_studio_picture_comes_back_byte_for_byte(
    picture: np.ndarray, name: str, padding: int
) -> None:
    stride = row_bytes(name, 160) + padding
    data = encode(name, picture, padding=padding)
    pixels = Decoder(Layout(name, 160, 120, stride))(data)
    assert pixels.dtype == np.uint8
    assert pixels.flags.c_contiguous
    assert np.array_equal(pixels, picture)


@pytest.mark.parametrize("name", ["MJPG", "JPEG"])
def test_a_compressed_picture_comes_back_nearly(picture: np.ndarray, name: str) -> None:
    pixels = Decoder(Layout(name, 160, 120))(encode(name, picture, padding=900))
    colour = cv2.imencode(".jpg", cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR))[1].tobytes()
    assert np.abs(pixels.astype(int) - picture).mean() < 2
    assert np.abs(Decoder(Layout(name, 160, 120))(colour).astype(int) - picture).mean() < 2


@pytest.mark.parametrize("bits", [10, 12, 14, 16])
@pytest.mark.parametrize("name", ["Y16 ", "Y16 -BE"])
def test_the_depth_of_a_16_bit_stream_is_found_and_kept(
    picture: np.ndarray, name: str, bits: int
) -> None:
    decode = Decoder(Layout(name, 160, 120))
    assert np.array_equal(decode(encode(name, picture, bits=bits)), picture)
    dark = picture // 4
    assert np.array_equal(decode(encode(name, dark, bits=bits)), dark)


def test_a_stuck_pixel_does_not_darken_a_deep_picture(picture: np.ndarray) -> None:
    values = picture.astype(np.uint16) << 2
    large = np.tile(values, (4, 4))
    large[0, 0] = 65535
    pixels = Decoder(Layout("Y16 ", 640, 480))(large.astype("<u2").tobytes())
    assert np.array_equal(pixels.reshape(-1)[1:], (large >> 2).reshape(-1)[1:].astype(np.uint8))


@pytest.mark.parametrize("name", ["Y8I ", "Y12I"])
def test_the_right_picture_of_a_pair(picture: np.ndarray, name: str) -> None:
    layout = Layout(name, 160, 120)
    left, right = picture, picture[:, ::-1].copy()
    if name == "Y8I ":
        data = np.dstack([left, right]).tobytes()
    else:
        words = left.astype(np.uint32) << 4 | right.astype(np.uint32) << 16
        data = words.astype("<u4").view(np.uint8).reshape(120, 160, 4)[:, :, :3].tobytes()
    assert np.array_equal(Decoder(layout)(data), left)
    assert np.array_equal(Decoder(layout, "right")(data), right)


@pytest.mark.parametrize("name", EXACT)
def test_a_stride_that_a_driver_forgot_counts_as_no_padding(picture: np.ndarray, name: str) -> None:
    for told in (0, 1, 160 if row_bytes(name, 160) > 160 else 0):
        decode = Decoder(Layout(name, 160, 120, told))
        assert np.array_equal(decode(encode(name, picture)), picture)


def test_the_last_row_may_lack_its_padding(picture: np.ndarray) -> None:
    data = encode("GREY", picture, padding=32)
    decode = Decoder(Layout("GREY", 160, 120, 192))
    assert np.array_equal(decode(data[:-32]), picture)
    with pytest.raises(DamagedFrame, match="instead of"):
        decode(data[:-33])


@pytest.mark.parametrize("name", FORMATS)
def test_a_decoder_keeps_no_view_of_the_buffer(picture: np.ndarray, name: str) -> None:
    for size in ((160, 120), (4, 1)):
        grey = np.ascontiguousarray(picture[: size[1], : size[0]])
        buffer = bytearray(encode(name, grey))
        pixels = Decoder(Layout(name, *size))(buffer)
        before = pixels.copy()
        buffer[:] = bytes(len(buffer))
        buffer.clear()  # fails as long as somebody holds a view
        assert np.array_equal(pixels, before)


@pytest.mark.parametrize(
    "layout",
    [
        ("ABCD", 160, 120, 0),
        ("GREY", 0, 120, 0),
        ("GREY", 160, -1, 0),
        ("GREY", 2**31, 120, 0),
        ("Y10B", 162, 120, 0),
        ("GREY", 160, 120, 2**31),
    ],
)
def test_a_layout_that_no_picture_has_is_refused(layout: tuple[str, int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Layout(*layout)


def decoded_or_damaged(layout: Layout, data: bytes) -> None:
    try:
        pixels = Decoder(layout)(data)
    except DamagedFrame:
        return
    assert pixels.shape == (layout.height, layout.width)
    assert pixels.dtype == np.uint8


@given(
    name=st.sampled_from(list(FORMATS)),
    width=st.integers(1, 12).map(lambda n: 4 * n),
    height=st.integers(1, 40),
    stride=st.integers(0, 200),
    data=st.binary(max_size=4096),
)
@settings(max_examples=120)
def test_no_buffer_crashes_a_decoder(
    name: str, width: int, height: int, stride: int, data: bytes
) -> None:
    decoded_or_damaged(Layout(name, width, height, stride), data)


@given(
    cut=st.integers(0, 4000),
    spoilt=st.lists(st.tuples(st.integers(2, 4000), st.integers(0, 255)), max_size=6),
)
@settings(max_examples=80)
def test_no_damage_to_a_jpeg_crashes_a_decoder(cut: int, spoilt: list[tuple[int, int]]) -> None:
    grey = np.add.outer(np.arange(48), np.arange(64)).astype(np.uint8)
    data = bytearray(encode("MJPG", grey))
    for place, value in spoilt:
        data[place % len(data)] = value
    decoded_or_damaged(Layout("MJPG", 64, 48), bytes(data[: len(data) - cut % len(data)]))


def test_a_jpeg_cut_short_or_of_another_size_is_no_picture(
    picture: np.ndarray, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = encode("MJPG", picture)
    for layout, data in (
        (Layout("MJPG", 160, 120), whole[: len(whole) // 2]),
        (Layout("MJPG", 320, 240), whole),
        (Layout("MJPG", 160, 120), b""),
        (Layout("MJPG", 160, 120), whole[:2]),
    ):
        with pytest.raises(DamagedFrame):
            Decoder(layout)(data)
    assert capfd.readouterr().err == ""
