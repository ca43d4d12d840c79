"""Everything can be reached by keyboard, has a name, and fits at 1280x800 in both languages."""

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QRadioButton,
    QWidget,
)

from core import paths
from core.calibration.values import Origin
from core.capture import camera_loss
from core.capture.lamp_diagnosis import diagnose
from core.capture.probe import Probe
from core.capture.strobe import LampPattern
from core.enrolment.shots import Trouble
from core.models import contract
from core.models.adding.inspection import Candidate
from core.models.card import ModelFile
from core.models.registry import Registry
from core.models.vendor.systems import BY_NAME
from core.paths import Profile
from core.people.records import View
from core.quality import QualityReason
from core.results import Match
from core.settings import Settings
from core.wording import PlainError
from gui import language
from gui.camera.camera_dialog import CameraDialog
from gui.engine import Engine
from gui.engine_values import EngineState, LoadedModels, OpenedSource, Status
from gui.enrol.double_page import Doubles
from gui.enrol.pictures_page import FoundFace
from gui.enrol.review_page import Review
from gui.main_window import MainWindow
from gui.models.models_dialog import ModelsDialog
from gui.models.values import ModelsOnDisk
from gui.settings.settings_dialog import SettingsDialog
from gui.shortcuts_dialog import ShortcutsDialog
from gui.theme import Theme
from gui.thresholds.thresholds_dialog import ThresholdsDialog
from gui.thresholds.wish import Way
from tests.core.models.vendor.folders import write_model
from tests.gui.calibrations import measured
from tests.gui.enrolment_values import ASKED, LEFT, LIVE, progress, shot, shots
from tests.gui.light_readings import steady
from tests.gui.live_values import face, match, result
from tests.gui.set_camera import CONTROLS

SCREEN = (1280, 800)
SMALLEST = (960, 600)
CAMERA_SIZE = (600, 440)


@pytest.fixture(scope="module", params=["en", "zh_CN"])
def words(request, qapp):
    language.install(request.param)
    yield request.param
    language.install("en")


@pytest.fixture(scope="module")
def theme(qapp):
    made = Theme()
    made.apply(qapp, "light")
    return made


@pytest.fixture(scope="module")
def window(theme, words, tmp_path_factory):
    profile = Profile(tmp_path_factory.mktemp("profile"))
    profile.make()
    engine = Engine(Settings(), profile)
    window = MainWindow(engine, Settings(), profile, theme)
    window.resize(*SCREEN)
    window.show()
    engine.source_opened.emit(OpenedSource("studio:visitors", "Studio", True))
    engine.models_loaded.emit(LoadedModels({"detector": "a"}, 0.45, "b"))
    engine.status_changed.emit(Status(EngineState.PAUSED, "Studio"))
    window.side.gallery.set_people(())
    window.side.gallery.show_removed("Ada Lovelace")
    engine.analysed.emit(result(face(), best=match()))
    QApplication.processEvents()
    yield window
    assert engine.stop()
    window.close()
    shiboken6.delete(window)


def enrol(window):
    window.enrolment.start()
    panel = window.side.enrol
    panel.call("Wilhelmina Featherstonehaugh")
    panel.who.consent.ask(ASKED)
    return panel


@pytest.fixture(scope="module")
def enrolling(window):
    """The first page of an enrolment, with all that may stand on it."""
    panel = enrol(window)
    panel.who.name.setText("Wilhelmina Featherstonehaugh")
    panel.who.more.set_open(True)
    panel.who.show_lookalike(match("Wilhelmina Featherstonehaugh"))
    QApplication.processEvents()
    return window


@pytest.fixture(scope="module")
def capturing(window):
    panel = enrol(window)
    panel.show_page(panel.capture)
    panel.capture.show_progress(
        progress(shots(1), wanted=View.RIGHT, hint=LEFT, trouble=Trouble.OTHER_FACE, is_stuck=True)
    )
    panel.capture.ask_reason("Turn your head to the left.", Trouble.NONE)
    QApplication.processEvents()
    return window


@pytest.fixture(scope="module")
def reviewing(window):
    panel = enrol(window)
    poor = shot(View.LEFT, reason=QualityReason.GLARE, override="The person can't hold the pose")
    panel.review.show_review(Review("Wilhelmina Featherstonehaugh", (shot(), poor), LIVE))
    panel.show_page(panel.review)
    panel.review.rows[0].fold.set_open(True)
    panel.review.refuse("The gallery can't be written: the disk is full.")
    QApplication.processEvents()
    return window


