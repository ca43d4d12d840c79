"""Signing in and out, and what a supervisor allows somebody else once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

import sqlalchemy as sa

from core.people.accounts import secrets
from core.people.accounts.errors import AccountsDamagedError, LockedOutError, WrongSignInError
from core.people.accounts.rights import (
    GRANTABLE,
    ROLES,
    Actor,
    Grant,
    NotAllowedError,
    Right,
    Role,
    SignIn,
)
from core.people.accounts.roll import Kept, Roll
from core.people.accounts.store import RollStore
from core.people.accounts.values import Account, SignInState, Tries
from core.people.audit.events import Event
from core.people.audit.log import AuditLog
from core.people.errors import GalleryError
from core.people.opening import Opened
from core.people.sealed.values import SealedValues
from core.wording import QT_TRANSLATE_NOOP

LEAST_REASON: Final = 3
"""Letters of the reason for an override."""

LONGEST_REASON: Final = 200


class SigningIn:
    """The part of `core.people.accounts.accounts.Accounts` that makes sure who somebody is."""

    def __init__(self, opened: Opened, sign_in: SignIn, log: AuditLog) -> None:
        self._opened = opened
        self._store = opened.store
        self._key = opened.unlocked.key
        self._sign_in = sign_in
        values = SealedValues(self._key, opened.unlocked.gallery_id)
        self._rolls = RollStore(opened.store, values, log)
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)
        """Tells the time, UTC; another one for tests."""

        sign_in.follow(self._rolls.now)

    def list(self) -> tuple[Account, ...]:
        """Return all accounts, sorted by name.

        Raises
        ------
        AccountsDamagedError
            If they were changed outside the program.
        """
        return self._rolls.now().accounts

    def is_wanted(self) -> bool:
        """Whether anybody has to sign in: there are accounts, or were and can't be read."""
        try:
            return self._rolls.now().is_wanted
        except AccountsDamagedError:
            return True

    def state(self) -> SignInState:
        """Return all that a window shows of the accounts."""
        try:
            is_wanted, actor = self._sign_in.present()
            roll = self._rolls.now()
        except AccountsDamagedError as error:
            return SignInState(True, None, frozenset(), trouble=error)
        if not is_wanted:
            return SignInState()
        waits = {}
        for account in roll.accounts:
            wait = roll.tries_at(account.name).wait(self.clock())
            if wait != timedelta():
                waits[account.id] = wait
        rights = frozenset() if actor is None else ROLES[actor.role]
        return SignInState(True, actor, rights, roll.accounts, waits)

    def sign_in(self, name: str, secret: str) -> Actor:
        """Sign in; whoever was signed in is signed out.

        Raises
        ------
        WrongSignInError
            If there is no such account, or its PIN or password is another one.
        LockedOutError
            If there were too many wrong tries.
        """
        proved = self._proved(name, secret, "sign-in")
        before, was = self._sign_in.session, self._sign_in.actor
        try:
            with self._store.writing() as connection:
                roll, kept = self._still(connection, proved)
                if before is not None:
                    self._rolls.note(connection, roll, Event.SIGNED_OUT, by="another")
                account = kept.account
                wrong = roll.tries_at(account.name).wrong - 1
                self._sign_in.begin(kept.session(), account.role)
                self._rolls.write_and_note(
                    connection,
                    roll.with_tries(account.name, Tries()),
                    Event.SIGNED_IN,
                    role=account.role.value,
                    wrong_tries=wrong,
                )
        except BaseException:
            self._sign_in.begin(before, None if was is None else was.role)
            raise
        return Actor(account.name, account.role)

    def sign_out(self, *, by: Literal["hand", "idle", "end"] = "hand") -> None:
        """Sign out; nobody may be signed in.

        Parameters
        ----------
        by
            Somebody's hand, that nobody touched the program, or the program's end.

        Raises
        ------
        GalleryError
            If the log can't be written; signed out is who was all the same.
        """
        if self._sign_in.session is None:
            return
        try:
            with self._store.writing() as connection:
                roll = self._rolls.read(connection)
                self._rolls.note(connection, roll, Event.SIGNED_OUT, by=by)
        finally:
            self._sign_in.begin(None)

    def authorise(self, name: str, secret: str, right: Right, reason: str) -> Grant:
        """Let a supervisor allow who is signed in one action, for a reason; both are logged.

        The grant is used with `SignIn.using`, once and within two minutes. Nobody else is signed
        in by it.

        Raises
        ------
        WrongSignInError, LockedOutError
            As in `sign_in`.
        NotAllowedError
            If the account is no supervisor's, nobody is signed in, or this can't be allowed.
        GalleryError
            If there is no reason.
        """
        reason = _reason(reason)
        _, actor = self._sign_in.present()
        if actor is None or right not in GRANTABLE:
            raise NotAllowedError(
                QT_TRANSLATE_NOOP(
                    "core", "A supervisor has to sign in for this; it can't be allowed to others."
                ),
                right,
            )
        proved = self._proved(name, secret, "override")
        with self._store.writing() as connection:
            roll, kept = self._still(connection, proved)
            account = kept.account
            may_allow = account.role is Role.SUPERVISOR
            self._rolls.write_and_note(
                connection,
                roll.with_tries(account.name, Tries()),
                Event.OVERRIDDEN if may_allow else Event.SIGN_IN_REFUSED,
                right=right.value,
                reason=reason,
                **{"supervisor" if may_allow else "account": account.name},
            )
        if not may_allow:
            raise NotAllowedError(
                QT_TRANSLATE_NOOP("core", "Only a supervisor can allow this."), right
            )
        return self._sign_in.grant(right, account.name, reason)

    def confirm(self, name: str, secret: str, right: Right, purpose: str) -> Actor:
        """Make sure that somebody with a right is there, without signing them in.

        Nobody needs to be signed in for it, as at a kiosk.

        Raises
        ------
        WrongSignInError, LockedOutError
            As in `sign_in`.
        NotAllowedError
            If the account has no such right.
        """
        proved = self._proved(name, secret, purpose)
        with self._store.writing() as connection:
            roll, kept = self._still(connection, proved)
            account = kept.account
            may = right in ROLES[account.role]
            if may:
                self._rolls.write(connection, roll.with_tries(account.name, Tries()))
            else:
                facts = {"account": account.name, "purpose": purpose, "right": right.value}
                self._rolls.note(connection, roll, Event.SIGN_IN_REFUSED, **facts)
        if not may:
            raise NotAllowedError(
                QT_TRANSLATE_NOOP(
                    "core", "Your account may not do this. Ask a supervisor to sign in."
                ),
                right,
            )
        return Actor(account.name, account.role)

    @contextmanager
    def override(self, name: str, secret: str, right: Right, reason: str) -> Iterator[None]:
        """Have a supervisor allow what is done in the block, in this thread (`authorise`)."""
        with self._sign_in.using(self.authorise(name, secret, right, reason)):
            yield

    def _proved(self, name: str, secret: str, purpose: str) -> Kept:
        """Return the account of somebody who knows its secret; each try counts before it is made.

        So neither a program that is killed nor many at once get a try for nothing.
        """
        kept = self._count_try(name)
        try:
            if kept is None:
                secrets.waste(self._key)
            is_right = kept is not None and secrets.fits(
                self._key, kept.account.id, secret, kept.verifier
            )
        except GalleryError:  # no memory: that was no try
            with self._store.writing() as connection:
                roll = self._rolls.read(connection)
                tries = roll.tries_at(name)
                tries = replace(tries, wrong=max(0, tries.wrong - 1))
                self._rolls.write(connection, roll.with_tries(name, tries))
            raise
        if kept is None or not is_right:
            with self._store.writing() as connection:
                roll = self._rolls.read(connection)
                # A name that isn't known may be a PIN in the wrong field.
                account = "" if kept is None else kept.account.name
                self._rolls.note(
                    connection, roll, Event.SIGN_IN_REFUSED, account=account, purpose=purpose
                )
            raise WrongSignInError
        return kept

    def _count_try(self, name: str) -> Kept | None:
        """Count a try at a name; return the account that has it.

        Raises
        ------
        LockedOutError
            If no try is taken now; this one isn't counted then.
        """
        now = self.clock()
        with self._store.writing() as connection:
            roll = self._rolls.read(connection)
            tries = roll.tries_at(name)
            if tries.last is not None and tries.last > now:  # the clock was put back
                tries = replace(tries, last=now)
                roll = self._rolls.write(connection, roll.with_tries(name, tries))
            wait = tries.wait(now)
            if wait == timedelta():
                counted = Tries(tries.wrong + 1, now)
                self._rolls.write(connection, roll.with_tries(name, counted))
        if wait != timedelta():
            raise LockedOutError(wait)
        return roll.find(name)

    def _still(self, connection: sa.Connection, proved: Kept) -> tuple[Roll, Kept]:
        """Return the account as it is now, unless it was changed while the secret was checked."""
        roll = self._rolls.read(connection)
        kept = roll.find(proved.account.name)
        if kept is None or kept.session() != proved.session():
            raise WrongSignInError
        return roll, kept


def _reason(text: str) -> str:
    reason = " ".join(text.split())
    if sum(character.isalpha() for character in reason) < LEAST_REASON:
        raise GalleryError(
            QT_TRANSLATE_NOOP("core", "Say in a few words why this is to be allowed.")
        )
    return reason[:LONGEST_REASON]
