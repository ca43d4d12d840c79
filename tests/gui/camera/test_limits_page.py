import dataclasses
from types import SimpleNamespace

import pytest

from core.cue_values import Geometry
from core.face.cues.combining import Combination
from core.face.limits import LIMITS, Limits
from core.results import DecisionState, LivenessReason
from core.settings import RANGES, Settings
from gui.camera.limit_words import NAMES, value_words
from gui.camera.limits_page import LimitsPage
from gui.live_result import LiveResult
from tests.gui.live_values import face, quality, result

CLIPPED = next(limit for limit in LIMITS if limit.setting == "limit_clipped")
DARK = next(limit for limit in LIMITS if limit.setting == "limit_dark")


@pytest.fixture
def page(qtbot):
    widget = LimitsPage()
    qtbot.addWidget(widget)
    widget.resize(600, 500)
    widget.show()
    return widget


@pytest.fixture
def wishes(page):
    heard = []
    page.settings_wanted.connect(heard.append)
    return heard


def seen(time=1.0, **measured):
    """A result whose face of the visit has these measures."""
    found = result(face(), state=DecisionState.UNKNOWN, time=time)
    judged = dataclasses.replace(quality(), **measured)
    return LiveResult(found.analysis, dataclasses.replace(found.decision, quality=judged))


def test_every_limit_has_a_row_a_name_and_its_own_value(page):
    assert list(page.rows) == [limit.setting for limit in LIMITS]
    assert set(NAMES) == set(page.rows)
    for limit in LIMITS:
        row = page.rows[limit.setting]
        assert row.border == limit.default
        words = "liveness" if isinstance(limit.reason, LivenessReason) else "recognition"
        assert words in row.number.accessibleName()
        shown = row.number.value() / (100 if limit.unit == "share" else 1)
        assert shown == pytest.approx(limit.default, abs=limit.step / 2)


def test_the_face_before_the_camera_is_shown_beside_the_limit(page):
    assert page.rows["limit_clipped"].now == "no face"
    page.set_result(seen(clipped=0.04))
    assert page.rows["limit_clipped"].now == "now 4\u00a0%: within"
    page.set_result(seen(time=2.0, clipped=0.31))
    assert page.rows["limit_clipped"].now == "now 31\u00a0%: beyond the limit"
    assert page.rows["limit_ambient"].now == "not measured now"
    page.set_result(result(time=3.0))
    assert page.rows["limit_clipped"].now == "no face"


def test_the_values_change_calmly(page):
    page.set_result(seen(time=1.0, clipped=0.04))
    page.set_result(seen(time=1.1, clipped=0.31))
    assert page.rows["limit_clipped"].now == "now 4\u00a0%: within"


def test_a_limit_is_set_and_taken_back(page, wishes):
    row = page.rows["limit_clipped"]
    assert not row.own.isEnabled()
    row.number.setValue(30)
    assert wishes[-1].limit_clipped == pytest.approx(0.30)
    assert row.own.isEnabled()
    row.own.click()
    assert wishes[-1].limit_clipped is None
    assert row.number.value() == pytest.approx(100 * CLIPPED.default)


def test_moving_a_limit_changes_what_is_said_of_the_face(page):
    page.set_result(seen(clipped=0.25))
    assert page.rows["limit_clipped"].now.endswith("beyond the limit")
    page.rows["limit_clipped"].number.setValue(30)
    assert page.rows["limit_clipped"].now.endswith("within")


def test_all_limits_are_taken_back_at_once_and_nothing_else(page, wishes):
    page.set_settings(Settings(theme="dark", limit_clipped=0.3, limit_dark=40.0))
    assert page.rows["limit_dark"].number.value() == 40
    page.reset.click()
    assert wishes == [Settings(theme="dark")]
    assert not page.reset.isEnabled()


def test_no_number_can_be_typed_that_the_settings_do_not_take(page):
    for row in page.rows.values():
        for extreme in (-1e9, 1e9):
            row.number.setValue(extreme)
            chosen = row.limit.chosen(page._settings)
            assert row.limit.least <= row.border <= row.limit.greatest
            assert chosen is None or row.limit.least <= chosen <= row.limit.greatest


def test_the_bar_goes_from_nothing_to_beyond_the_greatest_limit(page):
    for row in page.rows.values():
        assert row.bar.place(0.0) == 0.0
        assert 0.0 < row.bar.place(row.border) < 1.0
        assert row.bar.place(1e9) == 1.0


def test_values_are_written_for_people():
    assert value_words(CLIPPED, 0.2) == "20\u00a0%"
    assert value_words(DARK, 30.0) == "30"


def denied(score, time):
    found = seen(time=time)
    geometry = Geometry((), score, denies=False)
    return LiveResult(found.analysis, dataclasses.replace(found.decision, geometry=geometry))


def test_the_limit_of_geometry_is_shown_set_and_taken_back(page, wishes):
    row = page.denial
    assert row.now == "no face"
    page.set_result(denied(None, 1.0))
    assert row.now == "nothing to say yet"
    page.set_result(denied(0.83, 2.0))
    assert row.now == "now 0.83: within"
    row.number.setValue(0.8)
    assert wishes[-1].limit_geometry == pytest.approx(0.8)
    assert row.now == "now 0.83: beyond the limit"
    assert page.reset.isEnabled()
    row.own.click()
    assert wishes[-1].limit_geometry is None
    assert row.number.value() == pytest.approx(Combination().deny_from)
    page.clear()
    assert row.now == "no face"


def test_the_greatest_limit_of_geometry_stays_in_its_range(page, wishes):
    page.denial.number.setValue(2.0)
    Limits.of(wishes[-1])
    assert wishes[-1].limit_geometry == RANGES["limit_geometry"][1]


def test_measured_limits_of_the_spoof_score_are_told_and_taken_back(page, wishes):
    card = SimpleNamespace(identity="flir@0123", live_below=0.4, spoof_from=0.6)
    bands = page.bands
    assert bands.text == "No liveness model is in use."
    page.set_liveness_model(SimpleNamespace(card=card))
    assert bands.text.startswith("The model's own: live below 0.4, a fake from 0.6 on.")
    assert "Ctrl+Shift+P" in bands.text
    assert bands.back.isHidden()
    measured = Settings(
        liveness_bands_of="flir@0123", liveness_live_below=0.31, liveness_spoof_from=0.7254
    )
    page.set_settings(measured)
    assert bands.text.startswith(
        "Measured at this camera: live below 0.31, a fake from 0.7254 on. The model's own:"
    )
    page.set_liveness_model(None)
    assert bands.text == "Limits measured for flir are kept, but it is not in use."
    bands.back.click()
    assert wishes[-1] == Settings()
    assert bands.back.isHidden()


def test_all_limits_are_taken_back_together(page, wishes):
    page.set_settings(Settings(limit_geometry=0.8, liveness_bands_of="a@b", limit_dark=30.0))
    page.reset.click()
    assert wishes[-1] == Settings()
    assert not page.reset.isEnabled()
