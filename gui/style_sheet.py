"""The program's one style sheet, made from the colours.

Looks that a widget asks for with `theme.set_look(widget, name)`:

- QFrame: "card", "line" (a hairline), "banner-warn", "banner-danger"
- QLabel: "display", "title", "strong", "muted", "caption", "overline", "known", "warn",
  "danger", "chip", "chip-known", "chip-warn", "chip-recording" (small badges)
- QPushButton: "primary", "danger", "quiet" (no outline); QToolButton: "outlined", "tile"
"""

from __future__ import annotations

from core import paths
from gui.tokens import (
    BODY,
    CAPTION,
    CARD_RADIUS,
    DARK,
    DISPLAY,
    GAP,
    OVERLAY,
    RADIUS,
    STRONG,
    TIGHT,
    TITLE,
    Colours,
)


def style_sheet(c: Colours) -> str:
    """Return the style sheet for the colours `c`."""
    marks = paths.resources_dir() / "style" / ("dark" if c is DARK else "light")
    return "\n".join(
        (_text(c), _surfaces(c), _buttons(c), _inputs(c, marks.as_posix()), _lists(c), _bars(c))
    )


def _text(c: Colours) -> str:
    return f"""
QLabel {{ background: transparent; }}
QLabel:disabled {{ color: {c.disabled}; }}
QLabel[look="display"] {{ font-size: {DISPLAY}px; font-weight: 600; }}
QLabel[look="title"] {{ font-size: {TITLE}px; font-weight: 600; }}
QLabel[look="strong"] {{ font-size: {STRONG}px; font-weight: 600; }}
QLabel[look="muted"] {{ color: {c.muted}; }}
QLabel[look="caption"] {{ color: {c.muted}; font-size: {CAPTION}px; }}
QLabel[look="overline"] {{ color: {c.muted}; font-size: {CAPTION}px; font-weight: 600; }}
QLabel[look="known"] {{ color: {c.known}; font-weight: 500; }}
QLabel[look="warn"] {{ color: {c.warn}; font-weight: 500; }}
QLabel[look="danger"] {{ color: {c.danger}; font-weight: 500; }}
QLabel[look="chip"] {{
    color: {c.muted}; background: {c.sunken}; border-radius: {RADIUS}px;
    padding: 2px {GAP}px; font-size: {CAPTION}px; font-weight: 500;
}}
QLabel[look="chip-recording"] {{
    color: {OVERLAY.text}; background: {OVERLAY.recording}; border-radius: {RADIUS}px;
    padding: 2px {GAP}px; font-size: {CAPTION}px; font-weight: 600;
}}
QLabel[look="chip-known"] {{
    color: {c.known}; background: {c.known_soft}; border-radius: {RADIUS}px;
    padding: 2px {GAP}px; font-size: {CAPTION}px; font-weight: 500;
}}
QLabel[look="chip-warn"] {{
    color: {c.warn}; background: {c.warn_soft}; border-radius: {RADIUS}px;
    padding: 2px {GAP}px; font-size: {CAPTION}px; font-weight: 500;
}}
"""


