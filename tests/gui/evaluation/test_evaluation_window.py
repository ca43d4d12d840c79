from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from core.evaluation.folders import EvaluationError
from core.evaluation.in_short import in_short
from gui.evaluation.evaluation_window import EvaluationWindow
from gui.evaluation.report_plot import ReportPlot
from gui.evaluation.values import Model, Models, SetFacts, Wish
from gui.plain_table import PlainTable
from tests.gui.evaluation.measured_values import measured, of_fakes, of_people

FOLDER = Path("/pictures/set")
MODELS = Models(
    {
        "detector": (Model("eye", "Eye"),),
        "recogniser": (Model("one", "One"), Model("two", "Two")),
        "liveness": (),
    },
    {"detector": "eye", "recogniser": "one"},
)


@pytest.fixture
def window(qtbot):
    made = EvaluationWindow()
    qtbot.addWidget(made)
    made.set_page.use_models(MODELS)
    made.show()
    return made


def parts(window):
    return [window.view.parts.item(row).text() for row in range(window.view.parts.count())]


def shown_text(window):
    part = window.view._pages.currentWidget()
    return "\n".join(label.text() for label in part.findChildren(QLabel))


def test_nothing_can_be_measured_before_a_folder_was_looked_at(window, qtbot, monkeypatch):
    assert not window.start.isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(FOLDER))
    with qtbot.waitSignal(window.set_page.folder_chosen) as wish:
        window.set_page.folder_button.click()
    assert wish.args == [FOLDER]
    assert window.set_page.said == "Looking at the folder…"
    window.set_page.show_set(SetFacts(FOLDER, "people", 400, 40))
    assert window.set_page.said == "set: 400 pictures of 40 people."
    with qtbot.waitSignal(window.start_wanted) as start:
        window.start.click()
    assert start.args == [Wish(FOLDER, "people", "eye", "one")]


def test_a_second_model_is_another_one(window):
    window.set_page.show_set(SetFacts(FOLDER, "people", 400, 40))
    box = window.set_page.box("second")
    box.setCurrentIndex(box.findData("two"))
    assert window.set_page.wish == Wish(FOLDER, "people", "eye", "one", "two")
    box.setCurrentIndex(box.findData("one"))
    assert window.set_page.wish.second == ""


def test_fakes_want_a_liveness_model(window):
    kinds = (("", 20), ("print", 12))
    window.set_page.show_set(SetFacts(FOLDER, "presentations", 32, 0, kinds))
    assert window.set_page.said == "set: 32 pictures: live 20, print 12."
    assert window.set_page.wish is None
    assert not window.start.isEnabled()
    assert "No liveness model for pictures is installed" in window.set_page._about_second.text()


def test_a_folder_that_is_no_set_says_why(window):
    window.set_page.show_set(SetFacts(FOLDER, "people", 400, 40))
    window.set_page.show_refused("/pictures/set is no evaluation set.")
    assert window.set_page.said.endswith("is no evaluation set.")
    assert not window.start.isEnabled()


def test_a_folder_may_be_dropped(window, qtbot, tmp_path):
    data = QMimeData()  # an event doesn't keep it

    def drop(path):
        data.setUrls([QUrl.fromLocalFile(str(path))])
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        return QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none)

    with qtbot.waitSignal(window.set_page.folder_chosen) as wish:
        window.set_page.dropEvent(drop(tmp_path))
    assert wish.args == [tmp_path]
    file = tmp_path / "picture.png"
    file.touch()
    with qtbot.assertNotEmitted(window.set_page.folder_chosen):
        window.set_page.dropEvent(drop(file))


def test_work_says_how_far_it_is_and_what_is_left(window, qtbot, monkeypatch):
    window.begin()
    assert window.is_working
    assert window.work_page.said == "Loading the models…"
    window.show_progress(0, 400)
    window.show_progress(1, 400)
    window.work_page._began -= 60.0
    window.show_progress(101, 400)
    assert window.work_page.said.startswith("Picture 101 of 400. About 3 minute")
    window.show_progress(400, 400)
    assert "Working out the rates" in window.work_page.said
    with qtbot.waitSignal(window.stop_wanted):
        window.work_page.stop.click()
    assert not window.work_page.stop.isEnabled()


def test_an_error_leads_back_to_the_choice(window):
    window.begin()
    window.show_error(EvaluationError("These pictures are too few."))
    assert not window.is_working
    assert window.error_bar.text == "These pictures are too few."
    assert window.start.isVisible()


def test_sentences_come_first_then_tables_plots_and_failures(window, qtbot):
    window.show_measured(measured(of_people()))
    assert parts(window) == [
        "In short",
        "Comparing two pictures: one",
        "Searching the whole gallery: one",
        "At every threshold",
        "How sure this is",
        "How it was measured",
        "Pictures without a usable face",
    ]
    assert shown_text(window).startswith("With one and its own threshold of 0.500: ")
    window.view.parts.setCurrentRow(1)
    part = window.view._pages.currentWidget()
    (plot,) = part.findChildren(ReportPlot)
    qtbot.waitUntil(lambda: plot.plot is not None)
    assert len(plot.plot.getPlotItem().listDataItems()) == 2
    assert "two&nbsp;pictures&nbsp;of&nbsp;one&nbsp;person" in plot._key.text()
    (table,) = part.findChildren(PlainTable)
    assert table.item(0, 0).text() == "equal errors"
    window.view.parts.setCurrentRow(6)
    (names,) = window.view._pages.currentWidget().findChildren(PlainTable)
    assert names.item(0, 0).text() == "anna/broken.png"


def test_two_models_stand_side_by_side_in_words(window):
    window.show_measured(measured(of_people(), of_people("two", 0.9)))
    assert "Two models on the same pictures" in parts(window)
    assert "With two and its own threshold of 0.500" in shown_text(window)
    window.view.parts.setCurrentRow(1)
    assert "one@1" in shown_text(window)
    assert "two@1" in shown_text(window)


def test_only_similarities_can_be_taken_for_what_they_mean_here(window, qtbot):
    window.show_measured(measured(of_fakes()))
    assert not window.use.isVisible()
    assert "% of the fakes of the worst kind" in shown_text(window)
    shown = measured(of_people())
    window.show_measured(shown)
    with qtbot.waitSignal(window.use_wanted) as use:
        window.use.click()
    assert use.args == [shown]
    with qtbot.waitSignal(window.save_wanted) as save:
        window.save.click()
    assert save.args == [shown]
    window.show_saved("report.pdf", "report.json", "")
    assert "It isn't signed" in window.note_bar.text
    window.again.click()
    assert window.start.isVisible()


def test_every_widget_has_a_name_and_an_order(window):
    window.show_measured(measured(of_people()))
    for row in range(window.view.parts.count()):
        window.view.parts.setCurrentRow(row)
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                name = widget.accessibleName() or getattr(widget, "text", str)()
                assert name or widget.parent().accessibleName(), widget.objectName()


def test_what_was_not_seen_is_told_as_none_of_so_many():
    found = dataclasses.replace(of_people(spread=0.1), suggested=0.9)
    told = [str(sentence) for sentence in in_short(found)]
    assert "none of 1,710 comparisons with a stranger" in told[0]
    assert told[-2] == "In 1 of 60 pictures no face could be used."
    assert told[-1] == "15.0 pictures a second were looked at."
