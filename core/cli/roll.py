"""The gallery as the commands use it: opened, asked for a person, closed."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.cli import options as shared
from core.people.accounts.errors import WrongSignInError
from core.people.accounts.rights import Right
from core.people.gallery import Gallery, GalleryError, Person
from core.people.sealed.protection import LockedError, WrongPassphraseError
from core.wording import QT_TRANSLATE_NOOP, PlainError

# As many digits of an id as a person may be expected to type, at least.
_SHORTEST = 4

_TRIES = 3


class NoSuchPersonError(PlainError):
    """Nobody, or more than one, answers to what was typed."""


# Commands that show nobody of the gallery: an auditor may use them.
_SHOW_NOBODY = frozenset({"accounts", "log", "trends"})


@contextmanager
def opened_gallery(options: argparse.Namespace, *, signed_in: bool = True) -> Iterator[Gallery]:
    """Open the gallery of the chosen profile, the window's unless another was named.

    Where the gallery has accounts, who uses the command signs in until it ends.

    Parameters
    ----------
    signed_in
        False for what needs no account.

    Raises
    ------
    NotAllowedError
        If the account may not see who is enrolled, and the command shows that.
    GalleryError
        If it can't be opened, or nobody could sign in.
    """
    gallery = _opened(shared.profile_of(options).gallery_file, options.passphrase_file)
    try:
        if signed_in and gallery.accounts.is_wanted():
            _sign_in(gallery, options)
            if options.command not in _SHOW_NOBODY:
                gallery.sign_in.require(Right.SEE)
        try:
            yield gallery
        finally:
            with contextlib.suppress(GalleryError):
                gallery.accounts.sign_out()
    finally:
        gallery.close()


def _opened(file: Path, passphrase_file: str | None) -> Gallery:
    """Open a gallery, and ask for its passphrase where somebody is there to answer."""
    if passphrase_file is not None:
        return Gallery.open(file, first_line(passphrase_file))
    try:
        return Gallery.open(file)
    except LockedError:
        if not sys.stdin.isatty():
            raise
    for _ in range(_TRIES - 1):
        try:
            return Gallery.open(file, getpass.getpass("Passphrase of the gallery: "))
        except WrongPassphraseError as error:
            print(f"python -m core: {error}", file=sys.stderr)
    return Gallery.open(file, getpass.getpass("Passphrase of the gallery: "))


def _sign_in(gallery: Gallery, options: argparse.Namespace) -> None:
    """Sign in with the account that was named, or ask for it where somebody is there to answer."""
    gallery.accounts.list()  # says so if they were meddled with, before anybody types anything
    is_asked = sys.stdin.isatty()
    name, file = options.account, options.pin_file
    if name is None:
        if not is_asked:
            raise GalleryError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "This gallery has accounts. Sign in with --account NAME and --pin-file FILE.",
                )
            )
        name = input("Account: ")
    if file is not None:
        gallery.accounts.sign_in(name, first_line(file))
        return
    if not is_asked:
        raise GalleryError(
            QT_TRANSLATE_NOOP(
                "core", "The PIN of {name} is missing. Give it with --pin-file FILE."
            ),
            name=name,
        )
    for tries_left in range(_TRIES - 1, -1, -1):
        try:
            gallery.accounts.sign_in(name, getpass.getpass(f"PIN or password of {name}: "))
        except WrongSignInError as error:
            if not tries_left:
                raise
            print(f"python -m core: {error}", file=sys.stderr)
        else:
            return


def first_line(file: str) -> str:
    """Return the passphrase or PIN that stands in a file, or in standard input for -."""
    try:
        text = sys.stdin.readline() if file == "-" else Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GalleryError(
            QT_TRANSLATE_NOOP("core", "The passphrase or PIN can't be read from {file}."), file=file
        ) from error
    return text.splitlines()[0] if text else ""


def find_person(gallery: Gallery, typed: str) -> Person:
    """Return the one person with this id, beginning of an id, or name.

    Raises
    ------
    NoSuchPersonError
        If there is none, or several.
    """
    everybody = gallery.people()
    wanted = typed.strip().lower()
    found = [person for person in everybody if person.id == wanted]
    if not found and wanted:
        found = list(gallery.find_by_name(typed))
    if not found and len(wanted) >= _SHORTEST:
        found = [person for person in everybody if person.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NoSuchPersonError(
            QT_TRANSLATE_NOOP(
                "core", "Nobody in the gallery has the name or id {typed}. See who is: people"
            ),
            typed=typed,
        )
    raise NoSuchPersonError(
        QT_TRANSLATE_NOOP(
            "core", "Several people answer to {typed}: {ids}. Give one of these ids."
        ),
        typed=typed,
        ids=", ".join(person.id for person in found),
    )
