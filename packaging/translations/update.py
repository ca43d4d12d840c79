"""Bring the catalogues up to date with the sentences in the code, and compile them.

    python packaging/translations/update.py            # after sentences changed
    python packaging/translations/update.py --compile  # after a translation changed

Sentences come from `self.tr(...)` in gui and `QT_TRANSLATE_NOOP(...)` in core and gui. New ones
are marked unfinished in resources/translations/facedesk_zh_CN.ts: translate them there (a text
editor or Qt Linguist does), drop the mark and compile. facedesk_en.ts holds only the sentences
with numbers, for their English plurals. tests/gui/test_translations.py finds what was forgotten.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "resources" / "translations"
CHINESE = "facedesk_zh_CN.ts"
ENGLISH = "facedesk_en.ts"


def sources() -> list[str]:
    """Return all files with sentences, relative to the project."""
    files = [*(ROOT / "core").rglob("*.py"), *(ROOT / "gui").rglob("*.py")]
    return sorted(file.relative_to(ROOT).as_posix() for file in files)


def collect(folder: Path) -> None:
    """Bring the catalogues in `folder` up to date with the code."""
    common = [_tool("lupdate"), "-silent", "-no-obsolete", "-locations", "none", *sources()]
    for catalogue, language, more in (
        (CHINESE, "zh_CN", ()),
        (ENGLISH, "en", ("-pluralonly",)),
    ):
        languages = ("-source-language", "en", "-target-language", language)
        command = [*common, *more, *languages, "-ts", str(folder / catalogue)]
        subprocess.run(command, cwd=ROOT, check=True)


def compile_all() -> None:
    """Make the .qm files that the program loads."""
    for catalogue in (CHINESE, ENGLISH):
        made = (CATALOGUES / catalogue).with_suffix(".qm")
        # Put in place whole: a running window has the former file mapped into its memory.
        fresh = made.with_suffix(".new")
        command = [_tool("lrelease"), "-silent", str(CATALOGUES / catalogue), "-qm", str(fresh)]
        subprocess.run(command, check=True)
        fresh.replace(made)


def _tool(name: str) -> str:
    # Beside the Python that runs this, where PySide6 puts it.
    found = shutil.which(f"pyside6-{name}", path=str(Path(sys.executable).parent))
    if found is None:
        raise SystemExit(f"pyside6-{name} is not installed beside {sys.executable}")
    return found


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Update and compile the catalogues.")
    parser.add_argument("--compile", action="store_true", help="only compile")
    if not parser.parse_args().compile:
        collect(CATALOGUES)
    compile_all()


if __name__ == "__main__":
    main()
