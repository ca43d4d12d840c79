"""The window about thresholds from where a person opens it, with the engine behind it."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.calibration import keeping
from core.calibration.thresholds import thresholds
from core.calibration.values import Origin
from core.models.registry import Registry
from core.models.slots import LoadedModel
from core.paths import Profile
from core.settings import Settings, load
from gui.engine import Engine
from gui.engine_values import LoadedModels
from gui.main_window import MainWindow
from gui.preferences import Preferences
from gui.settings.settings_dialog import SettingsDialog
from gui.theme import Theme
from gui.threshold_control import ThresholdControl
from gui.thresholds.wish import Way
from tests.gui.calibrations import measured
from tests.gui.live_values import face, match, result

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


class Desk:
    """A window with nothing in it, an engine that isn't started, and the control."""

    def __init__(self, profile, qtbot):
        self.profile = profile
        self.engine = Engine(Settings(), profile)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.evaluate = QAction(self.window)
        self.evaluate.setObjectName("evaluate")
        self.preferences = Preferences(Settings(), profile.settings_file, Theme())
        self.control = ThresholdControl(self.engine, self.preferences, profile, self.window)

    def load(self):
        """Have the default recogniser loaded."""
        card = Registry().cards("recogniser")[0]
        model = LoadedModel(card, "exact", "processor")
        loaded = LoadedModels(
            recogniser_identity="sface:0123", slots={"recogniser": model}, similarity_threshold=0.45
        )
        self.engine.calibration.models_loaded(loaded)

    def use(self, people):
        """Have the analysis say what it uses."""
        service = self.engine.calibration
        settings = self.preferences.settings
        used = thresholds(settings, 0.45, service.calibration, people)
        service.thresholds_used(used)


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    profile = Profile(tmp_path / "profile")
    profile.make()
    desk = Desk(profile, qtbot)
    yield desk
    assert desk.engine.stop()


def test_the_window_shows_what_holds_and_follows_it(desk):
    desk.control.open()
    dialog = desk.control.dialog
    assert dialog.basis.source.text() == "The models are not loaded yet."
    desk.load()
    assert "Nothing was measured here" in dialog.basis.proof
    desk.use(people=12)
    assert "Search among 12 people" in dialog.outcome.search.accessibleName()
    desk.preferences.change(wanted_fmr=1e-4)
    assert dialog.choice.ways[Way.RATE].isChecked()


def test_what_is_used_there_is_kept(desk):
    desk.load()
    desk.control.open()
    dialog = desk.control.dialog
    dialog.choice.ways[Way.RATE].click()
    dialog.times.boxes["check_seconds"].setValue(20)
    assert desk.preferences.settings == Settings()
    dialog.use_button.click()
    kept, _ = load(desk.profile.settings_file)
    assert (kept.wanted_fmr, kept.wanted_fpir, kept.check_seconds) == (1e-3, 1e-2, 20)
    assert not dialog.use_button.isEnabled()


def test_imported_figures_are_in_force_until_they_are_let_go_of(desk):
    imported = measured(400, origin=Origin.EVALUATION, name="Front desk")
    keeping.save(imported, desk.profile.calibrations_file)
    desk.load()
    desk.control.open()
    basis = desk.control.dialog.basis
    assert basis.source.text().startswith("400 people")
    basis.forget_button.click()
    assert not basis.forget_button.isVisible()
    assert "Nothing was measured here" in basis.proof
    assert keeping.load(desk.profile.calibrations_file, "sface:0123") is None


def test_imported_figures_that_are_not_in_force_can_be_let_go_of_too(desk):
    imported = measured(400, origin=Origin.EVALUATION, name="Front desk")
    keeping.save(imported, desk.profile.calibrations_file)
    desk.engine.apply(Settings(calibration_origin="gallery"))
    desk.load()
    desk.control.open()
    basis = desk.control.dialog.basis
    assert basis.forget_button.isVisible()
    basis.forget_button.click()
    assert not basis.forget_button.isVisible()


def test_it_leads_to_the_measuring_of_error_rates(desk, qtbot):
    desk.control.open()
    with qtbot.waitSignal(desk.evaluate.triggered):
        desk.control.dialog.basis.evaluate_button.click()
    desk.evaluate.setEnabled(False)  # as for somebody who may not
    with qtbot.assertNotEmitted(desk.evaluate.triggered):
        desk.control.dialog.basis.evaluate_button.click()


def test_the_settings_lead_to_it_and_say_what_is_chosen_there(desk, qtbot):
    settings = SettingsDialog(Settings(), {}, desk.profile.root)
    qtbot.addWidget(settings)
    settings.show()
    desk.load()
    desk.use(people=70)
    desk.control.serve(settings)
    assert settings.threshold.slider.isVisible()
    desk.preferences.change(wanted_fmr=1e-4, wanted_fpir=1e-3)
    desk.use(people=70)
    settings.show_settings(desk.preferences.settings)
    assert not settings.threshold.slider.isVisible()
    assert not settings.threshold.own.isVisible()
    used = desk.engine.calibration.thresholds
    assert f"{used.search.similarity:.2f} for a search" in settings.threshold.meaning
    assert f"{used.claim.similarity:.2f} for one person" in settings.threshold.meaning
    settings.threshold.choose.click()
    assert desk.control.dialog.isVisible()


def test_the_gauge_says_what_the_calibration_means(qapp, qtbot, desk):
    window = MainWindow(desk.engine, Settings(), desk.profile, Theme())
    qtbot.addWidget(window)
    desk.load()
    desk.use(people=70)
    gauge = window.live.gauge
    gauge.set_decision(result(face(), best=match(similarity=0.6)).decision)
    assert gauge.reading.basis == "After the model's card; not measured here."
    desk.engine.calibration.changed.emit(measured())
    assert gauge.reading.basis == "Measured on 70 people: 1 in 12 is proven."
    assert gauge.reading.bands is not None
