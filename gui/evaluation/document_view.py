"""A report on the screen: its parts in a list, and one of them as sentences, tables and plots."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.reports.document import Block, Document, Heading, Paragraph, Plot, Table
from gui.evaluation.report_plot import ReportPlot
from gui.models.labels import label, selectable
from gui.plain_table import PlainTable
from gui.tokens import GAP, WIDE
from gui.wrapped_page import WrappedPage

LIST_WIDTH = 256

_LOOKS = {"good": "known", "bad": "danger", "warn": "warn", "plain": ""}


class DocumentView(QWidget):
    """Shows a document part by part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentView")
        self.parts = QListWidget(self)
        self.parts.setObjectName("documentParts")
        self.parts.setFixedWidth(LIST_WIDTH)
        self.parts.setWordWrap(True)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.currentRowChanged.connect(self._choose)
        self._pages = QStackedWidget(self)
        self._shown: list[_Part] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(WIDE)
        row.addWidget(self.parts)
        row.addWidget(self._pages, 1)

    def show_document(
        self, document: Document, first: str, more: Sequence[tuple[str, Sequence[Block]]] = ()
    ) -> None:
        """Show a document.

        Parameters
        ----------
        first
            What the part before the first heading is called.
        more
            Further parts, each with its heading; in place of one of the same name, else behind.
        """
        chosen = max(0, self.parts.currentRow())
        self.parts.blockSignals(True)
        self.clear()
        before: QWidget = self.parts
        for heading, blocks in ({**_in_parts(document.blocks, first), **dict(more)}).items():
            self.parts.addItem(heading)
            self.parts.item(self.parts.count() - 1).setToolTip(heading)
            part = _Part(heading, blocks, self)
            self._shown.append(part)
            self._pages.addWidget(part)
            # It is made after all else of the window, but doesn't stand there.
            for widget in (part, *part.tables):
                QWidget.setTabOrder(before, widget)
                before = widget
        self.parts.blockSignals(False)
        self.parts.setCurrentRow(min(chosen, self.parts.count() - 1))

    def clear(self) -> None:
        """Show nothing."""
        self.parts.clear()
        for page in self._shown:
            self._pages.removeWidget(page)
            page.deleteLater()
        self._shown.clear()

    @Slot(int)
    def _choose(self, row: int) -> None:
        self._pages.setCurrentIndex(row)


class _Part(WrappedPage):
    """One part of a document."""

    def __init__(self, heading: str, blocks: Sequence[Block], parent: QWidget) -> None:
        super().__init__(parent)
        page = self.page
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, WIDE, GAP)
        column.setSpacing(GAP + GAP // 2)
        self.tables: list[PlainTable] = []
        for block in blocks:
            self._add(block, heading, page, column)
        column.addStretch(1)
        # Where nothing in it takes the keyboard, its keys scroll.
        has_table = any(isinstance(block, Table) for block in blocks)
        focus = Qt.FocusPolicy.NoFocus if has_table else Qt.FocusPolicy.StrongFocus
        self.setFocusPolicy(focus)
        self.setAccessibleName(heading)

    def _add(self, block: Block, heading: str, page: QWidget, column: QVBoxLayout) -> None:
        if isinstance(block, Paragraph):
            look = "title" if block.large else _LOOKS[block.tone]
            made = selectable(label(page, look))
            made.setText(block.words)
            column.addWidget(made)
        elif isinstance(block, Table):
            table = PlainTable("documentTable", page, sorts=False)
            table.setAccessibleName(heading)
            wide = len(block.rows[0]) if block.rows else 0
            # A checksum is cut off rather than what it is of; its tool tip tells the whole.
            table.show_rows(block.head or ("",) * wide, block.rows, wide - 1 if block.mono else 0)
            table.fit_height()
            column.addWidget(table)
            self.tables.append(table)
        elif isinstance(block, Plot):
            column.addWidget(ReportPlot(block, page))
            if block.caption:
                caption = label(page, "caption")
                caption.setText(block.caption)
                column.addWidget(caption)


def _in_parts(blocks: Sequence[Block], first: str) -> dict[str, Sequence[Block]]:
    """Return the blocks under each heading; one that comes twice is one part."""
    found: dict[str, list[Block]] = {}
    heading = first
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.words
        else:
            found.setdefault(heading, []).append(block)
    return dict(found)
