"""The numbers of the design: two palettes, the overlay's colours, spacing, type sizes."""

from __future__ import annotations

from dataclasses import dataclass

# Everything sits on a grid of 8 pixels; 4 is for things that belong together.
TIGHT = 4
GAP = 8
WIDE = 16
PAGE = 24

RADIUS = 6
CARD_RADIUS = 12
CONTROL_HEIGHT = 36
ICON = 20

# Type sizes in pixels before scaling for the screen.
CAPTION = 12
BODY = 14
STRONG = 16
TITLE = 20
DISPLAY = 28


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours of the chrome by meaning, as "#rrggbb".

    Each text colour reaches 4.5:1 on `surface`, `raised`, `sunken` and on its own soft ground
    (WCAG 2.2 AA); `border_strong`, `accent` and the state colours reach 3:1 as shapes.
    """

    surface: str
    """The window."""
    raised: str
    """Cards, inputs, menus."""
    sunken: str
    """Wells: the ground of bars, plots and pressed buttons."""
    hover: str
    border: str
    """Parts things without meaning anything."""
    border_strong: str
    """The outline of what can be operated."""
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    known: str
    known_soft: str
    warn: str
    """Can't judge, needs attention."""
    warn_soft: str
    danger: str
    """Suspected fake, irreversible actions."""
    danger_soft: str
    on_danger: str
    neutral: str
    """Unknown, checking, nobody."""
    neutral_soft: str
    tip: str
    on_tip: str


LIGHT = Colours(
    surface="#f5f6f8",
    raised="#ffffff",
    sunken="#ebedf1",
    hover="#eef0f4",
    border="#dcdfe5",
    border_strong="#848c99",
    text="#14181f",
    muted="#525b69",
    disabled="#9aa1ac",
    accent="#2f57d6",
    accent_hover="#2447b8",
    accent_soft="#e7ecfc",
    on_accent="#ffffff",
    known="#0f7043",
    known_soft="#e2f4ea",
    warn="#855200",
    warn_soft="#fcf0da",
    danger="#b4232f",
    danger_soft="#fce8e9",
    on_danger="#ffffff",
    neutral="#4a5362",
    neutral_soft="#e9ecf0",
    tip="#252a33",
    on_tip="#f3f5f8",
)

DARK = Colours(
    surface="#14161b",
    raised="#1c1f26",
    sunken="#101216",
    hover="#262a33",
    border="#2d323c",
    border_strong="#6c7686",
    text="#e9ecf1",
    muted="#a0a9b8",
    disabled="#626b79",
    accent="#86a3ff",
    accent_hover="#a3b9ff",
    accent_soft="#222c4a",
    on_accent="#0d1430",
    known="#55c98f",
    known_soft="#163326",
    warn="#efb650",
    warn_soft="#39290f",
    danger="#ff8389",
    danger_soft="#421c21",
    on_danger="#2a0609",
    neutral="#b3bcc9",
    neutral_soft="#2a2f38",
    tip="#e4e7ec",
    on_tip="#14181f",
)


@dataclass(frozen=True, slots=True)
class OverlayColours:
    """Colours on video. They lie on the picture, so they never follow the theme.

    Lines get a dark halo; words stand on the plate, where each colour reaches 4.5:1.
    """

    halo: str = "#b0080a0d"
    """"#aarrggbb", under every line."""
    plate: str = "#e0101319"
    """"#aarrggbb", under words."""
    text: str = "#ffffff"
    quiet: str = "#c3cad5"
    """Track numbers, faces that are not judged."""
    known: str = "#62e3a4"
    unknown: str = "#eef1f6"
    checking: str = "#a9bdff"
    warn: str = "#ffca66"
    danger: str = "#ff8d94"
    recording: str = "#c01c28"
    """A plate by itself; `text` reaches 4.5:1 on it."""
    letterbox: str = "#0b0c0f"
    """Around the picture."""


OVERLAY = OverlayColours()


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two "#rrggbb" colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
