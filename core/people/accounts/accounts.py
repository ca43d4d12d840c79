"""The accounts of a gallery: who may sign in, and as what.

Where there are none, nobody has to sign in. The first account is a supervisor's.
"""

from __future__ import annotations

import uuid
from dataclasses import replace

import sqlalchemy as sa

from core.people import names
from core.people.accounts import secrets
from core.people.accounts.owner_proof import prove_owner
from core.people.accounts.rights import Right, Role
from core.people.accounts.roll import Kept, Roll
from core.people.accounts.signing_in import SigningIn
from core.people.accounts.values import Account, SignInState, Tries
from core.people.audit.events import Event
from core.people.errors import GalleryError
from core.people.sealed import protection
from core.wording import QT_TRANSLATE_NOOP

__all__ = ["Account", "Accounts", "SignInState"]

_NOT_ONE_LEFT = QT_TRANSLATE_NOOP(
    "core",
    "{name} is the only supervisor: nobody could manage the accounts any more. Make somebody else "
    "a supervisor first, or remove all accounts.",
)


class Accounts(SigningIn):
    """The accounts of an open gallery. Any thread may call it."""

    def add_first(self, name: str, secret: str) -> str:
        """Add the first account, a supervisor's, and sign in with it.

        From then on everybody has to sign in. If the gallery has no recovery code, one is made: it
        is the way back if no supervisor remembers their PIN.

        Returns
        -------
        The recovery code, to be shown once; empty where the gallery has one already.

        Raises
        ------
        GalleryError
            If there are accounts already, or name or secret are not fit.
        """
        new = self._new(name, Role.SUPERVISOR, secret)
        before = self._sign_in.session
        code = ""
        try:
            with self._store.writing() as connection:
                roll = self._rolls.read(connection)
                if roll.is_wanted:
                    raise GalleryError(
                        QT_TRANSLATE_NOOP("core", "There are accounts already. Sign in first.")
                    )
                self._sign_in.begin(new.session(), Role.SUPERVISOR)
                name, role = new.account.name, new.account.role.value
                roll = self._rolls.write_and_note(
                    connection,
                    roll.with_account(new),
                    Event.ACCOUNT_CHANGED,
                    deed="added",
                    account=name,
                    role=role,
                )
                self._rolls.note(connection, roll, Event.SIGNED_IN, role=role)
                if "recovery" not in protection.ways(connection):
                    code = protection.new_recovery_code(connection, self._opened.unlocked)
                    self._rolls.note(connection, roll, Event.RECOVERY_CODE_MADE)
        except BaseException:
            self._sign_in.begin(before)
            raise
        return code

    def add(self, name: str, role: Role, secret: str) -> Account:
        """Add an account.

        Raises
        ------
        GalleryError
            If there is one of this name, none at all yet (`add_first`), or something is not fit.
        """
        self._sign_in.require(Right.ACCOUNTS)
        new = self._new(name, role, secret)
        with self._store.writing() as connection:
            roll = self._rolls.read(connection)
            if not roll.is_wanted:
                raise GalleryError(
                    QT_TRANSLATE_NOOP("core", "The first account has to be a supervisor's.")
                )
            if roll.find(new.account.name) is not None:
                raise GalleryError(
                    QT_TRANSLATE_NOOP("core", "There is an account called {name} already."),
                    name=new.account.name,
                )
            self._change(connection, roll.with_account(new), "added", new.account)
        return new.account

    def change_role(self, name: str, role: Role) -> None:
        """Give an account another role.

        Raises
        ------
        GalleryError
            If there is no such account, or no supervisor would be left.
        """
        self._sign_in.require(Right.ACCOUNTS)
        with self._store.writing() as connection:
            roll = self._rolls.read(connection)
            kept = _found(roll, name)
            if kept.account.role is role:
                return
            if role is not Role.SUPERVISOR:
                _leave_a_supervisor(roll, kept.account)
            account = replace(kept.account, role=role, changed=self.clock())
            self._change(
                connection, roll.with_account(Kept(account, kept.verifier)), "role", account
            )

    def set_secret(self, name: str, secret: str) -> None:
        """Give an account another PIN or password, and forget wrong tries at it.

        Raises
        ------
        GalleryError
            If there is no such account, or the secret is not fit.
        """
        self._sign_in.require(Right.ACCOUNTS)
        self._set_secret(name, secret, "secret")

    def remove(self, name: str) -> None:
        """Remove an account.

        Raises
        ------
        GalleryError
            If there is no such account, or no supervisor would be left.
        """
        self._sign_in.require(Right.ACCOUNTS)
        with self._store.writing() as connection:
            roll = self._rolls.read(connection)
            account = _found(roll, name).account
            _leave_a_supervisor(roll, account)
            self._change(connection, roll.without(account), "removed", account)

    def remove_all(self) -> None:
        """Remove all accounts: nobody has to sign in any more, and everybody may do all."""
        self._sign_in.require(Right.ACCOUNTS)
        with self._store.writing() as connection:
            roll = self._rolls.read(connection)
            self._rolls.write_and_note(
                connection, Roll(roll.revision), Event.ACCOUNT_CHANGED, deed="all-removed"
            )
        self._sign_in.begin(None)

    def change_own_secret(self, old: str, new: str) -> None:
        """Change the PIN or password of who is signed in, who knows the old one.

        Raises
        ------
        WrongSignInError, LockedOutError
            If the old one is wrong; this counts as a wrong try.
        GalleryError
            If nobody is signed in, or the new one is not fit.
        """
        _, actor = self._sign_in.present()
        if actor is None:
            raise GalleryError(
                QT_TRANSLATE_NOOP("core", "Nobody is signed in. Sign in, then try again.")
            )
        secrets.checked(new, actor.name)
        if secrets.is_same(old, new):
            raise secrets.WeakSecretError(
                QT_TRANSLATE_NOOP("core", "That is the old one. Choose another PIN or password.")
            )
        self._proved(actor.name, old, "change")
        self._set_secret(actor.name, new, "own-secret")

    def reset(self, code: str) -> None:
        """Remove all accounts by the gallery's recovery code, also damaged ones.

        Raises
        ------
        GalleryError
            If it is not the recovery code.
        """
        prove_owner(self._opened, code)
        with self._store.writing() as connection:
            self._rolls.write_anew(connection, deed="reset")
        self._sign_in.begin(None)

    def reset_secret(self, code: str, name: str, secret: str) -> None:
        """Give an account another PIN or password by the gallery's recovery code.

        Raises
        ------
        GalleryError
            If it is not the recovery code, there is no such account, or the secret is not fit.
        """
        prove_owner(self._opened, code)
        self._set_secret(name, secret, "reset-secret")

    def _new(self, name: str, role: Role, secret: str) -> Kept:
        name = names.clean(name)
        secret = secrets.checked(secret, name)
        account_id, now = uuid.uuid4().hex, self.clock()
        made = secrets.verifier(self._key, account_id, secret)
        account = Account(account_id, name, role, secrets.is_pin(secret), now, now)
        return Kept(account, made)

    def _set_secret(self, name: str, secret: str, deed: str) -> None:
        found = _found(self._rolls.now(), name).account
        secret = secrets.checked(secret, found.name)
        made = secrets.verifier(self._key, found.id, secret)
        with self._store.writing() as connection:
            roll = self._rolls.read(connection)
            old = _found(roll, name)
            if old.account.id != found.id:
                raise _gone(name)
            has_pin = secrets.is_pin(secret)
            account = replace(old.account, has_pin=has_pin, changed=self.clock())
            new = Kept(account, made)
            roll = roll.with_account(new).with_tries(account.name, Tries())
            self._change(connection, roll, deed, account)
        if self._sign_in.session == old.session():
            self._sign_in.begin(new.session(), account.role)

    def _change(self, connection: sa.Connection, roll: Roll, deed: str, account: Account) -> None:
        self._rolls.write_and_note(
            connection,
            roll,
            Event.ACCOUNT_CHANGED,
            deed=deed,
            account=account.name,
            role=account.role.value,
        )


def _found(roll: Roll, name: str) -> Kept:
    kept = roll.find(name)
    if kept is None:
        raise _gone(name)
    return kept


def _gone(name: str) -> GalleryError:
    return GalleryError(QT_TRANSLATE_NOOP("core", "There is no account called {name}."), name=name)


def _leave_a_supervisor(roll: Roll, account: Account) -> None:
    if account.role is Role.SUPERVISOR and not roll.has_other_supervisor(account):
        raise GalleryError(_NOT_ONE_LEFT, name=account.name)
