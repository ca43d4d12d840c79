"""All accounts of a gallery and the wrong tries at them, as one sealed value keeps them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Final

from core.people import names
from core.people.accounts.rights import Role, Session
from core.people.accounts.secrets import Verifier
from core.people.accounts.values import Account, Tries
from core.people.errors import GalleryError
from core.people.sealed.keys import PassphraseCost
from core.people.sealed.vault import DamagedRecordError

_VERSION: Final = 1

_REMEMBERED_STRANGERS: Final = 64


@dataclass(frozen=True, slots=True)
class Kept:
    """An account with what its PIN or password is checked against."""

    account: Account
    verifier: Verifier

    def session(self) -> Session:
        """Return what shows that this account was signed in to with its present secret."""
        return Session(self.account.id, self.account.name, self.verifier.value)


@dataclass(frozen=True, slots=True)
class Roll:
    """The accounts at one moment; nobody has to sign in where there are none."""

    revision: int = 0
    """Grows with each change; the log tells it too, so that an earlier roll is noticed."""

    kept: tuple[Kept, ...] = ()
    """In the order in which they were added."""

    tries: Mapping[str, Tries] = field(default_factory=dict)
    """By the key of the name (`key_of`), for names without an account as well."""

    @property
    def is_wanted(self) -> bool:
        """Whether anybody has to sign in."""
        return bool(self.kept)

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts, sorted by name."""
        return tuple(
            sorted((one.account for one in self.kept), key=lambda account: key_of(account.name))
        )

    def role_of(self, session: Session) -> Role | None:
        """Return the role in which somebody is signed in; None if that is over."""
        for one in self.kept:
            if one.session() == session:
                return one.account.role
        return None

    def find(self, name: str) -> Kept | None:
        """Return the account with this name, without regard to case; None if there is none."""
        key = key_of(name)
        return next((one for one in self.kept if key_of(one.account.name) == key), None)

    def tries_at(self, name: str) -> Tries:
        """Return the wrong tries at a name."""
        return self.tries.get(key_of(name), Tries())

    def with_account(self, new: Kept) -> Roll:
        """Return a roll with this account, in place of the one with its id."""
        others = [one for one in self.kept if one.account.id != new.account.id]
        place = next(
            (at for at, one in enumerate(self.kept) if one.account.id == new.account.id),
            len(others),
        )
        return replace(self, kept=(*others[:place], new, *others[place:]))

    def without(self, account: Account) -> Roll:
        """Return a roll without this account."""
        others = tuple(one for one in self.kept if one.account.id != account.id)
        return replace(self, kept=others).with_tries(account.name, Tries())

    def with_tries(self, name: str, tries: Tries) -> Roll:
        """Return a roll with these tries at a name; of names without account the latest 64."""
        key = key_of(name)
        others = {at: one for at, one in self.tries.items() if at != key}
        known = {key_of(one.account.name) for one in self.kept}
        strangers = [at for at in others if at not in known]
        for at in strangers[: max(0, len(strangers) + 1 - _REMEMBERED_STRANGERS)]:
            del others[at]
        return replace(self, tries=others if tries == Tries() else {**others, key: tries})

    def has_other_supervisor(self, account: Account) -> bool:
        """Whether somebody else could manage the accounts."""
        return any(
            one.account.role is Role.SUPERVISOR and one.account.id != account.id
            for one in self.kept
        )


def key_of(name: str) -> str:
    """Return what a name is found by, however it was typed; empty for what can be no name."""
    try:
        return names.key(name)
    except GalleryError:
        return ""


def to_bytes(roll: Roll) -> bytes:
    """Return a roll as UTF-8 text (JSON)."""
    data = {
        "version": _VERSION,
        "revision": roll.revision,
        "accounts": [_account_data(one) for one in roll.kept],
        "tries": {
            key: {"wrong": one.wrong, "last": None if one.last is None else one.last.isoformat()}
            for key, one in roll.tries.items()
        },
    }
    return json.dumps(data, ensure_ascii=False).encode("utf-8")


def from_bytes(plain: bytes) -> Roll:
    """Return the roll that `to_bytes` made into bytes.

    Raises
    ------
    DamagedRecordError
        If it made no such bytes.
    """
    try:
        data = json.loads(plain)
        if data["version"] != _VERSION:
            raise DamagedRecordError("accounts of a kind that this program doesn't know")
        return Roll(
            int(data["revision"]),
            tuple(_kept(one) for one in data["accounts"]),
            {
                str(key): Tries(int(one["wrong"]), one["last"] and _time(one["last"]))
                for key, one in data["tries"].items()
            },
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DamagedRecordError("no accounts") from None


def _account_data(one: Kept) -> dict[str, Any]:
    account, verifier = one.account, one.verifier
    return {
        "id": account.id,
        "name": account.name,
        "role": account.role.value,
        "has_pin": account.has_pin,
        "created": account.created.isoformat(),
        "changed": account.changed.isoformat(),
        "salt": verifier.salt.hex(),
        "verifier": verifier.value.hex(),
        "cost": asdict(verifier.cost),
    }


def _kept(data: dict[str, Any]) -> Kept:
    account = Account(
        str(data["id"]),
        str(data["name"]),
        Role(data["role"]),
        bool(data["has_pin"]),
        _time(data["created"]),
        _time(data["changed"]),
    )
    cost = PassphraseCost(**{name: int(value) for name, value in data["cost"].items()})
    if not cost.is_sensible():
        raise ValueError("no cost of ours")
    salt, value = bytes.fromhex(data["salt"]), bytes.fromhex(data["verifier"])
    return Kept(account, Verifier(salt, value, cost))


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
