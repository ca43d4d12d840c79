"""Samples: cut out of a frame, made into bytes and back, and kept in the tables."""

from __future__ import annotations

import struct
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

import cv2
import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from core.face import alignment
from core.people.records import Sample
from core.people.sealed.vault import DamagedRecordError, KeyedVault, Place, Sealed, Vault
from core.people.tables import samples
from core.people.thumbnail import png_size
from core.results import Detection, Float32

LONGEST: Final = 512
"""Pixels of a sample's longer side, at most: twice and more of what recognisers look at."""

ROOM: Final = 0.5
"""Room on each side of the face's box, in longer sides of the box: the whole head, so that the
face can be found again, too."""

_CHIP_ROOM: Final = 16.0  # pixels of a chip around it: for recognisers that look a little wider
_LONGEST_SOURCE: Final = 200  # characters

# Little-endian: mark, version, box, landmarks, quality, microseconds since 1970, bytes of the
# source's name. The name (UTF-8) and the picture (PNG, grey) follow.
_MARK: Final = b"FDSM"
_VERSION: Final = 1
_HEADER: Final = struct.Struct("<4sB4f10fdqH")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def cut(
    pixels: NDArray[np.uint8],
    face: Detection,
    *,
    quality: float,
    consent: datetime,
    taken: datetime | None = None,
    source: str = "",
) -> Sample:
    """Cut a face with its surroundings out of a picture.

    Where nothing had to be scaled down, aligning the sample gives the chip that aligning the
    picture gives, but for one grey level in some 0.1 % of the pixels (OpenCV rounds differently
    at other places), and black where the picture ends.

    Parameters
    ----------
    pixels
        Grey (H, W).
    face
        In coordinates of `pixels`.
    quality
        Overall quality of the face, 0 to 100.
    consent
        When the person agreed that the sample is kept, with its zone.
    taken
        When the picture was taken, with its zone; None takes the time of consent.

    Raises
    ------
    AlignmentError
        If the landmarks could never be aligned.
    ValueError
        If the face lies outside of the picture.
    """
    height, width = pixels.shape
    corners = np.vstack([_widened(face.box), _chip_corners(face.landmarks)])
    left, top = (max(0, int(v)) for v in np.floor(corners.min(axis=0)))
    right, bottom = np.minimum(np.ceil(corners.max(axis=0)) + 1, (width, height)).astype(int)
    if left >= right or top >= bottom:
        raise ValueError("the face has nothing in common with the picture")
    part = np.ascontiguousarray(pixels[top:bottom, left:right])
    origin = np.array([left, top], np.float32)
    box = face.box - np.tile(origin, 2)
    landmarks = face.landmarks - origin  # exact: what is left needs no more digits
    scale = LONGEST / max(part.shape)
    if scale < 1.0:
        size = [max(1, round(side * scale)) for side in reversed(part.shape)]
        ratio = np.array(size) / part.shape[::-1]
        part = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA), np.uint8)
        # A pixel's middle has whole coordinates, and its edges are what is scaled.
        box = ((box + 0.5) * np.tile(ratio, 2) - 0.5).astype(np.float32)
        landmarks = ((landmarks + 0.5) * ratio - 0.5).astype(np.float32)
    return Sample(part, box, landmarks, float(quality), taken or consent, consent, source)


def to_bytes(sample: Sample) -> bytes:
    """Return all of a sample but its consent, which the table holds, as one run of bytes.

    Raises
    ------
    ValueError
        If it is no picture of a face as `Sample` says.
    """
    pixels = sample.pixels
    if pixels.ndim != 2 or pixels.dtype != np.uint8 or not 0 < max(pixels.shape) <= LONGEST:
        raise ValueError(
            f"a sample is grey 8-bit (H, W) of at most {LONGEST} each, "
            f"not {pixels.dtype} {pixels.shape}"
        )
    numbers = [*sample.box.ravel().tolist(), *sample.landmarks.ravel().tolist(), sample.quality]
    if sample.landmarks.shape != (5, 2) or sample.box.shape != (4,) or not _plausible(numbers):
        raise ValueError("a sample has a box (4,), landmarks (5, 2) and a quality of 0 to 100")
    if sample.taken.tzinfo is None or sample.consent.tzinfo is None:
        raise ValueError("a sample's times have their zone")
    done, png = cv2.imencode(".png", pixels)
    if not done:
        raise ValueError("the sample can't be encoded")
    name = sample.source[:_LONGEST_SOURCE].encode("utf-8", "replace")
    moment = (sample.taken - _EPOCH) // timedelta(microseconds=1)
    return _HEADER.pack(_MARK, _VERSION, *numbers, moment, len(name)) + name + png.tobytes()


