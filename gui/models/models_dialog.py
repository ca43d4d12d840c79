"""The window of the models: what each slot can hold, what it holds, and getting others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.settings import Settings
from core.wording import PlainError
from gui.models.add_bar import AddBar
from gui.models.announcements import Announcements
from gui.models.fetch_page import Offer
from gui.models.model_pages import ModelPages
from gui.models.offers import offers
from gui.models.renewal_panel import RenewalPanel
from gui.models.slot_list import SlotList
from gui.models.values import Entry, Loaded, ModelsOnDisk
from gui.tokens import GAP, PAGE, WIDE

if TYPE_CHECKING:
    from core.models.adding.inspection import Candidate
    from core.models.card import ModelCard
    from core.models.download import FetchProgress
    from core.people.renewal import RenewalPlan, RenewalSummary

FIRST_SIZE = (1040, 720)
LEAST_SIZE = (800, 480)
LIST_WIDTH = 300


class ModelsDialog(QDialog):
    """Shows the models and says what a person wants done; does nothing by itself."""

    settings_wanted = Signal(object)
    """`Settings` with another model or mode."""

    add_wanted = Signal(object)
    """Path of a folder or file to look at; `show_candidate` or `show_error` answers."""

    install_wanted = Signal(object, str, bool)
    """`Candidate`, name of the system, whether to use it at once; `show_added` answers."""

    fetch_wanted = Signal(str)
    """Name of the system; `show_progress`, then `show_candidate` answer."""

    cancel_wanted = Signal()
    """End what goes on; `show_idle` answers."""

    remove_wanted = Signal(str)
    """Short name; `set_models` answers."""

    check_wanted = Signal(str)
    """Short name; `show_checked` answers."""

    renew_wanted = Signal()
    cancel_renewal_wanted = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, offered: Sequence[Offer] | None = None
    ) -> None:
        """Take what can be downloaded from the vendor's table, or as `offered`."""
        super().__init__(parent)
        self.setObjectName("modelsDialog")
        self.setAcceptDrops(True)
        self.setSizeGripEnabled(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._models = ModelsOnDisk()
        self._settings = Settings()
        self._loaded: Loaded = {}
        self._plan: RenewalPlan | None = None
        self._people = 0
        known = offers() if offered is None else offered
        self._offers = {offer.system.name: offer for offer in known}
        self.said = Announcements(self)
        self.list = SlotList(self)
        self.renewal = RenewalPanel(self)
        self.pages = ModelPages(self.renewal, self)
        self.details = self.pages.details
        self.add_bar = AddBar([offer.system for offer in self._offers.values()], self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._refresh()
        self.list.setFocus()

    @Slot(object)
    def set_models(self, models: ModelsOnDisk) -> None:
        """Show which models are installed."""
        self._models = models
        installed = (card.name for cards in models.cards.values() for card in cards)
        self.pages.candidate_page.set_installed(frozenset(installed))
        self.said.say_damage(models.damaged)
        self._refresh()

    @Slot(object)
    def set_loaded(self, loaded: Loaded) -> None:
        """Show what is in the slots now."""
        self._loaded = loaded
        self._refresh()

    @Slot(object)
    def set_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self._settings = settings
        self._refresh()

    @Slot(object)
    def look_at(self, path: Path) -> None:
        """Ask what a folder or file is, unless something else goes on."""
        if not self.pages.is_working:
            self.pages.begin_looking()
            self.add_wanted.emit(path)

    @Slot(object)
    def show_candidate(self, candidate: Candidate) -> None:
        """Ask whether files that were looked at are to be added."""
        self.pages.show_candidate(candidate)

    @Slot(object)
    def show_progress(self, progress: FetchProgress) -> None:
        """Say how far a download is."""
        self.pages.show_progress(progress)

    @Slot(object)
    def show_busy(self, sentence: str | None) -> None:
        """Say what goes on; None: nothing any more."""
        if sentence is None:
            self.pages.end()
        else:
            self.pages.begin(sentence)

    @Slot()
    def show_idle(self) -> None:
        """Nothing goes on any more."""
        self.pages.end()

    @Slot(object)
    def show_error(self, error: PlainError) -> None:
        """Say why something was not done."""
        self.pages.end()
        self.renewal.forget_progress()
        self.said.say_error(error)

    @Slot(object)
    def show_added(self, card: ModelCard) -> None:
        """Say that a model was added, and show it."""
        self.pages.rest()
        self.said.say_note(self.tr("{model} was tried out and added.").format(model=card.title))
        self.list.select(card.slot, card.name)

    @Slot(str)
    def show_checked(self, name: str) -> None:
        """Say that the files of a model are whole."""
        self.pages.end()
        sentence = self.tr("The files of {model} are those that its card describes, and it works.")
        self.said.say_note(sentence.format(model=self._title_of(name)))

    @Slot(str)
    def show_removed(self, name: str) -> None:
        """Say that a model is no longer installed."""
        self.pages.end()
        self.said.say_note(self.tr("The model {model} was removed.").format(model=name))

    @Slot(object)
    def set_lacking(self, plan: RenewalPlan | None, people: int = 0) -> None:
        """Show who can't be recognised with the recogniser in use.

        Parameters
        ----------
        plan
            None: nobody lacks anything, or it isn't known.
        people
            How many are enrolled; 0 if that isn't known.
        """
        self._plan, self._people = plan, people
        self._show_renewal()

    @Slot(int, int)
    def show_renewal_progress(self, done: int, total: int) -> None:
        """Say how far the renewal of templates is."""
        self.renewal.show_progress(done, total)
        self._show_renewal()

    @Slot(object)
    def show_renewal_summary(self, summary: RenewalSummary) -> None:
        """Say what came of the renewal of templates."""
        self.renewal.show_summary(summary)
        self._show_renewal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape step back once before it closes the window.

        Enter presses the button that has the keyboard, and never one elsewhere.
        """
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter or (event.key() == Qt.Key.Key_Escape and self.pages.step_back()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders while nothing else goes on."""
        if self._path_of(event) is not None:
            event.acceptProposedAction()
            self.add_bar.set_dragging(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget what was dragged over the window."""
        self.add_bar.set_dragging(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        self.add_bar.set_dragging(False)
        path = self._path_of(event)
        if path is not None:
            event.acceptProposedAction()
            self.look_at(path)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _path_of(self, event: QDropEvent) -> Path | None:
        if self.pages.is_working:
            return None
        local = [url for url in event.mimeData().urls() if url.isLocalFile()]
        return Path(local[0].toLocalFile()) if local else None

    @Slot(str)
    def _offer(self, system: str) -> None:
        self.pages.offer(self._offers[system])

    @Slot(bool)
    def _rest_or_not(self, resting: bool) -> None:
        """Let nothing else be begun while something is asked or goes on."""
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.pages.isAncestorOf(focused)
        self.list.setEnabled(resting)
        self.add_bar.setEnabled(resting)
        if resting and had_keyboard:
            self.list.setFocus()

    @Slot(object)
    def _entry_changed(self, entry: Entry | None) -> None:
        loaded = self._loaded.get(entry.slot) if entry is not None else None
        self.details.show_entry(entry, self._settings, loaded)
        self._show_renewal()

    def _refresh(self) -> None:
        self.list.set_values(self._models, self._settings, self._loaded)
        self._show_renewal()

    @Slot()
    def _show_renewal(self) -> None:
        title = ""
        if "recogniser" in self._loaded:
            title = self._loaded["recogniser"].card.title
        elif self._plan is not None:
            title = self._title_of(self._plan.model.split("@")[0])
        self.renewal.set_lacking(self._plan, title, self._people)
        lacking = self.renewal.lacking
        note = self.tr("%n not recognised", "", lacking) if lacking else ""
        self.list.slots.set_note("recogniser", note)
        entry = self.list.entry
        in_use = entry is not None and entry.slot == "recogniser" and entry.state != "free"
        self.renewal.setVisible(in_use and self.renewal.has_news)

    def _title_of(self, name: str) -> str:
        cards = (card for cards in self._models.cards.values() for card in cards)
        return next((card.title for card in cards if card.name == name), name)

    def _connect(self) -> None:
        pages = self.pages
        self.list.entry_changed.connect(self._entry_changed)
        self.details.settings_wanted.connect(self.said.clear)
        self.details.settings_wanted.connect(self.settings_wanted)
        pages.install_wanted.connect(self.install_wanted)
        pages.fetch_wanted.connect(self.fetch_wanted)
        pages.check_wanted.connect(self.check_wanted)
        pages.remove_wanted.connect(self.remove_wanted)
        pages.cancel_wanted.connect(self.cancel_wanted)
        pages.begun.connect(self.said.clear)
        pages.resting.connect(self._rest_or_not)
        self.renewal.renew_wanted.connect(self.renew_wanted)
        self.renewal.cancel_wanted.connect(self.cancel_renewal_wanted)
        self.renewal.dismissed.connect(self._show_renewal)
        self.add_bar.path_chosen.connect(self.look_at)
        self.add_bar.system_chosen.connect(self._offer)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self.pages)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([LIST_WIDTH, FIRST_SIZE[0] - LIST_WIDTH])
        foot = QHBoxLayout()
        foot.setSpacing(WIDE)
        foot.addWidget(self.add_bar, 1)
        foot.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self.said)
        column.addWidget(splitter, 1)
        column.addSpacing(GAP)
        column.addLayout(foot)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(QSize(*FIRST_SIZE).boundedTo(self.screen().availableSize()))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Models"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # some systems put one there that doesn't follow the theme
        self._show_renewal()
