"""What belongs to one of the two pictures: where it comes from, the picture, and its faces."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.comparison.values import Side
from core.wording import PlainError
from gui.compare import face_marks
from gui.compare.picture_view import PictureView
from gui.compare.values import Painted
from gui.compare.viewport import Viewport
from gui.compare.words import say_failure
from gui.fonts import elided
from gui.gallery.empty_state import EmptyState
from gui.icons import icon
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT


class SideHead(QWidget):
    """The picture's name, and the ways to another one."""

    file_wanted = Signal()
    camera_wanted = Signal()
    gallery_wanted = Signal()
    paste_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, is_right: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_right = is_right
        self._name = ""
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setObjectName("rightName" if is_right else "leftName")
        set_look(self._title, "strong")
        self.file_button = self._button("File", "folder", self.file_wanted)
        self.camera_button = self._button("Camera", "camera", self.camera_wanted)
        self.gallery_button = self._button("Gallery", "users", self.gallery_wanted)
        self.paste_button = self._button("Paste", "clipboard-paste", self.paste_wanted)
        self.clear_button = self._button("Clear", "x", self.clear_wanted)
        for narrow in (self.paste_button, self.clear_button):
            narrow.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        row = QHBoxLayout()
        row.setSpacing(TIGHT)
        for button in (
            self.file_button,
            self.camera_button,
            self.gallery_button,
            self.paste_button,
        ):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self._title)
        column.addLayout(row)
        self.show_name("")
        self._retranslate()

    @property
    def title(self) -> str:
        """What is said of the picture, in full."""
        return self._title.toolTip() or self._title.text()

    def show_name(self, name: str) -> None:
        """Say what the picture is called; empty where there is none."""
        self._name = name
        self.clear_button.setEnabled(bool(name))
        self._show_title()

    def set_gallery_available(self, available: bool) -> None:
        """Say whether somebody may look into the gallery."""
        self.gallery_button.setEnabled(available)
        self._retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the name to the room there is."""
        super().resizeEvent(event)
        self._show_title()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _button(self, name: str, picture: str, wish: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(("right" if self._is_right else "left") + name)
        button.setIcon(icon(picture))
        button.setIconSize(QSize(ICON, ICON))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(wish)
        return button

    def _show_title(self) -> None:
        place = self.tr("Right picture") if self._is_right else self.tr("Left picture")
        named = self.tr("{place}: {name}")
        whole = named.format(place=place, name=self._name) if self._name else place
        metrics = QFontMetrics(self._title.font())
        room = max(80, self.width() - GAP)
        shown = metrics.elidedText(whole, Qt.TextElideMode.ElideMiddle, room)
        self._title.setText(shown)
        self._title.setToolTip(whole if shown != whole else "")

    def _retranslate(self) -> None:
        place = self.tr("right picture") if self._is_right else self.tr("left picture")
        available = self.gallery_button.isEnabled()
        for button, words, tip in (
            (self.file_button, self.tr("File…"), self.tr("Choose a picture file")),
            (self.paste_button, self.tr("Paste"), self.tr("Take what was copied (Ctrl+V)")),
            (self.camera_button, self.tr("Camera"), self.tr("Take the live picture as it is now")),
            (
                self.gallery_button,
                self.tr("Gallery…"),
                self.tr("Choose somebody who is enrolled")
                if available
                else self.tr("The gallery is locked, or you may not see who is in it."),
            ),
            (self.clear_button, self.tr("Remove"), self.tr("Take this picture away")),
        ):
            button.setText(words)
            button.setToolTip(tip)
            button.setAccessibleName(f"{words.rstrip('…')}, {place}")
        self._show_title()


class SideBody(QStackedWidget):
    """The picture, or what is to be said where there is none."""

    file_wanted = Signal()

    def __init__(self, is_right: bool, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "card")
        self._error: PlainError | None = None
        self._loading = ""
        self._without_picture = ""
        self._is_over = False
        self.view = PictureView(viewport, self)
        self.view.setObjectName("rightView" if is_right else "leftView")
        self._empty = EmptyState("image-plus", self)
        self._refused = EmptyState("image-off", self)
        self._busy = EmptyState("hourglass", self)
        self._person = EmptyState("user", self)
        for page in (self._empty, self._refused, self._busy, self._person, self.view):
            self.addWidget(page)
        for page in (self._empty, self._refused):
            page.acted.connect(self.file_wanted)
        self._retranslate()

    @property
    def text(self) -> str:
        """What is said in the place of a picture; empty while there is one."""
        page = self.currentWidget()
        return page.text if isinstance(page, EmptyState) else ""

    def show_side(self, side: Side | None, made: Painted | None = None) -> None:
        """Show a picture, as in `PictureView.show_side`; None shows how to get one."""
        self._error = None
        self._loading = self._without_picture = ""
        self.view.show_side(side, made)
        self._retranslate()

    def show_loading(self, name: str) -> None:
        """Say that faces are looked for."""
        self._loading, self._error = name, None
        self._retranslate()

    def show_error(self, error: PlainError) -> None:
        """Say why a picture can't be used; what was there before is gone."""
        self.view.show_side(None)
        self._error, self._loading, self._without_picture = error, "", ""
        self._retranslate()

    def show_person(self, name: str) -> None:
        """Stand for somebody of whom no picture is kept."""
        self.view.show_side(None)
        self._without_picture, self._error, self._loading = name, None, ""
        self._retranslate()

    def set_drag_over(self, is_over: bool) -> None:
        """Say that a picture can be dropped here."""
        if is_over != self._is_over:
            self._is_over = is_over
            self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        choose = self.tr("Choose a file…")
        if self._is_over:
            self._empty.set_words(self.tr("Drop the picture here"), "", "")
            self.setCurrentWidget(self._empty)
            return
        self._empty.set_words(
            self.tr("No picture yet"),
            self.tr(
                "Choose a file or drop one here, paste a picture, or take one from the camera."
            ),
            choose,
        )
        why = say_failure(self._error) if self._error is not None else ""
        self._refused.set_words(self.tr("This can't be compared"), why, choose)
        self._busy.set_words(
            self.tr("Looking for faces"), elided(self._loading, self.font(), 320), ""
        )
        self._person.set_words(
            self._without_picture,
            self.tr(
                "No picture of this person is kept that is large enough to be shown here. The "
                "other face is compared with the views by which this person is recognised."
            ),
            "",
        )
        self.setCurrentWidget(
            self._busy
            if self._loading
            else self._refused
            if self._error is not None
            else self._person
            if self._without_picture
            else self.view
            if self.view.side is not None
            else self._empty
        )