@pytest.fixture(scope="module")
def doubtful(window):
    panel = enrol(window)
    alike = Match("a" * 32, "Wilhelmina Featherstonehaugh", 0.71, "t")
    panel.double.show_doubles(Doubles("Ada", None, 0.5, (alike, alike), (), ("4711, visitor",)))
    panel.show_page(panel.double)
    panel.double.pair.distinct_button.click()
    panel.double.pair.distinct_button.click()
    QApplication.processEvents()
    return window


@pytest.fixture(scope="module")
def choosing(window):
    panel = enrol(window)
    panel.pictures.open()
    name = "scan of a passport from last week.png"
    found = FoundFace(shot(View.PICTURE, source=name), "Come closer to the camera.")
    panel.pictures.show_found((found, found), ("The file x.png is no picture.",))
    panel.pictures.ask_about_unlike((found.shot, found.shot))
    panel.show_page(panel.pictures)
    QApplication.processEvents()
    return window


@pytest.fixture(scope="module")
def adding(window):
    panel = enrol(window)
    panel.views.open("Wilhelmina Featherstonehaugh", ASKED)
    panel.show_page(panel.views)
    panel.ask_whether_to_leave("Stop enrolling Wilhelmina? The pictures taken so far are lost.")
    QApplication.processEvents()
    return window


@pytest.fixture(scope="module")
def settings(theme, words, tmp_path_factory):
    registry = Registry()
    cards = {slot: registry.cards(slot) for slot in contract.SLOTS}
    folder = tmp_path_factory.mktemp("profile")
    dialog = SettingsDialog(Settings(similarity_threshold=0.3), cards, folder)
    dialog.show()
    QApplication.processEvents()
    yield dialog
    dialog.close()
    shiboken6.delete(dialog)


@pytest.fixture(scope="module")
def thresholds(theme, words):
    dialog = ThresholdsDialog()
    imported = measured(400, origin=Origin.EVALUATION, name="Front desk")
    dialog.show_settings(Settings())
    dialog.show_calibrations(measured(), imported, 0.45, 70)
    dialog.choice.ways[Way.RATE].click()
    dialog.choice.fpir.setCurrentIndex(dialog.choice.fpir.count() - 1)
    dialog.choice.fpir.activated.emit(0)
    dialog.show()
    QApplication.processEvents()
    yield dialog
    dialog.close()
    shiboken6.delete(dialog)


@pytest.fixture(scope="module")
def shortcuts(theme, words):
    dialog = ShortcutsDialog()
    dialog.show()
    QApplication.processEvents()
    yield dialog
    dialog.close()
    shiboken6.delete(dialog)


@pytest.fixture(scope="module")
def models(theme, words, tmp_path_factory):
    tmp_path = tmp_path_factory.mktemp("models")
    registry = Registry(paths.weights_dir(), tmp_path)
    card = write_model(tmp_path, "flrgb", {"graph": b"graph"})
    cards = {slot: registry.cards(slot) for slot in contract.SLOTS} | {"liveness": (card,)}
    dialog = ModelsDialog()
    dialog.set_models(ModelsOnDisk(cards, (), frozenset({"flrgb"})))
    dialog.set_settings(Settings(similarity_threshold=0.3))
    dialog.list.select("liveness", "flrgb")
    dialog.resize(*SMALLEST)
    dialog.show()
    QApplication.processEvents()
    yield dialog
    dialog.close()
    shiboken6.delete(dialog)


@pytest.fixture(scope="module")
def candidate(models):
    """The same window, asking whether to add files that fit several models."""
    systems = tuple(BY_NAME[name] for name in ("frfm-large", "frir"))
    file = ModelFile("model.onnx", "0123456789abcdef" * 4, 12_600_000)
    path = Path("/media/usb-stick/downloads/cv_manual_face-recognition_frir/model.onnx")
    models.show_candidate(
        Candidate(path, {"graph": path}, {"graph": file}, None, systems, known=False)
    )
    models.pages.candidate_page.choice.buttons[0].click()
    QApplication.processEvents()
    return models


@pytest.fixture(scope="module")
def offer(models):
    """The same window, about to download."""
    models.add_bar.fetch_actions["mogface"].trigger()
    QApplication.processEvents()
    return models


@pytest.fixture(scope="module")
def camera_dialog(theme):
    """One for all tests: it has many parts. Dark light, with all that can be done about it."""
    dialog = CameraDialog()
    dialog.light.set_readings(steady(3.0))
    dialog.light.set_diagnosis(diagnose(steady(3.0)))
    dialog.controls.set_controls(CONTROLS)
    dialog.controls.show_refused(PlainError("It doesn't take that."))
    dialog.limits.set_settings(Settings(limit_clipped=0.3))
    yield dialog
    shiboken6.delete(dialog)


