"""Reading a picture file, whatever state it is in, as grey 8-bit pixels."""

from __future__ import annotations

import os
import re
import struct
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from core.capture import grey
from core.capture.file_check import require_file, unreadable
from core.frame import Picture
from core.wording import QT_TRANSLATE_NOOP, PlainError

MEGAPIXELS = 100
"""Larger pictures are refused: a small file can unpack to more than the memory."""

# Only decoders of plain pixels. Others that Pillow knows run programs (EPS) or hold documents.
FORMATS = (
    *("JPEG", "PNG", "BMP", "DIB", "TIFF", "WEBP", "GIF", "PPM", "JPEG2000", "AVIF"),
    *("TGA", "PCX", "SGI", "ICO"),
)
SUFFIXES = frozenset(
    (
        *(".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".png", ".bmp", ".dib", ".tif", ".tiff"),
        *(".webp", ".gif", ".ppm", ".pgm", ".pbm", ".pnm", ".jp2", ".j2k", ".avif", ".tga"),
        *(".pcx", ".sgi", ".ico"),
    )
)
"""Endings by which pictures are found in a folder; a file named by itself may have any."""

# What shines through a transparent picture: neither a dark nor a bright edge to the detector.
BEHIND = 128

# Turns that undo each EXIF orientation but 1.
_ORIENTATION_TAG = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

# The size is checked here, before anything is unpacked; Pillow's own check would only warn.
Image.MAX_IMAGE_PIXELS = None

# The list of warning filters belongs to the whole process.
_filters_lock = threading.Lock()


class PictureError(PlainError):
    """A picture file can't be used; the text names the file and says why."""


def read_picture(path: Path | str) -> NDArray[np.uint8]:
    """Read a picture file: the first picture in it, upright, as grey levels.

    Colours become luma (Rec. 601), transparency shows mid grey, and pictures of more than 8 bits
    are scaled by the depth that they really use, not by that of their container.

    Returns
    -------
    Shape (height, width), 0 to 255, C-contiguous.

    Raises
    ------
    PictureError
        If there is no such file, or it is no picture, damaged, or larger than 100 megapixels.
    """
    return _read(Path(path), colour=False).grey


def read_colour_picture(path: Path | str) -> Picture:
    """Read a picture file as `read_picture` does, and its colours where it has any.

    Colours are those of the decoder, without colour management. Of pictures with more than 8 bits
    a channel, or whose red, green and blue are equal everywhere, only the grey levels are given.

    Raises
    ------
    PictureError
        As `read_picture`.
    """
    return _read(Path(path), colour=True)


def _read(file: Path, *, colour: bool) -> Picture:
    require_file(file, PictureError)
    try:
        with _open(file) as image:
            width, height = image.size
            if width * height > MEGAPIXELS * 1_000_000:
                raise _too_large(file, width, height)
            grey_levels, colours = _levels(image, file, colour=colour)
            return Picture(
                np.ascontiguousarray(_upright(grey_levels, image)),
                None if colours is None else np.ascontiguousarray(_upright(colours, image)),
            )
    except PictureError:
        raise
    except MemoryError as error:
        raise PictureError(
            QT_TRANSLATE_NOOP(
                "core", "There is not enough memory for the picture {file}. Make it smaller."
            ),
            file=file,
        ) from error
    except PermissionError as error:
        raise unreadable(file, error, PictureError) from error
    except Exception as error:  # decoders raise whatever a damaged file drives them to
        raise PictureError(
            QT_TRANSLATE_NOOP("core", "The picture {file} is damaged or incomplete."),
            file=file,
        ) from error


def is_picture(path: Path) -> bool:
    """Whether the file begins like a picture that `read_picture` knows."""
    try:
        require_file(path, PictureError)
        with _open(path):
            return True
    except (PictureError, OSError, ValueError, SyntaxError):
        return False


def pictures_in(folder: Path, *, below: bool = False) -> list[Path]:
    """List the pictures of a folder by their endings, img2 before img10, hidden ones left out.

    Parameters
    ----------
    below
        Whether to look into the folders below it, too (links to folders are not followed).

    Raises
    ------
    OSError
        If the folder can't be read.
    """
    found: list[Path] = []

    def stop(error: OSError) -> None:
        if error.filename is None or Path(error.filename) == folder:
            raise error

    for place, folders, names in os.walk(folder, onerror=stop):
        folders[:] = [name for name in folders if below and not name.startswith(".")]
        found += [
            Path(place, name)
            for name in names
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in SUFFIXES
        ]
    return sorted(found, key=_natural)


def _natural(path: Path) -> list[tuple[tuple[int, int, str], ...]]:
    """Sort key by folder, then name, with numbers by their value."""
    return [
        tuple(
            (0, int(piece), piece) if piece.isdecimal() else (1, 0, piece.casefold())
            for piece in re.split(r"(\d+)", part)
            if piece
        )
        for part in path.parts
    ]


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Keep Pillow from warning of odd metadata: the pixels are not touched by that."""
    with _filters_lock, warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"PIL(\.|$)")
        yield


def _open(file: Path) -> Image.Image:
    Image.init()  # loads the decoders, once
    try:
        with _without_warnings():
            return Image.open(file, formats=FORMATS)
    except UnidentifiedImageError as error:
        raise PictureError(
            QT_TRANSLATE_NOOP(
                "core",
                "{file} is not a picture that this program can read. "
                "Use JPEG, PNG, BMP, TIFF or WebP.",
            ),
            file=file,
        ) from error


def _too_large(file: Path, width: int, height: int) -> PictureError:
    return PictureError(
        QT_TRANSLATE_NOOP(
            "core",
            "The picture {file} has {width} x {height} pixels; up to {limit} megapixels can be "
            "read. Make it smaller first.",
        ),
        file=file,
        width=width,
        height=height,
        limit=MEGAPIXELS,
    )


def _levels(
    image: Image.Image, file: Path, *, colour: bool
) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
    """Return grey levels, and colours if they are asked for and there are any."""
    if _cut_to_8_bits(image):
        return _deep_colour(file), None
    # The common decoders never warn, and may so work side by side.
    with nullcontext() if image.format in ("JPEG", "PNG", "BMP", "WEBP") else _without_warnings():
        image.load()
    if image.mode.startswith("I;16"):
        values = np.asarray(image).astype(np.uint16)
        return grey.from_bits(values, grey.sensor_bits(values)), None
    if image.mode in ("I", "F"):
        return grey.from_numbers(np.asarray(image)), None
    if image.mode == "LAB":
        return np.array(image.getchannel(0)), None
    if image.mode == "La":
        image = image.convert("LA")
    if image.mode in ("LA", "PA", "RGBA", "RGBa") or "transparency" in image.info:
        colours = image.convert("RGBA")
        behind = Image.new("RGBA", colours.size, (BEHIND, BEHIND, BEHIND, 255))
        image = Image.alpha_composite(behind, colours)
    if image.mode not in ("L", "RGB"):
        image = image.convert("RGB")
    levels = np.array(image.convert("L"))
    if not colour or image.mode == "L":
        return levels, None
    rgb = np.array(image)
    # Equal channels are a grey picture, whose luma is that level.
    return levels, None if (rgb == levels[..., None]).all() else rgb


def _cut_to_8_bits(image: Image.Image) -> bool:
    """Whether Pillow would keep only the upper 8 of 16 bits: colour of 16 bits a channel."""
    if image.mode not in ("RGB", "RGBA", "LA"):
        return False
    return any(";16" in _raw_mode(tile) for tile in getattr(image, "tile", ()))


def _raw_mode(tile: Any) -> str:
    arguments = tile[3]
    return str(arguments[0]) if isinstance(arguments, tuple) and arguments else str(arguments)


def _deep_colour(file: Path) -> NDArray[np.uint8]:
    pixels = cv2.imdecode(np.fromfile(file, np.uint8), cv2.IMREAD_UNCHANGED)
    if pixels is None or pixels.dtype != np.uint16:
        raise ValueError("no 16-bit picture")
    values = grey.luma(pixels[:, :, :3] if pixels.ndim == 3 and pixels.shape[2] == 4 else pixels)
    opaque = grey.from_bits(values, grey.sensor_bits(values))
    if pixels.ndim != 3 or pixels.shape[2] != 4:
        return opaque
    alpha = pixels[:, :, 3].astype(np.float32) / np.float32(65535)
    mixed = alpha * opaque + (1 - alpha) * BEHIND
    return np.asarray(np.rint(mixed), np.uint8)


def _upright(pixels: NDArray[np.uint8], image: Image.Image) -> NDArray[np.uint8]:
    try:
        with _without_warnings():
            turn = _TURNS.get(image.getexif().get(_ORIENTATION_TAG, 1))
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, struct.error):
        turn = None  # damaged metadata: the pixels are still good
    if turn is None:
        return pixels
    return np.array(Image.fromarray(pixels).transpose(turn))
