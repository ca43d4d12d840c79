"""How an open gallery is protected, as a person sets it: passphrase, recovery code, rotation."""

from __future__ import annotations

from core.people.accounts.rights import Right, SignIn
from core.people.audit.events import Event
from core.people.audit.log import AuditLog
from core.people.changes import Changes
from core.people.opening import Opened
from core.people.sealed import protection, sealing
from core.people.sealed.protection import Way


class Guard:
    """Changes the ways to an open gallery's key. Any thread may call it."""

    def __init__(self, opened: Opened, changes: Changes, sign_in: SignIn, log: AuditLog) -> None:
        self._opened = opened
        self._changes = changes
        self._sign_in = sign_in
        self._log = log

    def ways(self) -> tuple[Way, ...]:
        """Return the ways that open this gallery."""
        with self._opened.store.reading() as connection:
            return protection.ways(connection)

    def set_passphrase(self, passphrase: str) -> None:
        """Ask for this passphrase at each start from now on; it replaces an earlier one.

        Raises
        ------
        GalleryError
            If it is too short, or nothing can be written.
        """
        self._sign_in.require(Right.PROTECTION)
        opened = self._opened
        with opened.store.writing() as connection:
            protection.set_passphrase(connection, opened.unlocked, passphrase)
            self._log.note(connection, Event.PASSPHRASE_SET)
        opened.store.forget()
        protection.forget_places(opened.unlocked, opened.places)

    def remove_passphrase(self) -> Way:
        """Let the gallery open by itself again; return what keeps its secret now.

        Raises
        ------
        GalleryError
            If nothing can keep it.
        """
        self._sign_in.require(Right.PROTECTION)
        with self._opened.store.writing() as connection:
            way = protection.remove_passphrase(
                connection, self._opened.unlocked, self._opened.places
            )
            self._log.note(connection, Event.PASSPHRASE_REMOVED, way=way)
        return way

    def new_recovery_code(self) -> str:
        """Make a code that opens the gallery if all else is lost; an earlier one opens no more."""
        self._sign_in.require(Right.PROTECTION)
        with self._opened.store.writing() as connection:
            code = protection.new_recovery_code(connection, self._opened.unlocked)
            self._log.note(connection, Event.RECOVERY_CODE_MADE)
        return code

    def revoke_templates(self) -> None:
        """Lay all templates into a new rotation: copies that were taken away are worth nothing.

        People need not be enrolled anew.
        """
        self._sign_in.require(Right.PROTECTION)
        opened = self._opened
        with opened.store.writing() as connection:
            sealing.turn_all(connection, opened.vault, opened.unlocked.key)
            self._log.note(connection, Event.TEMPLATES_REVOKED)
        self._changes.add(None)
        opened.store.forget()
