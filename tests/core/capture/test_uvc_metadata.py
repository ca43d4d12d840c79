"""Metadata of UVC cameras, byte by byte: lamp and exposure, damage, and what no camera sends."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.capture.uvc_metadata import SILENT, CameraWord, read_metadata
from core.frame import Exposure, Lamp
from tests.vectors.uvc_blocks import LIT, UNLIT, block, capture_stats, illumination, item


@pytest.mark.parametrize(("flag", "lamp"), [(LIT, Lamp.LIT), (UNLIT, Lamp.UNLIT)])
@pytest.mark.parametrize("clocks", [True, False])
def test_the_lamps_flag(flag: int, lamp: Lamp, clocks: bool) -> None:
    data = block(illumination(flag), clocks=clocks)
    assert len(data) == (38 if clocks else 28)
    assert read_metadata(data) == CameraWord(lamp)


def test_only_the_first_bit_is_the_lamps() -> None:
    assert read_metadata(block(illumination(0xFFFFFFFE))).lamp is Lamp.UNLIT
    assert read_metadata(block(illumination(0xFFFFFFFF))).lamp is Lamp.LIT


@pytest.mark.parametrize(
    ("flags", "exposure"),
    [
        (0b101, Exposure(8.25, 400.0)),
        (0b001, Exposure(8.25)),
        (0b100, Exposure(None, 400.0)),
        (0b010, None),
    ],
)
def test_exposure_is_read_where_the_camera_says_that_it_is_there(
    flags: int, exposure: Exposure | None
) -> None:
    data = block(capture_stats(flags, 82_500, 400) + illumination(LIT))
    assert read_metadata(data) == CameraWord(Lamp.LIT, exposure)


def test_an_impossible_exposure_is_none() -> None:
    for time in (0, 10**9, 2**64 - 1):
        assert read_metadata(block(capture_stats(1, time, 0))) == SILENT


def test_an_item_goes_on_in_the_next_block() -> None:
    items = item(0x80000001, bytes(300)) + illumination(LIT)
    parts = [items[at : at + 200] for at in range(0, len(items), 200)]
    assert len(parts) == 2
    assert read_metadata(b"".join(block(part) for part in parts)).lamp is Lamp.LIT


def test_blocks_of_a_frame_that_was_passed_over_do_not_count() -> None:
    data = block(illumination(UNLIT), frame=0) + block(illumination(LIT), frame=1)
    assert read_metadata(data).lamp is Lamp.LIT
    assert read_metadata(block(frame=0) + block(illumination(LIT), frame=1)).lamp is Lamp.LIT


def test_headers_without_items_and_other_items_say_nothing() -> None:
    assert read_metadata(b"") == SILENT
    assert read_metadata(block() + block()) == SILENT
    assert read_metadata(block(item(5, bytes(40)) + item(0x80000007, b"vendor's"))) == SILENT


def test_the_same_word_twice_counts_and_a_contradiction_does_not() -> None:
    twice = block(illumination(LIT)) + block(illumination(LIT))
    assert read_metadata(twice).lamp is Lamp.LIT
    assert read_metadata(block(illumination(LIT) + illumination(UNLIT))).lamp is Lamp.UNKNOWN


def test_zeros_fill_up() -> None:
    assert read_metadata(block(illumination(LIT) + bytes(13))).lamp is Lamp.LIT


def test_damaged_metadata_says_nothing() -> None:
    good = block(illumination(LIT) + capture_stats(5, 82_500, 400))
    for length in range(1, len(good)):
        assert read_metadata(good[:length]) == SILENT
    assert read_metadata(good + b"\0") == SILENT  # a block that only begins
    for broken in (
        block(illumination(LIT)[:-4]),
        block(illumination(LIT) + b"\1"),
        block(item(6, b"\1")[:4] + bytes(4)),
        good[:10] + bytes([1]) + good[11:],
        good[:10] + bytes([4]) + good[11:14],  # shorter than what its flags say it holds
    ):
        assert read_metadata(broken) == SILENT


def test_items_too_short_for_what_they_are() -> None:
    assert read_metadata(block(item(6, b""))) == SILENT
    for size in (0, 4, 12):
        assert read_metadata(block(item(3, b"\xff" * size))) == SILENT


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_no_bytes_crash(data: bytes) -> None:
    assert isinstance(read_metadata(data), CameraWord)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 1),
            st.booleans(),
            st.lists(
                st.tuples(st.sampled_from([1, 2, 3, 6, 0x80000001]), st.binary(max_size=90)),
                max_size=2,
            ),
        ),
        max_size=4,
    ),
    st.integers(0, 600),
    st.integers(0, 255),
)
def test_no_damage_to_likely_bytes_crashes(
    blocks: list[tuple[int, bool, list[tuple[int, bytes]]]], at: int, value: int
) -> None:
    data = bytearray()
    for frame, clocks, items in blocks:
        content = b"".join(item(kind, body) for kind, body in items)[:200]
        data += block(content, frame=frame, clocks=clocks)
    word = read_metadata(bytes(data))
    assert word.exposure is None or word.exposure != Exposure()
    if data:
        data[at % len(data)] = value
        assert isinstance(read_metadata(bytes(data)), CameraWord)