class SideFoot(QWidget):
    """Which face of the picture is meant, and where its points are."""

    face_wanted = Signal(int)
    adjust_wanted = Signal(bool)
    reset_wanted = Signal()

    def __init__(self, is_right: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_right = is_right
        self._side: Side | None = None
        self._point = 0
        name = "right" if is_right else "left"
        self.faces = QComboBox(self)
        self.faces.setObjectName(f"{name}Faces")
        self.faces.setMinimumContentsLength(10)
        self.faces.activated.connect(self.face_wanted)
        self.words = QLabel(self)
        self.words.setObjectName(f"{name}Words")
        set_look(self.words, "muted")
        self.adjust_button = QToolButton(self)
        self.adjust_button.setObjectName(f"{name}Adjust")
        self.adjust_button.setCheckable(True)
        self.adjust_button.setIcon(icon("pencil"))
        self.adjust_button.setIconSize(QSize(ICON, ICON))
        self.adjust_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.adjust_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.adjust_button.toggled.connect(self._toggled)
        self.reset_button = QPushButton(self)
        self.reset_button.setObjectName(f"{name}Reset")
        self.reset_button.setAutoDefault(False)
        set_look(self.reset_button, "quiet")
        self.reset_button.clicked.connect(self.reset_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.faces)
        row.addWidget(self.words, 1)
        row.addWidget(self.reset_button)
        row.addWidget(self.adjust_button)
        self.show_side(None)

    def show_side(self, side: Side | None) -> None:
        """Say which faces a picture has."""
        self._side = side
        if side is None or side.face is None:
            self.adjust_button.setChecked(False)
        self._retranslate()

    def show_point(self, point: int) -> None:
        """Say which point the arrow keys move."""
        self._point = point
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        self._retranslate()
        self.adjust_wanted.emit(on)

    def _retranslate(self) -> None:
        side = self._side
        count = 0 if side is None else len(side.faces)
        place = self.tr("right picture") if self._is_right else self.tr("left picture")
        with QSignalBlocker(self.faces):
            self.faces.clear()
            for number in range(1, count + 1):
                self.faces.addItem(
                    self.tr("Face {number} of {count}").format(number=number, count=count)
                )
            if side is not None:
                self.faces.setCurrentIndex(side.chosen)
        self.faces.setAccessibleName(self.tr("Which face is compared, {place}").format(place=place))
        adjusts = self.adjust_button.isChecked()
        self.faces.setVisible(count > 1 and not adjusts)
        self.adjust_button.setText(self.tr("Adjust points"))
        self.adjust_button.setToolTip(
            self.tr("Put the points of eyes, nose and mouth where they belong")
        )
        self.adjust_button.setAccessibleName(f"{self.adjust_button.text()}, {place}")
        self.adjust_button.setEnabled(count > 0)
        moved = side is not None and side.moved is not None
        self.reset_button.setText(self.tr("As found"))
        self.reset_button.setToolTip(self.tr("Put the points back where they were found"))
        self.reset_button.setAccessibleName(f"{self.reset_button.text()}, {place}")
        self.reset_button.setVisible(moved)
        if adjusts:
            words = face_marks.point_words(self._point)
            words = f"{self._point + 1}: {words}"
        elif moved:
            words = self.tr("Points moved by hand")
        elif count == 1:
            words = self.tr("1 face")
        else:
            words = ""
        self.words.setText(words)
