"""Writing a report as two files: a PDF to read, and JSON with its figures and a signature."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Protocol

import core
from core.people.audit.report_signing import LogEnd
from core.people.audit.words import Said
from core.reports import pdf
from core.reports.document import Block, Document, Heading, Paragraph, Table
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP, PlainError

FORMAT: Final = "facedesk-report"
VERSION: Final = 1
_PROGRAM: Final = f"FaceDesk IR {core.__version__}"


class ReportError(PlainError):
    """A report can't be written or read."""


class Signer(Protocol):
    """Who signs; see `core.people.audit.report_signing.ReportSigner`."""

    def end(self) -> LogEnd:
        """Return where the log ends, and the key that signs."""

    def sign(self, text: bytes) -> bytes:
        """Return a signature over a text."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A report that was written."""

    pdf: Path
    json: Path
    fingerprint: str
    """Of the key that signed it; empty where nothing was signed."""


def names(file: Path) -> tuple[Path, Path]:
    """Return the PDF and the JSON file that `save` writes for a chosen name."""
    if file.suffix.lower() != ".pdf":
        file = file.with_name(f"{file.name}.pdf")
    return file, file.with_suffix(".json")


def check_place(file: Path, *, replacing: bool = False) -> tuple[Path, Path]:
    """Return `names`, if they can be written there: for asking before the work is done.

    Raises
    ------
    ReportError
        If a file is there already and not to be replaced, there is no such folder, or nothing can
        be written there.
    """
    to_pdf, to_json = names(file)
    try:
        there = [path for path in (to_pdf, to_json) if path.exists()]
        has_folder = to_pdf.parent.is_dir()
    except OSError as error:  # a name too long, a folder that nobody may look into
        raise _plain(error, to_pdf) from error
    if there and not replacing:
        raise ReportError(
            QT_TRANSLATE_NOOP("core", "The file {file} is there already. Choose another name."),
            file=there[0],
        )
    if to_json in there and not _is_report(to_json):
        raise ReportError(
            QT_TRANSLATE_NOOP(
                "core", "The file {file} is there already and is no report. Choose another name."
            ),
            file=to_json,
        )
    if not has_folder:
        raise ReportError(
            QT_TRANSLATE_NOOP("core", "There is no folder {folder} for the report."),
            folder=to_pdf.parent,
        )
    return to_pdf, to_json


def _is_report(file: Path) -> bool:
    """Whether a file begins like one of ours; another one of that name isn't to be lost."""
    try:
        with file.open("rb") as stream:
            return f'"{FORMAT}"'.encode() in stream.read(200)
    except OSError:
        return False


def save(
    document: Document,
    facts: Mapping[str, Any],
    file: Path,
    signer: Signer | None = None,
    *,
    replacing: bool = False,
    say: Callable[[Said], str] = str,
    now: datetime | None = None,
) -> Saved:
    """Write a report as PDF, and beside it JSON of the same name, each whole or not at all.

    At the end of the PDF stands who signed it, and how that is checked.

    Parameters
    ----------
    facts
        All figures of the report: whatever JSON can hold, numbers finite.
    file
        Name of the PDF; where it doesn't end in .pdf, that is put behind it.
    signer
        Of the open gallery; None where none is open, then nothing is signed and both files say so.
    replacing
        Whether a report that is there is replaced. A JSON file that is none never is.
    say
        Says core's sentences in the document's language.
    now
        When it was made; None takes the present.

    Raises
    ------
    ReportError
        If a file is there already, or can't be written: the disk is full, or the folder is gone or
        not writable. Files that were there are then as before.
    GalleryError
        If the gallery can't sign.
    """
    to_pdf, to_json = check_place(file, replacing=replacing)
    end = signer.end() if signer is not None else None
    page = io.BytesIO()
    time = (now or datetime.now(UTC)).astimezone(UTC)
    about = _about_signature(end, to_json.name, time, say)
    pdf.write(replace(document, blocks=(*document.blocks, *about)), page)
    told: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "program": _PROGRAM,
        "time": time.isoformat(timespec="seconds"),
        "title": document.title,
        "pdf": {"name": to_pdf.name, "sha256": hashlib.sha256(page.getvalue()).hexdigest()},
        "facts": dict(facts),
        "signed": None if end is None else _signed(end),
    }
    if signer is not None:
        told["signature"] = signer.sign(canonical(told)).hex()
    text = json.dumps(told, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
    try:
        with written_whole(to_json) as beside, written_whole(to_pdf) as stream:
            stream.write(page.getvalue())
            beside.write(text.encode("utf-8", "backslashreplace"))
            beside.flush()
            os.fsync(beside.fileno())  # a full disk shows before the PDF stands in its place
    except OSError as error:
        raise _plain(error, to_pdf) from error
    return Saved(to_pdf, to_json, "" if end is None else end.fingerprint)


def canonical(told: Mapping[str, Any]) -> bytes:
    """Return what is signed of a report's JSON: all but the signature, in one form of many."""
    kept = {name: value for name, value in told.items() if name != "signature"}
    text = json.dumps(kept, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("ascii")


def _signed(end: LogEnd) -> dict[str, Any]:
    return {
        "algorithm": "Ed25519",
        "public_key": end.public_key.hex(),
        "fingerprint": end.fingerprint,
        "gallery": end.gallery_id,
        "log_entry": end.number,
        "log_hash": end.hash,
    }


def _about_signature(
    end: LogEnd | None, json_name: str, time: datetime, say: Callable[[Said], str]
) -> tuple[Block, ...]:
    heading = Heading(say(Said(_HEADING)))
    made = say(Said(_MADE, {"time": f"{time:%Y-%m-%d %H:%M:%S} UTC", "program": _PROGRAM}))
    if end is None:
        return heading, Paragraph(made), Paragraph(say(Said(_UNSIGNED)), "warn")
    rows = (
        (say(Said(_KEY)), end.fingerprint),
        (say(Said(_GALLERY)), end.gallery_id),
        (say(Said(_ENTRY)), str(end.number)),
        (say(Said(_HASH)), end.hash),
    )
    command = f"python -m core report {json_name}"
    words = say(Said(_SIGNED, {"file": json_name, "command": command}))
    return heading, Paragraph(made), Paragraph(words), Table(rows, mono=True)


_HEADING = QT_TRANSLATE_NOOP("core", "Signature")
_MADE = QT_TRANSLATE_NOOP("core", "Made on {time} by {program}.")
_UNSIGNED = QT_TRANSLATE_NOOP(
    "core",
    "This report isn't signed: no gallery was open when it was made. Nothing shows whether it was "
    "changed.",
)
_SIGNED = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} beside this one holds the same figures and a signature over both files, made "
    "with the key of the gallery's log. This checks it: {command}. The key is the right one if its "
    "fingerprint is the one that the log of that gallery tells.",
)
_KEY = QT_TRANSLATE_NOOP("core", "Fingerprint of the key")
_GALLERY = QT_TRANSLATE_NOOP("core", "Number of the gallery")
_ENTRY = QT_TRANSLATE_NOOP("core", "Last entry of its log")
_HASH = QT_TRANSLATE_NOOP("core", "Checksum of that entry")


def _plain(error: OSError, file: Path) -> ReportError:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return ReportError(
            QT_TRANSLATE_NOOP(
                "core",
                "The disk is full: the report {file} was not written. Make room and try again.",
            ),
            file=file,
        )
    return ReportError(
        QT_TRANSLATE_NOOP("core", "The report can't be written to {file}: {reason}."),
        file=file,
        reason=error.strerror or type(error).__name__,
    )
