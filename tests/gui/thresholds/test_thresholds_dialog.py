import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from core.calibration.values import Origin
from core.settings import Settings
from core.wording import PlainError
from gui import language
from gui.theme import Theme
from gui.thresholds.thresholds_dialog import ThresholdsDialog
from gui.thresholds.wish import Way, Wish
from tests.gui.calibrations import measured, of_card

PEOPLE = 70


@pytest.fixture
def dialog(qtbot, qapp):
    Theme().apply(qapp, "light")
    made = ThresholdsDialog()
    qtbot.addWidget(made)
    made.show_settings(Settings())
    made.show_calibrations(measured(), None, 0.45, PEOPLE)
    made.show()
    qtbot.waitExposed(made)
    return made


def choose(box: QComboBox, value):
    row = box.findData(value)
    assert row >= 0
    box.setCurrentIndex(row)
    box.activated.emit(row)


def drawn(dialog, qtbot):
    qtbot.waitUntil(lambda: bool(dialog.plot.lines), timeout=20_000)
    return dialog.plot


def test_it_shows_what_is_in_force(dialog):
    assert dialog.choice.ways[Way.MODEL].isChecked()
    assert "0.45" in dialog.outcome.search.words
    assert "none of" not in dialog.outcome.claim.words
    assert dialog.outcome.change == ""
    assert not dialog.use_button.isEnabled()
    assert dialog.basis.source.text().startswith("70 people")
    assert "70 people prove no better than 1 stranger in 800" in dialog.basis.proof


def test_what_was_counted_of_a_search_is_of_one_comparison_alone(dialog):
    said = "A search makes 70 comparisons. Of one alone:\nCounted: "
    assert said in dialog.outcome.search.words
    assert "Of one alone" not in dialog.outcome.claim.words
    dialog.show_calibrations(measured(), None, 0.45, 1)
    assert "Of one alone" not in dialog.outcome.search.words


def test_where_most_strangers_are_accepted_it_says_so(dialog):
    dialog.choice.ways[Way.NUMBER].click()
    dialog.choice.number.setValue(0.2)
    assert "Expected: most strangers are taken for somebody." in dialog.outcome.search.words


def test_a_wanted_rate_is_looked_at_before_it_is_used(dialog, qtbot):
    with qtbot.assertNotEmitted(dialog.wanted):
        dialog.choice.ways[Way.RATE].click()
        choose(dialog.choice.fmr, 1e-4)
        choose(dialog.choice.fpir, 1e-3)
    search, claim = dialog.outcome.search.words, dialog.outcome.claim.words
    assert "1 stranger in 10,000 is taken for that person" in claim
    assert "1 stranger in 1,000 is taken for somebody" in search
    assert "now 0.45" in search
    assert "can't prove this rate" in search
    assert "Search among 70 people: Of 400 comparisons of one person" in dialog.outcome.change
    assert "1 in 1,000 instead of 1 in" in dialog.outcome.change
    with qtbot.waitSignal(dialog.wanted) as told:
        dialog.use_button.click()
    assert told.args[0] == Wish(wanted_fmr=1e-4, wanted_fpir=1e-3)


def test_the_threshold_of_a_search_follows_the_size_of_the_gallery(dialog):
    dialog.choice.ways[Way.RATE].click()
    number = dialog.findChild(QLabel, "searchThreshold-number")
    before = float(number.text())
    dialog.show_calibrations(measured(), None, 0.45, 2000)
    assert float(number.text()) > before + 0.05
    assert "2000" in dialog.choice._fpir_label.text()


def test_a_search_may_use_the_threshold_of_one_person(dialog, qtbot):
    dialog.choice.ways[Way.RATE].click()
    choose(dialog.choice.fpir, 0.0)
    assert dialog.wish == Wish(wanted_fmr=1e-3)
    plot = drawn(dialog, qtbot)
    assert set(plot.lines) == {"search", "now"}


