"""Connects the comparison of pictures with engine and gallery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from core.paths import Profile
from core.wording import PlainError
from gui.engine import Engine
from gui.language import say_error
from gui.message_bar import MessageBar
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.reports.files import Saved
    from gui.compare.compare_window import CompareWindow
    from gui.compare_gallery import CompareGallery
    from gui.compare_many import CompareMany
    from gui.compare_pair import ComparePair
    from gui.compare_report import CompareReport

PLACE = "compare-window"


class CompareControl(QObject):
    """Opens the window when it is first wanted, and serves it."""

    failed = Signal(object)
    """PlainError to show in the main window."""

    def __init__(
        self, engine: Engine, preferences: Preferences, profile: Profile, window: QWidget
    ) -> None:
        super().__init__(window)
        from gui.compare_surroundings import CompareSurroundings

        self._engine = engine
        self._profile = profile
        self._window = window
        self._dialog: CompareWindow | None = None
        self._around = CompareSurroundings(engine, preferences, window, self)
        self._around.left.connect(self.forget)
        self._pair: ComparePair | None = None
        self._many: CompareMany | None = None
        self._gallery: CompareGallery | None = None
        self._report: CompareReport | None = None

    @property
    def dialog(self) -> CompareWindow | None:
        """The window, once it was opened."""
        return self._dialog

    @property
    def pair(self) -> ComparePair:
        """What serves the page of two pictures; there once the window was opened."""
        assert self._pair is not None
        return self._pair

    @property
    def many(self) -> CompareMany:
        """What serves the page of many pictures; there once the window was opened."""
        assert self._many is not None
        return self._many

    @property
    def gallery(self) -> CompareGallery:
        """What asks for people; there once the window was opened."""
        assert self._gallery is not None
        return self._gallery

    @Slot()
    def open(self) -> None:
        """Show the window as it was left."""
        if self._dialog is None:
            self._dialog = self._make()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    @Slot()
    def forget(self) -> None:
        """Let nothing of anybody stay in the window."""
        if self._gallery is not None:
            self._gallery.forget()
        if self._pair is not None:
            self._pair.forget()
        if self._many is not None:
            self._many.forget()

    def _make(self) -> CompareWindow:
        # Imported when it is first wanted: the desk is on the screen sooner.
        from gui.compare.compare_window import CompareWindow
        from gui.compare_gallery import CompareGallery
        from gui.compare_many import CompareMany
        from gui.compare_pair import ComparePair
        from gui.compare_report import CompareReport

        engine, around = self._engine, self._around
        dialog = CompareWindow(self._window)
        self._pair = pair = ComparePair(engine, around, dialog.pair, self)
        self._many = many = CompareMany(engine, around, dialog.many, self)
        self._gallery = gallery = CompareGallery(engine, around, dialog, self)
        self._report = report = CompareReport(engine, around, dialog, self)
        pair.gallery_wanted.connect(gallery.ask_for)
        many.gallery_wanted.connect(gallery.ask_for_many)
        gallery.picture_chosen.connect(pair.show_sample)
        gallery.person_chosen.connect(pair.show_person)
        gallery.pictures_read.connect(many.add_kept)
        gallery.failed.connect(self._show_error)
        many.file_wanted.connect(pair.show_file)
        many.sample_wanted.connect(pair.show_sample)
        many.pair_shown.connect(self._show_pair)
        dialog.pair.result.report_wanted.connect(self._save_pair)
        dialog.many.report_wanted.connect(self._save_matrix)
        report.saved.connect(self._saved)
        report.failed.connect(self._show_error)
        around.people_changed.connect(pair.keep_only)
        around.people_changed.connect(many.keep_only)
        dialog.hidden.connect(self._hidden)
        around.access_changed.connect(dialog.pair.set_gallery_available)
        around.access_changed.connect(dialog.many.set_gallery_available)
        for page in (dialog.pair, dialog.many):
            page.set_gallery_available(around.may_see)
        app = QApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self._keep_place)
        screen = self._window.screen().availableGeometry()
        dialog.stand(self._places().value(PLACE), screen)
        dialog.pair.result.set_calibration(around.calibration)
        dialog.pair.result.set_threshold(around.threshold)
        return dialog

    @Slot()
    def _show_pair(self) -> None:
        if self._dialog is not None:
            self._dialog.tabs.setCurrentWidget(self._dialog.pair)

    @Slot()
    def _save_pair(self) -> None:
        comparison = self.pair.comparison
        if comparison is not None and self._report is not None:
            self._report.save_pair(comparison, self.pair.regions, of_gallery=self.pair.uses_gallery)

    @Slot()
    def _save_matrix(self) -> None:
        if self._dialog is None or self._report is None:
            return
        found = self._dialog.many.matrix
        if found is not None:
            self._report.save_matrix(found, of_gallery=self.many.uses_gallery)

    @Slot(object)
    def _saved(self, saved: Saved) -> None:
        if saved.fingerprint:
            words = self.tr("Saved as {file}, with its numbers in {numbers}. Both are signed.")
        else:
            words = self.tr(
                "Saved as {file}, with its numbers in {numbers}. Not signed: no gallery is open."
            )
        bar = self._bars()[1]
        bar.show_message(words.format(file=saved.pdf.name, numbers=saved.json.name), seconds=30.0)

    @Slot(object)
    def _show_error(self, error: PlainError) -> None:
        self._bars()[0].show_message(say_error(error))

    def _bars(self) -> tuple[MessageBar, MessageBar]:
        dialog = self._dialog
        assert dialog is not None
        page = dialog.many if dialog.tabs.currentWidget() is dialog.many else dialog.pair
        return page.error_bar, page.note_bar

    @Slot()
    def _hidden(self) -> None:
        """End what goes on; the pictures stay for when it is opened again."""
        self._keep_place()
        self.pair.stop()
        self.many.stop()

    @Slot()
    def _keep_place(self) -> None:
        if self._dialog is not None:
            self._places().setValue(PLACE, self._dialog.saveGeometry())

    def _places(self) -> QSettings:
        return QSettings(str(self._profile.window_file), QSettings.Format.IniFormat)
