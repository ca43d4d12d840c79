import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from gui import theme
from gui.theme import Theme, set_look
from gui.tokens import DARK, LIGHT, OVERLAY, contrast

GROUNDS = ("surface", "raised", "sunken")
WORDS = ("text", "muted", "accent", "known", "warn", "danger", "neutral")
READABLE = 4.5
"""WCAG 2.2 AA for text."""


@pytest.fixture
def applied(qapp):
    made = Theme()
    yield made
    made.apply(qapp, "light")


def test_contrast_is_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("c", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", WORDS)
def test_words_are_readable_on_every_ground(c, ground, words):
    assert contrast(getattr(c, words), getattr(c, ground)) >= READABLE


@pytest.mark.parametrize("c", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("state", ["known", "warn", "danger", "neutral"])
def test_states_are_readable_on_their_own_soft_ground(c, state):
    assert contrast(getattr(c, state), getattr(c, f"{state}_soft")) >= READABLE


@pytest.mark.parametrize("c", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_buttons_and_tips_are_readable(c):
    assert contrast(c.on_accent, c.accent) >= READABLE
    assert contrast(c.on_danger, c.danger) >= READABLE
    assert contrast(c.on_tip, c.tip) >= READABLE
    assert contrast(c.border_strong, c.raised) >= 3


@pytest.mark.parametrize(
    "words", ["text", "quiet", "known", "unknown", "checking", "warn", "danger"]
)
def test_words_on_video_are_readable_on_their_plate(words):
    plate = "#" + OVERLAY.plate[-6:]
    assert contrast(getattr(OVERLAY, words), plate) >= READABLE


def test_a_choice_is_in_force_where_the_platform_knows_no_scheme(applied, qapp):
    applied.apply(qapp, "dark")
    assert theme.is_dark()
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.surface
    applied.apply(qapp, "light")
    assert theme.colours() is LIGHT


def test_a_switch_is_told_once(applied, qapp, qtbot):
    applied.apply(qapp, "light")
    with qtbot.waitSignal(applied.changed, timeout=1000):
        applied.apply(qapp, "dark")
    told = []
    applied.changed.connect(lambda: told.append(1))
    applied.apply(qapp, "dark")
    assert not told
    assert applied.choice == "dark"


def test_a_look_changes_how_a_widget_is_drawn(applied, qapp, qtbot):
    applied.apply(qapp, "light")
    label = QLabel("words")
    qtbot.addWidget(label)
    plain = label.sizeHint().height()
    set_look(label, "display")
    assert label.sizeHint().height() > plain
