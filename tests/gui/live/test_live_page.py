import dataclasses
import time

import pytest

from core.capture.source import SourceError
from core.results import DecisionState
from gui.engine_values import EngineState, Status
from gui.live.live_page import COLUMN, LivePage
from gui.theme import Theme
from tests.gui.calibrations import measured
from tests.gui.live_values import face, match, result


@pytest.fixture
def page(qtbot):
    widget = LivePage()
    qtbot.addWidget(widget)
    widget.resize(900, 660)
    return widget


def notice(page):
    return page.video.accessibleDescription()


def test_it_says_what_it_waits_for(page):
    assert notice(page) == "Waiting for the first picture."
    page.set_status(Status(EngineState.WATCHING, "A"))
    assert notice(page) == ""
    page.set_status(Status(EngineState.PAUSED, "A"))
    assert notice(page) == "Paused. Press Space to go on."
    page.set_status(
        Status(EngineState.SOURCE_LOST, "A", SourceError("The camera {n} is gone.", n=1))
    )
    assert notice(page) == "The camera 1 is gone."


def test_a_result_reaches_every_part(page):
    value = result(face(), state=DecisionState.KNOWN, best=match("Ada", 0.71))
    page.set_result(value)
    assert page.verdict.sentence.text() == "This is Ada."
    assert page.gauge.reading.similarity == 0.71


def test_what_similarities_mean_reaches_the_gauge(page):
    page.set_calibration(measured(), 20)
    page.set_result(result(face(), state=DecisionState.KNOWN, best=match("Ada", 0.6)))
    assert "1 stranger in 7,000" in page.gauge.reading.words


def test_the_plot_shows_the_person_who_was_named(page):
    found = result(face(), best=match("Eve", 0.3))
    claimed = dataclasses.replace(found.decision, claimed=match("Ada", 0.7))
    page.set_result(dataclasses.replace(found, decision=claimed))
    _, columns = page._history.window(found.decision.time, 1.0)
    assert columns["similarity"].tolist() == [0.7]


@pytest.mark.parametrize("height", [660, 476])
def test_the_verdict_keeps_its_height_in_a_low_window(page, qtbot, height):
    page.show()
    qtbot.waitExposed(page)
    page.set_result(result(face(), state=DecisionState.KNOWN, best=match("Ada", 0.6)))
    page.resize(700, height)
    qtbot.waitUntil(lambda: page.height() == height)
    verdict = page.verdict
    assert verdict.height() >= verdict.heightForWidth(verdict.width())
    assert page.gauge.height() >= page.gauge.minimumSizeHint().height()


def test_a_column_that_is_too_high_scrolls_and_cuts_nothing(page, qtbot, qapp):
    Theme().apply(qapp, "light")
    page.show()
    qtbot.waitExposed(page)
    page.set_result(result(face(), state=DecisionState.KNOWN, best=match("Ada", 0.6)))
    bar = page._side.verticalScrollBar()
    page.resize(700, 660)
    qtbot.waitUntil(lambda: page.height() == 660)
    assert bar.maximum() == 0
    page.claim_bar.set_person("Ada")
    page.set_plots_shown(False)  # they keep the page from getting so low
    page.resize(700, 400)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert page.verdict.height() >= page.verdict.heightForWidth(COLUMN)
    assert page.gauge.height() >= page.gauge.minimumSizeHint().height()
    assert page.verdict.width() == COLUMN


def test_another_source_forgets_the_earlier_one(page):
    page.set_status(Status(EngineState.WATCHING, "A"))
    page.set_result(result(face(), state=DecisionState.KNOWN, best=match("Ada")))
    page.set_status(Status(EngineState.OPENING_SOURCE, "B"))
    assert "Ada" not in page.verdict.sentence.text()
    assert page.gauge.reading.similarity is None


@pytest.mark.parametrize(
    "state", [EngineState.SOURCE_LOST, EngineState.LOADING_MODELS, EngineState.VIDEO_ONLY]
)
def test_no_verdict_outlives_the_looking(page, state):
    page.set_status(Status(EngineState.WATCHING, "A"))
    value = result(face(), state=DecisionState.KNOWN, best=match("Ada"))
    page.set_frame(value.analysis.frame)
    page.set_result(value)
    with_overlay = page.video.grab().toImage()
    page.set_status(Status(state, "A", SourceError("The camera {n} is gone.", n=1)))
    assert "Ada" not in page.verdict.sentence.text()
    assert page.gauge.reading.similarity is None
    page.video.set_notice("", "")
    assert page.video.grab().toImage() != with_overlay


def test_a_source_of_the_same_name_forgets_the_earlier_one_too(page):
    page.set_status(Status(EngineState.WATCHING, "face.png"))
    page.set_result(result(face(), state=DecisionState.KNOWN, best=match("Ada")))
    page.set_status(Status(EngineState.OPENING_SOURCE, "face.png"))
    assert "Ada" not in page.verdict.sentence.text()


def test_the_plots_draw_what_was_measured(page, qtbot):
    page.show()
    for number in range(30):
        value = result(
            face(),
            number=number,
            time=time.monotonic() - 0.1,
            state=DecisionState.KNOWN,
            best=match("Ada", 0.6),
        )
        page.set_frame(value.analysis.frame)
        page.set_result(value)
    qtbot.waitUntil(lambda: bool(page.plots._curves), timeout=20_000)
    qtbot.waitUntil(lambda: page.plots._curves["similarity"].getData()[0] is not None)
    _, similarity = page.plots._curves["similarity"].getData()
    assert similarity.tolist() == pytest.approx([0.6] * 30)
    page.resize(660, 480)  # as in the smallest window
    keys = (page.plots._scores_key, page.plots._times_key)
    lines = [key.fontMetrics().lineSpacing() for key in keys]
    qtbot.waitUntil(lambda: all(k.height() > 1.5 * h for k, h in zip(keys, lines, strict=True)))
    qtbot.waitUntil(lambda: all(key.height() >= key.heightForWidth(key.width()) for key in keys))
    page.set_plots_shown(False)
    assert not page.plots.isVisible()


def test_an_enrolment_has_the_picture_for_itself(page):
    page.show()
    page.set_enrolling(True)
    assert not page.verdict.isVisible()
    assert not page.plots.isVisible()
    page.set_plots_shown(False)
    page.set_plots_shown(True)
    assert not page.plots.isVisible()
    page.set_enrolling(False)
    assert page.verdict.isVisible()
    assert page.plots.isVisible()
