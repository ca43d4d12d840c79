"""What people are asked to agree to: the program's own wording, its blanks, and what was shown."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from types import MappingProxyType
from typing import Final

from core import paths
from core.people.errors import GalleryError
from core.people.records import Consent
from core.wording import QT_TRANSLATE_NOOP

LONGEST: Final = 20_000
"""Characters of a wording."""

_UNNAMED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "en": ("This organisation", "the front desk"),
        "zh_CN": ("本单位", "前台"),
    }
)
"""What stands for an organisation and a contact that nobody named."""


@cache
def own_wording() -> Mapping[str, str]:
    """Return the program's own wording by language, with its blanks.

    Plain text: the first paragraph is the title, and of every other paragraph the first line is a
    heading. A file `resources/consent/LANGUAGE.txt` adds a language.
    """
    files = sorted((paths.resources_dir() / "consent").glob("*.txt"))
    return MappingProxyType({file.stem: file.read_text("utf-8") for file in files})


@dataclass(frozen=True, slots=True)
class ConsentText:
    """A text as it is shown to people, with no blanks left. It never changes."""

    version: int
    """From 1; all languages of a version say the same."""

    language: str
    """`en`, `zh_CN`."""

    created: datetime
    """When it was put into force, UTC."""

    text: str
    """Plain text: the first paragraph is the title, and of every other paragraph the first line is
    a heading."""

    @property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, 64 hexadecimal digits."""
        return digest_of(self.text)


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def agreed(text: ConsentText, operator: str = "", now: datetime | None = None) -> Consent:
    """Return that a person agreed to a text just now, before this operator.

    Parameters
    ----------
    operator
        Name of the account that is signed in; empty where nobody has to sign in.
    now
        Another time than now, with its zone.
    """
    return Consent(
        text.version, text.language, text.digest, now or datetime.now(UTC), operator, None
    )


def filled(wording: str, language: str, *, organisation: str, contact: str, days: int) -> str:
    """Return a wording with its blanks filled; what else stands in braces stays."""
    nobody, desk = _UNNAMED.get(language, _UNNAMED["en"])
    text = wording.strip()
    # The number first: a name that holds "{days}" is not filled again.
    for blank, value in (
        ("days", str(days)),
        ("contact", contact.strip() or desk),
        ("organisation", organisation.strip() or nobody),
    ):
        text = text.replace("{" + blank + "}", value)
    return text + "\n"


def checked(wording: str) -> str:
    """Return a wording as it is kept.

    Raises
    ------
    GalleryError
        If it is empty or too long.
    """
    text = "\n".join(line.rstrip() for line in wording.strip().splitlines())
    if not text:
        raise GalleryError(
            QT_TRANSLATE_NOOP("core", "The text that people agree to is empty. Please write one.")
        )
    if len(text) > LONGEST:
        raise GalleryError(
            QT_TRANSLATE_NOOP(
                "core",
                "The text that people agree to is too long: it has {length} characters, {most} "
                "fit.",
            ),
            length=len(text),
            most=LONGEST,
        )
    return text + "\n"


def parts(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the title of a text, and its further paragraphs as heading and body.

    A paragraph of a single line has an empty heading.
    """
    paragraphs = [part.strip() for part in text.replace("\r\n", "\n").split("\n\n")]
    title, *others = [part for part in paragraphs if part] or [""]
    found = []
    for part in others:
        first, _, rest = part.partition("\n")
        found.append((first, rest.strip()) if rest.strip() else ("", first))
    return title, tuple(found)
