"""What an organisation decided about consent and about how long people are kept."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from core.people.consent import wording as consent_wording
from core.people.details import LONGEST_TAG
from core.people.errors import GalleryError
from core.people.sealed.values import SealedValues
from core.people.sealed.vault import DamagedRecordError
from core.wording import QT_TRANSLATE_NOOP

MOST_DAYS: Final = 3650
"""Ten years: longer nobody is kept without a visit."""

LONGEST_NAME: Final = 200

_NAME: Final = "policy"
_VERSION: Final = 1


class RulesDamagedError(GalleryError):
    """What was decided doesn't open."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds for all people of a gallery."""

    asks_consent: bool = True
    """Whether nobody is enrolled without having agreed to the text."""

    organisation: str = ""
    contact: str = ""
    """Whom people turn to: an address, a telephone number, a person."""

    days: int = 1095
    """Days after the last visit on which a person is kept at most: three years, the most that the
    strictest law on biometrics known to us (Illinois, BIPA) allows."""

    days_by_tag: Mapping[str, int] = field(
        default_factory=lambda: MappingProxyType({"visitor": 30})
    )
    """Fewer days for people with a tag; of several tags the fewest count."""

    remind_days: int = 14
    """How many days before the end it is reminded of."""

    purges: bool = False
    """Whether people whose time is over are erased without anybody being asked."""

    wording: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Own wording by language, with its blanks; elsewhere the program's holds."""

    def wording_of(self, language: str) -> str:
        """Return the wording in a language, with its blanks.

        Raises
        ------
        KeyError
            If there is none.
        """
        return self.wording.get(language) or consent_wording.own_wording()[language]

    @property
    def languages(self) -> tuple[str, ...]:
        """All languages in which there is a wording, sorted."""
        return tuple(sorted({*self.wording, *consent_wording.own_wording()}))

    def texts(self) -> dict[str, str]:
        """Return what is to be agreed to, by language, with no blanks left."""
        return {
            language: consent_wording.filled(
                self.wording_of(language),
                language,
                organisation=self.organisation,
                contact=self.contact,
                days=self.days,
            )
            for language in self.languages
        }

    def days_for(self, tags: Collection[str]) -> int:
        """Return for how many days after the last visit somebody with these tags is kept."""
        worn = {tag.casefold() for tag in tags}
        fewer = [days for tag, days in self.days_by_tag.items() if tag.casefold() in worn]
        return min([self.days, *fewer])


def clean(given: Policy) -> Policy:
    """Return a policy as it is kept.

    Raises
    ------
    GalleryError
        If a number is out of its range, or a text empty or too long.
    """
    for days in (given.days, *given.days_by_tag.values()):
        if not 1 <= days <= given.days or given.days > MOST_DAYS:
            raise GalleryError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "People can be kept for 1 to {most} days after their last visit, and those "
                    "with a tag no longer than all others.",
                ),
                most=MOST_DAYS,
            )
    if not 0 <= given.remind_days <= 365:
        raise GalleryError(
            QT_TRANSLATE_NOOP("core", "A reminder can come 0 to 365 days before the end.")
        )
    by_tag = {tag.strip(): days for tag, days in given.days_by_tag.items() if tag.strip()}
    for text, most in (
        (given.organisation, LONGEST_NAME),
        (given.contact, LONGEST_NAME),
        *((tag, LONGEST_TAG) for tag in by_tag),
    ):
        if len(text.strip()) > most:
            raise GalleryError(
                QT_TRANSLATE_NOOP(
                    "core", "“{start}…” is too long: it has {length} characters, {most} fit."
                ),
                start=text.strip()[:20],
                length=len(text.strip()),
                most=most,
            )
    own = consent_wording.own_wording()
    wording = {
        language: consent_wording.checked(text)
        for language, text in given.wording.items()
        if consent_wording.checked(text) != own.get(language)
    }
    return replace(
        given,
        organisation=given.organisation.strip(),
        contact=given.contact.strip(),
        days_by_tag=MappingProxyType(by_tag),
        wording=MappingProxyType(wording),
    )


def read(connection: sa.Connection, values: SealedValues) -> Policy:
    """Return what holds in a gallery; the program's own where nothing was decided yet.

    Raises
    ------
    RulesDamagedError
        If it doesn't open: nothing is guessed then, since people would be erased by it.
    """
    try:
        plain = values.read(connection, _NAME)
        return Policy() if plain is None else _from_bytes(plain)
    except DamagedRecordError:
        raise RulesDamagedError(
            QT_TRANSLATE_NOOP(
                "core",
                "The rules for consent and retention are damaged: they were changed outside this "
                "program. Nobody is removed by them. Set them anew.",
            )
        ) from None


def write(connection: sa.Connection, values: SealedValues, policy: Policy) -> None:
    """Let a policy hold from now on."""
    data = {
        "version": _VERSION,
        **{one.name: getattr(policy, one.name) for one in fields(Policy)},
        "days_by_tag": dict(policy.days_by_tag),
        "wording": dict(policy.wording),
    }
    plain = json.dumps(data, ensure_ascii=False, sort_keys=True).encode("utf-8")
    values.write(connection, _NAME, plain)


def _from_bytes(plain: bytes) -> Policy:
    try:
        data = json.loads(plain)
        if data["version"] != _VERSION:
            raise DamagedRecordError("rules of a kind that this program doesn't know")
        return Policy(
            bool(data["asks_consent"]),
            str(data["organisation"]),
            str(data["contact"]),
            int(data["days"]),
            MappingProxyType({str(tag): int(days) for tag, days in data["days_by_tag"].items()}),
            int(data["remind_days"]),
            bool(data["purges"]),
            MappingProxyType({str(name): str(text) for name, text in data["wording"].items()}),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DamagedRecordError("no rules") from None
