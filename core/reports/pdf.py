"""Writing a report as PDF: A4, the program's own fonts, the same bytes for the same report."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import IO, Any, Final

import core
from core.reports.document import Document

_PAGE: Final = (595.2756, 841.8898)  # A4, points
_SIDE, _TOP, _FOOT = 50.0, 48.0, 52.0

# Fonts that reportlab knows belong to the whole process, and remember what is drawn.
_lock = threading.Lock()


def write(document: Document, stream: IO[bytes]) -> None:
    """Write a report as PDF to a stream. Any thread may call it.

    The same report gives the same bytes: no time and no chance is in them.

    Raises
    ------
    OSError
        If the stream can't be written.
    """
    with _lock:
        _write(document, stream)


def _write(document: Document, stream: IO[bytes]) -> None:
    from reportlab import rl_config
    from reportlab.platypus import SimpleDocTemplate  # half a second, so not before it is used

    from core.reports.layout import flowables
    from core.reports.lettering import as_text

    rl_config.useA85 = 0  # as letters, pictures and fonts would take a quarter more
    author = f"FaceDesk IR {core.__version__}"
    template = SimpleDocTemplate(
        stream,
        pagesize=_PAGE,
        leftMargin=_SIDE - 6.0,  # the frame's own padding is 6 points
        rightMargin=_SIDE - 6.0,
        topMargin=_TOP - 6.0,
        bottomMargin=_FOOT,
        title=as_text(document.title),
        author=author,
        creator=author,
        producer=author,
        subject=as_text(document.subtitle),
        lang=document.language.replace("_", "-"),
        invariant=1,
        pageCompression=1,
    )
    template.build(flowables(document, _PAGE[0] - 2.0 * _SIDE), canvasmaker=_canvas(document))


def _canvas(document: Document) -> Callable[..., Any]:
    """Return what makes a canvas that numbers its pages when their number is known."""
    from reportlab.lib.colors import HexColor
    from reportlab.pdfgen.canvas import Canvas

    from core.reports.lettering import draw_words, width_of

    class Numbered(Canvas):  # type: ignore[misc]
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 (reportlab's name)
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._pages, start=1):
                self.__dict__.update(page)
                self._foot(f"{number} / {len(self._pages)}")
                super().showPage()
            super().save()

        def _foot(self, number: str) -> None:
            right = _PAGE[0] - _SIDE
            self.setStrokeColor(HexColor("#CBD2D9"))
            self.setLineWidth(0.5)
            self.line(_SIDE, 40.0, right, 40.0)
            self.setFillColor(HexColor("#52606D"))
            draw_words(self, right - width_of(number, 8.0), 27.0, number, 8.0)
            room = right - _SIDE - width_of(number, 8.0) - 16.0
            draw_words(self, _SIDE, 27.0, _fitting(document.footer or document.title, room), 8.0)

    def _fitting(words: str, room: float) -> str:
        words = " ".join(words.split())
        if width_of(words, 8.0) <= room:
            return words
        while words and width_of(words + "…", 8.0) > room:
            words = words[:-1]
        return words + "…"

    return Numbered
