"""Colours by meaning, spacing and type sizes, and how the whole program takes them on."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from gui.fonts import font, load_fonts
from gui.style_sheet import style_sheet
from gui.tokens import BODY, DARK, LIGHT, Colours

Choice = Literal["system", "light", "dark"]


def is_dark() -> bool:
    """Whether the program is dark at present."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return window.lightness() < 128


def colours() -> Colours:
    """Return the colours in force. Ask while painting, never keep them."""
    return DARK if is_dark() else LIGHT


class Theme(QObject):
    """Gives the program its look, and follows the system's switch between light and dark."""

    changed = Signal()
    """The colours in force are now others. Widgets that only paint need not listen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app: QApplication | None = None
        self._choice: Choice = "system"
        self._in_force: Colours | None = None

    @property
    def choice(self) -> Choice:
        """What the person chose."""
        return self._choice

    def apply(self, app: QApplication, choice: Choice) -> None:
        """Give `app` our palette and style sheet, on Fusion.

        The palette is ours on every system: platforms without a desktop theme (a kiosk, X
        without a session) report no colour scheme and ignore a wish for one.
        """
        self._choice = choice
        hints = app.styleHints()
        if self._app is None:
            self._app = app
            load_fonts()
            app.setFont(font(BODY))
            app.setStyle("Fusion")
            hints.colorSchemeChanged.connect(self._scheme_changed)
        # Title bars and native dialogs follow this where the platform can.
        hints.setColorScheme(
            {
                "system": Qt.ColorScheme.Unknown,
                "light": Qt.ColorScheme.Light,
                "dark": Qt.ColorScheme.Dark,
            }[choice]
        )
        self._put_in_force()

    @Slot(Qt.ColorScheme)
    def _scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._put_in_force()

    def _put_in_force(self) -> None:
        app = self._app
        if app is None:
            return
        dark = self._choice == "dark" or (
            self._choice == "system" and app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        )
        wanted = DARK if dark else LIGHT
        # A platform theme may have put its own palette over ours, so set it in any case.
        app.setPalette(palette(wanted))
        if wanted is not self._in_force:
            self._in_force = wanted
            app.setStyleSheet(style_sheet(wanted))
            self.changed.emit()


def palette(c: Colours) -> QPalette:
    """Return the Qt palette of `c`."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, value in {
        role.Window: c.surface,
        role.WindowText: c.text,
        role.Base: c.raised,
        role.AlternateBase: c.sunken,
        role.Text: c.text,
        role.PlaceholderText: c.muted,
        role.Button: c.raised,
        role.ButtonText: c.text,
        role.BrightText: c.danger,
        role.ToolTipBase: c.tip,
        role.ToolTipText: c.on_tip,
        role.Highlight: c.accent,
        role.HighlightedText: c.on_accent,
        role.Accent: c.accent,
        role.Link: c.accent,
        role.LinkVisited: c.accent,
        role.Light: c.raised,
        role.Midlight: c.border,
        role.Mid: c.border,
        role.Dark: c.border_strong,
        role.Shadow: c.border_strong,
    }.items():
        made.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(c.border))
    return made


def set_look(widget: QWidget, look: str) -> None:
    """Give `widget` a look of the style sheet; see `gui.style_sheet` for the names.

    No-op when it has that look already.
    """
    if widget.property("look") == look:
        return
    widget.setProperty("look", look)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