def _surfaces(c: Colours) -> str:
    return f"""
QMainWindow, QDialog {{ background: {c.surface}; }}
QFrame[look="card"] {{
    background: {c.raised}; border: 1px solid {c.border}; border-radius: {CARD_RADIUS}px;
}}
QFrame[look="line"] {{ background: {c.border}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[look="banner-warn"] {{
    background: {c.warn_soft}; border: 1px solid {c.warn}; border-radius: {GAP}px;
}}
QFrame[look="banner-danger"] {{
    background: {c.danger_soft}; border: 1px solid {c.danger}; border-radius: {GAP}px;
}}
QToolTip {{
    color: {c.on_tip}; background: {c.tip}; border: none; padding: {TIGHT}px {GAP}px;
}}
QMenuBar {{ background: {c.surface}; color: {c.text}; padding: 2px {TIGHT}px; }}
QMenuBar::item {{
    padding: {TIGHT}px {GAP + 2}px; border-radius: {RADIUS}px; background: transparent;
}}
QMenuBar::item:selected {{ background: {c.hover}; }}
QMenu {{
    background: {c.raised}; color: {c.text}; border: 1px solid {c.border};
    padding: {TIGHT}px;
}}
QMenu::item {{ padding: 7px 28px 7px 12px; border-radius: {RADIUS}px; margin: 0px; }}
QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.disabled}; }}
QMenu::icon {{ padding-left: {GAP}px; }}
QMenu::separator {{ height: 1px; background: {c.border}; margin: {TIGHT}px {GAP}px; }}
QToolBar {{
    background: {c.surface}; border: none; border-bottom: 1px solid {c.border};
    padding: {TIGHT}px {GAP}px; spacing: {TIGHT}px;
}}
QToolBar::separator {{ background: {c.border}; width: 1px; margin: {GAP}px {TIGHT}px; }}
QStatusBar {{ background: {c.surface}; color: {c.muted}; border-top: 1px solid {c.border}; }}
QStatusBar::item {{ border: none; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {c.accent_soft}; }}
QDockWidget {{ color: {c.text}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QGroupBox {{
    border: 1px solid {c.border}; border-radius: {GAP}px; margin-top: 20px;
    padding: {GAP}px;
}}
QGroupBox::title {{
    subcontrol-origin: margin; left: 0px; padding: 0px; color: {c.muted}; font-weight: 600;
}}
"""


def _buttons(c: Colours) -> str:
    return f"""
QPushButton, QToolButton[look="outlined"] {{
    background: {c.raised}; color: {c.text}; border: 1px solid {c.border_strong};
    border-radius: {RADIUS}px; padding: 7px 15px; min-height: 20px;
    font-size: {BODY}px; font-weight: 500;
}}
#pinPad QPushButton, #kioskLeave QPushButton {{ min-height: 36px; }}
QPushButton:hover, QToolButton[look="outlined"]:hover {{ background: {c.hover}; }}
QPushButton:pressed, QToolButton[look="outlined"]:pressed {{ background: {c.sunken}; }}
QPushButton:focus, QToolButton[look="outlined"]:focus {{
    border: 2px solid {c.accent}; padding: 6px 14px;
}}
QPushButton:disabled {{
    color: {c.disabled}; border-color: {c.border}; background: {c.surface};
}}
QPushButton[look="primary"] {{
    background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent};
    font-weight: 600;
}}
QPushButton[look="primary"]:hover {{
    background: {c.accent_hover}; border-color: {c.accent_hover};
}}
QPushButton[look="primary"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[look="primary"]:disabled {{
    background: {c.sunken}; color: {c.disabled}; border-color: {c.border};
}}
QPushButton[look="danger"] {{
    background: {c.danger}; color: {c.on_danger}; border: 1px solid {c.danger};
    font-weight: 600;
}}
QPushButton[look="danger"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[look="quiet"] {{ background: transparent; border: 1px solid transparent; }}
QPushButton[look="quiet"]:hover {{ background: {c.hover}; }}
QPushButton[look="quiet"]:focus {{ border: 2px solid {c.accent}; }}
QToolButton {{
    background: transparent; color: {c.text}; border: 2px solid transparent;
    border-radius: {RADIUS}px; padding: {RADIUS}px; font-weight: 500;
}}
QToolButton:hover {{ background: {c.hover}; }}
QToolButton:pressed {{ background: {c.sunken}; }}
QToolButton:checked {{ background: {c.accent_soft}; color: {c.accent}; }}
QToolButton:focus {{ border-color: {c.accent}; }}
QToolButton:disabled {{ color: {c.disabled}; }}
QToolButton::menu-indicator {{ image: none; }}
"""


