"""The main window: puts the parts in their places and introduces them to each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.paths import APPLICATION, Profile
from core.settings import Settings
from core.wording import PlainError
from gui.accounts_control import AccountsControl
from gui.camera_control import CameraControl
from gui.check_control import CheckControl
from gui.claim_control import ClaimControl
from gui.commands import GROUPS, Commands, focus_wants, words
from gui.compare_control import CompareControl
from gui.consent_control import ConsentControl
from gui.desk import Desk
from gui.doctor_control import DoctorControl
from gui.engine import Engine
from gui.engine_values import EngineState, OpenedSource, Status
from gui.enrolment_control import EnrolmentControl
from gui.evaluation_control import EvaluationControl
from gui.icons import application_icon
from gui.kiosk_control import KioskControl
from gui.language import say_error
from gui.live.live_page import LivePage
from gui.liveness_test_control import LivenessTestControl
from gui.log_control import LogControl
from gui.message_bar import MessageBar
from gui.model_control import ModelControl, is_model
from gui.person_control import PersonControl
from gui.preferences import Preferences
from gui.protection_control import ProtectionControl
from gui.recording_control import RecordingControl
from gui.settings.settings_dialog import SettingsDialog
from gui.shortcuts_dialog import ShortcutsDialog
from gui.side_panel import SidePanel
from gui.source_control import SourceControl, dropped_path
from gui.source_picker import SourcePicker
from gui.status_line import StatusLine
from gui.theme import Theme, set_look
from gui.threshold_control import ThresholdControl
from gui.tokens import GAP, WIDE
from gui.tool_bar import ToolBar
from gui.transfer_control import TransferControl
from gui.trends_control import TrendsControl

FIRST_SIZE = (1280, 800)
LEAST_SIZE = (960, 600)
SIDE_WIDTH = 360


class MainWindow(QMainWindow):
    """Menus, tool bar, picture, side panel and status line around one engine.

    The engine is started and stopped by whoever made it.
    """

    def __init__(self, engine: Engine, settings: Settings, profile: Profile, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowIcon(application_icon())
        self.setMinimumSize(*LEAST_SIZE)
        self.setAcceptDrops(True)
        self._engine = engine
        self._profile = profile
        self.commands = Commands(self)
        self.preferences = Preferences(settings, profile.settings_file, theme, self)
        self.picker = SourcePicker(self)
        self.demo_note = QLabel(self)
        self.message_bar = MessageBar("banner-danger", self)
        self.live = LivePage(self)
        self.side = SidePanel(self)
        self.status_line = StatusLine(self)
        self.desk = Desk(engine, self.live, self.side, self.commands, self)
        self.enrolment = EnrolmentControl(
            engine,
            self.live,
            self.side,
            self.commands,
            self.preferences,
            profile.models_dir,
            self,
        )
        self.sources = SourceControl(engine, self.picker, self.commands, self.preferences, self)
        self.recording = RecordingControl(
            engine,
            self.commands["record"],
            (self.live.recording_mark, self.status_line),
            self.preferences,
            profile,
            self,
        )
        self.models = ModelControl(engine, self.preferences, self)
        self.protection = ProtectionControl(
            engine, self.side.gallery, self.commands["lock"], self.preferences, self
        )
        self.doctor = DoctorControl(engine, self.preferences, profile, self)
        self.camera = CameraControl(engine, self.preferences, self.live, profile, self)
        self.log = LogControl(engine, self.preferences, self)
        self.accounts = AccountsControl(engine, self.commands, self.preferences, self)
        self.person = PersonControl(engine, self.side.gallery, self.commands, self)
        self.consent = ConsentControl(engine, self.preferences, self)
        self.transfer = TransferControl(engine, self.preferences, profile, self)
        self.check = CheckControl(engine, self.side.gallery, self)
        self.claim = ClaimControl(engine, self.side.gallery, self.live, self.commands, self)
        self.compare = CompareControl(engine, self.preferences, profile, self)
        self.kiosk = KioskControl(engine, self.preferences, profile, self)
        self.thresholds = ThresholdControl(engine, self.preferences, profile, self)
        self.trends = TrendsControl(engine, self.preferences, profile, self)
        self.evaluation = EvaluationControl(engine, self.preferences, profile, self)
        self.liveness_test = LivenessTestControl(engine, self.preferences, profile, self)
        self.enrolment.ask_supervisors_with(self.accounts.ask_override)
        self.accounts.changed.connect(self.enrolment.sign_in_changed)
        self.settings_dialog: SettingsDialog | None = None
        self._menus: list[QMenu] = []
        self._opened: OpenedSource | None = None
        self._lay_out()
        self._connect()
        self._retranslate()
        self._show_settings(settings)
        self._restore_place()
        self.setFocus()  # no button, so that Space holds the picture
        engine.cameras.refresh()

    def _lay_out(self) -> None:
        for group in GROUPS:
            menu = self.menuBar().addMenu("")
            menu.addActions(self.commands.of_group(group))
            self._menus.append(menu)
        self.side.gallery.view.addActions([self.commands["rename"], self.commands["remove"]])
        self._tools = ToolBar(self)
        self._tools.addWidget(self.picker)
        self._tools.addAction(self.commands["pause"])
        set_look(self.demo_note, "chip")
        note_place = QWidget(self)
        QHBoxLayout(note_place).addWidget(self.demo_note, 0, Qt.AlignmentFlag.AlignVCenter)
        self._demo_place = self._tools.addWidget(note_place)
        self._demo_place.setVisible(False)
        gap = QWidget(self)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._tools.addWidget(gap)
        for name in ("theme", "compare", "camera", "models", "settings", "shortcuts"):
            self._tools.addAction(self.commands[name])
        self._tools.shorten("theme")
        self.addToolBar(self._tools)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.live)
        self._splitter.addWidget(self.side)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([FIRST_SIZE[0] - SIDE_WIDTH, SIDE_WIDTH])
        bar_place = QVBoxLayout()
        bar_place.setContentsMargins(WIDE, GAP, WIDE, 0)
        bar_place.addWidget(self.message_bar)
        bar_place.addWidget(self.sources.offer_bar)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar_place)
        column.addWidget(self._splitter, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status_line)

    def _connect(self) -> None:
        engine, commands = self._engine, self.commands
        engine.status_changed.connect(self.status_line.set_status)
        engine.status_changed.connect(self._status_changed)
        engine.models_loaded.connect(self.status_line.set_models)
        engine.analysed.connect(self.status_line.note)
        engine.failed.connect(self.show_error)
        self.models.failed.connect(self.show_error)
        self.enrolment.failed.connect(self.show_error)
        self.models.settled.connect(self.message_bar.clear)
        self.recording.failed.connect(self.show_error)
        self.side.gallery.models_wanted.connect(self.models.open)
        commands["models"].triggered.connect(self.models.open)
        commands["protection"].triggered.connect(self.protection.open)
        commands["doctor"].triggered.connect(self.doctor.open)
        commands["camera"].triggered.connect(self.camera.open)
        commands["log"].triggered.connect(self.log.open)
        commands["accounts"].triggered.connect(self.accounts.open)
        commands["sign-in"].triggered.connect(self.accounts.sign_in)
        commands["person"].triggered.connect(self.person.open)
        commands["consent"].triggered.connect(self.consent.open)
        commands["import-people"].triggered.connect(self.transfer.open_import)
        commands["export-people"].triggered.connect(self.transfer.open_export)
        commands["backup"].triggered.connect(self.transfer.open_backup)
        commands["check-gallery"].triggered.connect(self.check.open)
        for name, control in (
            ("compare", self.compare),
            ("kiosk", self.kiosk),
            ("thresholds", self.thresholds),
            ("trends", self.trends),
            ("evaluate", self.evaluation),
            ("liveness-test", self.liveness_test),
        ):
            commands[name].triggered.connect(control.open)
            control.failed.connect(self.show_error)
        self.camera.source_wanted.connect(self.sources.open_address)
        self.check.person_wanted.connect(self.person.show)
        self.trends.person_wanted.connect(self.person.show)
        self.trends.add_views_wanted.connect(self.enrolment.add_views)
        self.trends.renew_views_wanted.connect(self.enrolment.renew_views)
        self.trends.camera_wanted.connect(self.camera.open)
        self.person.give_data_wanted.connect(self.consent.give_data)
        self.person.withdraw_wanted.connect(self.consent.withdraw)
        self.person.erase_wanted.connect(self.consent.erase)
        self.person.agree_wanted.connect(self.consent.agree)
        self.person.add_views_wanted.connect(self.enrolment.add_views)
        self.person.renew_views_wanted.connect(self.enrolment.renew_views)
        self.sources.opened.connect(self._source_opened)
        self.picker.words_changed.connect(self._name_source)
        self.preferences.changed.connect(self._settings_changed)
        self.preferences.failed.connect(self.show_error)
        for name, setting in (
            ("plots", "show_plots"),
            ("landmarks", "show_landmarks"),
            ("mirror", "mirror_view"),
        ):
            commands[name].setProperty("setting", setting)
            commands[name].toggled.connect(self._setting_toggled)
        commands["theme"].triggered.connect(self.preferences.switch_theme)
        commands["settings"].triggered.connect(self.show_settings_dialog)
        commands["shortcuts"].triggered.connect(self.show_shortcuts)
        commands["full-screen"].toggled.connect(self._show_full_screen)
        commands["quit"].triggered.connect(self.close)

    @Slot(object)
    def show_error(self, error: PlainError) -> None:
        """Show a sentence until it is dismissed or another comes."""
        self.message_bar.show_message(say_error(error))

    @Slot()
    def show_settings_dialog(self) -> None:
        """Open the settings beside the running picture."""
        if self.settings_dialog is None:
            from core.models.contract import SLOTS
            from core.models.registry import Registry

            registry = Registry.of(self._profile)
            cards = {slot: registry.cards(slot) for slot in SLOTS}
            self.settings_dialog = SettingsDialog(
                self.preferences.settings, cards, self._profile.root, self
            )
            self.settings_dialog.changed.connect(self.preferences.take)
            self.models.serve(self.settings_dialog)
            self.thresholds.serve(self.settings_dialog)
        self.settings_dialog.show()
        self.settings_dialog.raise_()
        self.settings_dialog.activateWindow()

    @Slot()
    def show_shortcuts(self) -> None:
        """Show the table of keys."""
        dialog = ShortcutsDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def event(self, event: QEvent) -> bool:
        """Leave Space to the focused widget where it operates it."""
        if focus_wants(event):
            event.accept()
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if dropped_path(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped: a model, or a source."""
        path = dropped_path(event.mimeData())
        if path is not None and is_model(path):
            self.models.offer(path)
            event.acceptProposedAction()
        elif self.sources.open_dropped(event.mimeData()):
            event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood."""
        place = QSettings(str(self._profile.window_file), QSettings.Format.IniFormat)
        place.setValue("geometry", self.saveGeometry())
        place.setValue("splitter", self._splitter.saveState())
        super().closeEvent(event)

    def _restore_place(self) -> None:
        self.resize(QSize(*FIRST_SIZE).boundedTo(self.screen().availableSize()))
        place = QSettings(str(self._profile.window_file), QSettings.Format.IniFormat)
        geometry, splitter = place.value("geometry"), place.value("splitter")
        if geometry is not None:
            self.restoreGeometry(geometry)
        if splitter is not None:
            self._splitter.restoreState(splitter)

    @Slot(bool)
    def _show_full_screen(self, wanted: bool) -> None:
        if wanted:
            self.showFullScreen()
        else:
            self.showNormal()

    @Slot(bool)
    def _setting_toggled(self, on: bool) -> None:
        self.preferences.change(**{str(self.sender().property("setting")): on})

    @Slot(object)
    def _settings_changed(self, settings: Settings) -> None:
        self._engine.apply(settings)
        self._show_settings(settings)
        self.models.settings_changed(settings)
        self.camera.settings_changed(settings)
        if self.settings_dialog is not None:
            self.settings_dialog.show_settings(settings)

    def _show_settings(self, settings: Settings) -> None:
        self.live.set_mirrored(settings.mirror_view)
        self.live.set_landmarks_shown(settings.show_landmarks)
        self.live.set_plots_shown(settings.show_plots)
        self.commands["plots"].setChecked(settings.show_plots)
        self.commands["landmarks"].setChecked(settings.show_landmarks)
        self.commands["mirror"].setChecked(settings.mirror_view)

    @Slot(object)
    def _status_changed(self, status: Status) -> None:
        if status.state is EngineState.OPENING_SOURCE:
            self._demo_place.setVisible(False)

    @Slot(object)
    def _source_opened(self, source: OpenedSource) -> None:
        self._demo_place.setVisible(source.is_studio)
        self._opened = source
        self._name_source()

    @Slot()
    def _name_source(self) -> None:
        source = self._opened
        if source is None:
            self.setWindowTitle(APPLICATION)
            return
        name = self.picker.words_for(self.picker.open_address) or source.title
        self.status_line.call(source.title, name)
        self.setWindowTitle(f"{name} - {APPLICATION}")

    def _retranslate(self) -> None:
        self._name_source()
        self.commands.retranslate()
        for menu, group in zip(self._menus, GROUPS, strict=True):
            menu.setTitle(words(group))
        self._tools.setWindowTitle(self.tr("Tools"))
        self.demo_note.setText(self.tr("Demo: these people are computer-made"))
        self.live.setAccessibleName(self.tr("Live picture and verdict"))
