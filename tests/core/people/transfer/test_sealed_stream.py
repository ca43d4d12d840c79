"""A stream of sealed chunks: it opens as it was written, or not at all."""

from __future__ import annotations

import io
import itertools
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.people.errors import GalleryError
from core.people.transfer import sealed_stream
from core.people.transfer.sealed_stream import CHUNK, ArchiveError, SealedReader, SealedWriter
from tests.core.people.transfer.carried import CHEAP, SECRET

_SMALL = 64
_SEALED = _SMALL + 28


def sealed(data: bytes) -> bytes:
    stream = io.BytesIO()
    writer = SealedWriter(stream, SECRET, CHEAP)
    writer.write(data)
    writer.end()
    return stream.getvalue()


def read(data: bytes, count: int) -> bytes:
    return SealedReader(io.BytesIO(data), SECRET, "x").read(count)


@pytest.fixture(scope="module")
def pieces() -> list[bytes]:
    """The front of a stream of small chunks, then each of its six chunks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealed_stream, "CHUNK", _SMALL)
        whole = sealed(os.urandom(_SMALL * 5 + 7))
    front = len(whole) - 5 * _SEALED - 7 - 28
    cuts = [0, *(front + number * _SEALED for number in range(6)), len(whole)]
    return [whole[a:b] for a, b in itertools.pairwise(cuts)]


@settings(max_examples=60)
@given(order=st.lists(st.integers(0, 5), max_size=7) | st.permutations(range(6)))
def test_chunks_open_only_in_their_order_and_all_of_them(
    pieces: list[bytes], order: list[int]
) -> None:
    """Cut off, left out, exchanged, repeated at each border."""
    data = pieces[0] + b"".join(pieces[1 + number] for number in order)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealed_stream, "CHUNK", _SMALL)
        patch.setattr(sealed_stream, "_SEALED", _SEALED)
        if order == [0, 1, 2, 3, 4, 5]:
            assert len(read(data, 10_000)) == _SMALL * 5 + 7
        else:
            with pytest.raises(ArchiveError):
                read(data, 10_000)


@pytest.mark.parametrize("count", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_streams_of_each_length_come_back(count: int) -> None:
    data = os.urandom(count)
    reader = SealedReader(io.BytesIO(sealed(data)), SECRET, "x")
    assert reader.read(3 * CHUNK) == data
    assert reader.read(1) == b""


def test_a_chunk_of_another_file_with_the_same_passphrase_is_refused() -> None:
    one, two = sealed(b"a" * 100), sealed(b"b" * 100)
    with pytest.raises(ArchiveError):
        read(one[:-128] + two[-128:], 100)


def test_a_header_that_asks_for_too_much_work_is_refused() -> None:
    data = sealed(b"x").replace(b'"memory": 8192', b'"memory": 9000000', 1)
    longer = data[:10] + (int.from_bytes(data[10:14], "little") + 3).to_bytes(4, "little")
    with pytest.raises(ArchiveError, match="damaged"):
        read(longer + data[14:], 1)


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(GalleryError, match="at least 8"):
        SealedWriter(io.BytesIO(), "seven 7", CHEAP)
