"""`log`: read the gallery's log, verify it, take it out, and verify one that was taken out."""

from __future__ import annotations

import argparse
from datetime import date, datetime, time, timedelta
from pathlib import Path

from core.cli import options as shared
from core.cli import report
from core.cli.main import DONE, FAILED, UsageError
from core.cli.roll import find_person, opened_gallery
from core.people.audit.entry import Entry
from core.people.audit.events import Event
from core.people.audit.export import export_log, export_table
from core.people.audit.faults import Verification, fault_words, remark_words, result_words
from core.people.audit.proof import verify_against, verify_file
from core.people.audit.reading import Filter, LogReader
from core.people.audit.verification import verify
from core.people.audit.words import sentence_of
from core.people.gallery import Gallery

_SHOWN = 50


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    shared.add_profile(parser)
    actions = parser.add_subparsers(dest="action", metavar="action", required=True)
    listing = actions.add_parser("list", help="list entries, the newest first")
    _add_filter(listing)
    listing.add_argument(
        "--limit", metavar="N", type=_count, default=_SHOWN, help=f"at most N (else {_SHOWN})"
    )
    listing.add_argument("--json", action="store_true", help="print one JSON array of objects")
    check = actions.add_parser("verify", help="look whether the log is as it was written")
    check.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        nargs="?",
        help="an exported log, verified without any gallery",
    )
    check.add_argument(
        "--fingerprint", metavar="DIGITS", help="of the key that should have signed FILE"
    )
    check.add_argument(
        "--against",
        metavar="EXPORTED",
        type=Path,
        help="an exported log: say whether the gallery was put back to a state before it",
    )
    export = actions.add_parser("export", help="write the whole log to a file, signed")
    export.add_argument("file", metavar="FILE", type=Path)
    export.add_argument(
        "--table",
        action="store_true",
        help="write a table (CSV) for a spreadsheet instead, which can't be verified",
    )
    _add_filter(export)
    for action in (listing, check, export):
        shared.add_profile(action, default=argparse.SUPPRESS)  # it may stand behind, too


def run(options: argparse.Namespace) -> int:
    """Do what was asked with the log."""
    if options.action == "verify":
        return _verify(options)
    with opened_gallery(options) as gallery:
        if options.action == "list":
            return _list(gallery, options)
        return _export(gallery, options)


def _list(gallery: Gallery, options: argparse.Namespace) -> int:
    reader = LogReader(gallery.log)
    numbers = reader.numbers(_filter(gallery, options))
    entries = reader.entries(numbers[: options.limit])
    if options.json:
        print(report.line_of_all([_data(entry) for entry in entries]))
        return DONE
    for entry in entries:
        print(_row(entry))
    more = len(numbers) - len(entries)
    print(f"{len(entries)} of {len(numbers)} entries." if more else f"{len(entries)} entries.")
    return DONE


def _verify(options: argparse.Namespace) -> int:
    if options.file is None:
        if options.fingerprint is not None:
            raise UsageError("--fingerprint goes with the FILE that is verified")
        with opened_gallery(options) as gallery:
            return _verify_gallery(gallery, options)
    if options.against is not None:
        raise UsageError("--against compares the gallery's log with a file; leave out FILE")
    found = verify_file(options.file, options.fingerprint or "")
    code = _say(found)
    if options.fingerprint is None:
        print("Compare the fingerprint with the one that was told when the file was made.")
    return code


def _verify_gallery(gallery: Gallery, options: argparse.Namespace) -> int:
    code = _say(verify(gallery.log))
    if options.against is None:
        return code
    faults = verify_against(gallery.log, options.against)
    for fault in faults:
        print(fault_words(fault))
    if faults:
        return FAILED
    print(f"The log goes on from {options.against.name}: the gallery was not put back.")
    return code


def _say(found: Verification) -> int:
    print(result_words(found))
    for fault in found.faults:
        print(f"  {fault_words(fault)}")
    for remark in found.remarks:
        print(f"  {remark_words(remark)}")
    if found.fingerprint:
        print(f"Signed up to entry {found.signed_to} by the key {found.fingerprint}.")
    return DONE if found.is_whole else FAILED


def _export(gallery: Gallery, options: argparse.Namespace) -> int:
    wanted = _filter(gallery, options)
    if not options.table:
        if wanted != Filter():
            raise UsageError("a signed log is exported whole; a part of it only with --table")
        made = export_log(gallery.log, options.file)
    else:
        made = export_table(gallery.log, options.file, wanted)
    assert made is not None  # nobody can cancel it here
    print(f"{made.entries} entries were written to {made.file}.")
    if made.fingerprint:
        print(f"Fingerprint of the key, to be kept elsewhere: {made.fingerprint}")
        print(f"Anybody can check the file: python -m core log verify {made.file.name}")
    return DONE


def _add_filter(parser: argparse.ArgumentParser) -> None:
    day = "YYYY-MM-DD"
    parser.add_argument("--since", metavar=day, type=_day, help="from this day on")
    parser.add_argument("--until", metavar=day, type=_day, help="up to the end of this day")
    parser.add_argument(
        "--event",
        metavar="KIND",
        action="append",
        choices=[event.value for event in Event],
        help="only entries of this kind, for instance verdict; may be given several times",
    )
    parser.add_argument("--person", metavar="ID", help="id, its beginning, or the name")
    parser.add_argument("--by", metavar="NAME", help="only what this account did")
    parser.add_argument("--text", metavar="TEXT", default="", help="only what holds this text")


def _filter(gallery: Gallery, options: argparse.Namespace) -> Filter:
    return Filter(
        since=None if options.since is None else _midnight(options.since),
        until=None if options.until is None else _midnight(options.until + timedelta(days=1)),
        events=options.event,
        actor=options.by,
        persons=None if options.person is None else [_person(gallery, options.person)],
        text=options.text,
    )


def _person(gallery: Gallery, typed: str) -> str:
    """Return the id that is meant; a whole one also of somebody who is no longer there."""
    if len(typed) == 32 and all(digit in "0123456789abcdef" for digit in typed):
        return typed
    return find_person(gallery, typed).id


def _row(entry: Entry) -> str:
    when = entry.time.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    person = f"  [{entry.person_id}]" if entry.person_id else ""
    account = f"  ({entry.actor})" if entry.actor else ""
    return f"{entry.number:>7}  {when}  {sentence_of(entry)}{person}{account}"


def _data(entry: Entry) -> report.Json:
    return {
        "number": entry.number,
        "time": entry.time.isoformat(),
        "event": entry.event,
        "account": entry.actor,
        "person": entry.person_id,
        "facts": dict(entry.facts),
        "hash": entry.hash.hex(),
        "damaged": entry.is_damaged,
    }


def _midnight(day: date) -> datetime:
    """Return the beginning of a day where this computer stands."""
    return datetime.combine(day, time()).astimezone()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day like 2026-11-22") from None


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 1000000")
    return int(text)