def _inputs(c: Colours, marks: str) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox {{
    background: {c.raised}; color: {c.text}; border: 1px solid {c.border_strong};
    border-radius: {RADIUS}px; padding: 7px 11px; min-height: 20px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QDateEdit:focus, QComboBox:focus {{ border: 2px solid {c.accent}; padding: 6px 10px; }}
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QDateEdit:disabled,
QComboBox:disabled {{
    color: {c.disabled}; border-color: {c.border}; background: {c.surface};
}}
QLineEdit[look="wrong"] {{ border: 2px solid {c.danger}; padding: 6px 10px; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{
    image: url("{marks}/chevron-down.svg"); width: 16px; height: 16px;
}}
QComboBox QAbstractItemView {{
    background: {c.raised}; border: 1px solid {c.border}; padding: {TIGHT}px; outline: none;
    selection-background-color: {c.accent_soft}; selection-color: {c.text};
}}
QSpinBox::up-button, QDoubleSpinBox::up-button {{
    subcontrol-position: top right; border: none; width: 24px; margin: 2px;
}}
QSpinBox::down-button, QDoubleSpinBox::down-button {{
    subcontrol-position: bottom right; border: none; width: 24px; margin: 2px;
}}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{
    image: url("{marks}/chevron-up.svg"); width: 12px; height: 12px;
}}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{
    image: url("{marks}/chevron-down.svg"); width: 12px; height: 12px;
}}
QCheckBox, QRadioButton {{ spacing: {GAP}px; padding: 2px; color: {c.text}; }}
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {{
    width: 16px; height: 16px; border: 1px solid {c.border_strong}; background: {c.raised};
}}
QCheckBox::indicator, QListView::indicator {{ border-radius: {TIGHT}px; }}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {c.accent}; }}
QCheckBox:focus, QRadioButton:focus {{
    border: 2px solid {c.accent}; border-radius: {RADIUS}px; padding: 0px;
}}
QCheckBox::indicator:checked, QListView::indicator:checked {{
    background: {c.accent}; border-color: {c.accent}; image: url("{marks}/check.svg");
}}
QRadioButton::indicator:checked {{
    background: {c.accent}; border-color: {c.accent}; image: url("{marks}/dot.svg");
}}
QSlider:horizontal {{ min-height: 20px; }}
QSlider::groove:horizontal {{ height: 4px; background: {c.border}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {c.accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{
    background: {c.raised}; border: 2px solid {c.accent}; width: 14px; height: 14px;
    margin: -7px 0px; border-radius: 9px;
}}
QSlider::handle:horizontal:focus {{ background: {c.accent}; }}
QSlider::sub-page:horizontal:disabled {{ background: {c.border}; }}
QSlider::handle:horizontal:disabled {{ border-color: {c.border}; background: {c.surface}; }}
"""


def _lists(c: Colours) -> str:
    return f"""
QListView, QTreeView, QTableView {{
    background: {c.raised}; color: {c.text}; border: 1px solid {c.border};
    border-radius: {GAP}px; outline: none; padding: {TIGHT}px;
    alternate-background-color: {c.surface};
}}
QListView:focus, QTreeView:focus, QTableView:focus {{ border: 2px solid {c.accent}; padding: 3px; }}
QListView::item, QTreeView::item {{ border-radius: {RADIUS}px; padding: {TIGHT}px; }}
QListView::item:hover, QTreeView::item:hover {{ background: {c.hover}; }}
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {{
    background: {c.accent_soft}; color: {c.text};
}}
QHeaderView {{ background: {c.raised}; border: none; }}
QHeaderView::section {{
    background: {c.raised}; color: {c.muted}; border: none; border-bottom: 1px solid {c.border};
    padding: {GAP}px; font-size: {CAPTION}px; font-weight: 600;
}}
QTabWidget::pane {{ border: none; }}
QTabBar::tab {{
    color: {c.muted}; padding: {GAP}px 12px; border: none;
    border-bottom: 2px solid transparent; font-weight: 500;
}}
QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.accent}; }}
QTabBar::tab:focus {{ color: {c.accent}; }}
"""


def _bars(c: Colours) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0px; }}
QScrollBar::handle {{ background: {c.border_strong}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{
    background: {c.sunken}; border: none; border-radius: {TIGHT}px; min-height: 8px;
    max-height: 8px; color: transparent;
}}
QProgressBar::chunk {{ background: {c.accent}; border-radius: {TIGHT}px; }}
"""
