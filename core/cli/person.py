"""One person of the gallery: what is known of them, what they agreed to, their data, erasing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from core.cli import options as shared
from core.cli import report
from core.cli.consent import confirmed
from core.cli.main import DONE, FAILED, UsageError
from core.cli.roll import find_person
from core.people.audit.words import sentence_of
from core.people.consent import receipt as receipts
from core.people.consent.erasure import SENTENCES, Finding
from core.people.consent.keeper import Standing, with_consent
from core.people.consent.receipt import Receipt
from core.people.consent.remnants import IN_COPIES
from core.people.gallery import Gallery, GalleryError
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP

_STANDINGS = {
    Standing.NEVER_ASKED: "never agreed to a text",
    Standing.AGREED: "agreed",
    Standing.WITHDRAWN: "agreed, and took it back",
    Standing.TEXT_CHANGED: "agreed to a text that was changed since, outside the program",
    Standing.TEXT_LOST: "agreed to a text that is no longer kept",
}
_SHOWN = 20  # entries of the log


def arguments(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the actions on one person."""
    show = _about_one(actions, "show", "say what is kept of a person")
    show.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")
    tag = _about_one(actions, "tag", "give a person tags, or take them away")
    tag.add_argument("tags", metavar="TAG", nargs="+")
    tag.add_argument("--remove", action="store_true", help="take these tags away")
    note = _about_one(actions, "note", "keep a note about a person in place of the earlier one")
    note.add_argument("text", metavar="TEXT", help="empty for none")
    external = _about_one(actions, "external-id", "keep a person's number in another system")
    external.add_argument("text", metavar="NUMBER", help="empty for none")
    until = _about_one(actions, "keep-until", "set the last day on which a person is kept")
    until.add_argument("day", metavar="DAY", help="as 2027-01-31, or: rules")
    agree = _about_one(actions, "agree", "note that a person agrees to the text in force")
    agree.add_argument("--language", default="en", help="in which it was read (else en)")
    agree.add_argument("--yes", action="store_true", help="don't show it and ask")
    withdraw = _about_one(actions, "withdraw", "note that a person took the agreement back")
    withdraw.add_argument("--ground", default="", help="why the person may be kept nevertheless")
    give = _about_one(actions, "give-data", "write out what is kept of a person, for the person")
    give.add_argument("place", metavar="PLACE", type=Path, help="a new folder, or a .zip file")
    erase = _about_one(actions, "erase", "destroy all data and the key of a person, for good")
    erase.add_argument("--receipt", metavar="FILE", type=Path, help="where the receipt goes")
    erase.add_argument("--yes", action="store_true", help="don't ask")
    again = _action(actions, "receipt", "print the receipt of an erasure once more")
    again.add_argument("number", metavar="NUMBER", help="the erased person's id, 32 digits")
    again.add_argument("--receipt", metavar="FILE", type=Path, help="where it goes")
    verify = _action(actions, "verify-receipt", "check that nothing is left of an erased person")
    verify.add_argument("file", metavar="FILE", type=Path)


def _show(gallery: Gallery, options: argparse.Namespace) -> int:
    person = find_person(gallery, options.person)
    agreement, end = gallery.consent.agreement(person), gallery.retention.end_of(person)
    details, consent = person.details, person.details.consent
    if options.json:
        data: report.Json = {
            "id": person.id,
            "name": person.name,
            "created": person.created.isoformat(),
            "external_id": details.external_id,
            "tags": list(details.tags),
            "notes": details.notes,
            "consent": agreement.standing.value,
            "consent_version": None if consent is None else consent.version,
            "kept_until": end.last_day.isoformat(),
            "last_visit": end.last_visit.isoformat(),
            "templates": person.template_count,
            "samples": person.sample_count,
            "damaged": person.damaged,
        }
        print(report.line_of_all([data])[1:-1])
        return DONE
    said = _STANDINGS[agreement.standing]
    if consent is not None:
        said += f", version {consent.version}, {consent.given.astimezone():%Y-%m-%d %H:%M}"
    for name, value in (
        ("Name", person.name),
        ("Id", person.id),
        ("External id", details.external_id),
        ("Tags", ", ".join(details.tags)),
        ("Notes", details.notes),
        ("Enrolled", f"{person.created.astimezone():%Y-%m-%d %H:%M}"),
        ("Consent", said),
        ("Kept until", f"{end.last_day} ({end.because.value})"),
        ("Last visit", str(end.last_visit)),
        ("Templates", str(person.template_count)),
        ("Pictures", str(person.sample_count)),
        ("Damaged", "yes" if person.damaged else ""),
    ):
        if value:
            print(f"{name + ':':13} {value}")
    for entry in gallery.log.history(person.id, _SHOWN):
        print(f"  {entry.time.astimezone():%Y-%m-%d %H:%M}  {sentence_of(entry)}")
    return DONE


def _tag(gallery: Gallery, options: argparse.Namespace) -> int:
    person = find_person(gallery, options.person)
    given = {tag.casefold() for tag in options.tags}
    tags = [tag for tag in person.details.tags if tag.casefold() not in given]
    if not options.remove:
        tags += options.tags
    after = gallery.change_details(person.id, replace(person.details, tags=tuple(tags)))
    print(f"{person.name}: {', '.join(after.details.tags) or 'no tags'}.")
    return DONE


