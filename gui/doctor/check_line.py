"""One check on the page: what, how it went in icon and words, what to do, and folded details."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.doctor.check import Check
from gui.doctor.wording import ICONS, say_check, say_sentence, say_state
from gui.language import say
from gui.live.icon_mark import IconMark
from gui.models.labels import breakable, label, selectable, short_label
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT, WIDE


class CheckLine(QWidget):
    """Shows one check."""

    def __init__(self, check: Check, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checkLine")
        self.check = check
        self._hairline = QFrame(self)
        set_look(self._hairline, "line")
        self._mark = IconMark(ICON, parent=self)
        self._mark.set_icon(*ICONS[check.state])
        self._title = label(self, "", "checkTitle")
        font = self._title.font()
        font.setWeight(font.Weight.DemiBold)
        self._title.setFont(font)
        self._state = short_label(self, ICONS[check.state][1], "checkState")
        self._sentence = selectable(label(self, "muted", "checkSentence"))
        self._steps = [selectable(label(self, "", "checkAdvice")) for _ in check.advice]
        self._details = selectable(label(self, "caption", "checkDetails"))
        self._details.hide()
        self.fold = QToolButton(self)
        self.fold.setObjectName("checkFold")
        self.fold.setCheckable(True)
        self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fold.toggled.connect(self._show_details)
        self._lay_out()
        self._retranslate()

    def set_parted(self, parted: bool) -> None:
        """Draw a hairline above, which parts this line from the one before."""
        self._hairline.setVisible(parted)

    @property
    def text(self) -> str:
        """What is to be read without the details."""
        words = [self._title, self._state, self._sentence, *self._steps]
        return "\n".join(each.text().replace("\u200b", "") for each in words)

    @property
    def details_text(self) -> str:
        """What is for engineers; empty while it is folded."""
        return "" if self._details.isHidden() else self._details.text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(bool)
    def _show_details(self, wanted: bool) -> None:
        self._details.setVisible(wanted)
        self._name_fold()

    def _retranslate(self) -> None:
        check = self.check
        self._title.setText(say(check.subject.title))
        self._state.setText(say_state(check.state))
        self._sentence.setText(breakable(say_sentence(check.sentence)))
        for step, made in zip(check.advice, self._steps, strict=True):
            made.setText(f"→ {breakable(say_sentence(step))}")
        lines = (f"{name}: {value}" for name, value in check.details.items())
        self._details.setText(breakable("\n".join(lines)) or self.tr("Nothing more is known."))
        self._name_fold()

    def _name_fold(self) -> None:
        shown = self.fold.isChecked()
        self.fold.setText(self.tr("Hide details") if shown else self.tr("Details"))
        self.fold.setAccessibleName(say_check(self.check))
        self.fold.setAccessibleDescription(
            self._details.text() if shown else self.tr("Press to read the details.")
        )

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(0, GAP, 0, 0)
        words.setSpacing(TIGHT)
        for each in (self._title, self._sentence, *self._steps, self._details):
            # As high as its words at this width; `label` asks for the height of a narrow one,
            # which over so many lines leaves half of the page empty.
            each.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            words.addWidget(each)
        words.addStretch(1)
        mark_place = QVBoxLayout()
        mark_place.setContentsMargins(0, GAP, 0, 0)
        mark_place.addWidget(self._mark)
        mark_place.addStretch(1)
        top = Qt.AlignmentFlag.AlignTop
        self._state.setContentsMargins(0, GAP, 0, 0)  # on the line of the title
        row = QHBoxLayout()
        row.setContentsMargins(WIDE, TIGHT, GAP, WIDE - TIGHT)
        row.setSpacing(WIDE)
        row.addLayout(mark_place)
        row.addLayout(words, 1)
        row.addWidget(self._state, 0, top)
        row.addWidget(self.fold, 0, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._hairline)
        column.addLayout(row)


def heading(parent: QWidget) -> QLabel:
    """Return the heading of an area."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    set_look(made, "overline")
    return made
