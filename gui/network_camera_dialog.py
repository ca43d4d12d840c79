"""The dialog in which the address of a camera in the network is typed."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.capture.rtsp_address import NetworkAddress, is_network, read_network_address
from core.capture.source import SourceError
from gui.icons import icon
from gui.language import say_error
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE
from gui.window_height import fit_height

WIDTH = 560
EXAMPLE = "rtsp://192.168.1.20/stream"


class NetworkCameraDialog(QDialog):
    """Asks for an address, a name and a password, and says what is wrong with them.

    Name and password that are typed as part of the address move to their own fields, so that a
    password can't be read over somebody's shoulder.
    """

    chosen = Signal(object)
    """`NetworkAddress` that shall be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("networkCameraDialog")
        self.setMinimumWidth(WIDTH)
        self.address = QLineEdit(self)
        self.address.setObjectName("networkAddress")
        self.address.setPlaceholderText(EXAMPLE)
        self.address.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self.address.textEdited.connect(self._edited)
        self.address.editingFinished.connect(self._take_apart)
        self.user = QLineEdit(self)
        self.user.setObjectName("networkUser")
        self.password = QLineEdit(self)
        self.password.setObjectName("networkPassword")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )
        self.reveal = QPushButton(self)
        self.reveal.setObjectName("networkReveal")
        self.reveal.setCheckable(True)
        self.reveal.setAutoDefault(False)
        self.reveal.toggled.connect(self._show_password)
        self._labels = [QLabel(self) for _ in range(3)]
        self._error = self._note("danger")
        self._error.setObjectName("networkError")
        self._safety = self._note("warn")
        self._safety.setObjectName("networkSafety")
        self._storage = self._note("muted")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.open_button = QPushButton(self)
        set_look(self.open_button, "primary")
        self._buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.open_button.setDefault(True)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        self._failure: SourceError | None = None
        self._lay_out()
        self._retranslate()

    @property
    def error(self) -> str:
        """The sentence that says what is wrong; empty while nothing is known to be."""
        return self._error.text()

    @property
    def safety(self) -> str:
        """The sentence that says who can see the picture on its way."""
        return self._safety.text()

    def begin(self, address: NetworkAddress | None = None) -> None:
        """Begin anew, with the address and name of the camera that was open last, if any."""
        self.address.setText(address.without_person if address is not None else "")
        self.user.setText(address.user if address is not None else "")
        self.password.clear()
        self.reveal.setChecked(False)
        self._show_failure(None)
        self._show_safety()
        self.address.setFocus()
        self.address.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(str)
    def _edited(self, _text: str) -> None:
        self._show_failure(None)
        self._show_safety()

    @Slot()
    def _take_apart(self) -> None:
        """Move name and password out of the address."""
        try:
            typed = read_network_address(self.address.text())
        except SourceError:
            return
        if not typed.user and not typed.password:
            return
        with QSignalBlocker(self.address):
            self.address.setText(typed.without_person)
        self.user.setText(typed.user)
        self.password.setText(typed.password)

    @Slot()
    def _accept(self) -> None:
        self._take_apart()
        text = self.address.text().strip()
        if text and "://" not in text:
            text = f"rtsp://{text}"
        try:
            address = read_network_address(text)
        except SourceError as error:
            self._show_failure(error)
            self.address.setFocus()
            return
        user, password = self.user.text(), self.password.text()
        self.password.clear()  # it stands in the address from here on
        self.accept()
        self.chosen.emit(dataclasses.replace(address, user=user, password=password))

    @Slot(bool)
    def _show_password(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.password.setEchoMode(modes.Normal if shown else modes.Password)
        self.reveal.setIcon(icon("eye-off" if shown else "eye"))
        words = self.tr("Hide the password") if shown else self.tr("Show the password")
        self.reveal.setAccessibleName(words)
        self.reveal.setToolTip(words)

    def _show_failure(self, error: SourceError | None) -> None:
        self._failure = error
        self._error.setText(say_error(error) if error is not None else "")
        self._error.setVisible(error is not None)
        set_look(self.address, "wrong" if error is not None else "")
        self.address.setAccessibleDescription(self._error.text())
        fit_height(self)

    def _show_safety(self) -> None:
        text = self.address.text().strip().lower()
        encrypted = text.startswith("rtsps:") and is_network(text)
        self._safety.setText(
            self.tr(
                "The picture is encrypted on its way. Whether it really comes from this camera "
                "isn't checked, since cameras issue their certificates themselves."
            )
            if encrypted
            else self.tr(
                "With rtsp:// the picture goes through the network unencrypted: whoever is in the "
                "network can watch, and may read the password. Use rtsps:// if the camera knows "
                "it."
            )
        )
        set_look(self._safety, "muted" if encrypted else "warn")

    def _note(self, look: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_look(label, look)
        return label

    def _lay_out(self) -> None:
        secret = QHBoxLayout()
        secret.setSpacing(GAP)
        secret.addWidget(self.password, 1)
        secret.addWidget(self.reveal)
        form = QFormLayout()
        form.setHorizontalSpacing(WIDE)
        form.setVerticalSpacing(GAP)
        form.addRow(self._labels[0], self.address)
        form.addRow(self._labels[1], self.user)
        form.addRow(self._labels[2], secret)
        for label, field in zip(
            self._labels, (self.address, self.user, self.password), strict=True
        ):
            label.setBuddy(field)
        page = QVBoxLayout(self)
        page.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        page.setSpacing(WIDE)
        page.addLayout(form)
        page.addWidget(self._error)
        page.addWidget(self._safety)
        page.addWidget(self._storage)
        page.addStretch(1)
        page.addWidget(self._buttons)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Open a network camera"))
        words = (self.tr("&Address"), self.tr("&User name"), self.tr("&Password"))
        for label, text in zip(self._labels, words, strict=True):
            label.setText(text)
        self.address.setAccessibleName(self.tr("Address of the camera"))
        self.user.setAccessibleName(self.tr("Name with which the camera lets you in"))
        self.password.setAccessibleName(self.tr("Password of the camera"))
        self._storage.setText(
            self.tr(
                "The address is kept in the program's settings, with name and password, in a file "
                "that is yours alone. They go to the camera, and appear in no report, recording "
                "or log."
            )
        )
        self.open_button.setText(self.tr("Open"))
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        cancel.setIcon(QIcon())  # some systems put one there that doesn't follow the theme
        cancel.setAutoDefault(False)
        self._show_password(self.reveal.isChecked())
        self._show_failure(self._failure)
        self._show_safety()