@pytest.fixture(scope="module")
def camera(camera_dialog, words):
    """The window of the camera, on the page of its light."""
    camera_dialog.show_page(camera_dialog.light)
    camera_dialog.light.step_back()
    camera_dialog.resize(*CAMERA_SIZE)
    camera_dialog.show()
    QApplication.processEvents()
    yield camera_dialog
    camera_dialog.close()


@pytest.fixture(scope="module")
def lamps(camera):
    """The same window, telling about lamps."""
    camera.light.about.click()
    QApplication.processEvents()
    return camera


@pytest.fixture(scope="module")
def cameras(camera):
    """The same window, with a camera that another program uses and one that was seen."""
    from tests.gui.camera.test_cameras_page import COLOUR, INFRARED, STUDIO, seen

    page = camera.cameras
    page.set_choices((INFRARED, COLOUR, *STUDIO))
    page.set_probe(seen(INFRARED, pattern=LampPattern.PULSING))
    busy = camera_loss.busy(COLOUR.title, "cheese")
    page.set_probe(Probe(COLOUR.address, COLOUR.title, 1.0, error=busy))
    page.list.select(INFRARED.address)
    camera.show_page(page)
    QApplication.processEvents()
    return camera


@pytest.fixture(scope="module")
def controls(camera):
    camera.show_page(camera.controls)
    QApplication.processEvents()
    return camera


@pytest.fixture(scope="module")
def limits(camera):
    camera.show_page(camera.limits)
    QApplication.processEvents()
    return camera


PLACES = ["window", "enrolling", "capturing", "reviewing", "doubtful", "choosing", "adding"]
PLACES += ["settings", "thresholds", "shortcuts", "models", "candidate", "offer"]
PLACES += ["camera", "lamps", "cameras", "controls", "limits"]


@pytest.fixture(scope="module", params=PLACES)
def place(request, words):
    """Made once for all tests of it: a place takes longer to make than to look at."""
    return request.getfixturevalue(request.param)


def visible(place, kind):
    return [w for w in place.findChildren(kind) if w.isVisibleTo(place) and w.width() > 0]


def is_reached_by_tab(widget):
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def leads_with_arrows(widget, reached):
    """Whether the arrow keys lead to it from another radio button of its group."""
    group = widget.group() if isinstance(widget, QRadioButton) else None
    return group is not None and any(button in reached for button in group.buttons())


def test_whatever_takes_the_keyboard_has_a_name(place):
    nameless = [
        f"{type(w).__name__} {w.objectName()}"
        for w in visible(place, QWidget)
        if is_reached_by_tab(w)
        and not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name).strip()
    ]
    assert nameless == []


def test_whatever_can_be_operated_is_reached_with_tab(place, qtbot):
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    chain: list[QWidget] = []
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget() or place, Qt.Key.Key_Tab)
        if QApplication.focusWidget() in chain:
            break
        chain.append(QApplication.focusWidget())
    left_out = [
        f"{type(w).__name__} {w.text() if isinstance(w, QAbstractButton) else w.objectName()}"
        for kind in (QAbstractButton, QComboBox)
        for w in visible(place, kind)
        # What Qt puts inside its own widgets (clear buttons, overflow arrows) has other ways.
        if w.isEnabled()
        and not w.objectName().startswith("qt_")
        and type(w).__name__ != "QLineEditIconButton"
        and type(w.parent()).__name__ != "QLineEdit"
        and not leads_with_arrows(w, chain)
        and w not in chain
    ]
    assert left_out == []


def test_no_words_are_cut_off(place):
    cut = []
    for label in visible(place, QLabel):
        if not label.text() or label.pixmap():
            continue
        needed = QSize(0, label.heightForWidth(label.width())) if label.wordWrap() else None
        needed = needed or label.minimumSizeHint()
        if needed.width() > label.width() + 1 or needed.height() > label.height() + 1:
            cut.append((label.text(), needed.toTuple(), label.size().toTuple()))
    for button in visible(place, QAbstractButton):
        needed = button.sizeHint()
        if button.text() and needed.width() > button.width() + 1:
            cut.append((button.text(), needed.toTuple(), button.size().toTuple()))
    assert cut == []


def test_it_fits_the_smallest_screen(place):
    hint = place.minimumSizeHint()
    assert hint.width() <= SCREEN[0], hint
    assert hint.height() <= SCREEN[1] - 40, hint  # a title bar and a task bar


def test_people_in_the_list_have_names_for_screen_readers(window):
    from tests.gui.gallery.test_gallery_panel import PEOPLE

    window.side.gallery.set_people(PEOPLE)
    index = window.side.gallery.model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Ánna Berg"
