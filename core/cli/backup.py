"""`backup`: make, verify and restore backups of the gallery."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from core.cli import options as shared
from core.cli import report
from core.cli.main import DONE, FAILED
from core.cli.passphrases import new_passphrase, typed_passphrase
from core.cli.roll import opened_gallery
from core.people.accounts.rights import Actor, NotAllowedError, Right
from core.people.errors import GalleryError
from core.people.sealed.protection import LockedError
from core.people.transfer import backup, restoring
from core.people.transfer.restoring import Verified


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    shared.add_profile(parser)
    actions = parser.add_subparsers(dest="action", metavar="action", required=True)
    make = actions.add_parser("make", help="back up the gallery, also while it is in use")
    make.add_argument(
        "file", metavar="FILE", type=Path, help=f"a new file ({backup.SUFFIX}), or a folder for it"
    )
    make.add_argument(
        "--anywhere",
        action="store_true",
        help="let the backup open on any computer with a passphrase of its own",
    )
    show = actions.add_parser("list", help="list the backups in a folder")
    show.add_argument("file", metavar="FOLDER", type=Path, help="the folder")
    verify = actions.add_parser("verify", help="open a backup, and read every record of it")
    verify.add_argument("file", metavar="FILE", type=Path, help="the backup")
    restore = actions.add_parser(
        "restore", help="put a backup in the gallery's place; the present one is kept beside it"
    )
    restore.add_argument("file", metavar="FILE", type=Path, help="the backup")
    restore.add_argument(
        "--bring-back", action="store_true", help="also people who were removed since"
    )
    restore.add_argument("--yes", action="store_true", help="don't ask")
    for action in (make, verify, restore):
        action.add_argument(
            "--backup-passphrase-file",
            metavar="FILE",
            help="read the backup's passphrase from the first line of FILE, - for standard input",
        )
    for action in (make, show, verify, restore):
        action.add_argument("--json", action="store_true", help="print JSON")
        shared.add_profile(action, default=argparse.SUPPRESS)  # it may stand behind, too


def run(options: argparse.Namespace) -> int:
    """Do what was asked for."""
    if options.action == "make":
        return _make(options)
    if options.action == "list":
        return _list(options)
    if options.action == "verify":
        return _verify(options)
    return _restore(options)


def _make(options: argparse.Namespace) -> int:
    passphrase = None
    if options.anywhere or options.backup_passphrase_file is not None:
        passphrase = new_passphrase(options.backup_passphrase_file, "for the backup")
    file = options.file
    if file.is_dir():
        file = file / backup.file_name(datetime.now(UTC))
    with opened_gallery(options) as gallery:
        made = backup.make(gallery, file, passphrase)
    manifest = made.manifest
    if options.json:
        print(report.line({"file": str(made.file), "people": manifest.people}))
        return DONE
    print(f"Backed up {manifest.people} people to {made.file}.")
    if not manifest.opens_anywhere:
        print("It opens on this computer only. For any other, make it with --anywhere.")
    return DONE


def _list(options: argparse.Namespace) -> int:
    found = backup.list_backups(options.file)
    if options.json:
        rows = [
            {
                "file": one.file.name,
                "created": one.manifest.created.isoformat(),
                "people": one.manifest.people,
                "anywhere": one.manifest.opens_anywhere,
                "automatic": one.manifest.automatic,
            }
            for one in found
        ]
        print(report.line_of_all(rows))
        return DONE
    for one in found:
        where = "any computer" if one.manifest.opens_anywhere else "this computer"
        made = f"{one.manifest.created.astimezone():%Y-%m-%d %H:%M}"
        print(f"{made}  {one.manifest.people:>7} people  {where:12}  {one.file.name}")
    print(f"{len(found)} backups.")
    return DONE


def _verify(options: argparse.Namespace) -> int:
    found, _ = _verified(options)
    if options.json:
        data = {"people": found.people, "templates": found.templates, "samples": found.samples}
        print(report.line({**data, "damaged": len(found.damaged)}))
    else:
        print(
            f"Read {found.people} people with {found.templates} templates and {found.samples} "
            f"pictures, of {found.manifest.created.astimezone():%Y-%m-%d %H:%M}."
        )
    for person in found.damaged:
        print(f"{person.name or person.id} is damaged in the backup.", file=sys.stderr)
    return DONE if not found.damaged else FAILED


def _restore(options: argparse.Namespace) -> int:
    target = shared.profile_of(options).gallery_file
    removed: frozenset[str] = frozenset()
    by: Actor | None = None
    found, passphrase = _verified(options)
    if target.exists():
        try:
            with opened_gallery(options) as gallery:
                gallery.sign_in.require(Right.RESTORE)
                by = gallery.sign_in.actor
                if gallery.copies.gallery_id == found.manifest.gallery_id:
                    removed = found.ids & gallery.intake.erased()
        except (LockedError, NotAllowedError):
            raise
        except GalleryError as error:  # it may be damaged: that is why it is to be restored
            print(f"python -m core: {error}", file=sys.stderr)
    if not options.yes and sys.stdin is not None and sys.stdin.isatty():
        question = (
            f"Put the {found.people} people of {found.manifest.created.astimezone():%Y-%m-%d %H:%M}"
            f" in the place of the present gallery? [y/N] "
        )
        if input(question).strip().lower() not in ("y", "yes"):
            print("Nothing was changed.")
            return FAILED
    without = frozenset() if options.bring_back else removed
    done = restoring.restore(options.file, target, passphrase, without=without, by=by)
    if options.json:
        aside = None if done.kept_aside is None else str(done.kept_aside)
        print(report.line({"people": done.people, "kept_aside": aside}))
        return DONE
    print(f"Restored {done.people} people.")
    if done.removed_again:
        print(f"{done.removed_again} who were removed since stay removed.")
    if done.kept_aside is not None:
        print(f"The gallery as it was before is in {done.kept_aside}.")
    return DONE


def _verified(options: argparse.Namespace) -> tuple[Verified, str | None]:
    """Read a backup, asking for its passphrase only where it doesn't open by itself."""
    beside = shared.profile_of(options).gallery_file
    given = options.backup_passphrase_file
    passphrase = None if given is None else typed_passphrase(given, "of the backup")
    try:
        return restoring.verify(options.file, beside, passphrase), passphrase
    except LockedError:
        passphrase = typed_passphrase(None, "of the backup")
        if passphrase is None:
            raise
        return restoring.verify(options.file, beside, passphrase), passphrase
