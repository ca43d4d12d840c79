"""Who is signed in, and what they may do. Where nobody has an account, everybody may do all."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from core.people.errors import GalleryError
from core.wording import QT_TRANSLATE_NOOP


class Right(enum.Enum):
    """Something that not everybody may do."""

    ENROL = "enrol"
    """Enrol somebody, add views, renew templates."""

    CHANGE = "change"
    """Names, notes, tags, consent, and when data goes."""

    REMOVE = "remove"
    MERGE = "merge"
    """Make one person of two, or say that two who look alike are two."""

    OVERRIDE = "override"
    """Enrol in spite of what hinders: a poor picture, a likely double, a doubtful face."""

    IMPORT = "import"
    EXPORT = "export"
    """Let data of people leave the program: the gallery, a person's data, a backup."""

    RESTORE = "restore"
    """Put a backup in the gallery's place."""

    CONSENT_TEXT = "consent-text"
    """Write the text that people agree to, and how long data is kept."""

    PURGE = "purge"
    """Remove everybody whose time is over."""

    SETTINGS = "settings"
    """Thresholds, limits, models, cameras."""

    PROTECTION = "protection"
    """Passphrase, recovery code, revoking of templates."""

    READ_LOG = "read-log"
    EXPORT_LOG = "export-log"
    ACCOUNTS = "accounts"


class Role(enum.Enum):
    """What somebody with an account is here for."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"
    KIOSK = "kiosk"


ROLES: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.OPERATOR: frozenset({Right.ENROL, Right.CHANGE, Right.MERGE}),
        Role.SUPERVISOR: frozenset(Right) - {Right.EXPORT_LOG},
        Role.AUDITOR: frozenset({Right.READ_LOG, Right.EXPORT_LOG}),
        Role.KIOSK: frozenset(),
    }
)
"""What each role may do."""


class NotAllowedError(GalleryError):
    """Who is signed in may not do this."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who signed in."""

    name: str
    role: Role


class SignIn:
    """Who is signed in at an open gallery. Any thread may ask."""

    def __init__(self) -> None:
        self._actor: Actor | None = None
        self._is_wanted = False

    @property
    def actor(self) -> Actor | None:
        """Who is signed in; None where nobody is, or nobody has to be."""
        return self._actor

    def may(self, right: Right) -> bool:
        """Whether who is signed in has this right."""
        if not self._is_wanted:
            return True
        return self._actor is not None and right in ROLES[self._actor.role]

    def require(self, right: Right) -> None:
        """Refuse what may not be done.

        Raises
        ------
        NotAllowedError
            If who is signed in has no such right.
        """
        if not self.may(right):
            raise NotAllowedError(
                QT_TRANSLATE_NOOP(
                    "core", "Your account may not do this. Ask a supervisor to sign in."
                )
            )
