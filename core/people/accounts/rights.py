"""Who is signed in, and what they may do. Where nobody has an account, everybody may do all."""

from __future__ import annotations

import enum
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Protocol

from core.people.errors import GalleryError
from core.wording import QT_TRANSLATE_NOOP

GRANT_SECONDS: Final = 120.0
"""How long after a supervisor allowed something it may be begun."""


class Right(enum.Enum):
    """Something that not everybody may do."""

    SEE = "see"
    """See who is enrolled: names, pictures, details. The verdict on the live picture needs none."""

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
        Role.OPERATOR: frozenset({Right.SEE, Right.ENROL, Right.CHANGE, Right.MERGE}),
        Role.SUPERVISOR: frozenset(Right) - {Right.EXPORT_LOG},
        Role.AUDITOR: frozenset({Right.READ_LOG, Right.EXPORT_LOG}),
        Role.KIOSK: frozenset(),
    }
)
"""What each role may do."""

GRANTABLE: Final = ROLES[Role.SUPERVISOR] - {Right.ACCOUNTS, Right.PROTECTION}
"""What a supervisor may allow somebody else once. Accounts and keys they change themselves."""


class NotAllowedError(GalleryError):
    """Who is signed in may not do this."""

    def __init__(self, sentence: str, right: Right) -> None:
        super().__init__(sentence)
        self.right = right
        """What would have been needed."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who signed in."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Session:
    """That somebody proved who they are."""

    account_id: str
    name: str
    stamp: bytes = field(repr=False)
    """Another one after the account got another PIN: who knows only the old one is out."""


class Standing(Protocol):
    """The accounts as they are at one moment."""

    @property
    def is_wanted(self) -> bool:
        """Whether anybody has to sign in."""
        ...

    def role_of(self, session: Session) -> Role | None:
        """Return the role in which somebody is signed in; None if that is over."""
        ...


class Grant:
    """One action that a supervisor allows somebody else; used with `SignIn.using`, once."""

    __slots__ = ("_is_used", "_session", "_until", "reason", "right", "supervisor")

    def __init__(
        self, right: Right, supervisor: str, reason: str, session: Session | None, until: float
    ) -> None:
        self.right = right
        self.supervisor = supervisor
        """Name of the account that allowed it."""

        self.reason = reason
        self._session = session
        self._until = until
        self._is_used = False

    def take(self, session: Session | None, now: float) -> bool:
        """Use the grant up; False if it was used, is too old, or is somebody else's."""
        fits = not self._is_used and session == self._session and now <= self._until
        self._is_used = True
        return fits


class SignIn:
    """Who is signed in at an open gallery. Any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._session: Session | None = None
        self._actor: Actor | None = None
        self._standing: Callable[[], Standing] | None = None
        self._grants: set[Grant] = set()
        self._granted = threading.local()

    def follow(self, standing: Callable[[], Standing]) -> None:
        """Ask this, at each question for a right, how the accounts stand."""
        self._standing = standing

    @property
    def actor(self) -> Actor | None:
        """Who is signed in; None where nobody is, or nobody has to be."""
        return self._actor

    @property
    def session(self) -> Session | None:
        """What who is signed in proved; None where nobody is."""
        return self._session

    def begin(self, session: Session | None, role: Role | None = None) -> None:
        """Take somebody for signed in, or with None nobody."""
        with self._lock:
            self._session = session
            self._actor = None if session is None or role is None else Actor(session.name, role)
            self._grants.clear()

    def vouch(self, actor: Actor | None) -> None:
        """Ask for no right any more, and take what follows for the deed of `actor`.

        For a copy that takes a gallery's place: the right was asked for there.
        """
        with self._lock:
            self._standing, self._session, self._actor = None, None, actor
            self._grants.clear()

    def may(self, right: Right) -> bool:
        """Whether who is signed in has this right, also by a grant that is in use."""
        try:
            self.require(right)
        except GalleryError:
            return False
        return True

    def require(self, right: Right) -> None:
        """Refuse what may not be done.

        Raises
        ------
        NotAllowedError
            If who is signed in has no such right.
        GalleryError
            If the accounts can't be read.
        """
        is_wanted, actor = self.present()
        if not is_wanted or right is getattr(self._granted, "right", None):
            return
        if actor is None:
            raise NotAllowedError(
                QT_TRANSLATE_NOOP("core", "Nobody is signed in. Sign in, then try again."), right
            )
        if right not in ROLES[actor.role]:
            raise NotAllowedError(
                QT_TRANSLATE_NOOP(
                    "core", "Your account may not do this. Ask a supervisor to sign in."
                ),
                right,
            )

    def present(self) -> tuple[bool, Actor | None]:
        """Return whether anybody has to sign in, and who is signed in now.

        Raises
        ------
        GalleryError
            If the accounts can't be read.
        """
        if self._standing is None:
            return False, None
        session = self._session
        standing = self._standing()
        role = None if session is None else standing.role_of(session)
        with self._lock:
            if session is self._session:  # else somebody signed in or out meanwhile
                if session is None or role is None:
                    self._session, self._actor = None, None
                else:
                    self._actor = Actor(session.name, role)
            return standing.is_wanted, self._actor

    def grant(self, right: Right, supervisor: str, reason: str) -> Grant:
        """Return a grant for who is signed in; the caller has made sure of the supervisor."""
        until = time.monotonic() + GRANT_SECONDS
        with self._lock:
            made = Grant(right, supervisor, reason, self._session, until)
            self._grants.add(made)
        return made

    @contextmanager
    def using(self, grant: Grant | None) -> Iterator[None]:
        """Let this thread do what a grant allows until the block ends; works once.

        Without a grant (None) the block is done with the own rights.

        Raises
        ------
        NotAllowedError
            If it was used before, is older than two minutes, or was given to somebody else.
        """
        if grant is None:
            yield
            return
        with self._lock:
            is_mine = grant in self._grants
            self._grants.discard(grant)
            is_good = is_mine and grant.take(self._session, time.monotonic())
        if not is_good:
            raise NotAllowedError(
                QT_TRANSLATE_NOOP(
                    "core", "What the supervisor allowed is no longer valid. Ask again."
                ),
                grant.right,
            )
        before = getattr(self._granted, "right", None)
        self._granted.right = grant.right
        try:
            yield
        finally:
            self._granted.right = before
