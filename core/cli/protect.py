"""`protect`: how the gallery is protected: passphrase, recovery code, new rotation."""

from __future__ import annotations

import argparse
import getpass
import sys

from core.cli import options as shared
from core.cli.main import DONE, UsageError
from core.cli.roll import first_line, opened_gallery
from core.people.sealed.protection import Way

_KEPT: dict[Way, str] = {
    "ring": "opens by itself with the system's key ring",
    "file": "opens by itself with a key file beside it, which protects it only if that is missing",
    "passphrase": "opens with its passphrase",
    "recovery": "a recovery code was made",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    wish = parser.add_mutually_exclusive_group()
    wish.add_argument(
        "--set-passphrase", action="store_true", help="ask for a passphrase at each start"
    )
    wish.add_argument("--remove-passphrase", action="store_true", help="open by itself again")
    wish.add_argument(
        "--recovery-code", action="store_true", help="make a code for the safe, and print it"
    )
    wish.add_argument(
        "--revoke-templates",
        action="store_true",
        help="make copies of the templates that somebody took away worthless",
    )
    parser.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        help="read the new passphrase from FILE, - for standard input, instead of asking",
    )
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Change what was asked for, and say how the gallery is protected."""
    with opened_gallery(options) as gallery:
        guard = gallery.guard
        if options.set_passphrase:
            guard.set_passphrase(_new_passphrase(options))
        elif options.remove_passphrase:
            guard.remove_passphrase()
        elif options.recovery_code:
            print(f"Recovery code, shown only once: {guard.new_recovery_code()}")
        elif options.revoke_templates:
            guard.revoke_templates()
            print("All templates were laid anew; copies made before fit nothing any more.")
        for way in sorted(guard.ways(), key=list(_KEPT).index):
            print(f"The gallery: {_KEPT[way]}.")
    return DONE


def _new_passphrase(options: argparse.Namespace) -> str:
    if options.new_passphrase_file is not None:
        return first_line(options.new_passphrase_file)
    if not sys.stdin.isatty():
        raise UsageError("a new passphrase is asked for at a terminal, or read from a file")
    first = getpass.getpass("New passphrase: ")
    if first != getpass.getpass("Once more: "):
        raise UsageError("the two passphrases differ; nothing was changed")
    return first
