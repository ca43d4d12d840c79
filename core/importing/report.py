"""The report of an import, as a table that any spreadsheet opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from core.importing.carrying_out import ImportReport
from core.importing.preview import Mark, Preview, PreviewRow
from core.people.transfer.exporting import write_error
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP, PlainError

MARKS: dict[Mark | None, str] = {
    Mark.NEW: QT_TRANSLATE_NOOP("core", "New"),
    Mark.ADD: QT_TRANSLATE_NOOP("core", "Pictures added"),
    Mark.PRESENT: QT_TRANSLATE_NOOP("core", "In the gallery already"),
    Mark.PROBLEM: QT_TRANSLATE_NOOP("core", "Not imported"),
    None: QT_TRANSLATE_NOOP("core", "Not done yet"),
}
"""What each row's outcome is called."""

HEADINGS = (
    QT_TRANSLATE_NOOP("core", "Row"),
    QT_TRANSLATE_NOOP("core", "Name"),
    QT_TRANSLATE_NOOP("core", "External id"),
    QT_TRANSLATE_NOOP("core", "Outcome"),
    QT_TRANSLATE_NOOP("core", "Reason"),
    QT_TRANSLATE_NOOP("core", "Remarks"),
)

Say = Callable[[PlainError], str]


def reasons(row: PreviewRow, problem: PlainError | None, say: Say = str) -> tuple[str, str]:
    """Return why a row is not imported, and what else is to be said about it."""
    return "" if problem is None else say(problem), " ".join(say(one) for one in row.remarks)


def write(
    report: ImportReport | Preview,
    file: Path,
    say: Say = str,
    say_word: Callable[[str], str] = lambda word: word,
) -> None:
    """Write a report, or a preview, as CSV in UTF-8, wholly or not at all.

    Parameters
    ----------
    say, say_word
        How errors and words are said; as they are in English.

    Raises
    ------
    ArchiveError
        If it can't be written.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow([say_word(word) for word in HEADINGS])
    if isinstance(report, Preview):
        lines = [(row, row.mark, row.problem) for row in report.rows]
    else:
        lines = [(one.row, one.mark, one.problem) for one in report.results]  # type: ignore[misc]
    for row, mark, problem in lines:
        cells = [
            *(str(row.row.number), row.row.name, row.row.external_id, say_word(MARKS[mark])),
            *reasons(row, problem, say),
        ]
        table.writerow([harmless(cell) for cell in cells])
    try:
        with written_whole(file) as stream:
            stream.write(text.getvalue().encode("utf-8-sig"))  # Excel takes the mark for UTF-8
    except OSError as error:
        raise write_error(file, error) from error


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
