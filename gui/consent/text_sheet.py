"""A text that people agree to, as it is read: title, headings, paragraphs."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from core.people.consent.wording import parts
from gui.tokens import BODY, GAP, STRONG, TITLE


class TextSheet(QTextBrowser):
    """Shows one text to be read; its words can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("textSheet")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(GAP)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = ""
        self._preferred = 0
        self._retranslate()

    @property
    def text(self) -> str:
        """The text shown."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show a text from its beginning; the place is kept if it is the same."""
        if text == self._text:
            return
        self._text = text
        self.setHtml(_page(text))

    def prefer_height(self, height: int) -> None:
        """Ask for so many pixels; a least height is the style sheet's to set."""
        self._preferred = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size that the text would like to have."""
        hint = super().sizeHint()
        return QSize(hint.width(), self._preferred) if self._preferred else hint

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("What the person agrees to"))


def _page(text: str) -> str:
    title, paragraphs = parts(text)
    lines = [
        f'<p style="font-size:{TITLE}px; font-weight:600; margin:0 0 {GAP}px 0">{escape(title)}</p>'
    ]
    for heading, body in paragraphs:
        if heading:
            lines.append(
                f'<p style="font-size:{STRONG}px; font-weight:600; margin:{GAP}px 0 2px 0">'
                f"{escape(heading)}</p>"
            )
        shown = escape(body).replace("\n", "<br>")
        lines.append(f'<p style="font-size:{BODY}px; margin:0 0 {GAP}px 0">{shown}</p>')
    return "".join(lines)