def test_what_can_not_be_reached_is_said(dialog):
    dialog.choice.ways[Way.RATE].click()
    choose(dialog.choice.fpir, 1e-5)
    assert "The wanted rate can't be reached" in dialog.outcome.search.words


def test_a_rate_that_is_not_offered_is_shown_all_the_same(dialog):
    dialog.show_settings(Settings(wanted_fmr=5e-4, wanted_fpir=2e-3))
    assert dialog.choice.fmr.currentText() == "1 stranger in 2,000"
    assert dialog.choice.fpir.currentText() == "1 stranger in 500"
    assert not dialog.use_button.isEnabled()


def test_a_number_is_set_by_hand_or_dragged(dialog, qtbot):
    plot = drawn(dialog, qtbot)
    dialog.choice.ways[Way.NUMBER].click()
    dialog.choice.number.setValue(0.52)
    assert plot.lines == {"search": 0.52, "now": 0.45}
    plot._lines["search"].setValue(0.6)
    plot._lines["search"].sigDragged.emit(plot._lines["search"])
    assert dialog.wish == Wish(similarity_threshold=0.6)
    assert dialog.choice.number.value() == 0.6
    with qtbot.waitSignal(dialog.wanted) as told:
        dialog.use_button.click()
    assert told.args[0].similarity_threshold == 0.6
    dialog.show_settings(told.args[0].over(Settings()))
    assert plot.lines == {"search": 0.6}
    dialog.choice.ways[Way.MODEL].click()
    assert dialog.wish == Wish()


def test_dragging_a_line_leaves_the_rates_for_a_number(dialog, qtbot):
    plot = drawn(dialog, qtbot)
    dialog.choice.ways[Way.RATE].click()
    assert set(plot.lines) == {"search", "claim", "now"}
    dialog.activateWindow()
    dialog.choice.focus()
    plot._lines["claim"].setValue(0.5)
    plot._lines["claim"].sigDragged.emit(plot._lines["claim"])
    assert dialog.wish == Wish(similarity_threshold=0.5)
    assert dialog.choice.ways[Way.NUMBER].isChecked()
    assert dialog.focusWidget() is dialog.choice.ways[Way.NUMBER]


def test_what_was_not_used_is_forgotten(dialog):
    dialog.choice.ways[Way.RATE].click()
    dialog.back_button.click()
    assert dialog.wish == Wish()
    dialog.choice.ways[Way.RATE].click()
    dialog.reject()
    assert dialog.wish == Wish()
    assert dialog.choice.ways[Way.MODEL].isChecked()


def test_a_change_elsewhere_does_not_take_away_what_is_chosen_here(dialog):
    dialog.show_settings(Settings(theme="dark", similarity_threshold=0.5))
    assert dialog.choice.number.value() == 0.5
    dialog.choice.ways[Way.RATE].click()
    dialog.show_settings(Settings(similarity_threshold=0.6))
    assert dialog.choice.ways[Way.RATE].isChecked()
    dialog.back_button.click()
    assert dialog.choice.number.value() == 0.6


def test_the_times_of_a_check_are_chosen_here(dialog, qtbot):
    check, lock_out = (dialog.times.boxes[n] for n in ("check_seconds", "lock_out_seconds"))
    assert (check.value(), lock_out.value()) == (8, 30)
    check.setValue(15)
    lock_out.setValue(0)
    assert lock_out.text() == "Not at all"
    assert dialog.wish == Wish(check_seconds=15, lock_out_seconds=0)
    check.setValue(8)  # the program's own
    assert dialog.wish == Wish(lock_out_seconds=0)
    with qtbot.waitSignal(dialog.wanted):
        dialog.use_button.click()


def test_too_little_data_is_said(dialog):
    few = dataclasses.replace(of_card(), people=12)
    dialog.show_calibrations(few, None, 0.45, 12)
    assert "12 people are too few" in dialog.basis.proof
    dialog.show_calibrations(of_card(), None, 0.45, 0)
    assert "Nothing was measured here" in dialog.basis.proof
    assert "After the model's card 1 stranger in" in dialog.outcome.search.words
    assert "nobody has several pictures" in dialog.outcome.search.words


