import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon

from core import paths
from gui.icons import application_icon, icon
from gui.theme import Theme, colours
from gui.tokens import DARK, LIGHT

ICONS = paths.resources_dir() / "icons"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def themed(qapp):
    made = Theme()
    made.apply(qapp, "light")
    yield made
    made.apply(qapp, "light")


def tints(made, **how):
    """The fully opaque colours that an icon paints."""
    image = made.pixmap(48, 48, **how).toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {c.name() for p in points if (c := image.pixelColor(*p)).alpha() == 255}


def test_an_icon_takes_the_theme_of_the_moment(themed, qapp):
    made = icon("settings")
    assert tints(made) == {LIGHT.text}
    themed.apply(qapp, "dark")
    assert tints(made) == {DARK.text}


def test_disabled_and_checked_icons_look_different(themed):
    made = icon("settings")
    assert tints(made, mode=QIcon.Mode.Disabled) == {colours().disabled}
    assert tints(made, state=QIcon.State.On) == {colours().accent}


def test_the_program_has_an_icon_of_its_own(qapp):
    made = application_icon()
    sizes = {size.width() for size in made.availableSizes()}
    assert {16, 32, 256} <= sizes
    image = made.pixmap(64, 64).toImage()
    assert any(image.pixelColor(x, 32) != QColor(0, 0, 0, 0) for x in range(64))


def test_an_icon_that_is_not_there_is_noticed():
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_every_icon_file_is_used_and_can_be_painted(themed):
    files = {file.stem for file in ICONS.glob("*.svg")}
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "gui").rglob("*.py"))
    named = set(re.findall(r'"([a-z0-9-]+)"', code))
    assert files - named == set(), "icons that nothing shows"
    for name in files - {"facedesk"}:
        assert tints(icon(name)), name
