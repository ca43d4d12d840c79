"""Whether the people who are enrolled from a shell agreed, as the gallery's rules ask."""

from __future__ import annotations

import argparse

from core.cli.main import UsageError
from core.people.accounts.rights import Right
from core.people.gallery import Gallery
from core.people.records import Consent
from core.wording import QT_TRANSLATE_NOOP, PlainError


class NotAskedError(PlainError):
    """The rules ask for consent, and nothing is said of it."""


def add_consent(parser: argparse.ArgumentParser) -> None:
    """Declare what says whether people agreed."""
    group = parser.add_argument_group("consent, where the gallery's rules ask for it")
    answer = group.add_mutually_exclusive_group()
    answer.add_argument(
        "--consent",
        action="store_true",
        help="they agreed to the text in force; see it with: consent show",
    )
    answer.add_argument(
        "--no-consent", metavar="REASON", help="enrol without; the reason stands in the log"
    )
    group.add_argument(
        "--consent-language",
        metavar="LANGUAGE",
        default="en",
        help="in which they read the text (default: %(default)s)",
    )


def consent_of(gallery: Gallery, options: argparse.Namespace) -> Consent | None:
    """Return what people agree to now by the command line; None where it doesn't say so.

    Raises
    ------
    UsageError
        If the reason for going without is empty.
    NotAllowedError
        If who is signed in may not go without.
    GalleryError
        If the text in force was changed outside the program.
    """
    if options.no_consent is not None:
        if not options.no_consent.strip():
            raise UsageError("--no-consent: give the reason")
        gallery.sign_in.require(Right.OVERRIDE)
    if not options.consent:
        return None
    return gallery.consent.accept(gallery.consent.current(options.consent_language))


def require_answer(gallery: Gallery, options: argparse.Namespace, without: int) -> None:
    """Refuse to enrol people without consent where the rules ask for it and nothing is said.

    Parameters
    ----------
    without
        How many people there are who haven't agreed.

    Raises
    ------
    NotAskedError
        If so.
    """
    is_said = options.consent or options.no_consent is not None
    if without and not is_said and gallery.consent.policy().asks_consent:
        raise NotAskedError(
            QT_TRANSLATE_NOOP(
                "core",
                "People are asked to agree before they are enrolled: of {count} no consent is "
                "known. Use --consent if they agreed, or --no-consent with a reason.",
            ),
            count=without,
        )


def refuse_pictures_without_consent(options: argparse.Namespace) -> None:
    """Refuse to keep pictures of people who weren't asked.

    Raises
    ------
    UsageError
        If both are wanted.
    """
    if options.keep_sample and options.no_consent is not None:
        raise UsageError("--keep-sample: without consent no picture is kept")


def reason_of(options: argparse.Namespace) -> str:
    """Return why people are enrolled without consent; empty where no reason is given."""
    return " ".join((options.no_consent or "").split())[:200]
