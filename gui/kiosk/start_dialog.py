"""The window in which it is chosen how the kiosk runs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from core.people.accounts.values import LEAST_PIN
from gui.accounts.new_secret import NewSecret
from gui.kiosk.signal_part import SignalPart
from gui.kiosk.start_values import Surroundings, Wish
from gui.kiosk.unjudged_part import UnjudgedPart
from gui.labels import sentence_label
from gui.language import one_after_another
from gui.message_bar import MessageBar
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE
from gui.wrapped_page import WrappedPage

WIDTH, TALLEST = 640, 860
LANGUAGES = ("both", "en", "zh_CN")


class StartDialog(QDialog):
    """Shows what was chosen the last time, and takes what is to hold now."""

    start_wanted = Signal(object)
    """`Wish`; `accept` or `show_error` answers."""

    try_wanted = Signal(str, str)
    """Kind and target of a signal to be tried; `signal.show_result` answers."""

    leave_wanted = Signal()
    """Greetings without a judgement are to be allowed; `unjudged.allow` answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kioskStart")
        self.setMinimumWidth(WIDTH)
        self._around = Surroundings()
        self.error_bar = MessageBar("banner-danger", self)
        self._headings = [QLabel(self) for _ in range(4)]
        for heading in self._headings:
            set_look(heading, "strong")
        self.languages = QComboBox(self)
        self.languages.setObjectName("kioskLanguages")
        for one in LANGUAGES:
            self.languages.addItem("", one)
        self.names = self._box("kioskGreetNames")
        self.sounds = self._box("kioskSounds")
        self.challenge = self._box("kioskChallenge")
        self._about_challenge = sentence_label(self, "kioskAboutChallenge", "caption")
        self.unjudged = UnjudgedPart(self)
        self.unjudged.leave_wanted.connect(self.leave_wanted)
        self._about_liveness = sentence_label(self, "kioskAboutLiveness", "muted")
        self.signal = SignalPart(self)
        self.signal.try_wanted.connect(self.try_wanted)
        self._about_leaving = sentence_label(self, "kioskAboutLeaving", "muted")
        self.pin = NewSecret("kioskPin", self)
        self.pin.entered.connect(self._start)
        self.pin.changed.connect(self._refresh)
        self._notes = sentence_label(self, "kioskNotes", "muted")
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Ok | standard.Cancel, parent=self)
        self.start_button = self._buttons.button(standard.Ok)
        self.start_button.setObjectName("kioskStartButton")
        set_look(self.start_button, "primary")
        self._cancel = self._buttons.button(standard.Cancel)
        self._cancel.setObjectName("kioskCancelButton")
        for button in (self.start_button, self._cancel):
            button.setIcon(QIcon())
            button.setAutoDefault(False)
        self._buttons.accepted.connect(self._start)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self.unjudged.grown.connect(self._say_liveness)
        for part in (self.signal, self.unjudged):
            part.grown.connect(self._fit)
        self._retranslate()

    def show_wish(self, wish: Wish, around: Surroundings) -> None:
        """Show what was chosen the last time, as far as it may be changed now."""
        self.error_bar.clear()
        self.languages.setCurrentIndex(LANGUAGES.index(wish.languages))
        self.names.setChecked(wish.names)
        self.sounds.setChecked(wish.sounds)
        # Where no model judges, how a face moves is all that tells a picture from a person.
        proposes = around.may_settings and not around.has_liveness
        self.challenge.setChecked(wish.challenge or proposes)
        self.unjudged.show_choice(unjudged=wish.unjudged)
        self.signal.show_choice(wish.signal_kind, wish.signal_target or "", names=wish.signal_names)
        self.pin.clear()
        self.show_surroundings(around)

    def show_surroundings(self, around: Surroundings) -> None:
        """Show what may be changed now, and what the program can do."""
        self._around = around
        self.pin.setVisible(not around.has_accounts)
        for widget in (self.challenge, self.signal):
            widget.setEnabled(around.may_settings)
        self.unjudged.set_may(around.may_settings)
        self._retranslate()

    def show_error(self, sentence: str) -> None:
        """Say what could not be done."""
        self.error_bar.show_message(sentence)
        self._scroll.ensureVisible(0, 0)
        self._fit()

    def done(self, result: int) -> None:
        """Forget the PIN."""
        self.pin.clear()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Appear in the size that the sentences need."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _start(self) -> None:
        if not self.start_button.isEnabled():
            return
        if not self.pin.is_same:
            self.show_error(self.tr("The two PINs differ. Type the same twice."))
            self.pin.second.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        kind = self.signal.chosen
        target = self.signal.target.text().strip()
        if kind is not None and not target:
            self.show_error(
                self.tr("Type who is to be told what the kiosk says, or choose Nobody.")
            )
            self.signal.target.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.start_wanted.emit(
            Wish(
                languages=self.languages.currentData(),
                names=self.names.isChecked(),
                sounds=self.sounds.isChecked(),
                unjudged=self.unjudged.is_allowed,
                allowed_by=self.unjudged.allowed_by,
                signal_kind=kind,
                signal_target=target or None,
                signal_names=self.signal.names.isChecked(),
                pin="" if self._around.has_accounts else self.pin.text,
                challenge=self.challenge.isChecked(),
            )
        )

    @Slot()
    def _refresh(self) -> None:
        is_left_empty = not self.pin.first.text() and not self.pin.second.text()
        is_enough = self._around.has_accounts or (self._around.has_pin and is_left_empty)
        self.start_button.setEnabled(is_enough or self.pin.is_filled)

    @Slot()
    def _fit(self) -> None:
        """Be as high as all of it needs, where the screen allows."""
        if not self.isVisible():
            return
        self._column.activate()
        inner = self._column.totalHeightForWidth(max(self._scroll.page.width(), WIDTH - 2 * PAGE))
        outer = self.height() - self._scroll.viewport().height()
        room = self.screen().availableSize() - QSize(0, WIDE * 4)
        height = min(inner + outer, TALLEST, room.height())
        if height > self.height():
            self.resize(self.width(), height)
            below = self.frameGeometry().bottom() - self.screen().availableGeometry().bottom()
            if below > 0:
                self.move(self.x(), self.y() - below)

    def _box(self, name: str) -> QCheckBox:
        box = QCheckBox(self)
        box.setObjectName(name)
        return box

    def _lay_out(self) -> None:
        self._scroll = WrappedPage(self)
        self._scroll.setObjectName("kioskStartScroll")
        column = self._column = QVBoxLayout(self._scroll.page)
        column.setContentsMargins(0, 0, GAP, 0)
        column.setSpacing(GAP)
        column.addWidget(self.error_bar)
        parts: tuple[tuple[QWidget, ...], ...] = (
            (self.languages, self.names, self.sounds),
            (
                *(self._about_liveness, self.challenge, self._about_challenge),
                self.unjudged,
            ),
            (self.signal,),
            (self._about_leaving, self.pin, self._notes),
        )
        for heading, widgets in zip(self._headings, parts, strict=True):
            column.addWidget(heading)
            for widget in widgets:
                column.addWidget(widget)
            column.addSpacing(GAP)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(PAGE, PAGE, PAGE - GAP, WIDE)
        outer.setSpacing(WIDE)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._buttons)

    def _retranslate(self) -> None:
        around = self._around
        self.setWindowTitle(self.tr("Start the kiosk"))
        titles = (
            self.tr("Screen"),
            self.tr("Liveness"),
            self.tr("Telling a door or another program"),
            self.tr("Ending the kiosk"),
        )
        for heading, title in zip(self._headings, titles, strict=True):
            heading.setText(title)
        for row, words in enumerate((self.tr("English and Chinese"), "English", "中文")):
            self.languages.setItemText(row, words)
        self.languages.setAccessibleName(self.tr("Languages of the kiosk"))
        self.names.setText(self.tr("Greet people by their name"))
        self.sounds.setText(self.tr("Play a tone with each answer, and speak what is asked"))
        self._say_liveness()
        self.challenge.setText(self.tr("Ask people to move their head first"))
        what_for = self.tr(
            "Two short movements, such as turning the head: a photo or a screen can't do them as a "
            "face does. Whoever can't do them is sent to the desk."
        )
        self._about_challenge.setText(what_for)
        self.challenge.setAccessibleDescription(what_for)
        how = self.tr(
            "Rest a finger in the upper right corner for three seconds, or press Ctrl+Shift+K."
        )
        who = (
            self.tr("Then an operator or supervisor types their PIN.")
            if around.has_accounts
            else self.tr(
                "Then type the PIN of the kiosk. To keep the present one, leave both fields empty."
            )
            if around.has_pin
            else self.tr("Then type the PIN that you choose here.")
        )
        self._about_leaving.setText(one_after_another(how, who))
        self.pin.retranslate()
        self._say_pin()
        self._notes.setText(self._note())
        self.start_button.setText(self.tr("Start the kiosk"))
        self._cancel.setText(self.tr("Quit") if around.is_first else self.tr("Cancel"))
        self._refresh()

    @Slot()
    def _say_liveness(self) -> None:
        """Say who is greeted, as it is chosen now."""
        if self.unjudged.is_allowed:
            words = self.tr(
                "People are greeted whether or not they were judged to be live. Suspected fakes "
                "are never greeted."
            )
        elif self._around.has_liveness:
            words = self.tr("Only people whose face was judged to be live are greeted.")
        elif self._around.is_studio:
            words = self.tr(
                "Only the people of the demo are judged for liveness. At a camera nobody is "
                "greeted until there is a liveness model."
            )
        else:
            words = self.tr(
                "No liveness model is in use: only geometry and motion speak against fakes. So "
                "nobody is greeted, and everybody is sent to the desk."
            )
        self._about_liveness.setText(words)

    def _say_pin(self) -> None:
        """Put the PIN's own words over those for a PIN or password."""
        new, again = self.tr("New PIN"), self.tr("The same again")
        self.pin.first.setPlaceholderText(new)
        self.pin.first.setAccessibleName(new)
        self.pin.second.setPlaceholderText(again)
        self.pin.second.setAccessibleName(self.tr("New PIN again"))
        rule = self.pin.findChild(QLabel, "kioskPinRule")
        if rule is not None:
            rule.setText(self.tr("At least {digits} digits. Not 123456.").format(digits=LEAST_PIN))

    def _note(self) -> str:
        notes = []
        if not self._around.may_settings:
            notes.append(self.tr("Liveness and door are a supervisor's to change."))
        if self._around.lock_after is not None:
            notes.append(
                self.tr(
                    "The gallery locks itself after {minutes} minutes without a touch; the kiosk "
                    "is then out of order until somebody opens it."
                ).format(minutes=self._around.lock_after)
            )
        if not self._around.is_first:
            notes.append(
                self.tr(
                    "Where nobody is near, start the program with --kiosk: it is then started "
                    "again by itself after a fault."
                )
            )
        return "\n".join(notes)
