"""A new passphrase on the command line: typed twice, or read from a file."""

from __future__ import annotations

import getpass
import sys

from core.cli.main import UsageError
from core.cli.roll import first_line


def new_passphrase(file: str | None, what: str) -> str:
    """Return a passphrase that is to be set.

    Parameters
    ----------
    file
        Where its first line stands; - for standard input. None asks at the terminal.
    what
        What it is for, as the question names it.

    Raises
    ------
    UsageError
        If nobody can be asked, or the two differ.
    """
    if file is not None:
        return first_line(file)
    if not sys.stdin.isatty():
        raise UsageError(f"the passphrase {what} is asked for at a terminal, or read from a file")
    first = getpass.getpass(f"Passphrase {what}: ")
    if first != getpass.getpass("Once more: "):
        raise UsageError("the two passphrases differ; nothing was done")
    return first


def typed_passphrase(file: str | None, what: str) -> str | None:
    """Return a passphrase that was set before; None where nobody can be asked."""
    if file is not None:
        return first_line(file)
    return getpass.getpass(f"Passphrase {what}: ") if sys.stdin.isatty() else None
