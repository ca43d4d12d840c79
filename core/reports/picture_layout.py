"""Pictures on the page of a report, side by side."""

from __future__ import annotations

import io
from typing import Any, Final

import numpy as np
from PIL import Image as Picture
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as Words
from reportlab.platypus import Table as Grid

from core.reports.document import Image, Images
from core.reports.lettering import markup
from core.reports.words_style import style_of

_TALLEST: Final = 190.0
"""Of a picture, points."""

_MOST_PIXELS: Final = 1400
"""Of a picture's longer side in the file; more nobody sees on paper."""

_QUALITY: Final = 92
"""Of a photograph as JPEG, 0 to 100; its colours at full size."""


def side_by_side(block: Images, width: float, chinese: bool) -> Any:
    """Return pictures of one height with what stands below them."""
    gap = 8.0
    shapes = [image.pixels.shape[:2] for image in block.images]
    # One height for all, so that they fill the width or are as tall as they may be.
    aspects = [wide / max(1, high) for high, wide in shapes]
    height = min(_TALLEST, (width - gap * len(aspects)) / sum(aspects))
    drawn = [
        _Drawn(image, aspect * height, height)
        for image, aspect in zip(block.images, aspects, strict=True)
    ]
    widths = [max(one.wide, 40.0) + gap for one in drawn]
    if sum(widths) > width:
        widths = [one * width / sum(widths) for one in widths]
    captions = [
        Words(markup(image.caption), style_of(8, "regular", chinese, pale=True, anywhere=chinese))
        for image in block.images
    ]
    return Grid(
        [drawn, captions],
        colWidths=widths,
        hAlign="LEFT",
        style=[
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), gap),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ],
    )


class _Drawn(Flowable):  # type: ignore[misc]
    """A picture of a given size."""

    def __init__(self, image: Image, wide: float, high: float) -> None:
        super().__init__()
        self._image = image
        self.wide, self.high = wide, high

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room it takes."""
        return self.wide, self.high

    def draw(self) -> None:
        """Draw it."""
        picture = Picture.fromarray(np.ascontiguousarray(self._image.pixels))
        picture.thumbnail((_MOST_PIXELS, _MOST_PIXELS), Picture.Resampling.LANCZOS)
        reader = ImageReader(picture if self._image.is_drawing else _as_jpeg(picture))
        self.canv.drawImage(reader, 0, 0, self.wide, self.high)


def _as_jpeg(picture: Picture.Image) -> io.BytesIO:
    """Return a photograph as the file that stands in the PDF: the same bytes each time."""
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY, subsampling=0)
    file.seek(0)
    return file
