"""Asking a person before something is done, and before a file is trusted."""

from __future__ import annotations

import sys

from core.models.adding.inspection import Candidate
from core.models.card import ModelFile
from core.models.vendor.systems import BY_NAME, System
from core.wording import QT_TRANSLATE_NOOP, PlainError


class NotConfirmedError(PlainError):
    """Nobody agreed, so nothing was done."""


class OtherChecksumError(PlainError):
    """A file has another checksum than was asked for."""


def confirmed(question: str, *, unasked: bool = False) -> bool:
    """Ask on the terminal; anything but yes is no.

    Parameters
    ----------
    unasked
        The answer where there is no terminal to ask on.
    """
    if not on_terminal():
        return unasked
    return _answer(f"{question} [y/N] ").lower() in ("y", "yes")


def on_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def choose_system(candidate: Candidate, name: str | None) -> System:
    """Return what a candidate is to be: as named, as is clear, or as somebody answers.

    Raises
    ------
    NotConfirmedError
        If several fit and nobody can be asked, or it is none of those that were named.
    """
    several = ", ".join(system.name for system in candidate.systems)
    if name is not None:
        system = BY_NAME.get(name)
        if system is None or not candidate.may_be(system):
            raise NotConfirmedError(
                QT_TRANSLATE_NOOP("core", "{path} is not {name}. It may be added as: {several}."),
                path=candidate.path,
                name=name,
                several=several,
            )
        return system
    if len(candidate.systems) == 1:
        return candidate.systems[0]
    answer = ""
    if on_terminal():
        answer = _answer(f"It may be any of these: {several}. Which one is it? ").lower()
    if answer not in {system.name for system in candidate.systems}:
        raise NotConfirmedError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path} may be any of these models: {several}. Say which with --as, or give the "
                "vendor's whole folder.",
            ),
            path=candidate.path,
            several=several,
        )
    return BY_NAME[answer]


def require_checksum(file: ModelFile, wanted: str) -> None:
    """Refuse a file with another checksum.

    Raises
    ------
    OtherChecksumError
        If it has another.
    """
    if file.sha256 != wanted.strip().lower():
        raise OtherChecksumError(
            QT_TRANSLATE_NOOP(
                "core",
                "The file {file} has another checksum ({sha256}). Get it again from where it came "
                "from.",
            ),
            file=file.name,
            sha256=file.sha256,
        )


def show_checksum(candidate: Candidate, system: System) -> None:
    """Show a checksum that nobody vouches for."""
    file = candidate.main_file
    print(f"sha256 of {file.name}: {file.sha256}", file=sys.stderr)
    if system.checksum:
        known = f"Others report another file as {system.title}: {system.checksum}."
    else:
        known = f"No checksum of {system.title} is known to this program."
    print(f"{known} Compare it with the one on the vendor's page.", file=sys.stderr)


def confirm_checksum(candidate: Candidate, system: System) -> None:
    """Ask whether a file is to be taken whose checksum was shown.

    Raises
    ------
    NotConfirmedError
        If it isn't confirmed, or there is no terminal to ask on.
    """
    if not confirmed(f"Add this file as {system.title}?"):
        raise NotConfirmedError(
            QT_TRANSLATE_NOOP(
                "core",
                "Nothing was added. To add it without being asked, use --sha256 {sha256}, or "
                "--yes for any checksum.",
            ),
            sha256=candidate.main_file.sha256,
        )


def _answer(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:  # Ctrl+D
        print()
        return ""
