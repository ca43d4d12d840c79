"""Bring the catalogues up to date with the sentences in the code, and compile them.

    python packaging/translations/update.py            # after sentences changed
    python packaging/translations/update.py --compile  # after a translation changed

Sentences come from `self.tr(...)` in gui, from `QT_TRANSLATE_NOOP(...)` in core and gui, and from
the cards of the program's own models (weights/*/card.json: origin, training, notes). New ones are
marked unfinished in resources/translations/facedesk_zh_CN.ts: translate them there (a text editor
or Qt Linguist does), drop the mark and compile. facedesk_en.ts holds only the sentences with
numbers, for their English plurals. tests/gui/test_translations.py finds what was forgotten.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "resources" / "translations"
CHINESE = "facedesk_zh_CN.ts"
ENGLISH = "facedesk_en.ts"
CARD_TEXTS = ("origin", "trained_by", "training_data", "notes")
"""Entries of a model's card that people read."""


def sources() -> list[str]:
    """Return all files with sentences, relative to the project."""
    files = [*(ROOT / "core").rglob("*.py"), *(ROOT / "gui").rglob("*.py")]
    return sorted(file.relative_to(ROOT).as_posix() for file in files)


def card_texts() -> list[str]:
    """Return what the cards of the program's own models say to people."""
    texts: list[str] = []
    for file in sorted((ROOT / "weights").glob("*/card.json")):
        card = json.loads(file.read_text("utf-8"))
        for entry in CARD_TEXTS:
            texts += card[entry] if isinstance(card[entry], list) else [card[entry]]
    return list(dict.fromkeys(texts))


def collect(folder: Path) -> None:
    """Bring the catalogues in `folder` up to date with the code and the cards."""
    with tempfile.TemporaryDirectory() as scratch:
        # lupdate reads Python, not cards.
        marked = Path(scratch) / "cards.py"
        lines = (f'QT_TRANSLATE_NOOP("core", {_quoted(text)})\n' for text in card_texts())
        marked.write_text("".join(lines), "utf-8")
        common = [_tool("lupdate"), "-silent", "-no-obsolete", "-locations", "none"]
        for catalogue, language, more in (
            (CHINESE, "zh_CN", ()),
            (ENGLISH, "en", ("-pluralonly",)),
        ):
            languages = ("-source-language", "en", "-target-language", language)
            command = [*common, *sources(), str(marked), *more, *languages]
            subprocess.run([*command, "-ts", str(folder / catalogue)], cwd=ROOT, check=True)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


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