def test_while_the_gallery_is_measured_nothing_is_said_of_too_few_people(dialog):
    dialog.show_calibrations(of_card(), None, 0.45, PEOPLE, is_measuring=True)
    assert "being measured" in dialog.basis.source.text()
    assert dialog.basis.proof == ""


def test_a_rate_takes_the_place_of_a_number(dialog):
    dialog.show_settings(Settings(similarity_threshold=0.6))
    dialog.choice.ways[Way.RATE].click()
    assert dialog.wish == Wish(wanted_fmr=1e-3, wanted_fpir=1e-2)
    dialog.choice.ways[Way.NUMBER].click()
    assert dialog.wish == Wish(similarity_threshold=0.6)


def test_without_a_recogniser_nothing_can_be_chosen_by_meaning(dialog):
    dialog.show_calibrations(None, None, 0.5, 0)
    assert not dialog.choice.isEnabled()
    assert dialog.basis.source.text() == "The models are not loaded yet."


def test_an_imported_set_counts_until_the_gallery_shall(dialog, qtbot):
    imported = measured(400, origin=Origin.EVALUATION, name="Front desk")
    basis = dialog.basis
    assert not basis.kind.isVisible()
    assert not basis.forget_button.isVisible()
    dialog.show_calibrations(measured(), imported, 0.45, PEOPLE)
    assert basis.kind.currentText() == "The imported set “Front desk”"
    assert basis.source.text().startswith("400 people")
    choose(basis.kind, "gallery")
    assert basis.source.text().startswith("70 people")
    assert dialog.wish == Wish(calibration_origin="gallery")
    with qtbot.waitSignal(dialog.forget_wanted):
        basis.forget_button.click()
    with qtbot.waitSignal(dialog.evaluation_wanted):
        basis.evaluate_button.click()


def test_an_error_is_said(dialog):
    dialog.show_error(PlainError("It is {what}.", what="broken"))
    assert dialog.error_bar.text == "It is broken."


def test_everything_is_done_with_the_keyboard(dialog, qtbot):
    dialog.activateWindow()
    dialog.choice.focus()
    QTest.keyClick(dialog.choice.ways[Way.MODEL], Qt.Key.Key_Down)
    assert dialog.choice.ways[Way.NUMBER].isChecked()
    assert dialog.wish.way is Way.NUMBER
    reached, at = set(), dialog.choice.ways[Way.NUMBER]
    for _ in range(150):
        at = at.nextInFocusChain()
        if at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.add(at.objectName())
            assert at.accessibleName() or at.property("text"), at.objectName()
    wanted = {"thresholdNumber", "check_seconds", "lock_out_seconds", "measureErrorRates"}
    assert wanted | {"useThresholds", "asBefore"} <= reached


@pytest.mark.parametrize("size", [(940, 480), (1180, 750)])
def test_every_sentence_has_room(dialog, size, qapp):
    dialog.resize(*size)
    dialog.choice.ways[Way.RATE].click()
    choose(dialog.choice.fpir, 1e-5)
    imported = measured(400, origin=Origin.EVALUATION, name="Front desk")
    dialog.show_calibrations(measured(), imported, 0.45, PEOPLE)
    QApplication.processEvents()
    for words in dialog.findChildren(QLabel):
        if words.isVisible() and words.wordWrap() and words.textFormat() == Qt.TextFormat.PlainText:
            assert words.height() >= words.heightForWidth(words.width()), words.text()


def test_it_follows_a_change_of_language_and_theme(dialog, qtbot, qapp):
    drawn(dialog, qtbot)
    try:
        language.install("zh_CN")
        Theme().apply(qapp, "dark")
        qapp.processEvents()
        assert dialog.plot.accessibleName()
    finally:
        language.install("en")
        Theme().apply(qapp, "light")
