"""`report`: check a report that somebody brings."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.cli import options as shared
from core.cli import report
from core.cli.main import DONE, FAILED
from core.cli.roll import opened_gallery
from core.people.audit.report_signing import ReportSigner
from core.reports.verification import Verified, sentences, verify


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "file", metavar="FILE.json", type=Path, help="the JSON that lies beside the report's PDF"
    )
    parser.add_argument("--pdf", metavar="FILE", type=Path, help="the PDF, if it lies elsewhere")
    parser.add_argument(
        "--fingerprint", metavar="DIGITS", help="of the key that should have signed it"
    )
    parser.add_argument(
        "--here",
        action="store_true",
        help="look whether this computer's gallery signed it (opens the gallery)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Check a report; the exit code is 0 if both files are as they were signed."""
    found = verify(options.file, options.fingerprint or "", options.pdf)
    ours = None
    if options.here:
        with opened_gallery(options) as gallery:
            ours = bool(found.public_key) and ReportSigner(gallery.log).knows(found.public_key)
    if options.json:
        print(report.line(_data(found, ours)))
    else:
        print(f"{found.title}, made on {found.time:%Y-%m-%d %H:%M:%S} UTC by {found.program}.")
        for sentence in sentences(found):
            print(sentence)
        if ours is not None:
            print(f"The key is {'' if ours else 'not '}that of this computer's gallery.")
    return DONE if found.is_whole and ours is not False else FAILED


def _data(found: Verified, ours: bool | None) -> report.Json:
    return {
        "file": str(found.file),
        "pdf": str(found.pdf),
        "title": found.title,
        "program": found.program,
        "time": found.time.isoformat(),
        "pdf_found": found.pdf_found,
        "pdf_matches": found.pdf_matches,
        "is_signed": found.is_signed,
        "signature_good": found.signature_good,
        "fingerprint": found.fingerprint,
        "fingerprint_expected": found.expected,
        "key_of_this_gallery": ours,
        "gallery": found.gallery_id,
        "log_entry": found.log_entry,
        "log_hash": found.log_hash,
        "is_whole": found.is_whole and ours is not False,
    }
