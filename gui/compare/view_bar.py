"""How the two pictures are looked at: the way, the zoom, and what each way has to set."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from gui.compare.chip_stage import FASTEST
from gui.compare.values import View
from gui.icons import icon
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT

QUARTERS = 4
"""The speed is set in quarters of a change a second."""


class ViewBar(QWidget):
    """Chooses a view and the zoom."""

    view_wanted = Signal(object)
    """`View`."""

    zoom_wanted = Signal(float)
    """By how much; 0 shows the whole."""

    faces_toggled = Signal(bool)
    """Whether pictures show the chosen face alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = View.PICTURES
        self.buttons: dict[View, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        for view in View:
            button = QToolButton(self)
            button.setObjectName(f"view{view.value.capitalize()}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.buttons[view] = button
            row.addWidget(button)
            button.clicked.connect(partial(self._choose, view))
        row.addStretch(1)
        self.only_faces = QCheckBox(self)
        self.only_faces.setObjectName("onlyFaces")
        self.only_faces.toggled.connect(self.faces_toggled)
        row.addWidget(self.only_faces)
        row.addSpacing(GAP)
        self.zoom_buttons = tuple(QToolButton(self) for _ in range(3))
        for button, name, wish in zip(
            self.zoom_buttons,
            ("zoomOut", "zoomIn", "zoomFit"),
            (self._zoom_out, self._zoom_in, self._fit),
            strict=True,
        ):
            button.setObjectName(name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(wish)
            row.addWidget(button)
        for button, picture in zip(
            self.zoom_buttons, ("zoom-out", "zoom-in", "maximize"), strict=True
        ):
            button.setIcon(icon(picture))
            button.setIconSize(QSize(ICON, ICON))
        self.show_view(View.PICTURES)
        self._retranslate()

    @property
    def view(self) -> View:
        """What is chosen."""
        return self._view

    def show_view(self, view: View) -> None:
        """Show which view is chosen."""
        self._view = view
        for one, button in self.buttons.items():  # no group: Tab leads to each of them
            button.setChecked(one is view)
        self.only_faces.setVisible(view is View.PICTURES)

    def set_faces_available(self, available: bool) -> None:
        """Say whether there are two faces that can be aligned."""
        for view, button in self.buttons.items():
            button.setEnabled(available or view is View.PICTURES)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _choose(self, view: View, _checked: bool = False) -> None:
        self.show_view(view)
        self.view_wanted.emit(view)

    @Slot()
    def _zoom_out(self) -> None:
        self.zoom_wanted.emit(-1.0)

    @Slot()
    def _zoom_in(self) -> None:
        self.zoom_wanted.emit(1.0)

    @Slot()
    def _fit(self) -> None:
        self.zoom_wanted.emit(0.0)

    def _retranslate(self) -> None:
        for view, words, tip in (
            (View.PICTURES, self.tr("Pictures"), self.tr("Both pictures as they are")),
            (View.FACES, self.tr("Faces"), self.tr("Both faces, brought into the same pose")),
            (View.BLINK, self.tr("In turn"), self.tr("One face, then the other, in one place")),
            (View.SWIPE, self.tr("Swipe"), self.tr("Wipe one face over the other")),
            (View.DIFFERENCE, self.tr("Difference"), self.tr("Bright where the two differ")),
        ):
            self.buttons[view].setText(words)
            self.buttons[view].setToolTip(tip)
            self.buttons[view].setAccessibleName(self.tr("View: {view}").format(view=words))
        self.only_faces.setText(self.tr("Only the faces"))
        self.only_faces.setToolTip(self.tr("Show both faces equally large"))
        out, closer, fit = self.zoom_buttons
        out.setToolTip(self.tr("Zoom out (-)"))
        out.setAccessibleName(self.tr("Zoom out"))
        closer.setToolTip(self.tr("Zoom in (+)"))
        closer.setAccessibleName(self.tr("Zoom in"))
        fit.setToolTip(self.tr("Show all of it (Ctrl+0)"))
        fit.setAccessibleName(self.tr("Show all of it"))


class StageBar(QStackedWidget):
    """What a view of the aligned faces lets one set, and what it means."""

    blink_wanted = Signal(bool)
    rate_wanted = Signal(float)
    """Changes a second."""

    turn_wanted = Signal()
    swipe_wanted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        set_look(self._words, "muted")
        self.blink_button = QPushButton(self)
        self.blink_button.setObjectName("blink")
        self.blink_button.setCheckable(True)
        self.blink_button.setAutoDefault(False)
        self.blink_button.clicked.connect(self.blink_wanted)
        self.blink_button.toggled.connect(self._retranslate)
        self.turn_button = QPushButton(self)
        self.turn_button.setObjectName("turnOver")
        self.turn_button.setAutoDefault(False)
        self.turn_button.clicked.connect(self.turn_wanted)
        self.speed = QSlider(Qt.Orientation.Horizontal, self)
        self.speed.setObjectName("blinkSpeed")
        self.speed.setRange(1, round(FASTEST * QUARTERS))
        self.speed.setValue(2)
        self.speed.setMaximumWidth(160)
        self.speed.valueChanged.connect(self._speed_changed)
        self._speed_words = QLabel(self)
        set_look(self._speed_words, "muted")
        self.swipe = QSlider(Qt.Orientation.Horizontal, self)
        self.swipe.setObjectName("swipe")
        self.swipe.setRange(0, 100)
        self.swipe.setValue(50)
        self.swipe.valueChanged.connect(self._swiped)
        self._pages: dict[View, QWidget] = {}
        for view, widgets in (
            (View.FACES, (self._words,)),
            (
                View.BLINK,
                (self.turn_button, self.blink_button, self.speed, self._speed_words),
            ),
            (View.SWIPE, (self.swipe,)),
        ):
            page = QWidget(self)
            row = QHBoxLayout(page)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(GAP)
            for widget in widgets:
                row.addWidget(widget)
            if view is View.BLINK:
                row.addStretch(1)
            self.addWidget(page)
            self._pages[view] = page
        self._pages[View.DIFFERENCE] = self._pages[View.FACES]
        self._view = View.FACES
        self._retranslate()

    def show_view(self, view: View) -> None:
        """Show what this view lets one set."""
        self._view = view
        self.setCurrentWidget(self._pages.get(view, self._pages[View.FACES]))
        self._retranslate()

    def show_blinking(self, on: bool) -> None:
        """Show whether the faces change by themselves."""
        self.blink_button.setChecked(on)

    def show_swipe(self, share: float) -> None:
        """Show where the edge was dragged to."""
        with QSignalBlocker(self.swipe):
            self.swipe.setValue(round(100 * share))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(int)
    def _speed_changed(self, quarters: int) -> None:
        self._retranslate()
        self.rate_wanted.emit(quarters / QUARTERS)

    @Slot(int)
    def _swiped(self, share: int) -> None:
        self.swipe_wanted.emit(share / 100)

    @Slot()
    def _retranslate(self) -> None:
        self._words.setText(
            self.tr("Bright: here the two differ, also by light and expression.")
            if self._view is View.DIFFERENCE
            else self.tr("This is what is compared: both faces in the same pose.")
        )
        self.turn_button.setText(self.tr("Turn over"))
        self.turn_button.setToolTip(self.tr("Show the other face (Space)"))
        on = self.blink_button.isChecked()
        self.blink_button.setText(self.tr("Stop") if on else self.tr("Start"))
        self.blink_button.setAccessibleName(
            self.tr("Stop changing") if on else self.tr("Change by itself")
        )
        self.blink_button.setToolTip(
            self.tr("Changing pictures can be unpleasant; it is never quicker than twice a second.")
        )
        self.speed.setAccessibleName(self.tr("How quickly the faces change"))
        rate = self.speed.value() / QUARTERS
        self._speed_words.setText(self.tr("{rate} changes a second").format(rate=f"{rate:g}"))
        self.swipe.setAccessibleName(self.tr("Where the edge between the two faces is"))
        self.swipe.setToolTip(self.tr("Left: only the right picture. Right: only the left one."))