def from_bytes(data: bytes, consent: datetime) -> Sample:
    """Return the sample that `to_bytes` made into bytes.

    Raises
    ------
    DamagedRecordError
        If it made no such bytes.
    """
    try:
        mark, version, *numbers, moment, length = _HEADER.unpack_from(data)
        name = data[_HEADER.size : _HEADER.size + length].decode("utf-8")
        png = data[_HEADER.size + length :]
        taken = _EPOCH + timedelta(microseconds=moment)
    except (struct.error, UnicodeDecodeError, OverflowError):
        raise DamagedRecordError("no sample") from None
    known = mark == _MARK and version == _VERSION and _plausible(numbers)
    size = png_size(png)
    if not known or size is None or not 0 < max(size) <= LONGEST:
        raise DamagedRecordError("no sample of a kind that this program knows")
    pixels = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE)
    if pixels is None or pixels.shape != size[::-1]:
        raise DamagedRecordError("the picture of the sample can't be read")
    return Sample(
        np.asarray(pixels, np.uint8),
        np.array(numbers[:4], np.float32),
        np.array(numbers[4:14], np.float32).reshape(5, 2),
        numbers[14],
        taken,
        consent,
        name,
    )


def insert(
    connection: sa.Connection,
    vault: Vault,
    person_id: str,
    new: Sequence[Sample],
    now: datetime,
) -> list[str]:
    """Write samples of one person; return their ids."""
    made: list[str] = []
    for sample in new:  # one at a time: each is large
        sample_id = uuid.uuid4().hex
        sealed = vault.seal(to_bytes(sample), Place("sample", person_id, sample_id))
        connection.execute(
            samples.insert(),
            {
                "id": sample_id,
                "person_id": person_id,
                "created": now,
                "consent_time": sample.consent,
                "scheme": sealed.scheme,
                "payload": sealed.payload,
            },
        )
        made.append(sample_id)
    return made


def read(
    connection: sa.Connection, vault: KeyedVault, person_id: str
) -> tuple[tuple[Sample, ...], bool]:
    """Return the samples of a person that open, and whether one didn't."""
    vault.know(connection, [person_id])
    query = (
        sa.select(samples.c.id, samples.c.consent_time, samples.c.scheme, samples.c.payload)
        .where(samples.c.person_id == person_id)
        .order_by(samples.c.created, samples.c.id)
    )
    found: list[Sample] = []
    damaged = False
    for sample_id, consent, scheme, payload in connection.execute(query):
        place = Place("sample", person_id, sample_id)
        try:
            sample = from_bytes(vault.open(Sealed.from_row(scheme, payload), place), consent)
            found.append(replace(sample, id=sample_id))
        except DamagedRecordError:
            damaged = True
    return tuple(found), damaged


def delete(connection: sa.Connection, person_id: str | None, sample_id: str | None = None) -> int:
    """Delete the samples of one person, or one of them, or of all; return how many there were."""
    wanted = samples.delete()
    if person_id is not None:
        wanted = wanted.where(samples.c.person_id == person_id)
    if sample_id is not None:
        wanted = wanted.where(samples.c.id == sample_id)
    return connection.execute(wanted).rowcount


def _widened(box: Float32) -> NDArray[np.float64]:
    """Return two corners of the box with room around it."""
    x1, y1, x2, y2 = (float(value) for value in box)
    room = ROOM * max(x2 - x1, y2 - y1)
    return np.array([[x1 - room, y1 - room], [x2 + room, y2 + room]])


def _chip_corners(landmarks: Float32) -> NDArray[np.float64]:
    """Return where the corners of the chip lie in the picture, with room around it."""
    to_chip = alignment.similarity_transform(landmarks)
    low, high = -_CHIP_ROOM, alignment.SIDE - 1 + _CHIP_ROOM
    corners = np.array([[low, low], [high, low], [low, high], [high, high]])
    return np.asarray(np.linalg.solve(to_chip[:, :2], (corners - to_chip[:, 2]).T).T, np.float64)


def _plausible(numbers: Sequence[float]) -> bool:
    return bool(np.isfinite(numbers).all()) and 0.0 <= numbers[-1] <= 100.0
