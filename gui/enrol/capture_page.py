"""The page on which the views are taken: the hint, the views, and what may be done meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from core.enrolment.shots import EnrolmentProgress, Trouble
from core.people.records import View
from gui.enrol.hint_view import HintView
from gui.enrol.page import EnrolPage, button_row
from gui.enrol.reason_bar import FAKE, POOR_PICTURE, ReasonBar
from gui.enrol.view_tile import ViewTile
from gui.enrol.words import advice, blind_advice, liveness_words, paused_words, view_words
from gui.labels import say_in, sentence_label
from gui.language import say
from gui.live.ring import Ring
from gui.theme import set_look
from gui.tokens import GAP, TIGHT

COLUMNS = 3
"""Tiles in a row: so many fit the narrowest side panel."""


class CapturePage(EnrolPage):
    """Follows an enrolment's progress and says what a person wants done."""

    take_wanted = Signal(str)
    """Take what is there now; why, although something hinders it, else empty."""

    skip_wanted = Signal(object)
    """The `View` to do without."""

    same_person = Signal()
    """Who stands there is the person of the other views, in spite of what was said."""

    restart_wanted = Signal()
    """Forget the views and begin with who stands there."""

    pause_wanted = Signal(bool)
    review_wanted = Signal()
    """Go on with the views that are there."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("capturePage", parent)
        # The keyboard is here at first: whoever presses Enter once more takes nothing by hand.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._progress: EnrolmentProgress | None = None
        self._is_blind = False
        self._mirrored = True
        self._not_taken = ""
        self.tiles: dict[View, ViewTile] = {}
        self.hint = HintView(self)
        self._advice = sentence_label(self, "captureAdvice")
        set_look(self._advice, "muted")
        self._liveness = sentence_label(self, "captureLiveness", "caption")
        self.same_button = self._button("samePerson", self.same_person)
        self.restart_button = self._button("startAgain", self.restart_wanted)
        self.reason_bar = ReasonBar(self)
        self.reason_bar.given.connect(self._take_for)
        self.take_button = self._button("takeNow", self._take)
        self.skip_button = self._button("doWithout", self._skip)
        self.pause_button = QPushButton(self)
        self.pause_button.setObjectName("pauseEnrolment")
        self.pause_button.setCheckable(True)
        self.pause_button.toggled.connect(self._pause)
        self.review_button = self._button("enrolReview", self.review_wanted)
        self.cancel_button = self._button("captureCancel", self.cancelled)
        self._grid = QGridLayout()
        self._grid.setSpacing(TIGHT)
        self._lay_out()
        self._retranslate()

    @property
    def hint_text(self) -> str:
        """The large words."""
        return self.hint.text

    @property
    def advice_text(self) -> str:
        """What is to be done about a trouble; empty where there is none."""
        return self._advice.text()

    @property
    def liveness_text(self) -> str:
        """What liveness says so far; empty before the first view."""
        return self._liveness.text()

    @property
    def is_paused(self) -> bool:
        """Whether no view is taken until a person goes on."""
        return self.pause_button.isChecked()

    def open(self, *, mirrored: bool) -> None:
        """Begin with another enrolment."""
        self._progress = None
        self._is_blind = False
        self._not_taken = ""
        self._mirrored = mirrored
        self.reason_bar.hide()
        self.pause_button.setChecked(False)

    def forget(self) -> None:
        """Let go of the views."""
        self._progress = None
        self._remove_tiles()

    def set_mirrored(self, mirrored: bool) -> None:
        """Show arrows and pictures as the live picture is shown."""
        self._mirrored = mirrored
        self._refresh()

    def show_progress(self, progress: EnrolmentProgress, *, blind: bool = False) -> None:
        """Show how far it is."""
        self._progress = progress
        self._is_blind = blind
        if progress.taken_now is not None:
            self._not_taken = ""
        self._refresh()

    def ring(self) -> Ring:
        """Return what the picture shows of this."""
        progress = self._progress
        if progress is None:
            return Ring()
        if self.is_paused:
            return Ring(progress.filled, sentence=self.tr("Pause"))
        return Ring(
            progress.filled,
            progress.wanted,
            say(progress.hint.sentence),
            progress.hint.arrow,
            is_good=progress.hint.is_good,
            is_trouble=progress.trouble is not Trouble.NONE or self._is_blind,
        )

    def begin(self) -> None:
        """Put the keyboard on the page itself."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_reason(self, hindrance: str, trouble: Trouble) -> None:
        """Ask why a view is taken although something hinders it, said in `hindrance`."""
        question = (
            self.tr("Asked for was: “{hindrance}” Why is the picture taken all the same?")
            if trouble is Trouble.NONE
            else self.tr("{hindrance} Why is the picture taken all the same?")
        )
        self.reason_bar.ask(
            question.format(hindrance=hindrance),
            self.tr("Take it"),
            FAKE if trouble is Trouble.FAKE else POOR_PICTURE,
        )

    def say_not_taken(self, why: str = "") -> None:
        """Say that nothing was taken, until something is."""
        self._not_taken = why or self.tr("Nothing was taken: no fit face was there just then.")
        self._refresh()

    def step_back(self) -> bool:
        """Take the question for a reason away."""
        was_asking = bool(self.reason_bar.question)
        self.reason_bar.leave()
        return was_asking

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _take(self) -> None:
        self.take_wanted.emit("")

    @Slot(str)
    def _take_for(self, reason: str) -> None:
        self.take_wanted.emit(reason)

    @Slot()
    def _skip(self) -> None:
        if self._progress is not None and self._progress.wanted is not None:
            self.skip_wanted.emit(self._progress.wanted)

    @Slot(bool)
    def _pause(self, on: bool) -> None:
        self.pause_wanted.emit(on)
        self._retranslate()

    def _button(self, name: str, deed: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.clicked.connect(deed)
        return button

    def _lay_out(self) -> None:
        self.body.addWidget(self.hint)
        self.body.addWidget(self._advice)
        self.body.addWidget(self.same_button)
        self.body.addWidget(self.restart_button)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._liveness)
        self.body.addStretch(1)
        self.foot.addWidget(self.reason_bar)
        self.foot.addWidget(self.take_button)
        self.foot.addLayout(button_row(self.skip_button, self.pause_button))
        self.foot.addLayout(button_row(self.review_button, self.cancel_button))
        for button in (self.same_button, self.restart_button):
            button.hide()
        self.foot.setSpacing(GAP)

    def _refresh(self) -> None:
        progress = self._progress
        if progress is None:
            return
        self._show_tiles(progress)
        ring = self.ring()
        if self.is_paused:
            ring = Ring(progress.filled, sentence=paused_words())
        self.hint.show_hint(ring, mirrored=self._mirrored)
        words = advice(progress.trouble)
        if self._is_blind:
            words = blind_advice()
        words = words or self._not_taken
        if progress.is_stuck and not words:
            words = self.tr("If this doesn't work, do without this view, or take it by hand.")
        say_in(self._advice, "" if self.is_paused else words)
        is_other = progress.trouble is Trouble.OTHER_FACE and not self.is_paused
        self.same_button.setVisible(is_other)
        self.restart_button.setVisible(is_other)
        say_in(self._liveness, liveness_words(progress.liveness) if progress.shots else "")
        is_held = self.is_paused or self._is_blind
        self.take_button.setEnabled(progress.wanted is not None and not is_held)
        self.skip_button.setEnabled(
            progress.wanted is not None and (bool(progress.shots) or len(progress.filled) > 1)
        )
        self.skip_button.setText(
            self.tr("Do without “{view}”").format(view=view_words(progress.wanted))
            if progress.wanted is not None
            else self.tr("Do without this view")
        )
        self.review_button.setVisible(bool(progress.shots))

    def _show_tiles(self, progress: EnrolmentProgress) -> None:
        if tuple(self.tiles) != tuple(progress.filled):
            self._remove_tiles()
            self.tiles = {view: ViewTile(view, self) for view in progress.filled}
            for place, tile in enumerate(self.tiles.values()):
                self._grid.addWidget(tile, place // COLUMNS, place % COLUMNS)
                tile.show()
        taken = {shot.view: shot for shot in progress.shots}
        for view, tile in self.tiles.items():
            tile.show_state(
                progress.filled[view],
                taken.get(view),
                wanted=view is progress.wanted,
                mirrored=self._mirrored,
            )

    def _remove_tiles(self) -> None:
        for tile in self.tiles.values():
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = {}

    def _retranslate(self) -> None:
        self.same_button.setText(self.tr("It is the same person"))
        self.restart_button.setText(self.tr("Start again with this person"))
        self.take_button.setText(self.tr("Take now"))
        self.take_button.setToolTip(
            self.tr("Takes the picture of this moment; good ones are taken by themselves")
        )
        self.skip_button.setText(self.tr("Do without this view"))
        self.pause_button.setText(self.tr("Go on") if self.is_paused else self.tr("Pause"))
        self.review_button.setText(self.tr("Finish with these views"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Back to the gallery (Esc)"))
        self._refresh()
