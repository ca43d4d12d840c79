"""Make the bundled Chinese font: the characters that a window in Simplified Chinese needs.

A machine without Chinese fonts, as many a front desk's, shows boxes instead. This takes the
6,763 characters of GB 2312 (names need the rarer ones too), those of our own catalogue and
Chinese punctuation out of Droid Sans Fallback (Apache-2.0; Debian package fonts-droid-fallback).

    pip install fonttools
    cd /usr/share/fonts/truetype/droid; python .../subset_chinese.py DroidSansFallbackFull.ttf

Writes resources/fonts/DroidSansFallback-FaceDesk.ttf.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
MADE = ROOT / "resources" / "fonts" / "DroidSansFallback-FaceDesk.ttf"
CATALOGUE = ROOT / "resources" / "translations" / "facedesk_zh_CN.ts"
FAMILY = "Droid Sans FaceDesk"


def characters() -> set[str]:
    """Return every character that is kept."""
    hanzi = (
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
    )
    punctuation = map(chr, (*range(0x3000, 0x3020), *range(0xFF01, 0xFF5F), 0x2018, 0x2019))
    kept = {c for c in (*hanzi, *punctuation, *"“”…—·￥") if c}
    if CATALOGUE.exists():
        kept |= {c for c in CATALOGUE.read_text("utf-8") if ord(c) >= 0x3000}
    return kept


def main(original: Path) -> None:
    """Write the subset of `original`."""
    options = subset.Options(
        layout_features=["*"], hinting=False, name_IDs=["*"], notdef_outline=True
    )
    font = subset.load_font(str(original), options)
    chooser = subset.Subsetter(options)
    chooser.populate(unicodes=[ord(c) for c in characters()])
    chooser.subset(font)
    _rename(font)
    subset.save_font(font, str(MADE), options)


def _rename(font: TTFont) -> None:
    # Under a name of its own it never stands for a complete Droid Sans of the system.
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 16):
            record.string = FAMILY
        elif record.nameID == 6:
            record.string = FAMILY.replace(" ", "")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
