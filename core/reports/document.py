"""A report before it is written: headings, sentences, tables, pictures and plots.

Who makes one puts all words into the reader's language; here nothing is translated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Tone = Literal["plain", "good", "bad", "warn"]

Language = Literal["en", "zh_CN"]
"""In which a report can be written."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a part."""

    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences."""

    words: str
    tone: Tone = "plain"
    large: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words; numbers are right-aligned by whoever writes it."""

    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()
    mono: bool = False
    """Whether cells hold checksums and the like."""


@dataclass(frozen=True, slots=True, eq=False)
class Image:
    """A picture, grey (H, W) or colour (H, W, 3) in the order red, green, blue, uint8."""

    pixels: NDArray[np.uint8]
    caption: str = ""
    is_drawing: bool = False
    """Whether its colours mean something, as those of a map: then each pixel is kept as it is.
    Else it is a photograph and kept as JPEG, of which nobody sees a difference."""


@dataclass(frozen=True, slots=True)
class Images:
    """Pictures side by side."""

    images: tuple[Image, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One line of a plot."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    words: str = ""
    filled: bool = False
    """Whether the area down to 0 is filled, as for a histogram."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Curves over two axes."""

    curves: tuple[Curve, ...]
    x_words: str
    y_words: str
    x_scale: Literal["linear", "log", "probit"] = "linear"
    y_scale: Literal["linear", "log", "probit"] = "linear"
    marks: tuple[tuple[float, str], ...] = ()
    """Upright lines at x, with words, as the threshold."""

    caption: str = ""


Block = Heading | Paragraph | Table | Images | Plot


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footer: str = ""
    """At the foot of every page."""

    language: Language = "en"
