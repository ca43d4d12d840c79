"""`export`: write people of the gallery into one encrypted file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from core.cli import options as shared
from core.cli import report
from core.cli.main import DONE, FAILED
from core.cli.passphrases import new_passphrase
from core.cli.roll import find_person, opened_gallery
from core.people.transfer.archive import SUFFIX
from core.people.transfer.exporting import export


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("file", metavar="FILE", type=Path, help=f"the file to write ({SUFFIX})")
    parser.add_argument(
        "person", metavar="ID", nargs="*", help="id, its beginning, or the name (else everybody)"
    )
    parser.add_argument("--samples", action="store_true", help="the kept pictures go with them")
    parser.add_argument(
        "--archive-passphrase-file",
        metavar="FILE",
        help="read the export's passphrase from the first line of FILE, - for standard input",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Export people."""
    with opened_gallery(options) as gallery:
        of = {find_person(gallery, typed).id for typed in options.person} or None
        passphrase = new_passphrase(options.archive_passphrase_file, "for the export")
        done = export(gallery, options.file, passphrase, of=of, samples=options.samples)
    for person in done.left_out:
        print(f"{person.name or person.id} is damaged and was left out.", file=sys.stderr)
    if options.json:
        data = {"people": done.people, "templates": done.templates, "samples": done.samples}
        print(report.line({**data, "left_out": len(done.left_out)}))
    else:
        print(
            f"Exported {done.people} people with {done.templates} templates and {done.samples} "
            f"pictures. Without its passphrase nobody can read the file."
        )
    return DONE if not done.left_out else FAILED
