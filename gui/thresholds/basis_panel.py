"""What the numbers were measured on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QEvent, QLocale, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.calibration.threshold_words import fitting, proof
from core.calibration.values import Origin
from gui.camera.wheel_guard import WheelGuard
from gui.language import say
from gui.models.labels import label, say_or_hide
from gui.tokens import GAP

if TYPE_CHECKING:
    from core.calibration.values import Calibration


class BasisPanel(QWidget):
    """Says where a calibration comes from; an imported one can be let go of."""

    chosen = Signal(object)
    """"gallery" or "evaluation": what is to count."""

    forget_wanted = Signal()
    """Let go of the imported figures."""

    evaluation_wanted = Signal()
    """Error rates are to be measured on a set of pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calibration: Calibration | None = None
        self._imported: Calibration | None = None
        self._is_measuring = False
        self.kind = QComboBox(self)
        self.kind.setObjectName("calibrationOrigin")
        for origin in ("gallery", "evaluation"):
            self.kind.addItem("", origin)
        self.kind.activated.connect(self._chosen)
        WheelGuard(self.kind)
        self.source = label(self, "", "calibrationSource")
        self._proof = label(self, "caption", "calibrationProof")
        self.forget_button = QPushButton(self)
        self.forget_button.setObjectName("forgetEvaluation")
        self.forget_button.setAutoDefault(False)
        self.forget_button.clicked.connect(self.forget_wanted)
        self.evaluate_button = QPushButton(self)
        self.evaluate_button.setObjectName("measureErrorRates")
        self.evaluate_button.setAutoDefault(False)
        self.evaluate_button.clicked.connect(self.evaluation_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.kind)
        column.addWidget(self.source)
        column.addWidget(self._proof)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.evaluate_button)
        row.addWidget(self.forget_button)
        row.addStretch(1)
        column.addLayout(row)
        self._retranslate()

    @property
    def proof(self) -> str:
        """What is said about how much is proven."""
        return self._proof.text()

    def show_calibration(
        self,
        calibration: Calibration | None,
        imported: Calibration | None,
        *,
        is_measuring: bool = False,
    ) -> None:
        """Say where `calibration` comes from, and offer an imported one where there is one.

        With `is_measuring` the gallery is at this moment looked at.
        """
        self._calibration, self._imported = calibration, imported
        self._is_measuring = is_measuring
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(int)
    def _chosen(self, _row: int) -> None:
        self.chosen.emit(self.kind.currentData())

    def _retranslate(self) -> None:
        calibration, imported = self._calibration, self._imported
        self.kind.setVisible(imported is not None)
        self.kind.setAccessibleName(self.tr("What the numbers were measured on"))
        self.kind.setItemText(0, self.tr("This gallery"))
        name = "" if imported is None else imported.name
        self.kind.setItemText(
            1,
            self.tr("The imported set “{name}”").format(name=name)
            if name
            else self.tr("The imported set"),
        )
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(int(calibration is not None and calibration is imported))
        self.source.setText(self._source())
        said = [] if calibration is None else [*proof(calibration), fitting(calibration)]
        if self._is_measuring and calibration is not None and calibration.origin is Origin.CARD:
            said = []
        lines = (say(one[0], **one[1]) for one in said if one is not None)
        say_or_hide(self._proof, "\n".join(lines))
        had_keyboard = self.forget_button.hasFocus()
        self.forget_button.setVisible(imported is not None)
        if had_keyboard and imported is None:
            self.evaluate_button.setFocus()
        self.forget_button.setText(self.tr("Forget the imported set"))
        self.forget_button.setToolTip(
            self.tr("Its figures are deleted; what the gallery shows counts again.")
        )
        self.evaluate_button.setText(self.tr("Measure on a set of pictures…"))
        self.evaluate_button.setToolTip(
            self.tr("Opens the window that measures error rates; its figures can be used here.")
        )

    def _source(self) -> str:
        calibration = self._calibration
        if calibration is None:
            return self.tr("The models are not loaded yet.")
        if calibration.origin is Origin.CARD and self._is_measuring:
            return self.tr("The gallery is being measured; until then the model's card counts.")
        if calibration.origin is Origin.CARD:
            return self.tr("Not here: the numbers are those of the model's card.")
        words = self.tr("%n people", "", calibration.people)
        if calibration.measured is None:
            return words
        when = QDateTime.fromSecsSinceEpoch(int(calibration.measured.timestamp()))
        day = QLocale().toString(when, QLocale.FormatType.ShortFormat)
        return self.tr("{people}, measured on {when}").format(people=words, when=day)
