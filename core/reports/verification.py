"""Checking a report: does the PDF match its figures, is the signature good, whose is it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from core.people import foreign
from core.people.audit.keys import fingerprint as fingerprint_of
from core.people.audit.keys import is_signed, same_fingerprint
from core.people.audit.report_signing import PURPOSE
from core.people.audit.words import Said
from core.reports.files import FORMAT, VERSION, ReportError, canonical
from core.wording import QT_TRANSLATE_NOOP

_LONGEST: Final = 256 * 1024 * 1024  # bytes, of either file


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found about a report."""

    file: Path
    pdf: Path
    title: str
    program: str
    time: datetime
    """UTC; as the report says."""

    pdf_found: bool
    pdf_matches: bool
    """Whether the PDF is the one that the report was made with."""

    is_signed: bool
    signature_good: bool
    """Whether the key in the report signed it as it is now."""

    fingerprint: str = ""
    """Of the key in the report; empty where nothing is signed."""

    public_key: bytes = b""
    gallery_id: str = ""
    log_entry: int = 0
    log_hash: str = ""
    expected: bool | None = None
    """Whether the key is the one whose fingerprint was given; None where none was."""

    facts: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def is_whole(self) -> bool:
        """Whether both files are as they were signed, by the key that was expected, if any."""
        found = self.pdf_found and self.pdf_matches and self.is_signed and self.signature_good
        return found and self.expected is not False


def verify(file: Path, fingerprint: str = "", pdf: Path | None = None) -> Verified:
    """Check a report by its JSON file.

    Parameters
    ----------
    fingerprint
        Of the key that should have signed it. Without one, only whether the files fit each other
        is known: whoever changes both can sign them anew with a key of their own.
    pdf
        Where the PDF is; None takes the one beside the JSON.

    Raises
    ------
    ReportError
        If the file can't be read or is no report of this version.
    """
    told = read(file)
    try:
        name = str(told["pdf"]["name"])
        if name != Path(name).name or name in ("", ".", ".."):
            raise ValueError("no name of a file")
        digest, time = str(told["pdf"]["sha256"]), foreign.moment(told["time"])
        signed = told["signed"]
        key = b"" if signed is None else bytes.fromhex(signed["public_key"])
        signature = b"" if signed is None else bytes.fromhex(told["signature"])
        about = {} if signed is None else dict(signed)
        number, facts = int(about.get("log_entry", 0)), dict(told["facts"])
        title, program = str(told["title"]), str(told["program"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _no_report(file) from None
    beside = pdf or file.with_name(name)
    found = _digest(beside)
    own = fingerprint_of(key) if key else ""
    return Verified(
        file=file,
        pdf=beside,
        title=title,
        program=program,
        time=time,
        pdf_found=found is not None,
        pdf_matches=found == digest,
        is_signed=bool(key),
        signature_good=bool(key) and is_signed(key, PURPOSE + canonical(told), signature),
        fingerprint=own,
        public_key=key,
        gallery_id=str(about.get("gallery", "")),
        log_entry=number,
        log_hash=str(about.get("log_hash", "")),
        expected=same_fingerprint(fingerprint, own) if fingerprint else None,
        facts=facts,
    )


def sentences(found: Verified) -> tuple[Said, ...]:
    """Return what was found, and what that proves, for people."""
    values: dict[str, object] = {
        "pdf": found.pdf.name,
        "file": found.file.name,
        "fingerprint": found.fingerprint,
    }
    about_pdf = _PDF_GOOD if found.pdf_matches else _PDF_BAD if found.pdf_found else _NO_PDF
    if not found.is_signed:
        return Said(about_pdf, values), Said(_UNSIGNED)
    said = [Said(about_pdf, values), Said(_GOOD if found.signature_good else _BAD, values)]
    if found.signature_good:
        values = {**values, "gallery": found.gallery_id, "entry": found.log_entry}
        said.append(Said(_KEY, values))
        said.append(Said({True: _EXPECTED, False: _OTHER_KEY, None: _PROVES}[found.expected]))
    return tuple(said)


def read(file: Path) -> dict[str, Any]:
    """Return the JSON of a report, unchecked but for its kind and version.

    Raises
    ------
    ReportError
        If the file can't be read or is no report of this version.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(_LONGEST + 1)
    except OSError as error:
        raise ReportError(
            QT_TRANSLATE_NOOP("core", "The file {file} can't be read: {reason}."),
            file=file,
            reason=error.strerror or type(error).__name__,
        ) from error
    try:
        if len(data) > _LONGEST:
            raise ValueError("too long")
        told = json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
        if told["format"] != FORMAT or told["version"] != VERSION:
            raise ValueError("no report")
        canonical(told)  # numbers beyond any float were no report of ours
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _no_report(file) from None
    return dict(told)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name that stands twice: other readers would take the other one."""
    told = dict(pairs)
    if len(told) != len(pairs):
        raise ValueError("a name twice")
    return told


def _no_number(text: str) -> float:
    raise ValueError(text)


def _digest(file: Path) -> str | None:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _no_report(file: Path) -> ReportError:
    return ReportError(
        QT_TRANSLATE_NOOP(
            "core",
            "The file {file} is no report of this program, or one of another version. Choose the "
            "file that ends in .json.",
        ),
        file=file,
    )


_PDF_GOOD: Final = QT_TRANSLATE_NOOP("core", "{pdf} is the PDF that belongs to {file}.")
_PDF_BAD: Final = QT_TRANSLATE_NOOP(
    "core", "{pdf} isn't the PDF that belongs to {file}: it was changed or exchanged."
)
_NO_PDF: Final = QT_TRANSLATE_NOOP(
    "core", "The PDF {pdf} isn't there, so only the figures in {file} are checked."
)
_UNSIGNED: Final = QT_TRANSLATE_NOOP(
    "core",
    "It isn't signed: no gallery was open when it was made. Nothing shows whether it was changed.",
)
_GOOD: Final = QT_TRANSLATE_NOOP(
    "core", "The signature is good: {file} is as it was when it was signed."
)
_BAD: Final = QT_TRANSLATE_NOOP(
    "core", "The signature is wrong: {file} was changed after it was signed."
)
_KEY: Final = QT_TRANSLATE_NOOP(
    "core",
    "It was signed with the key {fingerprint} of the gallery {gallery}, whose log had {entry} "
    "entries.",
)
_PROVES: Final = QT_TRANSLATE_NOOP(
    "core",
    "Whoever changes both files can sign them anew with another key. So compare the fingerprint "
    "with the one that the gallery's log tells.",
)
_EXPECTED: Final = QT_TRANSLATE_NOOP("core", "That is the fingerprint that was expected.")
_OTHER_KEY: Final = QT_TRANSLATE_NOOP(
    "core", "That isn't the fingerprint that was expected: another key signed this."
)