def _note(gallery: Gallery, options: argparse.Namespace) -> int:
    person = find_person(gallery, options.person)
    gallery.change_details(person.id, replace(person.details, notes=options.text))
    print(f"The note about {person.name} is kept.")
    return DONE


def _external_id(gallery: Gallery, options: argparse.Namespace) -> int:
    person = find_person(gallery, options.person)
    gallery.change_details(person.id, replace(person.details, external_id=options.text))
    print(f"The number of {person.name} is kept.")
    return DONE


def _keep_until(gallery: Gallery, options: argparse.Namespace) -> int:
    person = find_person(gallery, options.person)
    try:
        day = None if options.day == "rules" else date.fromisoformat(options.day)
    except ValueError:
        raise UsageError(f"{options.day!r} is no day; write it as 2027-01-31") from None
    end = gallery.retention.end_of(gallery.retention.keep_until(person.id, day))
    print(f"{person.name} is kept until {end.last_day}.")
    return DONE


def _agree(gallery: Gallery, options: argparse.Namespace) -> int:
    person = find_person(gallery, options.person)
    text = gallery.consent.current(options.language)
    if not options.yes:
        print(text.text)
        if not confirmed(f"Has {person.name} read this, and agrees?"):
            print("Nothing was noted.")
            return FAILED
    consent = gallery.consent.accept(text)
    gallery.change_details(person.id, with_consent(person.details, consent))
    print(f"{person.name} agreed to version {text.version} ({text.language}).")
    return DONE


def _withdraw(gallery: Gallery, options: argparse.Namespace) -> int:
    person = find_person(gallery, options.person)
    gallery.consent.withdraw(person.id, options.ground)
    print(f"{person.name} took the agreement back; kept pictures were deleted.")
    if not options.ground:
        print(f"Nothing else allows keeping the rest: people erase {person.id}")
    return DONE


def _give_data(gallery: Gallery, options: argparse.Namespace) -> int:
    person = find_person(gallery, options.person)
    given = gallery.disclosure.give(person.id, options.place)
    print(f"What is kept of {person.name} is in {given.place}. Open data.html to read it.")
    if given.damaged:
        print("Something that is kept is damaged and couldn't be read.", file=sys.stderr)
    return DONE


def _erase(gallery: Gallery, options: argparse.Namespace) -> int:
    person = find_person(gallery, options.person)
    if options.receipt is not None:
        _refuse_unwritable(options.receipt)
    if not options.yes and not confirmed(
        f"Erase {person.name} for good? Nothing can bring the data back.", unasked=True
    ):
        print("Nobody was erased.")
        return FAILED
    receipt = gallery.erasure.erase(person.id)
    print(f"Erased {person.name}.")
    _hand_out(receipt, options.receipt)
    return DONE


def _receipt(gallery: Gallery, options: argparse.Namespace) -> int:
    _hand_out(gallery.erasure.receipt_of(options.number.strip().lower()), options.receipt)
    return DONE


def _verify(gallery: Gallery, options: argparse.Namespace) -> int:
    found = gallery.erasure.verify(receipts.read(options.file))
    print(SENTENCES[found.finding])
    for remnant in found.left:
        print("  " + remnant.sentence.format(place=remnant.place, offset=remnant.offset))
    if found.copies:
        print(IN_COPIES.format(names=", ".join(each.place for each in found.copies)))
    if found.is_signed:
        print("The receipt is signed by this gallery's log.")
    return DONE if found.finding is Finding.ERASED else FAILED


def _hand_out(receipt: Receipt, file: Path | None) -> None:
    if file is None:
        print(receipt.to_text(), end="")
        return
    try:
        with written_whole(file) as stream:
            stream.write(receipt.to_json().encode("utf-8"))
    except OSError as error:
        raise GalleryError(
            QT_TRANSLATE_NOOP(
                "core",
                "The receipt can't be written to {file}: {reason}. Get it again with: people "
                "receipt {number}",
            ),
            file=file,
            reason=error.strerror or type(error).__name__,
            number=receipt.person_id,
        ) from error
    print(f"The receipt is in {file}.")


def _refuse_unwritable(file: Path) -> None:
    if not file.absolute().parent.is_dir():
        raise UsageError(f"--receipt: there is no folder {file.absolute().parent}")


def _about_one(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str
) -> argparse.ArgumentParser:
    parser = _action(actions, name, summary)
    parser.add_argument("person", metavar="ID", help="id, its beginning, or the name")
    return parser


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str
) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=summary)
    shared.add_profile(parser, default=argparse.SUPPRESS)
    return parser


ACTIONS: dict[str, Callable[[Gallery, argparse.Namespace], int]] = {
    "show": _show,
    "tag": _tag,
    "note": _note,
    "external-id": _external_id,
    "keep-until": _keep_until,
    "agree": _agree,
    "withdraw": _withdraw,
    "give-data": _give_data,
    "erase": _erase,
    "receipt": _receipt,
    "verify-receipt": _verify,
}
"""What can be done, by its name on the command line."""
