"""The letters of a report: the program's own fonts, each character in the first that has it."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby
from typing import Any, Final, Literal
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from core import paths

Weight = Literal["regular", "bold", "mono"]

_FILES: Final = {
    "Inter": "Inter-Regular.ttf",
    "Inter-SemiBold": "Inter-SemiBold.ttf",
    "DroidSansFallback": "DroidSansFallback-FaceDesk.ttf",
}
_FIRST: Final[dict[Weight, str]] = {
    "regular": "Inter",
    "bold": "Inter-SemiBold",
    "mono": "Courier",  # every reader of PDF has it; only for ASCII
}
_CHINESE: Final = "DroidSansFallback"
_MISSING: Final = "\u25a1"  # an empty square

Run = tuple[str, str]
"""Font and the characters that are drawn in it."""


def font_of(weight: Weight) -> str:
    """Return the font for letters of the West."""
    name = _FIRST[weight]
    if name in _FILES:
        _loaded(name)
    return name


def as_text(words: str) -> str:
    """Return words with a question mark for what no text can hold: halves of characters, as odd
    names of files have them."""
    return words.encode("utf-8", "replace").decode("utf-8")


def runs(words: str, weight: Weight = "regular") -> tuple[Run, ...]:
    """Part words by the font that has their characters. Those that no font has become squares."""
    parted = [(_font(character, weight), character) for character in _drawable(words)]
    found = []
    for font, pieces in groupby(parted, key=lambda piece: piece[0]):
        text = "".join(character for _, character in pieces)
        found.append((font, text) if font else (font_of("regular"), _MISSING * len(text)))
    return tuple(found)


def markup(words: str, weight: Weight = "regular") -> str:
    """Return plain words as reportlab's paragraphs take them."""
    return "".join(
        f'<font name="{font}">{escape(text)}</font>'.replace("\n", "<br/>")
        for font, text in runs(words, weight)
    )


def width_of(words: str, size: float, weight: Weight = "regular") -> float:
    """Return how wide the widest line of some words is, in points."""
    lines = words.split("\n")
    return max(
        sum(float(pdfmetrics.stringWidth(text, font, size)) for font, text in runs(line, weight))
        for line in lines
    )


def draw_words(
    canvas: Any, x: float, y: float, words: str, size: float, weight: Weight = "regular"
) -> None:
    """Draw one line of words on a page, from x on, standing on y."""
    for font, piece in runs(words, weight):
        canvas.setFont(font, size)
        canvas.drawString(x, y, piece)
        x += float(pdfmetrics.stringWidth(piece, font, size))


def _font(character: str, weight: Weight) -> str:
    if character == "\n" or (weight == "mono" and " " <= character <= "~"):
        return font_of(weight)
    first = "regular" if weight == "mono" else weight
    if ord(character) in _loaded(font_of(first)):
        return font_of(first)
    return _CHINESE if ord(character) in _loaded(_CHINESE) else ""


@cache
def _loaded(name: str) -> frozenset[int]:
    """Let reportlab know a font, and return which characters it has."""
    font = TTFont(name, str(paths.resources_dir() / "fonts" / _FILES[name]))
    pdfmetrics.registerFont(font)
    return frozenset(font.face.charToGlyph)


def _drawable(words: str) -> str:
    """Leave out what nobody sees: control and direction characters."""
    plain = unicodedata.normalize("NFC", as_text(words)).replace("\t", "    ").replace("\r", "")
    return "".join(one for one in plain if one == "\n" or unicodedata.category(one)[0] != "C")
