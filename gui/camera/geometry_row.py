"""The limit of geometry and motion: what they say now, and from when on they deny."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from core.cue_values import Geometry
from core.face.cues.combining import Combination
from core.settings import RANGES
from gui.camera.limit_row import NUMBER_WIDTH
from gui.camera.number_box import NumberBox
from gui.icons import icon
from gui.live.cue_words import limit_words
from gui.live.score_bar import ScoreBar
from gui.models.labels import label, short_label
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT

SETTING = "limit_geometry"
PLACES = 3


class GeometryRow(QWidget):
    """Shows the limit in force and says how it is to be."""

    wanted = Signal(str, object)
    """Name of the setting; float, or None for the program's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(SETTING)
        self._chosen: float | None = None
        self._geometry: Geometry | None = None
        self._has_face = False
        self._name = short_label(self, "strong")
        self._now = short_label(self, "muted", f"{SETTING}-now")
        self._sentence = label(self, "caption")
        self._bar = ScoreBar(self)
        self.number = NumberBox(self)
        self.number.setObjectName(f"{SETTING}-number")
        self.number.setDecimals(PLACES)
        self.number.setRange(*RANGES[SETTING])
        self.number.setSingleStep(0.01)
        self.number.setFixedWidth(NUMBER_WIDTH)
        self.number.valueChanged.connect(self._numbered)
        self.own = QPushButton(self)
        self.own.setObjectName(f"{SETTING}-own")
        self.own.setIcon(icon("rotate-ccw"))
        self.own.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room before the words
        set_look(self.own, "quiet")
        self.own.clicked.connect(self._own_clicked)
        said = QHBoxLayout()
        said.setSpacing(GAP)
        said.addWidget(self._bar)
        said.addWidget(self._now, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._name, 0, 0, 1, 3)
        grid.addLayout(said, 1, 0)
        grid.addWidget(self.number, 1, 1)
        grid.addWidget(self.own, 1, 2)
        grid.addWidget(self._sentence, 2, 0, 1, 3)
        self.retranslate()
        self.set_chosen(None)

    @property
    def now(self) -> str:
        """What is said of the face before the camera."""
        return self._now.text()

    @property
    def border(self) -> float:
        """The limit in force."""
        return Combination().deny_from if self._chosen is None else self._chosen

    def set_chosen(self, chosen: float | None) -> None:
        """Show the limit in force; None is the program's own."""
        self._chosen = chosen
        with QSignalBlocker(self.number):
            self.number.setValue(self.border)
        had_keyboard = self.own.hasFocus()
        self.own.setEnabled(chosen is not None)
        if had_keyboard and chosen is None:
            self.number.setFocus()
        self._show_now()

    def set_geometry_of(self, geometry: Geometry | None, *, has_face: bool) -> None:
        """Show what geometry and motion say of the face before the camera."""
        self._geometry = geometry if has_face else None
        self._has_face = has_face
        self._show_now()

    def retranslate(self) -> None:
        """Put the words into the window's language."""
        called = self.tr("Geometry and motion")
        self._name.setText(called)
        self._sentence.setText(
            self.tr(
                "How much depth, lamp, eyes and movements together speak for a fake, 0 to 1. From "
                "the limit on a face is suspected, whatever a model says. A higher limit suspects "
                "fewer people, and fewer fakes."
            )
        )
        self.number.call(self.tr("Limit for geometry and motion"))
        own = limit_words(Combination().deny_from)
        self.own.setText(self.tr("Reset"))
        self.own.setToolTip(self.tr("Take the program's own limit, {value}").format(value=own))
        self.own.setAccessibleName(
            self.tr("{limit}: take the program's own limit, {value}").format(
                limit=called, value=own
            )
        )
        self._show_now()

    def _show_now(self) -> None:
        score = None if self._geometry is None else self._geometry.deny_score
        beyond = score is not None and score >= self.border
        if not self._has_face:
            words = self.tr("no face")
        elif score is None:
            words = self.tr("nothing to say yet")
        else:
            words = (
                self.tr("now {value}: beyond the limit")
                if beyond
                else self.tr("now {value}: within")
            )
            words = words.format(value=f"{min(score, 0.99):.2f}")
        if words != self._now.text():
            self._now.setText(words)
            self.number.setAccessibleDescription(f"{words}. {self._sentence.text()}")
        set_look(self._now, "warn" if beyond else "muted")
        self._bar.setVisible(score is not None)
        if score is not None:
            self._bar.set_score(round(100 * score), hinders=beyond)

    @Slot(float)
    def _numbered(self, shown: float) -> None:
        least, greatest = RANGES[SETTING]
        self.wanted.emit(SETTING, min(max(round(shown, PLACES), least), greatest))

    @Slot()
    def _own_clicked(self) -> None:
        self.wanted.emit(SETTING, None)
