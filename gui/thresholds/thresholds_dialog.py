"""The window that says what a similarity means here, and chooses the thresholds by that."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.calibration.thresholds import Thresholds, in_force, thresholds
from core.settings import Settings
from core.wording import PlainError
from gui.language import say_error
from gui.message_bar import MessageBar
from gui.theme import set_look
from gui.thresholds.basis_panel import BasisPanel
from gui.thresholds.choice_panel import ChoicePanel
from gui.thresholds.outcome_panel import OutcomePanel
from gui.thresholds.score_plot import ScorePlot
from gui.thresholds.times_panel import TimesPanel
from gui.thresholds.wish import Wish
from gui.tokens import GAP, PAGE, WIDE

if TYPE_CHECKING:
    from core.calibration.values import Calibration

FIRST_SIZE = (1180, 750)
LEAST_SIZE = (940, 480)
LEFT_WIDTH = 440


class _Inside(QWidget):
    """What is scrolled: as high as its sentences need at its width, not at their narrowest."""

    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width."""
        return QSize(LEAST_SIZE[0] - 2 * PAGE, 0)


class ThresholdsDialog(QDialog):
    """Shows what would follow from a choice; nothing is in force before it is said to be."""

    wanted = Signal(object)
    """`Wish` that is to be put in force."""

    forget_wanted = Signal()
    """Let go of the imported figures and measure on the gallery."""

    evaluation_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thresholdsDialog")
        self.setSizeGripEnabled(True)
        self._settings = Settings()
        self._wish = Wish()
        self._own: Calibration | None = None
        self._imported: Calibration | None = None
        self._is_measuring = False
        self._suggested = 0.5
        self._people = 0
        self.error_bar = MessageBar("banner-danger", self)
        self.choice, self.times = ChoicePanel(self), TimesPanel(self)
        self.basis, self.outcome = BasisPanel(self), OutcomePanel(self)
        self.plot = ScorePlot(self)
        self.choice.changed.connect(self._chosen)
        self.times.changed.connect(self._timed)
        self.plot.dragged.connect(self._dragged)
        self.basis.chosen.connect(self._based)
        self.basis.forget_wanted.connect(self.forget_wanted)
        self.basis.evaluation_wanted.connect(self.evaluation_wanted)
        self._headings = [QLabel(self) for _ in range(3)]
        for heading in self._headings:
            set_look(heading, "strong")
        self.use_button = self._button("useThresholds", self._use)
        self.back_button = self._button("asBefore", self._back)
        set_look(self.use_button, "primary")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._retranslate()

    @property
    def wish(self) -> Wish:
        """What is chosen, in force or not."""
        return self._wish

    def show_settings(self, settings: Settings) -> None:
        """Take what is in force. What somebody has chosen here meanwhile stays chosen."""
        had_changed = self._wish != Wish.of(self._settings)
        self._settings = settings
        if not had_changed:
            self._wish = Wish.of(settings)
        self._refresh()

    def show_calibrations(
        self,
        own: Calibration | None,
        imported: Calibration | None,
        suggested: float,
        people: int,
        *,
        is_measuring: bool = False,
    ) -> None:
        """Take what was measured.

        Parameters
        ----------
        own
            On the gallery, or what the card says; None while there is no recogniser.
        imported
            On a set of pictures; None where there is none.
        suggested
            The recogniser's own threshold.
        people
            In the gallery that is searched.
        is_measuring
            Whether `own` may be another in a moment.
        """
        self._own, self._imported = own, imported
        self._is_measuring = is_measuring
        self._suggested, self._people = suggested, people
        self._refresh()

    def show_error(self, error: PlainError) -> None:
        """Say what could not be done."""
        self.error_bar.show_message(say_error(error))

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to what is chosen."""
        super().showEvent(event)
        self.choice.focus()

    def done(self, result: int) -> None:
        """Leave nothing chosen that isn't in force."""
        self._back()
        self.error_bar.clear()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(object)
    def _chosen(self, wish: Wish) -> None:
        self._wish = wish
        self._refresh()

    @Slot(str, object)
    def _timed(self, name: str, seconds: int | None) -> None:
        if name == "check_seconds":
            self._wish = dataclasses.replace(self._wish, check_seconds=seconds)
        else:
            self._wish = dataclasses.replace(self._wish, lock_out_seconds=seconds)
        self._refresh()

    @Slot(float)
    def _dragged(self, similarity: float) -> None:
        self._wish = dataclasses.replace(
            self._wish, wanted_fmr=None, wanted_fpir=None, similarity_threshold=similarity
        )
        self._refresh()

    @Slot()
    def _use(self) -> None:
        self.error_bar.clear()
        self.wanted.emit(self._wish)

    @Slot()
    def _back(self) -> None:
        self._wish = Wish.of(self._settings)
        self._refresh()

    @Slot(object)
    def _based(self, origin: Literal["gallery", "evaluation"]) -> None:
        self._wish = dataclasses.replace(self._wish, calibration_origin=origin)
        self._refresh()

    def _counts(self, settings: Settings) -> Calibration | None:
        return None if self._own is None else in_force(settings, self._own, self._imported)

    def _thresholds(self, settings: Settings) -> Thresholds | None:
        calibration = self._counts(settings)
        if calibration is None:
            return None
        return thresholds(settings, self._suggested, calibration, self._people)

    def _refresh(self) -> None:
        wished = self._wish.over(self._settings)
        now, then = self._thresholds(self._settings), self._thresholds(wished)
        calibration = self._counts(wished)
        self.choice.setEnabled(calibration is not None)
        self.choice.show_wish(self._wish, self._suggested, self._people)
        self.times.show_seconds(self._wish.check_seconds, self._wish.lock_out_seconds)
        self.basis.show_calibration(calibration, self._imported, is_measuring=self._is_measuring)
        self.plot.show_scores(calibration, now, then)
        self.outcome.show_outcome(calibration, now, then)
        is_changed = self._wish != Wish.of(self._settings)
        had_keyboard = self.use_button.hasFocus() or self.back_button.hasFocus()
        self.use_button.setEnabled(is_changed)
        self.back_button.setEnabled(is_changed)
        if had_keyboard and not is_changed:
            self._buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()

    def _button(self, name: str, deed: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(deed)
        return button

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP)
        for heading, panel in zip(
            self._headings, (self.choice, self.times, self.basis), strict=True
        ):
            left.addWidget(heading)
            left.addWidget(panel)
            left.addSpacing(WIDE)
        left.addStretch(1)
        side = QWidget(self)
        side.setLayout(left)
        side.setFixedWidth(LEFT_WIDTH)
        left.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(GAP + 4)
        right.addWidget(self.plot)
        right.addWidget(self.outcome)
        right.addStretch(1)
        inside = _Inside(self)
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(PAGE, 0, PAGE, 0)
        columns.setSpacing(PAGE)
        columns.addWidget(side)
        columns.addLayout(right, 1)
        area = QScrollArea(self)
        area.setObjectName("thresholdsArea")
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setContentsMargins(PAGE, 0, PAGE, 0)
        foot.setSpacing(GAP)
        foot.addStretch(1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.use_button)
        foot.addWidget(self._buttons)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, PAGE, 0, WIDE)
        page.setSpacing(WIDE)
        top = QHBoxLayout()
        top.setContentsMargins(PAGE, 0, PAGE, 0)
        top.addWidget(self.error_bar)
        page.addLayout(top)
        page.addWidget(area, 1)
        page.addLayout(foot)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("What a similarity means"))
        titles = (
            self.tr("From when on a face counts as known"),
            self.tr("Times"),
            self.tr("Measured on"),
        )
        for heading, title in zip(self._headings, titles, strict=True):
            heading.setText(title)
        self.use_button.setText(self.tr("Use this"))
        self.use_button.setToolTip(self.tr("Puts what is chosen here in force"))
        self.back_button.setText(self.tr("As before"))
        self.back_button.setToolTip(self.tr("Goes back to what is in force"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # some systems put one there that doesn't follow the theme
        self._refresh()
